package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.util.concurrent.ConcurrentSkipListMap;
import org.chronomap.backend.bench.Table;

/**
 * The first view of a story over a slow line, 1.6 Mbit/s and 150 ms, on a quarter of the processor, with nothing kept from before.
 *
 * @param seconds until the slider can be moved and marks are on the map
 * @param kilobytes that came until then, headers too
 * @param allKilobytes once no more came
 */
record FirstView(double seconds, double kilobytes, double allKilobytes) {

    private static final int QUIET_MS = Table.RUNS > 1 ? 2_000 : 200;
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

    /** In a new window, which it closes. */
    static FirstView of(Page page, String address) {
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
        page.navigate(address, new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        BrowserTest.until(page, "performance.getEntriesByName('usable').length > 0");
        double usable =
                ((Number) page.evaluate("performance.getEntriesByName('usable')[0].startTime")).doubleValue() / 1e3;
        // All is there when nothing more has come for a while; the stream of changes stays open.
        for (int before = 0; before < came.size(); ) {
            before = came.size();
            page.waitForTimeout(QUIET_MS);
        }
        assertThat(came).as("what came over the line").isNotEmpty();
        page.context().close();
        return new FirstView(usable, sum(came.headMap(begin[0] + usable).values()), sum(came.values()));
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
