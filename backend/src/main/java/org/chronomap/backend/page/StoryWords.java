package org.chronomap.backend.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.language.NumberWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Licence;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.SpanWords;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/** A story in one language of the story, for templates. What the story does not say is null. */
public final class StoryWords {

    private final Snapshot snapshot;
    private final Story story;
    private final String language;
    private final List<String> preferred;
    private final SpanWords dates;
    private final Map<String, String> messages;
    private final NumberWords numbers;

    public StoryWords(Snapshot snapshot, EncodedStory encoded, Map<String, String> messages) {
        this.snapshot = snapshot;
        this.story = snapshot.story();
        this.language = encoded.language();
        this.preferred = encoded.wording().preferred();
        this.dates = Objects.requireNonNull(encoded.wording().dates(), "a story encoded for reading says its dates");
        this.messages = messages;
        this.numbers = new NumberWords(messages, preferred);
    }

    /** The story's own words: title, standfirst, byline, and as of when it is known. */
    Map<String, Object> head() {
        Map<String, Object> head = new HashMap<>();
        put(head, "title", story.title());
        put(head, "standfirst", story.standfirst());
        put(head, "byline", story.byline());
        TimeSpan known = story.knownAsOf();
        head.put("knownAsOfText", known == null ? null : message("page.knownAsOf", dates.of(known)));
        return head;
    }

    /** Of a page of an earlier time: {@code text}, which says so, and {@code parameter}, the value of {@code as-of}. */
    @Nullable Map<String, Object> asOf(PageRevision revision) {
        Instant instant = revision.asOf();
        if (instant == null) {
            return null;
        }
        return Map.of("text", message("page.asOf", minute(instant)), "parameter", instant.toString());
    }

    /** Says that what the page tells is no newer than an instant. */
    String away(Instant since) {
        return message("page.away", minute(since));
    }

    private String minute(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        Interval whole = new Interval(
                minute.toEpochMilli(), minute.plus(1, ChronoUnit.MINUTES).toEpochMilli() - 1);
        return dates.of(new TimeSpan(whole, whole, Precision.MINUTE, Set.of(), minute.toString()));
    }

    @Nullable Map<String, Object> licence() {
        Licence licence = story.licence();
        if (licence == null) {
            return null;
        }
        Map<String, Object> values = new HashMap<>();
        values.put("text", message("page.licence", licence.name()));
        values.put("url", licence.url());
        return values;
    }

    /** The scenes in which the author tells it: {@code title}, {@code text} and {@code when}; empty where it has none. */
    List<Map<String, Object>> scenes() {
        return story.scenes().stream()
                .map(scene -> {
                    Map<String, Object> values = new HashMap<>();
                    put(values, "title", scene.title());
                    put(values, "text", scene.text());
                    values.put("when", dates.of(scene.at()));
                    return values;
                })
                .toList();
    }

    /** Places: {@code name}, {@code role} and, where it is a spot, {@code position}. */
    List<Map<String, Object>> places(List<Place> places) {
        return places.stream()
                .map(place -> {
                    Map<String, Object> values = new HashMap<>();
                    put(values, "name", place.name());
                    put(values, "role", place.role());
                    Point at = place.at();
                    values.put(
                            "position",
                            at == null
                                    ? null
                                    : message(
                                            "print.position", numbers.degrees(at.getY()), numbers.degrees(at.getX())));
                    return values;
                })
                .toList();
    }

    /** Incidents and movements by the day on which each began, or the date that names no one day: {@code day} in words, and its {@code items}. */
    List<Map<String, Object>> days(List<StoryEvent> events) {
        Map<String, List<Map<String, Object>>> days = new LinkedHashMap<>();
        events.forEach(event ->
                days.computeIfAbsent(day(event), day -> new ArrayList<>()).add(item(event)));
        return days.entrySet().stream()
                .map(day -> Map.<String, Object>of("day", day.getKey(), "items", day.getValue()))
                .toList();
    }

    /** "Page 2 of 40. Rows 501 to 1,000. In all: 20,000 incidents." */
    String told(TablePage page) {
        String all = Stream.of(
                        counted("count.incidents", story.incidents().size()),
                        counted("count.movements", story.movements().size()))
                .flatMap(Optional::stream)
                .reduce((one, other) -> message("count.and", one, other))
                .orElseGet(() -> message("count.none"));
        String rows = page.events().isEmpty()
                ? ""
                : message(
                                "table.rows",
                                numbers.number(page.before() + 1),
                                numbers.number(page.before() + page.events().size()))
                        + ' ';
        return message("table.page", numbers.number(page.number()), numbers.number(page.pages()))
                + ' '
                + rows
                + message("table.all", all);
    }

    private Optional<String> counted(String stem, int count) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Messages.plural(messages, language, stem, count, numbers.number(count)));
    }

    /** As the page's list has it ({@code list/groups.ts}): the day on which it began, if it is known to be one; else the words of its date. */
    private String day(StoryEvent event) {
        TimeSpan when = event.statement().when();
        Interval start = when.start();
        if (!start.isBoundedAfter()) {
            return message("list.possibleOpen");
        }
        LocalDate last = LocalDate.ofInstant(Instant.ofEpochMilli(start.last()), story.timeZone());
        if (!start.isBoundedBefore()
                || !last.equals(LocalDate.ofInstant(Instant.ofEpochMilli(start.first()), story.timeZone()))) {
            return dates.of(when);
        }
        long begin = last.atStartOfDay(story.timeZone()).toInstant().toEpochMilli();
        long end = last.plusDays(1).atStartOfDay(story.timeZone()).toInstant().toEpochMilli() - 1;
        Interval day = new Interval(begin, end);
        return dates.of(new TimeSpan(day, day, Precision.DAY, Set.of(), last.toString()));
    }

    /**
     * One incident or movement: {@code id}, {@code when}, {@code title}, {@code summary}, {@code where}, {@code status},
     * {@code numbers} and {@code sources}.
     */
    public Map<String, Object> item(StoryEvent event) {
        Statement statement = event.statement();
        Map<String, Object> item = new HashMap<>();
        item.put("id", statement.id());
        item.put("when", dates.of(statement.when()));
        put(item, "title", statement.title());
        put(item, "summary", statement.summary());
        item.put("where", where(event));
        item.put("status", Messages.status(messages, statement.status()));
        item.put("isRetracted", statement.status() == Status.RETRACTED);
        item.put(
                "numbers",
                statement.numbers().entrySet().stream()
                        .map(number -> Map.of(
                                "label", numbers.label(number.getKey(), story.numberLabels()),
                                "text", numbers.of(number.getValue())))
                        .toList());
        item.put("hasNumbers", !statement.numbers().isEmpty());
        item.put("sources", statement.sources().stream().map(this::source).toList());
        return item;
    }

    private String where(StoryEvent event) {
        if (event instanceof Movement movement) {
            return message("list.route", names(movement.from()), names(movement.to()));
        }
        String place = ((Incident) event).place();
        return place == null ? message("precision.none") : names(List.of(place));
    }

    private String names(List<String> places) {
        return places.stream()
                .map(place -> Objects.requireNonNull(
                        text(snapshot.index().place(place).name())))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> source(Source source) {
        Map<String, Object> values = new HashMap<>();
        values.put("publisher", source.publisher());
        values.put("url", source.url());
        String published = source.published();
        values.put("published", published == null ? null : dates.of(published));
        values.put("quote", source.quote());
        values.put("lang", source.lang());
        LocalizedText attributedTo = source.attributedTo();
        values.put(
                "attributedTo",
                attributedTo == null
                        ? null
                        : message(
                                "details.accordingTo",
                                attributedTo.in(preferred).text()));
        return values;
    }

    /** A text, and what tells of one that the asked language lacks: {@code …In} with its {@code lang} and {@code note}. */
    private void put(Map<String, Object> values, String name, @Nullable LocalizedText text) {
        values.put(name, text(text));
        LocalizedText.InLanguage given = text == null ? null : text.in(preferred);
        boolean isOther = given != null
                && !given.language().equals(language)
                && !given.language().equals(LocalizedText.ANY_LANGUAGE);
        values.put(
                name + "In",
                given == null || !isOther
                        ? null
                        : Map.of(
                                "lang", given.language(),
                                "dir", Languages.direction(given.language()),
                                "note", message("details.inLanguage", Languages.name(given.language(), language))));
    }

    private @Nullable String text(@Nullable LocalizedText text) {
        return text == null ? null : text.in(preferred).text();
    }

    private String message(String key, Object... values) {
        return Messages.fill(messages, key, values);
    }
}
