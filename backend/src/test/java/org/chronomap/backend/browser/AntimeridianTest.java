package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A story on both sides of ±180°: Suva lies west of it, Apia east, some 1,150 km apart. */
class AntimeridianTest extends BrowserTest {

    private static final String PACIFIC = "/stories/pacific";

    @BeforeEach
    void isServed() {
        ownStories.hold("pacific", files());
    }

    static Map<String, String> files() {
        String incident = """
                - id: %1$s-flood
                  when: 2022-01-03
                  place: %1$s
                  category: flood
                  status: reported
                  title: {en: "Flood in %1$s"}
                  sources: [{publisher: Example}]
                """;
        return Map.of(
                "story.yaml",
                """
                title: {en: Pacific}
                timeZone: Pacific/Fiji
                extent: 2022-01-02/2022-01-06
                knownAsOf: 2022-01-05
                languages: [en]
                view: [160, -30, -140, 66]
                categories: [{id: flood, label: {en: Flood}, colour: "#20639b", pattern: waves}]
                """,
                "places.yaml",
                """
                - {id: suva, name: {en: Suva}, kind: city, at: [178.44, -18.14]}
                - {id: apia, name: {en: Apia}, kind: city, at: [-171.77, -13.83]}
                """,
                "incidents.yaml",
                incident.formatted("suva") + incident.formatted("apia"),
                "movements.yaml",
                """
                - id: ship
                  when: 2022-01-04
                  from: [suva]
                  to: [apia]
                  category: flood
                  status: reported
                  title: {en: A ship sails}
                  sources: [{publisher: Example}]
                """,
                "scenes.yaml",
                """
                - {id: both, title: {en: Both}, text: {en: Both.}, at: 2022-01-05, view: [170, -25, -165, -5]}
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&lat=-16&lon=180&z=5", "&lat=-16&lon=-180&z=5", "&lat=-16&lon=190&z=5", "&scene=1"})
    void suvaApiaAndWhatGoesBetweenThemStandSideBySideInTheMap(String view) {
        Page page = opened(view);

        assertSideBySide(page);
        assertThat(landAtVanuaLevu(page)).as("the base map beneath Suva").isTrue();
    }

    @Test
    void pannedAroundTheWorldTheMapStillShowsTheStoryAndTheAddressStaysInOneWorld() {
        Page page = opened("&lat=-16&lon=175&z=5");
        page.locator(".map").focus();
        for (String key : new String[] {"ArrowRight", "ArrowRight", "ArrowRight"}) {
            String before = page.url();
            page.keyboard().press(key);
            until(page, "location.href !== '" + before + "' && location.search.includes('lon=')");
        }

        assertThat(page.url()).containsPattern("lon=-1[67]");
        assertSideBySide(page);
    }

    @Test
    void whatIsSelectedOnTheOtherSideIsBroughtIntoView() {
        Page page = opened("&lat=-16&lon=170&z=7");

        page.locator(".list li[data-id=apia-flood] button").click();
        settle(page);

        until(
                page,
                "(() => { const map = document.querySelector('.map').getBoundingClientRect();"
                        + " const mark = document.querySelector('.map [data-place=apia]').getBoundingClientRect();"
                        + " return mark.left > map.left && mark.right < map.right; })()");
        assertThat(page.url()).doesNotContain("lon=-5");
    }

    private Page opened(String view) {
        return open(
                PACIFIC + "?lang=en&t=2022-01-05" + view,
                options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void assertSideBySide(Page page) {
        BoundingBox map = page.locator(".map").boundingBox();
        BoundingBox suva = page.locator(".map button[data-place=suva]").boundingBox();
        BoundingBox apia = page.locator(".map button[data-place=apia]").boundingBox();
        BoundingBox arc = page.locator(".map path.arc").boundingBox();
        assertThat(suva.x).isBetween(map.x, map.x + map.width);
        assertThat(apia.x).isBetween(suva.x, map.x + map.width);
        assertThat(apia.x - suva.x).isLessThan(map.width / 2);
        assertThat(arc.x + arc.width / 2)
                .as("the ship is between them")
                .isCloseTo((suva.x + apia.x) / 2 + suva.width / 2, within(40.0));
    }

    /** Whether the canvas below the marks has more than one colour about Suva's mark, which lies on an island. */
    private static boolean landAtVanuaLevu(Page page) {
        return (boolean) page.evaluate("""
                () => {
                  const canvas = document.querySelector('.leaflet-base-pane canvas');
                  const box = canvas.getBoundingClientRect();
                  const ratio = canvas.width / box.width;
                  const mark = document.querySelector('.map [data-place=suva]').getBoundingClientRect();
                  const x = (mark.left + mark.width / 2 - box.left - 40) * ratio;
                  const y = (mark.top + mark.height / 2 - box.top - 40) * ratio;
                  const { data } = canvas.getContext('2d').getImageData(x, y, 80 * ratio, 80 * ratio);
                  const colours = new Set();
                  for (let at = 0; at < data.length; at += 4) colours.add(data.slice(at, at + 4).join());
                  return colours.size > 8;
                }""");
    }
}
