package org.chronomap.geodata.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Media;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.JsonNode;

/** Reads incidents and movements. */
final class EventReader {

    private static final int MOST_NAMED = 20;

    private final Head head;
    private final Map<String, PlaceKind> places;
    private final boolean placesUnread;
    private final Set<String> incidents = new LinkedHashSet<>();
    private final Set<String> movements = new LinkedHashSet<>();

    /** @param places the kinds of the story's places, by id; null when they could not be read */
    EventReader(Head head, @Nullable Map<String, PlaceKind> places) {
        this.head = head;
        this.places = places == null ? Map.of() : places;
        this.placesUnread = places == null;
    }

    /** The ids of the incidents read so far. */
    Set<String> incidents() {
        return incidents;
    }

    /** The ids of the movements read so far. */
    Set<String> movements() {
        return movements;
    }

    Supplier<Incident> incident(Fields fields) {
        Supplier<Statement> statement = statement(fields, incidents);
        String place = fields.findText("place");
        Point at = PointReader.find(fields, "at");
        GeoPrecision precision = fields.findOneOf("geoPrecision", GeoPrecision.class);
        fields.nothingElse();
        if (place != null) {
            checkPlace(fields, "place", place);
        }
        if (precision == null) {
            precision = precisionWithout(fields, place, at);
        } else if (precision == GeoPrecision.NONE && (place != null || at != null)) {
            fields.fault("geoPrecision", "is none, but a place is given");
        } else if (precision != GeoPrecision.NONE && place == null && !fields.has("at")) {
            fields.fault("place", "is missing; an incident without a place says `geoPrecision: none`");
        } else if (at == null && kind(place) == PlaceKind.COUNTRY && precision != GeoPrecision.COUNTRY) {
            fields.fault("geoPrecision", "must be country: nothing closer than the country is given");
        }
        GeoPrecision known = precision;
        return () -> new Incident(statement.get(), place, at, known);
    }

    private GeoPrecision precisionWithout(Fields fields, @Nullable String place, @Nullable Point at) {
        PlaceKind kind = kind(place);
        if (at == null && kind != null) {
            return kind.precision();
        }
        if (fields.has("at")) {
            return GeoPrecision.EXACT;
        }
        if (place == null && !fields.has("geoPrecision")) {
            fields.fault("place", "is missing; an incident without a place says `geoPrecision: none`");
        }
        return GeoPrecision.NONE;
    }

    Supplier<Movement> movement(Fields fields) {
        Supplier<Statement> statement = statement(fields, movements);
        List<String> from = ends(fields, "from");
        List<String> to = ends(fields, "to");
        fields.nothingElse();
        return () -> new Movement(statement.get(), from, to);
    }

    private List<String> ends(Fields fields, String name) {
        List<String> ends = fields.texts(name);
        if (fields.lacks(name)) {
            fields.fault(name, "is missing: ids of places, like [kazakhstan]");
        }
        ends.forEach(place -> checkPlace(fields, name, place));
        return ends;
    }

    private @Nullable PlaceKind kind(@Nullable String place) {
        return place == null ? null : places.get(place);
    }

    private void checkPlace(Fields fields, String name, String place) {
        if (!placesUnread && !places.containsKey(place)) {
            fields.fault(name, "\"" + place + "\" is no place of this story, which has " + all(places.keySet()));
        }
    }

    private Supplier<Statement> statement(Fields fields, Set<String> ids) {
        String id = fields.slug("id");
        ids.add(id);
        TimeSpan when = fields.find("when", text -> Edtf.parse(text, head.timeZone()));
        if (!fields.has("when")) {
            fields.fault("when", "is missing: a date, like 2022-01-06 (geodata/docs/dates.md tells how)");
        }
        String category = fields.text("category");
        if (!category.isEmpty() && !head.isUnread() && !head.categoryIds().contains(category)) {
            fields.fault(
                    "category",
                    "\"" + category + "\" is no category of this story, which has " + all(head.categoryIds()));
        }
        Status status = fields.oneOf("status", Status.class);
        LocalizedText title = fields.localized("title");
        LocalizedText summary = fields.findLocalized("summary");
        Map<String, Quantity> numbers = numbers(fields);
        List<LocalizedText> actors = fields.localizedTexts("actors");
        List<LocalizedText> tags = fields.localizedTexts("tags");
        List<Source> sources = sources(fields);
        List<Media> media =
                fields.list("media").stream().map(EventReader::media).toList();
        List<String> inferred = fields.texts("inferred");
        Map<String, JsonNode> extra = fields.anything("extra");
        return () -> new Statement(
                id,
                title,
                summary,
                Objects.requireNonNull(when),
                category,
                status,
                numbers,
                actors,
                tags,
                sources,
                media,
                inferred,
                org.chronomap.geodata.story.Attributes.NONE,
                extra);
    }

    private List<Source> sources(Fields fields) {
        List<Source> sources = new ArrayList<>();
        for (Fields source : fields.list("sources")) {
            String ref = source.findText("ref");
            Source named = ref == null ? null : head.sources().get(ref);
            if (ref != null && named == null && !head.isUnread()) {
                source.fault(
                        "ref",
                        "\"" + ref + "\" is no source of this story, which has "
                                + all(head.sources().keySet()));
            }
            // What a reference that leads nowhere would have said is not missing too.
            Source under = ref != null && named == null ? SourceReader.UNKNOWN : named;
            sources.add(SourceReader.over(under, source, head.timeZone()));
        }
        if (fields.lacks("sources")) {
            fields.fault("sources", "is missing: nothing is stated without a source");
        }
        return sources;
    }

    /** Ids, as many as a reader of a message can look through. */
    static String all(Collection<String> ids) {
        return ids.isEmpty() ? "none" : first(ids, MOST_NAMED);
    }

    /** The first of several ids, and how many more there are. */
    static String first(Collection<String> ids, int named) {
        String first = ids.stream().limit(named).collect(Collectors.joining(", "));
        return ids.size() <= named ? first : first + " and " + (ids.size() - named) + " more";
    }

    private static Map<String, Quantity> numbers(Fields fields) {
        Map<String, Quantity> numbers = new LinkedHashMap<>();
        fields.objects("numbers").forEach((key, number) -> {
            BigDecimal low = number.findNumber("low");
            BigDecimal best = number.findNumber("best");
            BigDecimal high = number.findNumber("high");
            LocalizedText words = number.findLocalized("words");
            number.nothingElse();
            boolean read = (low != null || !number.has("low"))
                    && (best != null || !number.has("best"))
                    && (high != null || !number.has("high"))
                    && (words != null || !number.has("words"));
            if (!read) {
                return;
            }
            try {
                numbers.put(key, new Quantity(low, best, high, words));
            } catch (IllegalArgumentException e) {
                number.fault(String.valueOf(e.getMessage()));
            }
        });
        return numbers;
    }

    private static Media media(Fields fields) {
        String url = fields.findUrl("url");
        if (!fields.has("url")) {
            fields.fault("url", "is missing: where the picture, film or sound is");
        }
        Media media = new Media(
                url == null ? "" : url,
                fields.oneOf("kind", Media.Kind.class),
                fields.text("credit"),
                fields.findLocalized("caption"),
                fields.findLocalized("alt"));
        fields.nothingElse();
        return media;
    }
}
