package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chronomap.backend.bench.Table;
import org.chronomap.backend.editing.Replacement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The first view of a large story over a slow line, 1.6 Mbit/s and 150 ms, on a quarter of the processor, with nothing kept from
 * before: until the slider can be moved and marks are on the map. Nothing is judged by it.
 */
class FirstViewBenchmark extends BrowserTest {

    private static final int MOST = Integer.getInteger("benchmark.scrub.incidents", 1_000);
    private static final int QUIET_MS = 2_000;
    private static final String LINE =
            "{\"offline\": false, \"latency\": 150, \"downloadThroughput\": 200000, \"uploadThroughput\": 200000}";

    /** Each frame looks; what it finds is as the page's own clock has it. */
    private static final String LOOK = """
            (() => {
                const look = () => {
                    const slider = document.querySelector('.time-slider');
                    const usable = slider && !slider.disabled && Number(slider.max) > 0 && slider.checkVisibility()
                        && document.querySelector('.map .mark-holder button')
                        && performance.getEntriesByName('chronomap-map').length > 0;
                    if (usable) performance.mark('usable');
                    else requestAnimationFrame(look);
                };
                look();
            })()""";

    @Autowired
    private Replacement replacement;

    @Test
    void untilItCanBeUsed() throws IOException {
        Table table = new Table(
                "first-view",
                "mvn verify -Pmeasure -Dit.test=FirstViewBenchmark",
                "incidents",
                "usable after, s",
                "KB until then",
                "all loaded, KB");
        for (int incidents : new int[] {0, 10_000, 100_000}) {
            if (incidents > MOST) {
                continue;
            }
            String story = incidents == 0 ? STORY : new ScatteredStory(incidents).on(replacement);
            List<Double> seconds = new ArrayList<>();
            List<Double> first = new ArrayList<>();
            List<Double> all = new ArrayList<>();
            for (int run = 0; run < Table.RUNS; run++) {
                measure(story, seconds, first, all);
            }
            table.row(
                    incidents == 0 ? "26" : "%,d".formatted(incidents),
                    "%.2f".formatted(Table.median(seconds)),
                    "%.0f".formatted(Table.median(first)),
                    "%.0f".formatted(Table.median(all)));
        }
        table.write("Chromium, 1280×800, 1.6 Mbit/s, 150 ms, a quarter of the processor, an empty cache.");
    }

    private void measure(String story, List<Double> seconds, List<Double> first, List<Double> all) {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        CDPSession session = page.context().newCDPSession(page);
        // Bytes by the seconds at which they came, of the browser's clock.
        ConcurrentSkipListMap<Double, Double> came = new ConcurrentSkipListMap<>();
        double[] begin = {0};
        session.on("Network.requestWillBeSent", event -> begin[0] = begin[0] == 0 ? timestamp(event) : begin[0]);
        session.on(
                "Network.responseReceived",
                event -> came.merge(
                        timestamp(event),
                        event.getAsJsonObject("response")
                                .get("encodedDataLength")
                                .getAsDouble(),
                        Double::sum));
        session.on(
                "Network.dataReceived",
                event -> came.merge(
                        timestamp(event), event.get("encodedDataLength").getAsDouble(), Double::sum));
        session.send("Network.enable");
        session.send(
                "Network.emulateNetworkConditions", JsonParser.parseString(LINE).getAsJsonObject());
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", 4);
        session.send("Emulation.setCPUThrottlingRate", rate);
        page.addInitScript(LOOK);
        page.navigate(http.root() + story + "?lang=en", new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        until(page, "performance.getEntriesByName('usable').length > 0");
        double usable =
                ((Number) page.evaluate("performance.getEntriesByName('usable')[0].startTime")).doubleValue() / 1e3;
        // All is there when nothing more has come for a while; the stream of changes stays open.
        for (int before = 0; before < came.size(); ) {
            before = came.size();
            page.waitForTimeout(QUIET_MS);
        }
        assertThat(came).as("what came over the line").isNotEmpty();
        seconds.add(usable);
        first.add(sum(came.headMap(begin[0] + usable).values()));
        all.add(sum(came.values()));
        page.context().close();
    }

    private static double timestamp(JsonObject event) {
        return event.get("timestamp").getAsDouble();
    }

    private static double sum(Iterable<Double> bytes) {
        double sum = 0;
        for (double each : bytes) {
            sum += each;
        }
        return sum / 1e3;
    }
}
