package org.chronomap.geodata.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.ingest.mapping.Comparison.Change;
import org.chronomap.geodata.story.StoryPart;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a file would change. */
@SuppressWarnings("NullAway") // What is null fails the test.
class ComparisonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static Document document(String id, String fields) {
        return new Document(StoryPart.INCIDENTS, id, JSON.readTree(fields));
    }

    @Test
    void eachIsNewChangedTheSameOrADuplicate() {
        Map<String, Document> story = new HashMap<>();
        story.put("same", document("same", "{\"at\": [1.0, 2], \"when\": \"2022\"}"));
        story.put("changed", document("changed", "{\"when\": \"2022\"}"));
        story.put("gone", document("gone", "{}"));
        Comparison comparison = new Comparison(document -> story.get(document.id()));

        assertThat(comparison.take(2, document("fresh", "{}")).change()).isEqualTo(Change.NEW);
        assertThat(comparison
                        .take(3, document("same", "{\"when\": \"2022\", \"at\": [1, 2.00]}"))
                        .change())
                .isEqualTo(Change.SAME);
        assertThat(comparison
                        .take(4, document("changed", "{\"when\": \"2021\"}"))
                        .change())
                .isEqualTo(Change.CHANGED);
        assertThat(comparison.take(5, document("same", "{}"))).satisfies(compared -> {
            assertThat(compared.change()).isEqualTo(Change.DUPLICATE);
            assertThat(compared.fault().row()).isEqualTo(5);
            assertThat(compared.fault().detail()).contains("row 3").contains("same");
        });
        assertThat(story.values())
                .filteredOn(item -> !comparison.has(item))
                .extracting(Document::id)
                .containsExactly("gone");
        assertThat(comparison.count(Change.NEW)).isOne();
        assertThat(comparison.count(Change.DUPLICATE)).isOne();
    }

    @Test
    void manyRowsAreToldApart() {
        Comparison comparison = new Comparison(document -> null);
        for (int row = 1; row <= 20_000; row++) {
            comparison.take(row, document("item-" + row, "{}"));
        }

        assertThat(comparison.count(Change.NEW)).isEqualTo(20_000);
        assertThat(comparison.take(20_001, document("item-777", "{}")).fault().detail())
                .contains("row 777");
        assertThat(comparison.has(document("item-20000", "{}"))).isTrue();
        assertThat(comparison.has(document("item-20001", "{}"))).isFalse();
    }
}
