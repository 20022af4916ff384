package org.chronomap.backend.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.NumberSum;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Licence;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/** A story in one language of the story, for templates. What the story does not say is null. */
final class StoryWords {

    private final Story story;
    private final TemplateWords words;

    StoryWords(Snapshot snapshot, EncodedStory encoded, Map<String, String> messages) {
        this.story = snapshot.story();
        this.words = new TemplateWords(encoded, messages);
    }

    /** The story's own words: title, standfirst, byline, and as of when it is known. */
    Map<String, Object> head() {
        Map<String, Object> head = new HashMap<>();
        words.put(head, "title", story.title());
        words.put(head, "standfirst", story.standfirst());
        words.put(head, "byline", story.byline());
        TimeSpan known = story.knownAsOf();
        head.put(
                "knownAsOfText",
                known == null
                        ? null
                        : words.message("page.knownAsOf", words.dates().of(known)));
        return head;
    }

    /**
     * The story beside others: with its dates, and how much it tells.
     *
     * @param edited when it last was; null = never
     */
    Map<String, Object> card(@Nullable Instant edited) {
        Map<String, Object> card = head();
        card.put("dates", words.dates().of(story.extent()));
        card.put("counts", counts());
        card.put(
                "changed",
                edited == null
                        ? null
                        : words.message("page.changed", words.dates().of(day(edited))));
        return card;
    }

    private TimeSpan day(Instant instant) {
        LocalDate day = instant.atZone(story.timeZone()).toLocalDate();
        return Edtf.parse(day.toString(), story.timeZone());
    }

    /** Of a page of an earlier time: {@code text}, which says so, and {@code parameter}, the value of {@code as-of}. */
    @Nullable Map<String, Object> asOf(PageRevision revision) {
        Instant instant = revision.asOf();
        if (instant == null) {
            return null;
        }
        return Map.of("text", words.message("page.asOf", minute(instant)), "parameter", instant.toString());
    }

    /** Says that what the page tells is no newer than an instant. */
    String away(Instant since) {
        return words.message("page.away", minute(since));
    }

    private String minute(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        Interval whole = new Interval(
                minute.toEpochMilli(), minute.plus(1, ChronoUnit.MINUTES).toEpochMilli() - 1);
        return words.dates().of(new TimeSpan(whole, whole, Precision.MINUTE, Set.of(), minute.toString()));
    }

    /** What the number that marks are sized by comes to in all of the story; null where there is none. */
    @Nullable String sum() {
        String key = story.sizeBy();
        if (key == null) {
            return null;
        }
        NumberSum sum = NumberSum.NOTHING;
        for (Incident incident : story.incidents()) {
            sum = sum.and(incident, key, true);
        }
        for (Movement movement : story.movements()) {
            sum = sum.and(movement, key, true);
        }
        String low = words.numbers().number(sum.low());
        String told = Double.isInfinite(sum.high())
                ? words.message("number.atLeast", low)
                : sum.low() == sum.high()
                        ? low
                        : words.message("number.range", low, words.numbers().number(sum.high()));
        Optional<String> where = counts(sum.incidents(), sum.movements());
        Optional<String> without = Optional.of(sum.without())
                .filter(count -> count > 0)
                .map(count -> words.message("sized.without", words.numbers().number(count)));
        return words.message(
                "sized.sum",
                words.numbers().label(key, story.numberLabels()),
                where.isEmpty() ? "–" : told,
                Stream.of(where, without)
                        .flatMap(Optional::stream)
                        .reduce((one, other) -> words.message("count.also", one, other))
                        .orElseGet(() -> words.message("count.none")));
    }

    @Nullable Map<String, Object> licence() {
        Licence licence = story.licence();
        if (licence == null) {
            return null;
        }
        Map<String, Object> values = new HashMap<>();
        values.put("text", words.message("page.licence", licence.name()));
        values.put("url", licence.url());
        return values;
    }

    /** The scenes in which the author tells it: {@code title}, {@code text} and {@code when}; empty where it has none. */
    List<Map<String, Object>> scenes() {
        return story.scenes().stream()
                .map(scene -> {
                    Map<String, Object> values = new HashMap<>();
                    words.put(values, "title", scene.title());
                    words.put(values, "text", scene.text());
                    values.put("when", words.dates().of(scene.at()));
                    return values;
                })
                .toList();
    }

    /** Places: {@code name}, {@code role} and, where it is a spot, {@code position}. */
    List<Map<String, Object>> places(List<Place> places) {
        return places.stream()
                .map(place -> {
                    Map<String, Object> values = new HashMap<>();
                    words.put(values, "name", place.name());
                    words.put(values, "role", place.role());
                    Point at = place.at();
                    values.put(
                            "position",
                            at == null
                                    ? null
                                    : words.message(
                                            "print.position",
                                            words.numbers().degrees(at.getY()),
                                            words.numbers().degrees(at.getX())));
                    return values;
                })
                .toList();
    }

    /** "Page 2 of 40. Rows 501 to 1,000. In all: 20,000 incidents." */
    String told(TablePage page) {
        String rows = page.events().isEmpty()
                ? ""
                : words.message(
                                "table.rows",
                                words.numbers().number(page.before() + 1),
                                words.numbers()
                                        .number(page.before() + page.events().size()))
                        + ' ';
        return words.message(
                        "table.page",
                        words.numbers().number(page.number()),
                        words.numbers().number(page.pages()))
                + ' '
                + rows
                + words.message("table.all", counts());
    }

    /** "26 incidents and 3 movements" */
    private String counts() {
        return counts(story.incidents().size(), story.movements().size()).orElseGet(() -> words.message("count.none"));
    }

    private Optional<String> counts(int incidents, int movements) {
        return Stream.of(words.counted("count.incidents", incidents), words.counted("count.movements", movements))
                .flatMap(Optional::stream)
                .reduce((one, other) -> words.message("count.and", one, other));
    }
}
