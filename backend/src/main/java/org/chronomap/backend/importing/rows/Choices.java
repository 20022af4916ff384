package org.chronomap.backend.importing.rows;

import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.ingest.mapping.Equals;
import org.chronomap.geodata.ingest.mapping.PlaceQuestion;
import org.chronomap.geodata.ingest.mapping.Survey;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the rows leave open, to be said in the mapping: which place a name means, and which category or status a word. */
final class Choices {

    private static final int MOST = 1_000;
    private static final int MOST_CANDIDATES = 10;

    private Choices() {}

    static ObjectNode of(Survey survey) {
        ObjectNode choices = JsonNodeFactory.instance.objectNode();
        ArrayNode places = choices.putArray("places");
        survey.questions().stream().limit(MOST).forEach(question -> put(places.addObject(), question));
        survey.categories().ifPresent(words -> put(choices.putArray("categories"), words));
        survey.statuses().ifPresent(words -> put(choices.putArray("statuses"), words));
        survey.geoPrecisions().ifPresent(words -> put(choices.putArray("geoPrecisions"), words));
        return choices;
    }

    private static void put(ObjectNode json, PlaceQuestion question) {
        json.put("name", question.name()).put("rows", question.rows()).put("exact", question.isExact());
        ArrayNode candidates = json.putArray("candidates");
        for (Gazetteer.Hit hit :
                question.candidates().stream().limit(MOST_CANDIDATES).toList()) {
            ObjectNode candidate = candidates.addObject().put("id", hit.id());
            put(candidate, "names", hit.place().names());
            put(candidate, "region", hit.region());
            put(candidate, "country", hit.country());
            candidate.put("within", hit.place().within());
            candidate.put("population", hit.place().population());
        }
    }

    private static void put(ObjectNode json, String name, @Nullable LocalizedText names) {
        if (names != null) {
            ObjectNode told = json.putObject(name);
            names.byLanguage().forEach(told::put);
        }
    }

    private static void put(ArrayNode json, Equals words) {
        for (Equals.Word word : words.words()) {
            json.addObject()
                    .put("word", word.word())
                    .put("rows", word.rows())
                    .put("meaning", word.meaning())
                    .put("proposed", word.proposed());
        }
    }
}
