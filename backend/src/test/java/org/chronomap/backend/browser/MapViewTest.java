package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the map shows, and how the reader moves it: it stands in the address, and a link leads back to it. */
class MapViewTest extends BrowserTest {

    private static final String THIRTEENTH = STORY + "?lang=en&t=2022-01-13";
    /** Longer than the map rests before its view is kept, and the address before it is written. */
    private static final int QUIET_MS = 900;

    @ParameterizedTest
    @ValueSource(strings = {"mouse", "wheel", "keys", "buttons"})
    void whereTheReaderMovesTheMapStandsInTheAddressAndALinkLeadsThere(String input) {
        Page page = openWithClock(THIRTEENTH, options -> options.setViewportSize(1280, 800));
        BoundingBox map = page.locator(".map").boundingBox();
        switch (input) {
            case "mouse" -> drag(page, 120, 60);
            case "wheel" -> {
                page.mouse().move(map.x + map.width / 3, map.y + map.height / 2);
                page.mouse().wheel(0, -400);
            }
            case "keys" -> {
                page.locator(".map").focus();
                page.keyboard().press("ArrowRight");
                pass(page, 400); // one glide after the other
                page.keyboard().press("ArrowDown");
            }
            default -> press(page, "Zoom in");
        }
        until(page, "location.search.includes('z=')");
        pass(page, QUIET_MS);
        assertThat(page.url()).containsPattern("&lat=-?[\\d.]+&lon=-?[\\d.]+&z=\\d+(\\.\\d+)?$");
        List<Double> moved = almaty(page);

        Page linked = openWithClock(
                page.url().substring(http.root().length()), options -> options.setViewportSize(1280, 800));

        assertThat(almaty(linked).get(0)).isCloseTo(moved.get(0), within(2.0));
        assertThat(almaty(linked).get(1)).isCloseTo(moved.get(1), within(2.0));
        pass(linked, QUIET_MS);
        assertThat(linked.url()).as("the link stays as it is").isEqualTo(page.url());
    }

    @Test
    void aViewIsWrittenNoFinerThanAPixelAndNotAgainForLess() {
        Page page = openWithClock(THIRTEENTH, options -> options.setViewportSize(1280, 800));
        drag(page, 150, 0);
        until(page, "location.search.includes('z=')");
        String kept = page.url();

        // At this zoom a pixel is more than a twentieth of a degree.
        assertThat(kept).containsPattern("lat=\\d+(\\.\\d{1,2})?&lon=\\d+(\\.\\d{1,2})?&z=\\d(\\.\\d+)?$");
        pass(page, QUIET_MS);
        assertThat(page.url()).isEqualTo(kept);
    }

    @Test
    void neitherOpeningNorAResizeIsAMove() {
        Page page = openWithClock(THIRTEENTH, options -> options.setViewportSize(1280, 800));
        pass(page, QUIET_MS);
        String opened = page.url();

        page.setViewportSize(1000, 700);
        pass(page, QUIET_MS);
        page.setViewportSize(360, 740);
        pass(page, QUIET_MS);

        assertThat(page.url()).isEqualTo(opened).doesNotContain("lat=");
    }

    @Test
    void aDragAcrossTheWholeMapShowsLandBeforeItEnds() {
        Page page = open(THIRTEENTH, 1280, 800);
        BoundingBox map = page.locator(".map").boundingBox();
        page.mouse().move(map.x + map.width - 10, map.y + map.height - 110);
        page.mouse().down();
        page.mouse().move(map.x + 10, map.y + map.height - 110, new Mouse.MoveOptions().setSteps(5));
        settle(page);

        BoundingBox base = page.locator(".leaflet-base-pane canvas").boundingBox();
        assertThat(base.x + base.width).isGreaterThanOrEqualTo(map.x + map.width);
        page.mouse().up();
    }

    @Test
    void theStoryWholeIsNoViewOfItsOwn() {
        Page page = openWithClock(
                THIRTEENTH, options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        List<Double> whole = almaty(page);
        drag(page, 120, 60);
        until(page, "location.search.includes('lat=')");

        press(page, "Show the whole story");
        until(page, "!location.search.includes('lat=')");

        assertThat(almaty(page).get(0)).isCloseTo(whole.get(0), within(1.0));
        assertThat(almaty(page).get(1)).isCloseTo(whole.get(1), within(1.0));
    }

    @Test
    void backAndForwardLeadTheMapToo() {
        Page page = openWithClock(
                THIRTEENTH, options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        List<Double> whole = almaty(page);
        page.locator(".list li[data-id] button").first().press("Enter");
        settle(page);
        drag(page, -140, 50);
        until(page, "location.search.includes('lat=')");
        List<Double> moved = almaty(page);

        page.goBack();
        until(page, "!location.search.includes('incident=')");
        pass(page, QUIET_MS);
        assertThat(almaty(page).get(0)).as("back at the story whole").isCloseTo(whole.get(0), within(2.0));
        assertThat(page.url()).doesNotContain("lat=");
        page.goForward();
        until(page, "location.search.includes('lat=')");
        pass(page, QUIET_MS);

        assertThat(almaty(page).get(0)).isCloseTo(moved.get(0), within(2.0));
        assertThat(almaty(page).get(1)).isCloseTo(moved.get(1), within(2.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_PREFERENCE", "REDUCE"})
    void aSceneHasItsViewAndAReaderWhoMovesTheMapStaysInTheScene(ReducedMotion motion) {
        Page page = openWithClock(
                THIRTEENTH, options -> options.setViewportSize(1280, 800).setReducedMotion(motion));
        press(page, "Read the story");
        press(page, "Next");
        until(page, "location.search.includes('scene=1')");
        String told = page.url();
        sceneInPlace(page);
        pass(page, 2 * QUIET_MS);
        assertThat(page.url())
                .as("the glide to the scene is none of the reader's")
                .isEqualTo(told);
        List<Double> there = almaty(page);

        drag(page, 160, 80);
        pass(page, QUIET_MS);
        assertThat(page.url()).isNotEqualTo(told).contains("scene=1");
        assertThat(page.locator(".scene.current").isVisible()).isTrue();
        press(page, "Next");
        press(page, "Previous");
        sceneInPlace(page);
        pass(page, 2 * QUIET_MS);

        assertThat(page.url()).isEqualTo(told);
        assertThat(almaty(page).get(0)).isCloseTo(there.get(0), within(2.0));
    }

    @Test
    void aPhoneKeepsItsViewWhileASceneMakesTheMapTaller() {
        Page page = openWithClock(
                THIRTEENTH,
                options -> options.setViewportSize(360, 740).setHasTouch(true).setIsMobile(true));
        press(page, "Read the story");
        until(page, "location.search.includes('scene=0')");
        String told = page.url();

        pass(page, 2 * QUIET_MS);

        assertThat(page.url()).isEqualTo(told);
    }

    @Test
    void twoFingersAndTwoTapsZoom() {
        Page page = openWithClock(
                THIRTEENTH,
                options -> options.setViewportSize(360, 740).setHasTouch(true).setIsMobile(true));
        CDPSession session = page.context().newCDPSession(page);
        BoundingBox map = page.locator(".map").boundingBox();
        double x = map.x + map.width * 0.3;
        double y = map.y + map.height * 0.25;

        touch(session, "touchStart", x - 20, y, x + 20, y);
        for (int apart = 30; apart <= 80; apart += 10) {
            touch(session, "touchMove", x - apart, y, x + apart, y);
            settle(page);
        }
        touch(session, "touchEnd");
        until(page, "location.search.includes('z=')");
        double pinched = zoom(page);
        assertThat(page.evaluate("visualViewport.scale"))
                .as("the map, not the page")
                .isEqualTo(1);

        // Two taps are a double one if little time lies between them: here none does.
        page.clock().setFixedTime(System.currentTimeMillis());
        for (int tap = 0; tap < 2; tap++) {
            touch(session, "touchStart", x, y);
            touch(session, "touchEnd");
            settle(page);
        }
        until(page, "Number(new URLSearchParams(location.search).get('z')) > " + pinched);
        assertThat(zoom(page)).isCloseTo(pinched + 1, within(0.26));
    }

    private static void touch(CDPSession session, String type, double... coordinates) {
        JsonArray points = new JsonArray();
        for (int at = 0; at < coordinates.length; at += 2) {
            JsonObject point = new JsonObject();
            point.addProperty("x", coordinates[at]);
            point.addProperty("y", coordinates[at + 1]);
            point.addProperty("id", at / 2);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        session.send("Input.dispatchTouchEvent", event);
    }

    private static double zoom(Page page) {
        return Double.parseDouble(
                String.valueOf(page.evaluate("new URLSearchParams(location.search).get('z') ?? 'NaN'")));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
        settle(page);
    }

    /** From a spot of the sea, where nothing else is to be dragged. */
    private static void drag(Page page, int right, int down) {
        BoundingBox map = page.locator(".map").boundingBox();
        double x = map.x + 180;
        double y = map.y + map.height - 110;
        page.mouse().move(x, y);
        page.mouse().down();
        for (int step = 1; step <= 8; step++) {
            page.mouse().move(x + right * step / 8.0, y + down * step / 8.0);
        }
        // Held still before it is let go, the map does not glide on.
        page.clock().runFor(150);
        page.mouse().up();
        settle(page);
    }

    /** Where Almaty stands in the map's box, in pixels to the right and down. */
    private static List<Double> almaty(Page page) {
        Object at = page.evaluate("() => {"
                + " const mark = document.querySelector('.map button[data-place=almaty]').getBoundingClientRect();"
                + " const map = document.querySelector('.map').getBoundingClientRect();"
                + " return [mark.x - map.x, mark.y - map.y] }");
        return ((List<?>) at).stream().map(one -> ((Number) one).doubleValue()).toList();
    }
}
