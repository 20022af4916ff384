package org.chronomap.backend.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.chronomap.backend.bench.Table;
import org.chronomap.backend.editing.Replacement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What readers of stories of any size wait for: a {@link FirstView}, and {@link Scrubbing}. Nothing is judged by it. */
class PageBenchmark extends BrowserTest {

    private static final int STEPS = Integer.getInteger("benchmark.scrub.steps", 40);
    /** Of incidents; 0 = the bundled story. */
    private static final List<Integer> SIZES = List.of(0, 1_000, 10_000, 100_000, 1_000_000);

    private static final int MOST = Integer.getInteger("benchmark.scrub.incidents", 1_000);

    private static final String SLIDER = """
            () => {
                const slider = document.querySelector('.time-slider');
                window.step = (direction) => {
                    slider.stepUp(direction);
                    slider.dispatchEvent(new Event('input', { bubbles: true }));
                };
            }""";

    /** What is scrubbed: 0 incidents = the bundled story. A phone has two pixels to one of CSS, and a quarter of the processor. */
    private record Case(int incidents, String mode, boolean phone) {

        String address(String story) {
            return story + "?lang=en&mode=" + mode + "&t="
                    + (mode.equals("window") ? "2022-01-04&window=P3D" : "2022-01-02");
        }

        /** Of more a step of theirs takes seconds. */
        boolean isComparable() {
            return mode.equals("cumulative") && !phone && incidents <= 10_000;
        }
    }

    @Autowired
    private Replacement replacement;

    @Test
    void stepsOfTheSlider() throws Exception {
        List<TimelinePeer> peers = Table.RUNS > 1 ? List.of(TimelinePeer.values()) : List.of();
        if (!peers.isEmpty()) {
            TimelinePeer.install();
        }
        List<String> columns = new ArrayList<>(List.of("incidents", "how", "Chronomap, ms"));
        peers.forEach(peer -> columns.add(peer.module() + ", ms"));
        Table table = new Table(
                "slider",
                "mvn verify -Pmeasure -Dit.test=PageBenchmark#stepsOfTheSlider",
                columns.toArray(String[]::new));
        for (int incidents : SIZES.stream().filter(size -> size <= MOST).toList()) {
            String story = story(incidents);
            row(table, new Case(incidents, "cumulative", false), story, peers);
            if (incidents >= 10_000) {
                row(table, new Case(incidents, "window", false), story, peers);
                row(table, new Case(incidents, "moment", false), story, peers);
                row(table, new Case(incidents, "cumulative", true), story, peers);
            }
        }
        table.write("Main thread's processor time a step in Chromium, 40 steps through the story: forward, back.");
    }

    @Test
    void firstView() throws IOException {
        Table table = new Table(
                "first-view",
                "mvn verify -Pmeasure -Dit.test=PageBenchmark#firstView",
                "incidents",
                "usable after, s",
                "KB until then",
                "all loaded, KB");
        // The short form has one.
        for (int incidents :
                SIZES.stream().filter(size -> size <= MOST && size != 1_000).toList()) {
            String address = http.root() + story(incidents) + "?lang=en";
            List<FirstView> runs = new ArrayList<>();
            for (int run = 0; run < Table.RUNS; run++) {
                runs.add(FirstView.of(blank(options -> options.setViewportSize(1280, 800)), address));
            }
            table.row(
                    number(incidents),
                    median("%.2f", runs, FirstView::seconds),
                    median("%.0f", runs, FirstView::kilobytes),
                    median("%.0f", runs, FirstView::allKilobytes));
        }
        table.write("Chromium, 1280×800, 1.6 Mbit/s, 150 ms, a quarter of the processor, an empty cache.");
    }

    private static String median(String form, List<FirstView> runs, ToDoubleFunction<FirstView> what) {
        return form.formatted(
                Table.median(runs.stream().map(what::applyAsDouble).toList()));
    }

    private static String number(int incidents) {
        return incidents == 0 ? "26" : "%,d".formatted(incidents);
    }

    private String story(int incidents) {
        if (incidents == 0) {
            return STORY;
        }
        ScatteredStory story = new ScatteredStory(incidents);
        if (http.get(story.address()).status() != 200) {
            story.holdBy(replacement);
        }
        return story.address();
    }

    private void row(Table table, Case each, String story, List<TimelinePeer> peers) {
        List<String> cells = new ArrayList<>(List.of(
                number(each.incidents()),
                each.mode() + (each.phone() ? ", as a phone" : ""),
                ours(each, story).toString()));
        for (TimelinePeer peer : peers) {
            cells.add(each.isComparable() ? theirs(peer, story).toString() : "");
        }
        table.row(cells.toArray(String[]::new));
    }

    private Scrubbing ours(Case each, String story) {
        Page page = open(
                each.address(story),
                options -> each.phone()
                        ? options.setViewportSize(360, 740).setDeviceScaleFactor(2)
                        : options.setViewportSize(1280, 800));
        int last = ((Number) page.evaluate("Number(document.querySelector('.time-slider').max) - 3")).intValue();
        page.evaluate(SLIDER);
        return Scrubbing.of(page, each.phone() ? 4 : 1, Math.min(STEPS, last), () -> spoken(page));
    }

    private Scrubbing theirs(TimelinePeer peer, String story) {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        peer.open(page, items(story), STEPS);
        return Scrubbing.of(page, 1, STEPS, () -> "" + page.evaluate("moment"));
    }

    /** All of them, as one text of GeoJSON. */
    private String items(String story) {
        List<String> features = new ArrayList<>();
        String next = story + "/collections/incidents/items?lang=en&limit=10000";
        while (next != null) {
            JsonNode page = http.get(next).json();
            page.get("features").forEach(feature -> features.add(feature.toString()));
            next = null;
            for (JsonNode link : page.get("links")) {
                next = link.get("rel").asString().equals("next")
                        ? link.get("href").asString()
                        : next;
            }
        }
        return "{\"type\": \"FeatureCollection\", \"features\": [" + String.join(",", features) + "]}";
    }
}
