package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The detail of the base map comes in pieces, as the view needs them. */
class MapDetailTest extends BrowserTest {

    private static final Pattern PIECE = Pattern.compile("/assets/piece-[0-9a-f]+-(\\d-\\d+-\\d+)\\.json$");
    private static final String VIEW = STORY + "?lang=en&t=2022-01-13&lat=%s&lon=%s&z=%s";

    private final List<String> asked = new ArrayList<>();

    private Page watched(String path) {
        Page page = blank(options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        page.onRequest(request -> {
            Matcher piece = PIECE.matcher(request.url());
            if (piece.find()) {
                asked.add(piece.group(1));
            }
        });
        navigate(page, path);
        return page;
    }

    private void navigate(Page page, String path) {
        page.navigate(http.root() + path);
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        settle(page);
    }

    /** Waits until so many pieces have come, and what they hold is drawn. */
    private void drawn(Page page, int pieces) {
        until(
                page,
                "performance.getEntriesByType('resource').filter(({ name, responseEnd }) =>"
                        + " name.includes('/piece-') && responseEnd > 0).length >= " + pieces);
        until(page, "document.querySelector('.leaflet-base-pane canvas').dataset.refined === 'whole'");
    }

    private static void press(Page page, String key) {
        page.locator(".map").focus();
        String before = page.url();
        page.keyboard().press(key);
        until(page, "location.href !== '" + before + "'");
    }

    @Test
    void aFirstViewNeedsNone() {
        Page page = watched(STORY + "?lang=en");
        until(page, "performance.getEntriesByType('resource').some(file => file.name.includes('/water-'))");
        settle(page);

        assertThat(asked).isEmpty();
    }

    @Test
    void piecesComeByViewAndNoneTwice() {
        Page page = watched(VIEW.formatted("48.58", "7.75", "8"));
        drawn(page, 1);
        assertThat(asked).contains("2-18-13").doesNotHaveDuplicates();
        int first = asked.size();
        assertThat(first).isLessThanOrEqualTo(9);

        slider(page).focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        until(page, "location.search.includes('t=2022-01-11')");
        assertThat(asked).as("time moves, the map does not").hasSize(first);

        press(page, "ArrowUp");
        press(page, "ArrowDown");
        settle(page);
        assertThat(asked).doesNotHaveDuplicates();

        navigate(page, VIEW.formatted("48.58", "7.75", "8"));
        drawn(page, 1);
        assertThat(page.locator(".notices .notice").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-18.14, 178.44, 2-35-7, 2-0-7", "66.1, -179.9, 2-35-15, 2-0-15", "-18.14, 181, 2-35-7, 2-0-7"})
    void beyondTheAntimeridianTheyAreThoseOfTheOtherSide(String lat, String lon, String west, String east) {
        Page page = watched(VIEW.formatted(lat, lon, "8"));
        drawn(page, 2);

        assertThat(asked).contains(west, east);
    }

    @Test
    void whereAPieceFailsTheCoarseMapStaysAndTheNextMoveAsksAgain() {
        Page page = blank(options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        page.route(Pattern.compile("/piece-"), Route::abort);
        page.onRequestFailed(request -> asked.add(request.url()));
        navigate(page, VIEW.formatted("48.58", "7.75", "8"));
        until(page, "four pieces failed", () -> asked.size() >= 4);
        settle(page);
        assertThat(asked).as("not asked again by themselves").hasSize(4).doesNotHaveDuplicates();
        assertThat(distinctColours(page)).as("coarse lines on land").isGreaterThan(2);
        assertThat(page.locator(".notices .notice").count()).isZero();

        page.unroute(Pattern.compile("/piece-"));
        press(page, "ArrowUp");
        drawn(page, 1);
        forgive("ERR_FAILED");
    }

    /** The 80th meridian is a side of two cells, in the middle of the map; at first the grid's line is drawn on it. */
    @Test
    void betweenTwoPiecesThereIsNoSeam() {
        Page page = watched(VIEW.formatted("46.5", "80", "8"));
        drawn(page, 2);
        page.evaluate("document.documentElement.style.setProperty('--map-graticule', 'transparent')");
        press(page, "ArrowUp");
        drawn(page, 2);

        Object odd = page.evaluate("""
                () => {
                  const canvas = document.querySelector('.leaflet-base-pane canvas');
                  const box = canvas.getBoundingClientRect();
                  const map = document.querySelector('.map').getBoundingClientRect();
                  const middle = Math.round((map.left + map.width / 2 - box.left) * canvas.width / box.width);
                  const { data } = canvas.getContext('2d').getImageData(middle - 4, 0, 8, canvas.height);
                  let odd = 0;
                  for (let row = 0; row < canvas.height; row++) {
                    const colours = new Set();
                    for (let x = 0; x < 8; x++) colours.add(data.slice((row * 8 + x) * 4, (row * 8 + x) * 4 + 4).join());
                    if (colours.size > 1) odd++;
                  }
                  return odd / canvas.height;
                }""");
        assertThat(((Number) odd).doubleValue())
                .as("rows in which the pixels beside the side differ: where a river or shore crosses it")
                .isLessThan(0.1);
    }

    @Test
    void aCountryOfTheStoryHasTheDetailedBorderAndNoSideOfACell() {
        Page page = watched(VIEW.formatted("45", "80", "7"));
        drawn(page, 2);

        Object straight = page.evaluate("""
                () => {
                  const path = document.querySelector('.area[data-place=kazakhstan]').getAttribute('d');
                  const map = document.querySelector('.map').getBoundingClientRect();
                  const points = [...path.matchAll(/([MLZz])(-?[\\d.]*) ?(-?[\\d.]*)/g)].map(([, , x, y]) => [+x, +y]);
                  return {
                    points: points.length,
                    straight: points.filter(([x, y], i) => i > 0 && x === points[i - 1][0]
                      && Math.abs(y - points[i - 1][1]) > 100 && x > 0 && x < map.width).length,
                  };
                }""");
        assertThat(String.valueOf(straight)).contains("straight=0").doesNotContain("points=0");
    }

    @Test
    void closeByTheMapSaysHowTrueItIs() {
        Page page = watched(VIEW.formatted("48.58", "7.75", "9"));
        drawn(page, 1);
        String credits = ".leaflet-control-attribution";
        assertThat(page.locator(credits).textContent()).doesNotContain("streets");
        navigate(page, VIEW.formatted("48.58", "7.75", "11"));
        drawn(page, 1);
        assertThat(page.locator(credits).textContent()).contains("No streets");
    }

    private static int distinctColours(Page page) {
        return ((Number) page.evaluate("""
                () => {
                  const canvas = document.querySelector('.leaflet-base-pane canvas');
                  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                  return new Set(new Uint32Array(data.buffer)).size;
                }""")).intValue();
    }
}
