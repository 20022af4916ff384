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
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.language.NumberWords;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.SpanWords;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of items, and what they say, in the words of one edition of a story as it is now. */
final class FieldWords {

    private static final Set<String> DATES = Set.of("when", "published", "accessed", "extent", "knownAsOf");
    private static final Set<String> PLACES = Set.of("place", "from", "to");

    private final Story story;
    private final String language;
    private final List<String> preferred;
    private final Map<String, String> messages;
    private final SpanWords dates;
    private final NumberWords numbers;

    /** @param edition for reading */
    FieldWords(Snapshot snapshot, Edition edition, Map<String, String> messages) {
        this.story = snapshot.story();
        this.language = edition.language();
        this.preferred = edition.wording().preferred();
        this.messages = messages;
        this.dates = Objects.requireNonNull(edition.wording().dates(), "an edition for reading says its dates");
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

    /** The text in the edition's language, else in the first that it has; null where there is none. */
    @Nullable String text(@Nullable JsonNode byLanguage) {
        String written = written(byLanguage);
        return byLanguage == null || !byLanguage.isObject()
                ? byLanguage == null ? null : byLanguage.asString()
                : written == null ? null : byLanguage.path(written).asString();
    }

    /** The language of that text where it is not the edition's; null otherwise. */
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
        for (int i = 0; i < path.names().size(); i++) {
            String name = path.names().get(i);
            if (path.isIndex(i)) {
                label += ' ' + numbers.number(Integer.parseInt(name) + 1);
            } else if (path.isLanguage(i)) {
                label += " (" + Languages.name(name, language) + ')';
            } else {
                String step = path.isOwnName(i) ? own(path, i) : field(name);
                label = label.isEmpty() ? step : of(label, step);
            }
        }
        return label;
    }

    /** What the author named: a number that is counted, or whatever stands under {@code extra}. */
    private String own(FieldPath path, int index) {
        String name = path.names().get(index);
        return path.names().get(index - 1).equals("numbers") ? numbers.label(name, story.numberLabels()) : name;
    }

    private String field(String name) {
        return messages.getOrDefault("history.field." + name, name);
    }

    /** What a field says, in words; of one that holds others, each of them after its label. */
    String value(StoryPart part, FieldPath path, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (path.names().equals(List.of("geometry"))) {
            JsonNode at = value.path("coordinates");
            return message(
                    "print.position",
                    numbers.degrees(at.path(1).asDouble()),
                    numbers.degrees(at.path(0).asDouble()));
        }
        if (value.isArray()) {
            List<String> entries = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                entries.add(value(part, path.and(Integer.toString(i)), value.get(i)));
            }
            return String.join(", ", entries);
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(member -> {
                        FieldPath to = path.and(member.getKey());
                        return of(lastLabel(to), value(part, to, member.getValue()));
                    })
                    .collect(Collectors.joining("; "));
        }
        return value.isNumber() ? numbers.number(value.numberValue()) : scalar(part, path, value.asString());
    }

    private String lastLabel(FieldPath path) {
        int last = path.names().size() - 1;
        String name = path.names().get(last);
        return path.isLanguage(last)
                ? Languages.name(name, language)
                : path.isOwnName(last) ? own(path, last) : field(name);
    }

    private String scalar(StoryPart part, FieldPath path, String text) {
        String field = path.field();
        if (DATES.contains(field) || (field.equals("at") && part == StoryPart.SCENES)) {
            return date(text);
        }
        if (PLACES.contains(field)) {
            return story.places().stream()
                    .filter(place -> place.id().equals(text))
                    .findFirst()
                    .map(Place::name)
                    .map(this::in)
                    .orElse(text);
        }
        return switch (field) {
            case "status" -> messages.getOrDefault("status." + text, text);
            case "geoPrecision" -> messages.getOrDefault("precision." + text, text);
            case "inferred" -> messages.getOrDefault("inferred." + text, text);
            case "category" ->
                story.categories().stream()
                        .filter(category -> category.id().equals(text))
                        .findFirst()
                        .map(Category::label)
                        .map(this::in)
                        .orElse(text);
            case "languages", "lang" -> Languages.name(text, language);
            default -> text;
        };
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
