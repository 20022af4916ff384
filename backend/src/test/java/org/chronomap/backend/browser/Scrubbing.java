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

/**
 * What a step through a story's time costs: all that the page's main thread does for it, from the handling of the input to the paint,
 * in milliseconds of processor time, which is the same on a busy machine.
 */
record Scrubbing(double on, double back) {

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

    /**
     * Medians of all runs, in a page whose {@code step(1)} goes a step on and {@code step(-1)} back; closes it.
     *
     * @param slower how many times slower than it is the processor is to be
     * @param moment that the page shows now
     */
    static Scrubbing of(Page page, int slower, int steps, Supplier<String> moment) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Performance.enable", json("timeDomain", new JsonPrimitive("threadTicks")));
        session.send("Emulation.setCPUThrottlingRate", json("rate", new JsonPrimitive(slower)));
        List<Double> on = new ArrayList<>();
        List<Double> back = new ArrayList<>();
        // Once there and back before it counts: what is compiled and drawn for the first time is so only once.
        for (int round = -1; round < Table.RUNS; round++) {
            for (int direction : new int[] {1, -1}) {
                String from = moment.get();
                double before = taskMillis(session);
                page.evaluate(SCRUB, List.of(direction, steps));
                assertThat(moment.get()).as("where it stands").isNotEqualTo(from);
                if (round >= 0) {
                    (direction > 0 ? on : back).add((taskMillis(session) - before) / steps);
                }
            }
        }
        page.context().close();
        return new Scrubbing(Table.median(on), Table.median(back));
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

    @Override
    public String toString() {
        return "%.1f, %.1f".formatted(on, back);
    }
}
