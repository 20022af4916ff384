package org.chronomap.backend.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DifferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'title':{'fr':'a','en':'b'}}          | {'title':{'fr':'c','en':'b'}}        | /properties/title/fr: "a" > "c"
            {'title':{'fr':'a'}}                   | {'title':{'fr':'a','en':'b'}}        | /properties/title/en: null > "b"
            {'at':[76.9,43.2]}                     | {'at':[77,43]}                       | /geometry: {"type":"Point","coordinates":[76.9,43.2]} > {"type":"Point","coordinates":[77,43]}
            {'at':[76.9,43.2]}                     | {}                                   | /geometry: {"type":"Point","coordinates":[76.9,43.2]} > null
            {'numbers':{'killed':{'low':12}}}      | {'numbers':{'killed':{'low':14}}}    | /properties/numbers/killed/low: 12 > 14
            {'actors':['a','b']}                   | {'actors':['b','c']}                 | /properties/actors/1: null > "c"; /properties/actors/0: "a" > null
            {'actors':['a','b']}                   | {'actors':['b','a']}                 | /properties/actors: ["a","b"] > ["b","a"]
            {'extra':{'a/b~c':1}}                  | {'extra':{'a/b~c':2}}                | /properties/extra/a~1b~0c: 1 > 2
            {'via':[[1,2],'a',[3,4]]}              | {'via':[[1,2],[3,4]]}                | /properties/via: [[1,2],"a",[3,4]] > [[1,2],[3,4]]
            {'when':'2022-01-02'}                  | {'when':'2022-01-02'}                |
            """)
    void tellsFieldsByTheirPathsInTheApi(String before, String after, String kind) {
        assertThat(String.join("; ", kind(StoryPart.INCIDENTS, json(before), json(after))))
                .isEqualTo(kind == null ? "" : kind);
    }

    @Test
    void comparesASourceWithItselfThoughItsPlaceInTheListIsAnother() {
        JsonNode before =
                json("{'sources':[{'publisher':'AFP','quote':'x'},{'publisher':'Reuters','url':'https://r'}]}");
        JsonNode after = json("{'sources':[{'publisher':'BBC'},{'publisher':'AFP','quote':'y'},"
                + "{'publisher':'Reuters','url':'https://r'}]}");

        assertThat(kind(StoryPart.MOVEMENTS, before, after))
                .containsExactly(
                        "/properties/sources/0: null > {\"publisher\":\"BBC\"}",
                        "/properties/sources/1/quote: \"x\" > \"y\"");
    }

    @Test
    void aStoryAndASceneAreWrittenInTheirOwnWays() {
        assertThat(kind(StoryPart.STORY, json("{'view':[1,2,3,4]}"), json("{'view':[1,2,3,5]}")))
                .containsExactly("/view: [1,2,3,4] > [1,2,3,5]");
        assertThat(kind(StoryPart.SCENES, json("{'at':'2022-01-02'}"), json("{'at':'2022-01-03'}")))
                .containsExactly("/properties/at: \"2022-01-02\" > \"2022-01-03\"");
    }

    private static List<String> kind(StoryPart part, JsonNode before, JsonNode after) {
        return Differences.between(part, before, after).stream()
                .map(one -> one.path() + ": " + one.before() + " > " + one.after())
                .toList();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
