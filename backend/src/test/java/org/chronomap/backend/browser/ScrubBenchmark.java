package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step of the slider costs: the page's own work, from the beginning of the step until the browser may lay out and paint. */
class ScrubBenchmark extends BrowserTest {

    private static final int ROUNDS = Integer.getInteger("benchmark.scrub.rounds", 1);
    private static final int STEPS = Integer.getInteger("benchmark.scrub.steps", 20);

    /** As many incidents, one after the other in the story's three weeks; 0 = the bundled story. */
    @ParameterizedTest
    @CsvSource({"0, cumulative", "1000, cumulative", "5000, cumulative", "5000, window"})
    void stepsThereAndBack(int incidents, String mode) {
        Page page = open(story(incidents) + "?lang=en&t=2022-01-02&mode=" + mode, 1280, 800);
        slider(page).focus();
        // What else the machine does only ever adds: the best of the rounds is the truest.
        for (int round = 0; round < ROUNDS; round++) {
            page.evaluate("performance.clearMeasures('chronomap-step')");
            for (String key : List.of("ArrowRight", "ArrowLeft")) {
                for (int step = 0; step < STEPS; step++) {
                    page.keyboard().press(key);
                    settle(page);
                }
            }
            Object measured =
                    page.evaluate("performance.getEntriesByName('chronomap-step').map(step => step.duration)");
            double[] steps = ((List<?>) measured)
                    .stream()
                            .mapToDouble(step -> ((Number) step).doubleValue())
                            .sorted()
                            .toArray();
            assertThat(steps).hasSizeGreaterThanOrEqualTo(2 * STEPS);
            System.out.printf(
                    "Scrubbing %s, %s, %d steps: median %.1f ms, 95th percentile %.1f ms, worst %.1f ms%n",
                    incidents == 0 ? "the bundled story" : incidents + " incidents",
                    mode,
                    steps.length,
                    steps[steps.length / 2],
                    steps[steps.length * 95 / 100],
                    steps[steps.length - 1]);
        }
    }

    private String story(int incidents) {
        if (incidents == 0) {
            return STORY;
        }
        String items = IntStream.range(0, incidents)
                .mapToObj(number -> """
                        - id: n%d
                          when: 2022-01-%02d
                          at: [%.3f, %.3f]
                          geoPrecision: exact
                          category: news
                          status: reported
                          title: {en: Number %d}
                          sources: [{publisher: A paper}]
                        """.formatted(
                                number,
                                2 + number % 21,
                                46 + number * 7 % 1_000 * 0.04,
                                41 + number * 13 % 1_000 * 0.014,
                                number))
                .collect(Collectors.joining());
        return ownStories.hold("scrubbed-" + incidents, Map.of("story.yaml", """
                title: {en: Many}
                timeZone: Asia/Almaty
                extent: 2022-01-02/2022-01-22
                languages: [en]
                categories:
                  - {id: news, label: {en: News}, colour: "#96590d", pattern: waves}
                """, "incidents.yaml", items));
    }
}
