package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fingers, keys and the browser's own buttons do to the slider, and what they leave alone. */
class HandsTest extends BrowserTest {

    private static final String STORY = "/stories/kazakhstan-january-2022?lang=en";

    @Test
    void aFingerThatScrollsThePageFromTheSliderMovesNoTime() {
        Page page = touched(360, 740);
        BoundingBox box = slider(page).boundingBox();
        String before = spoken(page);

        swipe(page, box.x + box.width * 0.8, box.y + box.height / 2, 0, -300);
        until(page, "scrollY > 20");
        settle(page);

        assertThat(spoken(page)).isEqualTo(before);
        assertThat(slider(page).inputValue()).isEqualTo("4");
    }

    @Test
    void aFingerThatGoesAlongTheSliderOrTapsOnItMovesTime() {
        Page page = touched(360, 740);
        BoundingBox box = slider(page).boundingBox();

        swipe(page, box.x + box.width * 0.3, box.y + box.height / 2, 200, 0);
        until(page, "+document.querySelector('.time-slider').value > 10");

        page.touchscreen().tap(box.x + 20, box.y + box.height / 2);
        until(page, "+document.querySelector('.time-slider').value < 3");
        settle(page);
        assertThat(spoken(page)).contains("January 2022");
    }

    @Test
    void whatAFingerTouchesIsLargeEnough() {
        Page page = touched(360, 740);
        page.locator(".time-tools .plain-button").click();

        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.fit, .modes label, .time-rest .plain-button, .time-rest select')]"
                                        + ".filter(one => one.getClientRects().length > 0)"
                                        + ".filter(one => one.getBoundingClientRect().height < 44).map(one => one.outerHTML).join()"))
                .isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {".mark-ring", ".arc-label", ".place-name:not(.no-room)"})
    void aDragThatBeginsOnASignMovesTheMapAndOpensNothing(String sign) {
        Page page = open(STORY + "&t=2022-01-13", options -> options.setViewportSize(1280, 800));
        BoundingBox before = visible(page, sign);

        page.mouse().move(before.x + before.width / 2, before.y + before.height / 2);
        page.mouse().down();
        page.mouse().move(before.x - 40, before.y + 20);
        page.mouse().move(before.x - 80, before.y + 40);
        page.mouse().up();
        settle(page);

        assertThat(visible(page, sign).x).isLessThan(before.x - 50);
        assertThat(page.locator(".spot-card").isVisible()).isFalse();
        assertThat(page.locator(".details").isVisible()).isFalse();

        page.locator(".mark-ring:visible").first().press("Enter");
        assertThat(page.locator(".spot-card").isVisible()).isTrue();
    }

    private static BoundingBox visible(Page page, String sign) {
        return page.locator(sign + ":visible").first().boundingBox();
    }

    @Test
    void escapeInTheShareDialogClosesTheDialogAlone() {
        Page page = open(STORY + "&incident=almaty-gunfire", 1280, 800);
        page.locator(".masthead-tools button").first().click();
        page.locator("dialog.share[open]").waitFor();

        page.keyboard().press("Escape");
        until(page, "!document.querySelector('dialog[open]')");
        settle(page);

        assertThat(page.locator(".details").isVisible()).isTrue();
    }

    @Test
    void aSkipLinkLeavesTimePlaying() {
        Page page = open(STORY + "&t=2022-01-03", 1280, 800);
        page.locator(".time-play").click();
        settle(page);

        page.locator(".skip").first().focus();
        page.keyboard().press("Enter");
        until(page, "location.hash === '#time-slider'");
        settle(page);

        assertThat(page.locator(".time-play.playing").count()).isOne();
    }

    @Test
    void goingBackAndReloadingKeepTheStep() {
        Page page = open(STORY + "&t=2022-01-06", 1280, 800);
        page.locator(".time-tools .plain-button").click();
        page.locator(".time-step").selectOption("hour");
        settle(page);
        page.getByLabel("Moment", new Page.GetByLabelOptions().setExact(true)).check();
        until(page, "location.search.includes('mode=moment')");

        page.goBack();
        until(page, "!location.search.includes('mode=moment')");
        settle(page);
        assertThat(page.locator(".time-step").inputValue()).isEqualTo("hour");

        page.reload();
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        settle(page);
        assertThat(page.locator(".time-step").inputValue()).isEqualTo("hour");
    }

    @Test
    void timeStopsInATabThatNobodySees() {
        Page page = open(STORY + "&t=2022-01-03", 1280, 800);
        page.locator(".time-play").click();
        until(page, "document.querySelector('.time-play').classList.contains('playing')");

        page.evaluate("() => { Object.defineProperty(document, 'hidden', { value: true, configurable: true });"
                + " document.dispatchEvent(new Event('visibilitychange')); }");

        until(page, "!document.querySelector('.time-play').classList.contains('playing')");
        assertThat(
                        page.evaluate(
                                "() => { const { value, max } = document.querySelector('.time-slider'); return value === max; }"))
                .as("it came to the story's end")
                .isEqualTo(false);
    }

    @Test
    void eachHandleOfASpanSaysItsOwnDay() {
        Page page = open(STORY + "&t=2022-01-08&mode=window&window=P3D", 1280, 800);

        assertThat(page.locator(".time-from").getAttribute("aria-valuetext")).startsWith("6 January 2022, Almaty time");
        assertThat(spoken(page)).startsWith("6 January – 8 January 2022");
    }

    @Test
    void keysWorkOnAKeyboardOfOtherLetters() {
        Page page = open(STORY + "&t=2022-01-03", 1280, 800);

        press(page, "т", "KeyN");
        String next = spoken(page);
        assertThat(next).doesNotStartWith("3 January");
        press(page, "з", "KeyP");
        assertThat(spoken(page)).isNotEqualTo(next);
        press(page, "ю", "Period");
        assertThat(spoken(page)).isEqualTo(next);
    }

    @Test
    void aLaptopsWindowHoldsTheWholeTimeline() {
        Page page = open(STORY, 1366, 650);

        BoundingBox modes = page.locator(".modes").boundingBox();
        assertThat(modes.y + modes.height).isLessThanOrEqualTo(650);
        assertThat(page.locator(".map").boundingBox().height).isGreaterThan(200);
    }

    private Page touched(int width, int height) {
        return open(
                STORY + "&t=2022-01-06",
                options ->
                        options.setViewportSize(width, height).setHasTouch(true).setIsMobile(true));
    }

    private static void press(Page page, String key, String code) {
        page.evaluate(
                "([key, code]) => document.querySelector('.time-slider').dispatchEvent("
                        + "new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }))",
                List.of(key, code));
        settle(page);
    }

    private static void swipe(Page page, double x, double y, double across, double down) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("Input.dispatchTouchEvent", touch("touchStart", "{\"x\":%s,\"y\":%s}".formatted(x, y)));
        for (int i = 1; i <= 10; i++) {
            session.send(
                    "Input.dispatchTouchEvent",
                    touch("touchMove", "{\"x\":%s,\"y\":%s}".formatted(x + across * i / 10, y + down * i / 10)));
            settle(page);
        }
        session.send("Input.dispatchTouchEvent", touch("touchEnd", ""));
    }

    private static JsonObject touch(String type, String point) {
        return JsonParser.parseString("{\"type\":\"%s\",\"touchPoints\":[%s]}".formatted(type, point))
                .getAsJsonObject();
    }
}
