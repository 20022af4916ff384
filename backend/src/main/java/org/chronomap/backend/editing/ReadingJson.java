package org.chronomap.backend.editing;

import java.time.ZoneId;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.IsoInstant;
import org.chronomap.geodata.time.SpanWords;
import org.chronomap.geodata.time.TimeSpan;
import org.chronomap.geodata.time.typed.Fault;
import org.chronomap.geodata.time.typed.Guess;
import org.chronomap.geodata.time.typed.Reading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of a typed date, with the names that items have for the same, and in words of one language. */
final class ReadingJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, String> words;
    private final SpanWords spans;

    /**
     * @param words of the interface in the language
     * @param zone the story's
     */
    ReadingJson(Map<String, String> words, ZoneId zone) {
        this.words = words;
        spans = new SpanWords(zone, words);
    }

    ObjectNode of(Reading reading) {
        ObjectNode answer = NODES.objectNode();
        if (reading instanceof Reading.Understood understood) {
            ArrayNode readings = answer.put("outcome", "read").putArray("readings");
            put(readings.addObject(), understood.meaning());
            understood.others().forEach(other -> put(readings.addObject(), other));
        } else if (reading instanceof Reading.Asked asked) {
            String question = asked.question().id();
            answer.put("outcome", "asked")
                    .put("question", question)
                    .put("questionText", Messages.choice(words, "typed.asked", question));
            ArrayNode readings = answer.putArray("readings");
            asked.meanings().forEach(meaning -> put(readings.addObject(), meaning));
        } else if (reading instanceof Reading.Refused refused) {
            answer.put("outcome", "refused")
                    .put("code", refused.fault().id())
                    .put("position", refused.position())
                    .put("detail", detail(refused));
        }
        return answer;
    }

    private String detail(Reading.Refused refused) {
        String about = refused.fault() == Fault.WEEKDAY ? weekday(Integer.parseInt(refused.about())) : refused.about();
        return Messages.fill(words, "typed.refused." + refused.fault().id(), about);
    }

    private String weekday(int fromMonday) {
        return words.getOrDefault("date.weekdays", "").split("\\|", -1)[fromMonday - 1];
    }

    private void put(ObjectNode node, Reading.Meaning meaning) {
        TimeSpan span = meaning.span();
        node.put("when", meaning.when()).put("whenText", spans.of(span));
        node.set("start", instant(span.start().first()));
        node.set("latestStart", instant(span.start().last()));
        node.set("earliestEnd", instant(span.end().first()));
        node.set("end", instant(span.end().last()));
        node.put("timePrecision", span.precision().id());
        ArrayNode guessed = node.putArray("guessed");
        meaning.guessed().stream().map(Guess::id).forEach(guessed::add);
    }

    private static JsonNode instant(long epochMilli) {
        return epochMilli == Interval.UNBOUNDED_BEFORE || epochMilli == Interval.UNBOUNDED_AFTER
                ? NODES.nullNode()
                : NODES.stringNode(IsoInstant.text(epochMilli));
    }
}
