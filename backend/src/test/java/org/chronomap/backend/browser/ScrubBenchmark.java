package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chronomap.backend.bench.Table;
import org.chronomap.backend.editing.Replacement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * What a step of the slider costs: all that the page's main thread does for it, from the handling of the input to the paint, in
 * processor time, which is the same on a busy machine; forty steps through the time of a {@link ScatteredStory}, beside what
 * {@link TimelinePlugin}s take for their marks of the same incidents. Nothing is judged by it.
 */
class ScrubBenchmark extends BrowserTest {

    private static final int STEPS = Integer.getInteger("benchmark.scrub.steps", 40);
    private static final int MOST = Integer.getInteger("benchmark.scrub.incidents", 1_000);

    private static final String SLIDER = """
            () => {
                const slider = document.querySelector('.time-slider');
                window.step = (direction) => {
                    slider.stepUp(direction);
                    slider.dispatchEvent(new Event('input', { bubbles: true }));
                };
            }""";

    /** Each step is a task of its own, as a key or a finger gives it, once all that the one before brought is painted. */
    private static final String SCRUB = """
            async ([direction, steps]) => {
                const painted = () => new Promise(
                    (done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
                for (let step = 0; step < steps; step++) {
                    window.step(direction);
                    await painted();
                }
            }""";

    /** What is scrubbed: 0 incidents = the bundled story. A phone has two pixels to one of CSS, and a quarter of the processor. */
    private record Case(int incidents, String mode, boolean phone) {

        String address(String story) {
            return story + "?lang=en&mode=" + mode + "&t="
                    + (mode.equals("window") ? "2022-01-04&window=P3D" : "2022-01-02");
        }

        boolean isComparable() {
            return mode.equals("cumulative") && !phone;
        }
    }

    /** Milliseconds a step, on and back. */
    private record Cost(double on, double back) {

        @Override
        public String toString() {
            return "%.1f, %.1f".formatted(on, back);
        }
    }

    @Autowired
    private Replacement replacement;

    @Test
    void stepsThereAndBack() throws Exception {
        List<TimelinePlugin> plugins = Table.RUNS > 1 ? List.of(TimelinePlugin.values()) : List.of();
        if (!plugins.isEmpty()) {
            TimelinePlugin.install();
        }
        List<String> columns = new ArrayList<>(List.of("incidents", "how", "Chronomap, ms"));
        plugins.forEach(plugin -> columns.add(plugin.module() + ", ms"));
        Table table =
                new Table("slider", "mvn verify -Pmeasure -Dit.test=ScrubBenchmark", columns.toArray(String[]::new));
        for (int incidents : new int[] {0, 1_000, 10_000, 100_000, 1_000_000}) {
            if (incidents > MOST) {
                break;
            }
            String story = incidents == 0 ? STORY : new ScatteredStory(incidents).on(replacement);
            row(table, new Case(incidents, "cumulative", false), story, plugins);
            if (incidents >= 10_000) {
                row(table, new Case(incidents, "window", false), story, plugins);
                row(table, new Case(incidents, "moment", false), story, plugins);
                row(table, new Case(incidents, "cumulative", true), story, plugins);
            }
        }
        table.write("Main thread's time a step in Chromium, forward, back.");
    }

    private void row(Table table, Case each, String story, List<TimelinePlugin> plugins) {
        List<String> cells = new ArrayList<>(List.of(
                each.incidents() == 0 ? "26" : "%,d".formatted(each.incidents()),
                each.mode() + (each.phone() ? ", as a phone" : ""),
                ours(each, story).toString()));
        for (TimelinePlugin plugin : plugins) {
            cells.add(each.isComparable() ? theirs(plugin, story).toString() : "");
        }
        table.row(cells.toArray(String[]::new));
    }

    private Cost ours(Case each, String story) {
        Page page = open(
                each.address(story),
                options -> each.phone()
                        ? options.setViewportSize(360, 740).setDeviceScaleFactor(2)
                        : options.setViewportSize(1280, 800));
        int last = ((Number) page.evaluate("Number(document.querySelector('.time-slider').max) - 3")).intValue();
        page.evaluate(SLIDER);
        return scrub(page, each.phone() ? 4 : 1, Math.min(STEPS, last), () -> spoken(page));
    }

    private Cost theirs(TimelinePlugin plugin, String story) {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        plugin.open(page, items(story), STEPS);
        return scrub(page, 1, STEPS, () -> "" + page.evaluate("moment"));
    }

    /** @param moment that the page shows now */
    private Cost scrub(Page page, int slower, int steps, Supplier<String> moment) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Performance.enable", json("timeDomain", new JsonPrimitive("threadTicks")));
        session.send("Emulation.setCPUThrottlingRate", json("rate", new JsonPrimitive(slower)));
        List<Double> on = new ArrayList<>();
        List<Double> back = new ArrayList<>();
        // Once there and back before it counts: what is compiled and drawn for the first time is so only once.
        for (int round = -1; round < Table.RUNS; round++) {
            for (List<Double> costs : List.of(on, back)) {
                String from = moment.get();
                double before = taskMillis(session);
                page.evaluate(SCRUB, List.of(costs == on ? 1 : -1, steps));
                assertThat(moment.get()).as("where it stands").isNotEqualTo(from);
                if (round >= 0) {
                    costs.add((taskMillis(session) - before) / steps);
                }
            }
        }
        page.context().close();
        return new Cost(Table.median(on), Table.median(back));
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

    private static double taskMillis(CDPSession session) {
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return 1000 * metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("This browser does not tell how long its tasks take");
    }

    private static JsonObject json(String name, JsonElement value) {
        JsonObject json = new JsonObject();
        json.add(name, value);
        return json;
    }
}
