package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten thousand incidents, half of them about some towns: their marks cover none of each other, and count what the list counts. With
 * {@code -Dmany.incidents=100000} as many as that.
 */
class ManyIncidentsTest extends BrowserTest {

    private static final int INCIDENTS = Integer.getInteger("many.incidents", 10_000);
    private static final String AT_THE_END = "/stories/ten-thousand?lang=en&t=2022-12-31";
    private static final String STORY_YAML = """
            title: {en: Ten thousand incidents}
            timeZone: UTC
            extent: 2022-01-01/2022-12-31
            languages: [en]
            view: [38, 34, 88, 58]
            categories:
              - {id: protest, label: {en: Protest}, colour: "#c2410c", pattern: dots}
              - {id: strike, label: {en: Strike}, colour: "#1d4ed8", pattern: cross}
            """;
    private static final String[] STATUSES = {"reported", "confirmed", "claimed", "planned", "retracted"};

    /** Of all marks that can be seen, the least room in pixels between two, which are as round as they are drawn. */
    private static final String LEAST_ROOM = """
            () => {
                const round = [...document.querySelectorAll('.map :is(.mark-cluster, .mark-ring, .mark-pin)')]
                    .filter((mark) => mark.checkVisibility())
                    .map((mark) => mark.getBoundingClientRect())
                    .map(({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2, r: width / 2 }));
                let least = Infinity;
                round.forEach((one, index) => {
                    for (const other of round.slice(0, index)) {
                        least = Math.min(least, Math.hypot(one.x - other.x, one.y - other.y) - one.r - other.r);
                    }
                });
                return round.length < 2 ? -1 : least;
            }""";

    /** Of numbers that are wider than the inside of their rings, the first. */
    private static final String TOO_WIDE = """
            () => [...document.querySelectorAll('.map :is(.mark-cluster, .mark-ring, .mark-pin) text.count')]
                .filter((text) => text.getBoundingClientRect().width
                    > text.ownerSVGElement.getBoundingClientRect().width * 18.2 / 34)
                .map((text) => text.textContent)[0] ?? ''""";

    /** How many clusters on the map have a button, and nothing drawn beneath it. */
    private static final String NOT_DRAWN = """
            () => {
                const canvas = document.querySelector('.leaflet-clusters-pane canvas');
                if (!canvas) return document.querySelectorAll('.map .mark-cluster').length;
                const { left, top, width } = canvas.getBoundingClientRect();
                const map = document.querySelector('.map').getBoundingClientRect();
                const pixel = canvas.width / width;
                const context = canvas.getContext('2d');
                return [...document.querySelectorAll('.map .mark-cluster')].filter((mark) => {
                    const box = mark.getBoundingClientRect();
                    if (box.left < map.left || box.right > map.right) return false;
                    if (box.top < map.top || box.bottom > map.bottom) return false;
                    const x = (box.left + box.width / 2 - left) * pixel;
                    const y = (box.top + box.height * 0.14 - top) * pixel;
                    return context.getImageData(Math.round(x), Math.round(y), 1, 1).data[3] !== 255;
                }).length;
            }""";

    /** What the names of all marks say, added up; then what the list says. */
    private static final String COUNTS = """
            () => {
                const kinds = [/([\\d,]+) incident/, /([\\d,]+) possibly/, /([\\d,]+) only planned/, /([\\d,]+) retracted/];
                const read = (text) => kinds.map((kind) => Number((kind.exec(text)?.[1] ?? '0').replaceAll(',', '')));
                const add = (sums, numbers) => sums.map((sum, index) => sum + numbers[index]);
                const marks = [...document.querySelectorAll('.map :is(.mark-cluster, .mark-ring, .mark-pin)')];
                return [
                    marks.map((mark) => read(mark.getAttribute('aria-label'))).reduce(add, [0, 0, 0, 0]).join(),
                    read(document.querySelector('.list-count').textContent).join(),
                ];
            }""";

    @BeforeEach
    void areServed() {
        Random random = new Random(17);
        StringBuilder places = new StringBuilder();
        double[][] towns = new double[60][];
        for (int town = 0; town < towns.length; town++) {
            towns[town] = new double[] {42 + 40 * random.nextDouble(), 37 + 18 * random.nextDouble()};
            places.append("- {id: town-%1$d, name: {en: Town %1$d}, kind: city, at: [%2$s, %3$s]}%n"
                    .formatted(town, towns[town][0], towns[town][1]));
        }
        StringBuilder incidents = new StringBuilder();
        for (int number = 0; number < INCIDENTS; number++) {
            int town = (int) (towns.length * random.nextDouble() * random.nextDouble());
            boolean near = number % 2 == 0;
            double lon = near ? towns[town][0] + random.nextGaussian() / 3 : 42 + 40 * random.nextDouble();
            double lat = near ? towns[town][1] + random.nextGaussian() / 4 : 37 + 18 * random.nextDouble();
            LocalDate day = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(365));
            incidents.append(
                    "- {id: n%1$d, when: \"%2$s\", %3$s, category: %4$s, status: %5$s, title: {en: Number %1$d}, sources: [{publisher: AFP}]}%n"
                            .formatted(
                                    number,
                                    number % 9 == 0 ? day.toString().substring(0, 7) : day,
                                    number % 7 == 0
                                            ? "place: town-" + town
                                            : "at: [%s, %s], geoPrecision: exact".formatted(lon, lat),
                                    number % 3 == 0 ? "strike" : "protest",
                                    STATUSES[random.nextInt(STATUSES.length)]));
        }
        ownStories.hold(
                "ten-thousand",
                Map.of("story.yaml", STORY_YAML, "places.yaml", "" + places, "incidents.yaml", "" + incidents));
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "360, 740"})
    void noMarkCoversAnotherAndEveryNumberFits(int width, int height) {
        Page page = opened("", width, height);
        for (String zoom : new String[] {"", "4.75", "6.5", "8"}) {
            if (!zoom.isEmpty()) {
                open(AT_THE_END + "&lat=46&lon=60&z=" + zoom, page);
            }
            assertThat(((Number) page.evaluate(LEAST_ROOM)).doubleValue())
                    .as("pixels between two marks at zoom " + zoom)
                    .isGreaterThan(2);
            assertThat(page.evaluate(TOO_WIDE)).as("at zoom " + zoom).isEqualTo("");
            assertThat(page.evaluate(NOT_DRAWN))
                    .as("clusters not drawn at zoom " + zoom)
                    .isEqualTo(0);
        }
    }

    @Test
    void mapAndListCountTheSameAtEveryStepAndNoMarkMoves() {
        Page page = opened("", 1280, 800);
        String cluster = "[...document.querySelectorAll('.map .mark-cluster')]"
                + ".map((mark) => mark.closest('.mark-holder').style.transform).sort().slice(0, 20).join()";
        Object places = page.evaluate(cluster);
        slider(page).focus();
        for (String key : new String[] {"", "ArrowLeft", "PageDown", "PageDown", "PageUp"}) {
            if (!key.isEmpty()) {
                page.keyboard().press(key);
                settle(page);
            }
            // Marks are named when time has come to rest.
            until(
                    page,
                    "(" + COUNTS
                            + ")().every((counts, index, both) => counts === both[0] && !counts.startsWith('0,'))");
            assertThat(page.evaluate(cluster)).as("where the clusters stand").isEqualTo(places);
        }
    }

    private Page opened(String view, int width, int height) {
        return open(
                AT_THE_END + view,
                options -> options.setViewportSize(width, height).setReducedMotion(ReducedMotion.REDUCE));
    }
}
