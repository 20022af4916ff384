package org.chronomap.backend.editing;

import java.time.ZoneId;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.time.typed.Fault;
import org.chronomap.geodata.time.typed.Guess;
import org.chronomap.geodata.time.typed.Reading;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What became of a typed date, with the names that items have for the same, and in words of one language. */
final class ReadingJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, String> words;
    private final DateJson dates;

    /**
     * @param words of the interface in the language
     * @param zone the story's
     */
    ReadingJson(Map<String, String> words, ZoneId zone) {
        this.words = words;
        dates = new DateJson(words, zone);
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
        node.put("when", meaning.when());
        dates.put(node, meaning.span());
        ArrayNode guessed = node.putArray("guessed");
        meaning.guessed().stream().map(Guess::id).forEach(guessed::add);
    }
}
