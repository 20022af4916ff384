package org.chronomap.backend.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.language.NumberWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.view.PlainPage.Cell;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.schema.Cardinality;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.Obligation;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ReferenceTarget;
import org.chronomap.geodata.schema.ValueKind;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Waypoint;
import org.chronomap.geodata.time.SpanWords;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * What items say, in one language of the story.
 *
 * @param <R> the items
 */
final class ItemWords<R> {

    /** Of so many points a course is told, and its last. */
    private static final int TOLD_OF_COURSE = 5;

    private final PropertySchema<R> schema;
    private final Snapshot snapshot;
    private final String language;
    private final List<String> preferred;
    private final Map<String, String> messages;
    private final SpanWords dates;
    private final NumberWords numbers;

    ItemWords(PropertySchema<R> schema, Snapshot snapshot, EncodedStory encoded, Map<String, String> messages) {
        this.schema = schema;
        this.snapshot = snapshot;
        this.language = encoded.language();
        this.preferred = encoded.wording().preferred();
        this.messages = messages;
        this.dates = Objects.requireNonNull(encoded.wording().dates(), "a story encoded for reading says its dates");
        this.numbers = new NumberWords(messages, preferred);
    }

    /** What items are called by. */
    Property<R, ?> title() {
        return schema.written().stream()
                .filter(property -> property.type().kind() == ValueKind.LOCALIZED
                        && property.type().cardinality() == Cardinality.ONE
                        && property.obligation() == Obligation.REQUIRED)
                .findFirst()
                .orElseThrow();
    }

    /** What tells items apart, in a table of them: what they are called by, what they are found by, and what each has. */
    List<Property<R, ?>> columns() {
        Property<R, ?> title = title();
        List<Property<R, ?>> columns = new ArrayList<>(List.of(title));
        schema.given().stream()
                .filter(property -> property != title
                        && property.featureMember() != FeatureMember.ID
                        && (property.obligation() == Obligation.REQUIRED
                                || !property.parameter().isEmpty()))
                .forEach(columns::add);
        return columns;
    }

    /** Whatever authors say of them, and where that is. */
    List<Property<R, ?>> all() {
        return schema.properties().stream()
                .filter(property -> !property.isComputed() || property.type().kind() == ValueKind.WHERE_TEXT)
                .toList();
    }

    String label(Property<?, ?> property) {
        return property.label().in(preferred).text();
    }

    /** What an item says; empty = nothing. */
    Cell cell(Property<R, ?> property, R item) {
        Object value = property.of(item);
        String lang = value instanceof LocalizedText text ? otherLanguage(text) : null;
        return new Cell(value == null ? "" : text(property, value), null, lang);
    }

    /** The same for a table, which has room for little: of what has members of its own, those that it must have. */
    Cell brief(Property<R, ?> property, R item) {
        PropertySchema<?> members = property.type().members();
        Object value = property.of(item);
        return members != null && value instanceof Collection<?> list
                ? Cell.of(list.stream()
                        .map(one -> required(members, one))
                        .distinct()
                        .collect(Collectors.joining(", ")))
                : cell(property, item);
    }

    @SuppressWarnings("unchecked")
    private <M> String required(PropertySchema<M> members, Object value) {
        return members.given().stream()
                .filter(member -> member.obligation() == Obligation.REQUIRED && member.of((M) value) != null)
                .map(member -> text(member, Objects.requireNonNull(member.of((M) value))))
                .collect(Collectors.joining(", "));
    }

    private @Nullable String otherLanguage(LocalizedText text) {
        String written = text.in(preferred).language();
        return written.equals(language) || written.equals(LocalizedText.ANY_LANGUAGE) ? null : written;
    }

    private String text(Property<?, ?> property, Object value) {
        if (property.type().kind() == ValueKind.WAYPOINT && value instanceof List<?> course) {
            return course(property, course);
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(one -> one(property, one)).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> byKey) {
            return byKey.entrySet().stream()
                    .map(entry -> named(
                            numbers.label(
                                    String.valueOf(entry.getKey()),
                                    snapshot.story().numberLabels()),
                            one(property, entry.getValue())))
                    .collect(Collectors.joining("; "));
        }
        return one(property, value);
    }

    /** Its first points and its last: there may be thousands. */
    private String course(Property<?, ?> property, List<?> course) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < course.size(); i++) {
            if (i == TOLD_OF_COURSE && i < course.size() - 1) {
                told.add("…");
                i = course.size() - 1;
            }
            told.add(one(property, course.get(i)));
        }
        return String.join("; ", told);
    }

    private String one(Property<?, ?> property, Object value) {
        ValueType<?> type = property.type();
        return switch (type.kind()) {
            case LOCALIZED -> ((LocalizedText) value).in(preferred).text();
            case EDTF -> dates.of((TimeSpan) value);
            case EDTF_TEXT -> dates.of((String) value);
            case LANGUAGE -> Languages.name((String) value, language);
            case NUMBER -> numbers.number((Number) value);
            case POSITION -> position(((Point) value).getY(), ((Point) value).getX());
            case WAYPOINT ->
                value instanceof Waypoint.AtPosition at
                        ? position(at.latitude(), at.longitude())
                        : place(((Waypoint.AtPlace) value).id());
            case BOUNDS ->
                ((Extent) value).bbox().stream().map(numbers::degrees).collect(Collectors.joining(", "));
            case CHOICE -> choice(property, value);
            case REFERENCE -> reference(type, (String) value);
            case PLACE_NAME -> place((String) value);
            case WHERE_TEXT ->
                snapshot.index().whereText((Incident) value).in(preferred).text();
            case OBJECT -> members(Objects.requireNonNull(type.members()), value);
            case ID, TEXT, PROSE, INSTANT, EDTF_IN_WORDS, LANGUAGE_OF_TEXT, TIME_ZONE, COLOUR, URI, ANY ->
                String.valueOf(value);
        };
    }

    private String named(String name, String what) {
        return Messages.fill(messages, "history.of", name, what);
    }

    private String position(double latitude, double longitude) {
        return Messages.fill(messages, "print.position", numbers.degrees(latitude), numbers.degrees(longitude));
    }

    private String choice(Property<?, ?> property, Object value) {
        return Messages.choice(messages, property.words(), property.type().idOf(value));
    }

    private String reference(ValueType<?> type, String id) {
        if (type.target() == ReferenceTarget.PLACE) {
            return place(id);
        }
        Optional<String> category = type.target() == ReferenceTarget.CATEGORY
                ? snapshot.story().categories().stream()
                        .filter(one -> one.id().equals(id))
                        .map(one -> one.label().in(preferred).text())
                        .findFirst()
                : Optional.empty();
        return category.orElse(id);
    }

    private String place(String id) {
        return snapshot.index().place(id).name().in(preferred).text();
    }

    @SuppressWarnings("unchecked")
    private <M> String members(PropertySchema<M> members, Object value) {
        return members.given().stream()
                .filter(member -> member.of((M) value) != null)
                .map(member -> named(label(member), text(member, Objects.requireNonNull(member.of((M) value)))))
                .collect(Collectors.joining("; "));
    }
}
