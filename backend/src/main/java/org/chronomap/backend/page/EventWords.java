package org.chronomap.backend.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.TimeSpan;

/** What happened in a story, in one language of the story, for templates. What the story does not say is null. */
public final class EventWords {

    private final Snapshot snapshot;
    private final Story story;
    private final TemplateWords words;

    public EventWords(Snapshot snapshot, EncodedStory encoded, Map<String, String> messages) {
        this.snapshot = snapshot;
        this.story = snapshot.story();
        this.words = new TemplateWords(encoded, messages);
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

    /** As the page's list has it ({@code list/groups.ts}): the day on which it began, if it is known to be one; else the words of its date. */
    private String day(StoryEvent event) {
        TimeSpan when = event.statement().when();
        Interval start = when.start();
        if (!start.isBoundedAfter()) {
            return when.isUnknown() ? words.dates().of(when) : words.message("list.possibleOpen");
        }
        LocalDate last = LocalDate.ofInstant(Instant.ofEpochMilli(start.last()), story.timeZone());
        if (!start.isBoundedBefore()
                || !last.equals(LocalDate.ofInstant(Instant.ofEpochMilli(start.first()), story.timeZone()))) {
            return words.dates().of(when);
        }
        long begin = last.atStartOfDay(story.timeZone()).toInstant().toEpochMilli();
        long end = last.plusDays(1).atStartOfDay(story.timeZone()).toInstant().toEpochMilli() - 1;
        Interval day = new Interval(begin, end);
        return words.dates().of(new TimeSpan(day, day, Precision.DAY, Set.of(), last.toString()));
    }

    /**
     * One incident or movement: {@code id}, {@code when}, {@code title}, {@code summary}, {@code where}, {@code status},
     * {@code numbers} and {@code sources}.
     */
    public Map<String, Object> item(StoryEvent event) {
        Statement statement = event.statement();
        Map<String, Object> item = new HashMap<>();
        item.put("id", statement.id());
        item.put("when", words.dates().of(statement.when()));
        words.put(item, "title", statement.title());
        words.put(item, "summary", statement.summary());
        item.put("where", where(event));
        item.put("status", Messages.status(words.messages(), statement.status()));
        item.put("isRetracted", statement.status() == Status.RETRACTED);
        item.put(
                "numbers",
                statement.numbers().entrySet().stream()
                        .map(number -> Map.of(
                                "label", words.numbers().label(number.getKey(), story.numberLabels()),
                                "text", words.numbers().of(number.getValue())))
                        .toList());
        item.put("hasNumbers", !statement.numbers().isEmpty());
        item.put("sources", statement.namedSources().stream().map(this::source).toList());
        return item;
    }

    private String where(StoryEvent event) {
        if (event instanceof Movement movement) {
            return words.message("list.route", names(movement.from()), names(movement.to()));
        }
        Incident incident = (Incident) event;
        if (incident.place() != null) {
            return names(List.of(incident.place()));
        }
        return incident.at() == null
                ? words.message("precision.none")
                : words.text(snapshot.index().whereText(incident));
    }

    private String names(List<String> places) {
        return places.stream()
                .map(place -> words.text(snapshot.index().place(place).name()))
                .collect(Collectors.joining(", "));
    }

    private Map<String, Object> source(Source source) {
        Map<String, Object> values = new HashMap<>();
        values.put("publisher", source.publisher());
        values.put("url", source.url());
        String published = source.published();
        values.put("published", published == null ? null : words.dates().of(published));
        values.put("quote", source.quote());
        values.put("lang", source.lang());
        LocalizedText attributedTo = source.attributedTo();
        values.put(
                "attributedTo",
                attributedTo == null ? null : words.message("details.accordingTo", words.text(attributedTo)));
        return values;
    }
}
