package org.chronomap.backend.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.language.NumberWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.ValueKind;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.SpanWords;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of items, and what they say, in one language of a story as it is now. */
final class FieldWords {

    /** Of so many points a course is told, and its last. */
    private static final int TOLD_OF_COURSE = 5;

    private final Story story;
    private final String language;
    private final List<String> preferred;
    private final Map<String, String> messages;
    private final SpanWords dates;
    private final NumberWords numbers;

    /** @param encoded for reading */
    FieldWords(Snapshot snapshot, EncodedStory encoded, Map<String, String> messages) {
        this.story = snapshot.story();
        this.language = encoded.language();
        this.preferred = encoded.wording().preferred();
        this.messages = messages;
        this.dates = Objects.requireNonNull(encoded.wording().dates(), "a story encoded for reading says its dates");
        this.numbers = new NumberWords(messages, preferred);
    }

    String message(String key, Object... values) {
        return Messages.fill(messages, key, values);
    }

    /** What belongs to a name, after a colon as the language sets it. */
    private String of(String name, String what) {
        return message("history.of", name, what);
    }

    /** A moment to the minute, in the story's time zone. */
    String when(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        Interval whole = new Interval(
                minute.toEpochMilli(), minute.plus(1, ChronoUnit.MINUTES).toEpochMilli() - 1);
        return dates.of(new TimeSpan(whole, whole, Precision.MINUTE, Set.of(), minute.toString()));
    }

    /** The text in the language asked for, else in the first that it has; null where there is none. */
    @Nullable String text(@Nullable JsonNode byLanguage) {
        String written = written(byLanguage);
        return byLanguage == null || !byLanguage.isObject()
                ? byLanguage == null ? null : byLanguage.asString()
                : written == null ? null : byLanguage.path(written).asString();
    }

    /** The language of that text where it is not the one asked for; null otherwise. */
    @Nullable String otherLanguage(@Nullable JsonNode byLanguage) {
        String written = written(byLanguage);
        return language.equals(written) ? null : written;
    }

    private @Nullable String written(@Nullable JsonNode byLanguage) {
        return byLanguage == null
                ? null
                : preferred.stream()
                        .filter(byLanguage::has)
                        .findFirst()
                        .or(() -> byLanguage.propertyNames().stream().findFirst())
                        .orElse(null);
    }

    /** What a pointer of a difference points to: “Source 2: Quote”, “Title (French)”. */
    String label(FieldPath path) {
        String label = "";
        for (int i = 0; i < path.steps().size(); i++) {
            String name = path.steps().get(i).name();
            switch (path.steps().get(i).role()) {
                case INDEX -> label += ' ' + numbers.number(Integer.parseInt(name) + 1);
                case LANGUAGE -> label += " (" + Languages.name(name, language) + ')';
                case FIELD, OWN -> label = label.isEmpty() ? name(path, i) : of(label, name(path, i));
            }
        }
        return label;
    }

    private String name(FieldPath path, int index) {
        FieldPath.Step step = path.steps().get(index);
        Property<?, ?> property = step.property();
        return switch (step.role()) {
            case INDEX -> step.name();
            case LANGUAGE -> Languages.name(step.name(), language);
            case FIELD ->
                property == null
                        ? step.name()
                        : property.label().in(List.of(language)).text();
            // A number that is counted, or whatever stands under extra.
            case OWN ->
                path.steps().get(index - 1).name().equals("numbers")
                        ? numbers.label(step.name(), story.numberLabels())
                        : step.name();
        };
    }

    /** What a field says, in words; of one that holds others, each of them after its label. */
    String value(FieldPath path, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (path.field().equals("geometry")) {
            return position(value.path("coordinates"));
        }
        boolean isOfCourse = kind(path) == ValueKind.WAYPOINT;
        if (isOfCourse && value.isArray() && value.path(0).isNumber()) {
            return position(value);
        }
        if (value.isArray()) {
            List<String> entries = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                if (isOfCourse && i == TOLD_OF_COURSE && i < value.size() - 1) {
                    entries.add("…");
                    i = value.size() - 1;
                }
                entries.add(value(path.and(Integer.toString(i)), value.get(i)));
            }
            return String.join(isOfCourse ? "; " : ", ", entries);
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(member -> {
                        FieldPath to = path.and(member.getKey());
                        return of(name(to, to.steps().size() - 1), value(to, member.getValue()));
                    })
                    .collect(Collectors.joining("; "));
        }
        return value.isNumber() ? numbers.number(value.numberValue()) : scalar(path, value.asString());
    }

    private static @Nullable ValueKind kind(FieldPath path) {
        Property<?, ?> property = path.property();
        return property == null ? null : property.type().kind();
    }

    private String position(JsonNode at) {
        return message(
                "print.position",
                numbers.degrees(at.path(1).asDouble()),
                numbers.degrees(at.path(0).asDouble()));
    }

    private String scalar(FieldPath path, String text) {
        Property<?, ?> property = path.property();
        if (property == null) {
            return text;
        }
        return switch (property.type().kind()) {
            case EDTF, EDTF_TEXT -> date(text);
            case LANGUAGE -> Languages.name(text, language);
            case REFERENCE -> referred(property, text);
            case WAYPOINT -> place(text);
            default -> said(property, text);
        };
    }

    private String said(Property<?, ?> property, String text) {
        return Messages.choice(messages, property.words(), text);
    }

    private String referred(Property<?, ?> property, String id) {
        return switch (Objects.requireNonNull(property.type().target(), "a reference leads somewhere")) {
            case PLACE -> place(id);
            case CATEGORY ->
                named(
                        story.categories().stream()
                                .filter(category -> category.id().equals(id))
                                .map(Category::label),
                        id);
            case INCIDENT, EVENT, PROPERTY -> said(property, id);
        };
    }

    private String place(String id) {
        return named(
                story.places().stream().filter(place -> place.id().equals(id)).map(Place::name), id);
    }

    private String named(Stream<LocalizedText> names, String id) {
        return names.findFirst().map(this::in).orElse(id);
    }

    private String date(String text) {
        try {
            return dates.of(Edtf.parse(text, story.timeZone()));
        } catch (DateTimeException | IllegalArgumentException e) {
            return text; // what no date could be read from is told as it stands
        }
    }

    private String in(LocalizedText text) {
        return text.in(preferred).text();
    }
}
