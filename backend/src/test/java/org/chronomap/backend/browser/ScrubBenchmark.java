package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a step of the slider costs: all that the page's main thread does for it, from the handling of the input to the paint, in
 * processor time, which is the same on a busy machine. Of incidents that are scattered about 40 towns and between them, a third
 * of them with a duration, one step of forty through their time; medians of the rounds. Nothing is judged by it.
 */
class ScrubBenchmark extends BrowserTest {

    private static final int ROUNDS = Integer.getInteger("benchmark.scrub.rounds", 1);
    private static final int STEPS = Integer.getInteger("benchmark.scrub.steps", 40);
    private static final int MOST = Integer.getInteger("benchmark.scrub.incidents", 1_000);

    private static final String[] CATEGORIES = {"protest", "violence", "state", "economy", "media"};
    private static final String[] STATUSES = {"reported", "reported", "confirmed", "claimed", "planned", "retracted"};

    /** Each input is a task of its own, as a key or a finger gives it, once all that the one before brought is painted. */
    private static final String SCRUB = """
            async ([direction, steps]) => {
                const slider = document.querySelector('.time-slider');
                const painted = () => new Promise(
                    (done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
                for (let step = 0; step < steps; step++) {
                    slider.stepUp(direction);
                    slider.dispatchEvent(new Event('input', { bubbles: true }));
                    await painted();
                }
            }""";

    /** As many incidents; 0 = the bundled story. A phone has two pixels to one of CSS, and a quarter of the processor. */
    @ParameterizedTest
    @CsvSource({
        "0, cumulative, false",
        "1000, cumulative, false",
        "10000, cumulative, false",
        "10000, window, false",
        "10000, moment, false",
        "10000, cumulative, true",
        "100000, cumulative, false",
        "100000, window, false",
        "100000, moment, false"
    })
    void stepsThereAndBack(int incidents, String mode, boolean phone) {
        if (incidents > MOST) {
            return;
        }
        String time = mode.equals("window") ? "2022-01-04&window=P3D" : "2022-01-02";
        Page page = open(
                story(incidents) + "?lang=en&mode=" + mode + "&t=" + time,
                options -> phone
                        ? options.setViewportSize(360, 740).setDeviceScaleFactor(2)
                        : options.setViewportSize(1280, 800));
        CDPSession session = page.context().newCDPSession(page);
        session.send("Performance.enable", json("timeDomain", "threadTicks"));
        if (phone) {
            JsonObject rate = new JsonObject();
            rate.addProperty("rate", 4);
            session.send("Emulation.setCPUThrottlingRate", rate);
        }
        int steps = Math.min(
                STEPS, ((Number) page.evaluate("Number(document.querySelector('.time-slider').max) - 3")).intValue());
        double[][] rounds = new double[2][ROUNDS];
        // Once there and back before it counts: what is compiled and drawn for the first time is so only once.
        for (int round = -1; round < ROUNDS; round++) {
            for (int back = 0; back < 2; back++) {
                String from = spoken(page);
                double before = taskMillis(session);
                page.evaluate(SCRUB, List.of(back == 0 ? 1 : -1, steps));
                assertThat(spoken(page)).as("where the slider stands").isNotEqualTo(from);
                if (round >= 0) {
                    rounds[back][round] = (taskMillis(session) - before) / steps;
                }
            }
        }
        System.out.printf(
                "Scrubbing %s, %s%s, %d steps, main thread per step: forward %.1f ms, back %.1f ms%n",
                incidents == 0 ? "the bundled story" : incidents + " incidents",
                mode,
                phone ? ", as a phone" : "",
                steps,
                median(rounds[0]),
                median(rounds[1]));
    }

    private static double taskMillis(CDPSession session) {
        for (JsonElement metric : session.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals("TaskDuration")) {
                return 1000 * metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("This browser does not tell how long its tasks take");
    }

    private static JsonObject json(String name, String value) {
        JsonObject json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private String story(int incidents) {
        if (incidents == 0) {
            return STORY;
        }
        Random random = new Random(17);
        double[][] towns = new double[40][];
        for (int town = 0; town < towns.length; town++) {
            towns[town] = new double[] {47 + 38 * random.nextDouble(), 41 + 13 * random.nextDouble()};
        }
        String items = IntStream.range(0, incidents)
                .mapToObj(number -> {
                    double[] town = towns[random.nextInt(towns.length)];
                    boolean near = number % 2 == 0;
                    int day = 1 + random.nextInt(40);
                    return """
                            - id: n%d
                              when: 2022-%s%s
                              at: [%.4f, %.4f]
                              geoPrecision: exact
                              category: %s
                              status: %s
                              title: {en: Number %d}
                              sources: [{publisher: A paper}]
                            """.formatted(
                                    number,
                                    day(day),
                                    number % 3 == 0 ? "/2022-" + day(day + 1 + random.nextInt(5)) : "",
                                    near ? town[0] + random.nextGaussian() / 3 : 47 + 38 * random.nextDouble(),
                                    near ? town[1] + random.nextGaussian() / 4 : 41 + 13 * random.nextDouble(),
                                    CATEGORIES[random.nextInt(CATEGORIES.length)],
                                    STATUSES[random.nextInt(STATUSES.length)],
                                    number);
                })
                .collect(Collectors.joining());
        String categories = IntStream.range(0, CATEGORIES.length)
                .mapToObj(index -> "  - {id: %s, label: {en: %1$s}, colour: \"#%06x\", pattern: %s}%n"
                        .formatted(
                                CATEGORIES[index],
                                0x204060 + index * 0x201808,
                                List.of("dots", "cross", "waves", "solid", "grid")
                                        .get(index)))
                .collect(Collectors.joining());
        return ownStories.hold(
                "scrubbed-" + incidents, Map.of("story.yaml", """
                title: {en: Many}
                timeZone: Asia/Almaty
                extent: 2022-01-01/2022-02-12
                view: [46, 40, 87, 55]
                languages: [en]
                categories:
                """ + categories, "incidents.yaml", items));
    }

    private static String day(int day) {
        return day <= 31 ? "01-%02d".formatted(day) : "02-%02d".formatted(day - 31);
    }
}
