package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The story in scenes, without a script, and on paper. */
class SceneTest extends BrowserTest {

    /** In which a column has surely come to rest. */
    private static final int GLIDED_MS = 1500;

    private static final String ENGLISH = STORY + "?lang=en";
    private static final String CURRENT = ".scene[aria-current=step]";

    /** In the end: the map may still be on its way there. */
    private static final String KAZAKHSTAN_ABOVE_THE_CARD =
            "(() => { const box = selector => document.querySelector(selector).getBoundingClientRect();"
                    + " const { top, bottom } = box('.mark-holder [data-place=kazakhstan]');"
                    + " return top > box('.map').top && bottom < box('.narrative').top })()";

    @Test
    void aReaderWalksTheScenesByButtons() {
        Page page = open(ENGLISH, 1280, 800);

        page.getByText("Read the story").click();
        settle(page);
        assertThat(current(page)).isEqualTo("first-protests");
        assertThat(spoken(page)).contains("2 January 2022");
        page.getByText("Next", exact()).click();
        page.getByText("Next", exact()).click();
        page.getByText("Next", exact()).click();
        settle(page);

        assertThat(current(page)).isEqualTo("contingent-deploys");
        assertThat(page.locator(".narrative-position").innerText()).isEqualTo("Scene 4 of 8");
        assertThat(spoken(page)).contains("6 January 2022");
        assertThat(arcs(page, "csto-deployment")).doesNotContain("hidden");
        page.getByText("Previous", exact()).click();
        settle(page);
        assertThat(current(page)).isEqualTo("almaty");
        assertThat(page.locator(".narrative [aria-live]").textContent())
                .contains("Scene 3 of 8")
                .contains("Almaty");
    }

    @Test
    void aReaderWalksTheScenesByKeysAndLeavesThem() {
        Page page = open(ENGLISH, 1280, 800);
        page.getByText("Read the story").press("Enter");
        settle(page);

        page.keyboard().press("ArrowRight");
        settle(page);
        assertThat(current(page)).isEqualTo("week-of-violence");
        page.keyboard().press("End");
        until(page, "document.querySelector('" + CURRENT + "').dataset.scene === 'planned-departure'");
        settle(page);
        page.keyboard().press("ArrowRight");
        settle(page);
        assertThat(current(page)).isEqualTo("planned-departure");
        page.keyboard().press("ArrowLeft");
        settle(page);
        assertThat(current(page)).isEqualTo("withdrawal-begins");
        page.keyboard().press("Escape");
        settle(page);

        assertThat(page.locator(".narrative").isVisible()).isFalse();
        assertThat(page.locator(".list").isVisible()).isTrue();
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("narrative-open");
        assertThat(spoken(page)).as("time stays where the scene left it").contains("13 January 2022");
    }

    @Test
    void keysInQuickSuccessionEndWhereTheLastOneLeads() {
        Page page = openWithClock(ENGLISH, options -> options.setViewportSize(1280, 800));
        page.getByText("Read the story").press("Enter");
        settle(page);

        page.keyboard().press("ArrowRight");
        settle(page);
        page.keyboard().press("ArrowLeft");
        sceneInPlace(page);
        pass(page, GLIDED_MS);
        assertThat(page.locator(".narrative-position").innerText()).isEqualTo("Scene 1 of 8");

        page.keyboard().press("ArrowRight");
        settle(page);
        page.keyboard().press("End");
        sceneInPlace(page);
        pass(page, GLIDED_MS);
        assertThat(current(page)).isEqualTo("planned-departure");
    }

    @Test
    void aReaderWalksTheScenesByScrolling() {
        Page page = open(ENGLISH, options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        page.getByText("Read the story").click();
        settle(page);
        BoundingBox panel = page.locator(".panel").boundingBox();
        page.mouse().move(panel.x + panel.width / 2, panel.y + panel.height / 2);

        for (int wheel = 0; wheel < 200 && !current(page).equals("massimov"); wheel++) {
            page.evaluate("document.querySelector('.panel').scrollTop += 40");
            settle(page);
        }
        settle(page);

        assertThat(spoken(page)).contains("8 January 2022");
        assertThat(page.locator(".narrative-position").innerText()).isEqualTo("Scene 5 of 8");
    }

    @Test
    void aSceneSaysWhatItIsAboutAndOpensIt() {
        Page page = open(ENGLISH, 1280, 800);
        page.getByText("Read the story").click();
        settle(page);

        page.locator(CURRENT + " .scene-event").first().click();
        settle(page);
        assertThat(page.locator(".details h2").innerText()).contains("Protests against rising fuel prices begin");
        assertThat(page.locator(".narrative").isVisible()).isFalse();
        page.keyboard().press("Escape");
        settle(page);

        assertThat(page.locator(".narrative").isVisible()).isTrue();
        assertThat(page.evaluate("document.activeElement.className")).isEqualTo("scene-event");
    }

    @Test
    void aSceneTakesTheMapToItsView() {
        Page page = open(ENGLISH, options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        page.getByText("Read the story").click();
        page.getByText("Next", exact()).click();
        page.getByText("Next", exact()).click();
        settle(page);

        BoundingBox map = page.locator(".map").boundingBox();
        BoundingBox airport =
                page.locator("[data-place=almaty-airport]").first().boundingBox();
        BoundingBox city = page.locator("[data-place=almaty]").first().boundingBox();
        assertThat(airport.x - city.x).as("px between city and airport").isGreaterThan(20);
        assertThat(city.x).isBetween(map.x + map.width * 0.3, map.x + map.width * 0.7);
    }

    @ParameterizedTest
    @CsvSource({"360, 740, ru", "360, 640, kk", "390, 844, fr"})
    void onAPhoneASceneIsACardOverTheMapThatLeavesTheSliderFree(int width, int height, String language) {
        Page page = open(
                STORY + "?lang=" + language,
                options ->
                        options.setViewportSize(width, height).setHasTouch(true).setIsMobile(true));
        page.locator(".narrative-open").tap();
        settle(page);
        for (int scene = 1; scene < 8; scene++) {
            BoundingBox card = page.locator(".narrative").boundingBox();
            BoundingBox map = page.locator(".map").boundingBox();
            BoundingBox track = page.locator(".timeline").boundingBox();
            assertThat(card.y + card.height).isLessThanOrEqualTo(track.y + 1);
            assertThat(card.y + card.height).isLessThanOrEqualTo(map.y + map.height + 1);
            assertThat(card.y - map.y).as("map to be seen, px").isGreaterThan(120);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            page.locator(".narrative-step.next").tap();
            settle(page);
        }
        // Both ends of the last scene's movements are in sight again, however fast the scenes went by.
        until(
                page,
                "(() => { const box = document.querySelector('.mark-holder [data-place=armenia]')"
                        + "?.getBoundingClientRect(); return box && box.left > 0 && box.right < innerWidth; })()");
        assertThat(current(page)).isEqualTo("planned-departure");
        page.locator(".narrative-leave").tap();
        settle(page);
        assertThat(page.locator(".narrative").isVisible()).isFalse();
    }

    @Test
    void whatASceneShowsIsSeenAboveItsCardHoweverItIsOpened() {
        Page page = open(ENGLISH, options -> options.setViewportSize(360, 740).setHasTouch(true));
        page.locator(".narrative-open").tap();
        settle(page);
        until(page, KAZAKHSTAN_ABOVE_THE_CARD);

        open(ENGLISH + "&scene=4", page);
        until(page, KAZAKHSTAN_ABOVE_THE_CARD);
    }

    @ParameterizedTest
    @CsvSource({"360, 640, ru", "360, 640, kk"})
    void aCardThatHoldsMoreThanIsSeenSaysSoAndIsScrolledByKeysAndByTouch(int width, int height, String language) {
        Page page = open(
                STORY + "?lang=" + language,
                options ->
                        options.setViewportSize(width, height).setHasTouch(true).setIsMobile(true));
        page.locator(".narrative-open").tap();
        settle(page);
        while (!Boolean.TRUE.equals(page.evaluate("document.querySelector('.scenes.more-below') !== null"))) {
            assertThat(current(page)).as("some scene is longer than the card").isNotEqualTo("planned-departure");
            page.locator(".narrative-step.next").tap();
            settle(page);
        }
        Object scene = current(page);
        assertThat(violations(page)).isEmpty();
        assertThat(page.locator(".scenes").getAttribute("tabindex")).isEqualTo("0");
        assertThat(page.locator(".scenes").getAttribute("class")).doesNotContain("more-above");

        page.locator(".scenes").focus();
        // A key that comes while the page is busy may scroll nothing: who sees that presses it again.
        until(page, () -> "the keyboard scrolls; it is at " + page.evaluate("document.activeElement.className"), () -> {
            page.keyboard().press("ArrowDown");
            return Boolean.TRUE.equals(page.evaluate("document.querySelector('.scenes').scrollTop > 0"));
        });
        assertThat(current(page)).as("the scene stays").isEqualTo(scene);
        until(page, "document.querySelector('.scenes.more-above') !== null");

        page.evaluate("document.querySelector('.scenes').scrollTop = 0");
        BoundingBox box = page.locator(".scenes").boundingBox();
        swipe(page, box.x + box.width / 2, box.y + box.height - 10, -box.height);
        until(page, "document.querySelector('.scenes').scrollTop > 20");
        page.evaluate("document.querySelector('.scenes').scrollTop = 10000");
        until(page, "document.querySelector('.scenes.more-below') === null");
        assertThat(page.evaluate("scrollY")).as("the page behind stays").isIn(0, 0.0);
    }

    @Test
    void aShortSceneIsNoStopOfTheKeyboard() {
        Page page = open(ENGLISH, 1280, 800);
        page.getByText("Read the story").click();
        settle(page);
        assertThat(page.locator(".scenes").getAttribute("tabindex")).isNull();
        assertThat(page.locator(".scenes").getAttribute("class")).isEqualTo("scenes");
    }

    @Test
    void whatTheAuthorInferredIsNamedInWordsAndTagsAreShown() {
        Page english = open(ENGLISH + "&incident=csto-deployment&t=2022-01-06", 1280, 800);
        assertThat(english.locator(".inferred").innerText())
                .isEqualTo("The author’s inference, which the source does not state: where from.");
        assertThat(english.locator(".facts").innerText()).contains("CSTO contingent");

        Page russian = open(STORY + "?lang=ru&incident=csto-departure&t=2022-01-13", 1280, 800);
        assertThat(russian.locator(".inferred").innerText()).endsWith("место назначения.");
        assertThat(russian.locator(".facts").innerText()).contains("контингент ОДКБ");
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, LIGHT, en", "360, 740, DARK, kk", "1280, 800, DARK, ru", "360, 740, LIGHT, fr"})
    void axeFindsNothingInAScene(int width, int height, ColorScheme scheme, String language) {
        Page page = open(
                STORY + "?lang=" + language,
                options -> options.setViewportSize(width, height).setColorScheme(scheme));
        page.locator(".narrative-open").click();
        page.locator(".narrative-step.next").click();
        settle(page);

        assertThat(violations(page)).isEmpty();
    }

    @Test
    void withoutAScriptThePageIsTheStory() {
        Page page = blank(options -> options.setJavaScriptEnabled(false).setViewportSize(1280, 800));
        page.navigate(http.root() + ENGLISH);

        assertThat(page.locator(".told h3").allInnerTexts()).hasSize(8).contains("The first protests");
        assertThat(page.locator("tr.day th").allInnerTexts())
                .containsSubsequence("2 January 2022", "6 January 2022", "13 January 2022", "19 January 2022");
        Locator violence = page.locator("tr#violence-unseen-since-1991");
        assertThat(violence.innerText())
                .contains("at least 12,000")
                .contains("dozens")
                .contains("AFP");
        assertThat(page.locator("tbody tr:not(.day)").count()).isEqualTo(29);
        assertThat(page.locator("tr#csto-deployment").innerText())
                .contains("Russia")
                .contains("According to: the CSTO and the Kazakh authorities");
        assertThat(page.locator("#map-figure").innerText())
                .contains("Almaty")
                .contains("latitude 43.25°, longitude 76.91°");
        assertThat(page.locator(".narrative-open, .map").first().isVisible()).isFalse();
    }

    @Test
    void onPaperTheStateStandsWithItsListAndSources() {
        Page page = open(
                ENGLISH + "&t=2022-01-06",
                options -> options.setViewportSize(1280, 800).setColorScheme(ColorScheme.DARK));
        int listed = listed(page).size();

        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".printed article").count()).isEqualTo(listed);
        assertThat(page.locator(".printed").innerText())
                .contains("6 January 2022")
                .contains("The CSTO contingent deploys to Kazakhstan")
                .contains("2.030 soldats russes")
                .contains("AFP");
        assertThat(page.locator(".map").isVisible()).isTrue();
        assertThat(page.locator(".legend-body").isVisible()).isTrue();
        for (String control :
                new String[] {".timeline", ".list", ".narrative-open", ".leaflet-control-zoom", ".folio nav"}) {
            assertThat(page.locator(control).isVisible()).as(control).isFalse();
        }
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('footer a[href^=http]'), '::after').content"))
                .asString()
                .contains("creativecommons.org");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.evaluate("dispatchEvent(new Event('afterprint'))");
        assertThat(page.locator(".printed").count()).isZero();
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Object current(Page page) {
        return page.evaluate("document.querySelector('" + CURRENT + "').dataset.scene");
    }
}
