package org.chronomap.backend.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chronomap.backend.editing.Replacement;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.StoryPart;
import tools.jackson.databind.json.JsonMapper;

/** A made-up story of as many incidents as are wanted: half of them about 40 towns, half anywhere between; a third with a duration. */
public record ScatteredStory(int incidents) {

    private static final String[] CATEGORIES = {"protest", "violence", "state", "economy", "media"};
    private static final List<String> PATTERNS = List.of("dots", "cross", "waves", "solid", "grid");
    private static final String[] STATUSES = {"reported", "reported", "confirmed", "claimed", "planned", "retracted"};
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Has a server hold it that does not yet. */
    void holdBy(Replacement replacement) {
        replacement.ofUnknown(id(), documents()).block(PATIENCE);
    }

    String address() {
        return "/stories/" + id();
    }

    public String id() {
        return "scattered-" + incidents;
    }

    public List<Document> documents() {
        String id = id();
        List<Document> documents = new ArrayList<>(incidents + 1);
        List<String> categories = new ArrayList<>();
        for (int i = 0; i < CATEGORIES.length; i++) {
            categories.add("{\"id\": \"%s\", \"label\": {\"en\": \"%1$s\"}, \"colour\": \"#%06x\", \"pattern\": \"%s\"}"
                    .formatted(CATEGORIES[i], 0x204060 + i * 0x201808, PATTERNS.get(i)));
        }
        documents.add(document(StoryPart.STORY, id, """
                {"title": {"en": "Many"}, "timeZone": "Asia/Almaty", "extent": "2022-01-01/2022-02-12", "view": [46, 40, 87, 55],
                 "languages": ["en"], "categories": [%s]}""".formatted(String.join(", ", categories))));
        Random random = new Random(17);
        double[][] towns = new double[40][];
        for (int town = 0; town < towns.length; town++) {
            towns[town] = new double[] {47 + 38 * random.nextDouble(), 41 + 13 * random.nextDouble()};
        }
        for (int number = 0; number < incidents; number++) {
            double[] town = towns[random.nextInt(towns.length)];
            boolean near = number % 2 == 0;
            int day = 1 + random.nextInt(40);
            documents.add(document(StoryPart.INCIDENTS, "n" + number, """
                    {"id": "n%d", "when": "2022-%s%s", "at": [%.4f, %.4f], "geoPrecision": "exact", "category": "%s",
                     "status": "%s", "title": {"en": "Number %1$d"}, "sources": [{"publisher": "A paper"}]}""".formatted(
                            number,
                            day(day),
                            number % 3 == 0 ? "/2022-" + day(day + 1 + random.nextInt(5)) : "",
                            near ? town[0] + random.nextGaussian() / 3 : 47 + 38 * random.nextDouble(),
                            near ? town[1] + random.nextGaussian() / 4 : 41 + 13 * random.nextDouble(),
                            CATEGORIES[random.nextInt(CATEGORIES.length)],
                            STATUSES[random.nextInt(STATUSES.length)])));
        }
        return documents;
    }

    private static String day(int day) {
        return day <= 31 ? "01-%02d".formatted(day) : "02-%02d".formatted(day - 31);
    }

    private static Document document(StoryPart part, String id, String json) {
        return new Document(part, id, JsonMapper.shared().readTree(json));
    }
}
