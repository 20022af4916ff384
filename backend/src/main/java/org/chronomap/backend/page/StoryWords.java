package org.chronomap.backend.page;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Licence;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.SpanWords;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/** A story in the words of one edition, for templates. What the story does not say is null. */
final class StoryWords {

    private final Snapshot snapshot;
    private final Story story;
    private final List<String> preferred;
    private final SpanWords dates;
    private final Map<String, String> messages;
    private final NumberWords numbers;

    StoryWords(Snapshot snapshot, Edition edition, Map<String, String> messages) {
        this.snapshot = snapshot;
        this.story = snapshot.story();
        this.preferred = edition.wording().preferred();
        this.dates = Objects.requireNonNull(edition.wording().dates(), "an edition for reading says its dates");
        this.messages = messages;
        this.numbers = new NumberWords(messages, preferred);
    }

    /** The story's own words: title, standfirst, byline, and as of when it is known. */
    Map<String, Object> head() {
        Map<String, Object> head = new HashMap<>();
        head.put("title", text(story.title()));
        head.put("standfirst", text(story.standfirst()));
        head.put("byline", text(story.byline()));
        TimeSpan known = story.knownAsOf();
        head.put("knownAsOfText", known == null ? null : message("page.knownAsOf", dates.of(known)));
        return head;
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

    /** Incidents and movements, in the order in which they have begun for certain. */
    List<Map<String, Object>> items() {
        return Stream.<StoryEvent>concat(story.incidents().stream(), story.movements().stream())
                .sorted(Comparator.comparingLong((StoryEvent event) ->
                                event.statement().when().start().last())
                        .thenComparingLong(
                                event -> event.statement().when().start().first()))
                .map(this::item)
                .toList();
    }

    private Map<String, Object> item(StoryEvent event) {
        Statement statement = event.statement();
        Map<String, Object> item = new HashMap<>();
        item.put("id", statement.id());
        item.put("when", dates.of(statement.when()));
        item.put("title", text(statement.title()));
        item.put("summary", text(statement.summary()));
        item.put("where", where(event));
        item.put("status", message("status." + statement.status().id()));
        item.put(
                "numbers",
                statement.numbers().entrySet().stream()
                        .map(number -> Map.of(
                                "label", numbers.label(number.getKey(), story.numberLabels()),
                                "text", numbers.of(number.getValue())))
                        .toList());
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
        values.put("published", published == null ? null : dates.of(Edtf.parse(published, story.timeZone())));
        values.put("quote", source.quote());
        values.put("lang", source.lang());
        return values;
    }

    private @Nullable String text(@Nullable LocalizedText text) {
        return text == null ? null : text.in(preferred).text();
    }

    private String message(String key, Object... values) {
        return Messages.fill(messages, key, values);
    }
}
