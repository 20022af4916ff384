package org.chronomap.backend.nodes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.json.JsonMapper;

/** A made-up story of very many incidents all over the world in one year. */
public final class LargeStory {

    public static final String ID = "large";
    private static final long SEED = 20220102;

    private LargeStory() {}

    public static List<Document> documents(int incidents) {
        Random random = new Random(SEED);
        List<Document> documents = new ArrayList<>(incidents + 1);
        documents.add(document(StoryPart.STORY, ID, """
                {"title": {"en": "A large story"}, "languages": ["en"], "timeZone": "UTC", "extent": "2022-01-01/2022-12-31",
                 "categories": [{"id": "event", "label": {"en": "Events"}, "colour": "#b4551d", "pattern": "dots"}]}"""));
        for (int i = 0; i < incidents; i++) {
            String id = id(i);
            documents.add(document(StoryPart.INCIDENTS, id, """
                    {"id": "%s", "title": {"en": "Incident %d of a large story"}, "summary": {"en": "What happened, in one sentence."},
                     "when": "2022-%02d-%02d", "category": "event", "status": "reported", "at": [%.4f, %.4f],
                     "sources": [{"publisher": "Agency", "url": "https://example.org/%d"}]}""".formatted(
                            id,
                            i,
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            random.nextDouble() * 358 - 179,
                            random.nextDouble() * 160 - 80,
                            i)));
        }
        return documents;
    }

    public static String id(int i) {
        return "incident-" + i;
    }

    private static Document document(StoryPart part, String id, String json) {
        return new Document(part, id, JsonMapper.shared().readTree(json));
    }
}
