package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A story in Arabic, with an interface that becomes Arabic by one file, {@code i18n/ar.json} of the test's resources. Time runs
 * from left to right in every language, as the map's east lies to the right in every language.
 */
class RightToLeftTest extends BrowserTest {

    private static final String ARABIC = "/stories/market-day?lang=ar";

    @BeforeEach
    void isServed() {
        Map<String, String> files = new HashMap<>();
        files.put("story.yaml", """
                title: {ar: يوم السوق, en: Market day}
                standfirst: {ar: تبدأ القصة في الصباح وتنتهي في المساء.}
                timeZone: Asia/Almaty
                extent: 2022-01-02/2022-01-22
                languages: [ar, en, fr]
                view: [60, 38, 90, 52]
                categories:
                  - {id: market, label: {ar: السوق, en: Market}, colour: "#96590d", pattern: waves}
                """);
        files.put("places.yaml", """
                - id: almaty
                  name: {ar: ألماتي, en: Almaty}
                  kind: city
                  at: [76.9115, 43.2525]
                """);
        files.put("incidents.yaml", """
                - id: opens
                  when: 2022-01-03
                  place: almaty
                  category: market
                  status: reported
                  title: {ar: يفتح السوق أبوابه, en: The market opens}
                  summary: {ar: يصل البائعون في الصباح.}
                  sources: [{publisher: الصحيفة}]
                - id: closes
                  when: 2022-01-20
                  place: almaty
                  category: market
                  status: reported
                  title: {en: The market closes}
                  summary: {en: It was a good day.}
                  sources: [{publisher: الصحيفة}]
                """);
        files.put("scenes.yaml", """
                - id: morning
                  at: 2022-01-03
                  highlight: [opens]
                  title: {ar: الصباح, en: Morning}
                  text: {ar: يصل البائعون في الصباح.}
                - id: evening
                  at: 2022-01-20
                  highlight: [closes]
                  title: {ar: المساء, en: Evening}
                  text: {en: It was a good day.}
                """);
        ownStories.hold("market-day", files);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void thePageIsLaidOutFromRightToLeft(int width) {
        Page page = open(ARABIC + "&t=2022-01-03", width, 800);

        assertThat(page.evaluate("getComputedStyle(document.body).direction")).isEqualTo("rtl");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        BoundingBox map = page.locator("#map").boundingBox();
        BoundingBox panel = page.locator("#panel").boundingBox();
        if (width == 1280) {
            assertThat(panel.x + panel.width).as("the list is left of the map").isLessThanOrEqualTo(map.x + 1);
        }
        BoundingBox legend = page.locator("details.legend").boundingBox();
        BoundingBox zoom = page.locator(".leaflet-control-zoom").boundingBox();
        BoundingBox open = page.locator(".narrative-open").boundingBox();
        assertThat(meet(legend, zoom)).as("legend on zoom").isFalse();
        assertThat(meet(open, zoom)).as("entry on zoom").isFalse();
        assertThat(meet(open, legend)).as("entry on legend").isFalse();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void timeRunsFromLeftToRight(int width) {
        Page page = open(ARABIC + "&t=2022-01-02", width, 800);
        BoundingBox box = slider(page).boundingBox();

        page.mouse().click(box.x + box.width - 12, box.y + box.height / 2);
        settle(page);

        assertThat(spoken(page)).as("at its right end").contains("22 يناير 2022");
        slider(page).press("ArrowLeft");
        settle(page);
        assertThat(spoken(page)).as("a day to the left").contains("21 يناير 2022");
    }

    @Test
    void theInterfaceSpeaksArabicByOneFileAndEnglishWhereItLacksAWord() {
        Page page = open(ARABIC + "&t=2022-01-20", 1280, 800);

        assertThat(page.locator("#list-heading").innerText()).isEqualTo("ما هو معروف");
        assertThat(page.locator("#list-count").innerText()).contains("حدثان");
        assertThat(page.locator(".languages").innerText()).contains("العربية").contains("English");
        assertThat(page.locator("#legend").textContent()).contains("begun for certain");
    }

    @Test
    void aTextInAnotherLanguageSaysInWhich() {
        Page page = open(ARABIC + "&t=2022-01-20", 1280, 800);

        page.locator("[data-id=closes] button").click();
        settle(page);

        assertThat(page.locator("#details h2").getAttribute("lang")).isEqualTo("en");
        assertThat(page.locator("#details").innerText()).contains("لغة النص: الإنجليزية");
        page.keyboard().press("Escape");
        page.locator(".narrative-open").click();
        page.locator(".narrative-step.next").click();
        settle(page);
        assertThat(page.locator(".scene.current .scene-text").getAttribute("lang"))
                .isEqualTo("en");
        assertThat(page.locator(".scene.current").innerText()).contains("لغة النص: الإنجليزية");
    }

    @Test
    void scenesGoOnInTheDirectionOfReading() {
        Page page = open(ARABIC, 1280, 800);
        page.locator(".narrative-open").click();
        settle(page);

        page.keyboard().press("ArrowLeft");
        settle(page);

        assertThat(page.locator(".scene.current").getAttribute("data-scene")).isEqualTo("evening");
    }

    @Test
    void withoutAScriptATextInAnotherLanguageSaysInWhichToo() {
        Page page = blank(options -> options.setJavaScriptEnabled(false).setViewportSize(360, 740));
        page.navigate(http.root() + ARABIC);

        assertThat(page.locator("tr#closes .row-title").getAttribute("lang")).isEqualTo("en");
        assertThat(page.locator("tr#closes .row-title").getAttribute("dir")).isEqualTo("ltr");
        assertThat(page.locator("tr#closes").innerText()).contains("لغة النص: الإنجليزية");
        assertThat(page.locator("tr#opens").innerText()).doesNotContain("لغة النص");
    }

    private static boolean meet(BoundingBox a, BoundingBox b) {
        return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    }
}
