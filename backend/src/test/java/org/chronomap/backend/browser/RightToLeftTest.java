package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A story in Arabic. Time runs from left to right in every language, as the map's east lies to the right in every language.
 */
class RightToLeftTest extends BrowserTest {

    private static final String ARABIC = "/stories/market-day?lang=ar";

    @BeforeEach
    void isServed() {
        ownStories.hold("market-day", files());
    }

    static Map<String, String> files() {
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
        return files;
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void thePageIsLaidOutFromRightToLeft(int width) {
        Page page = open(ARABIC + "&t=2022-01-03", width, 800);

        assertThat(page.evaluate("getComputedStyle(document.body).direction")).isEqualTo("rtl");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        BoundingBox map = page.locator(".map").boundingBox();
        BoundingBox panel = page.locator(".panel").boundingBox();
        if (width == 1280) {
            assertThat(panel.x + panel.width).as("the list is left of the map").isLessThanOrEqualTo(map.x + 1);
        }
        BoundingBox legend = page.locator("details.legend").boundingBox();
        BoundingBox zoom = page.locator(".leaflet-control-zoom").boundingBox();
        BoundingBox open = page.locator(".narrative-open").boundingBox();
        assertThat(meet(legend, zoom)).as("legend on zoom").isFalse();
        assertThat(meet(open, zoom)).as("entry on zoom").isFalse();
        assertThat(meet(open, legend)).as("entry on legend").isFalse();
        assertThat(violations(page)).isEmpty();
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
    void theInterfaceSpeaksArabicAndWritesFiguresAsDatesHaveThem() {
        Page page = open(ARABIC + "&t=2022-01-20", 1280, 800);

        assertThat(page.locator(".list-heading").innerText()).isEqualTo("ما هو معروف");
        assertThat(page.locator(".list-count").innerText()).contains("حدثان");
        assertThat(page.locator(".languages").innerText()).contains("العربية").contains("English");
        assertThat(page.locator("body").innerText()).contains("2022").doesNotContainPattern("[\\u0660-\\u0669]");
    }

    @Test
    void aTextInAnotherLanguageSaysInWhich() {
        Page page = open(ARABIC + "&t=2022-01-20", 1280, 800);

        page.locator("[data-id=closes] button").click();
        settle(page);

        assertThat(page.locator(".details h2").getAttribute("lang")).isEqualTo("en");
        assertThat(page.locator(".details").innerText()).contains("لغة النص: الإنجليزية");
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

    @ParameterizedTest
    @ValueSource(ints = {1280, 360})
    void barsAndMarksStandOverTheirDays(int width) {
        Page page = open(ARABIC + "&t=2022-01-20", width, 800);
        double[] line = sides(page, ".time-slider");
        double dayPx = (line[1] - line[0] - 24) / 20;

        // The third of January is the second of twenty-one days, the twentieth the nineteenth.
        assertThat(page.evaluate(
                        "[...document.querySelectorAll('.bars path')].map(path => path.getBoundingClientRect())"
                                + ".map(({ left, right }) => [left, right]).flat().sort((one, other) => one - other)"
                                + ".filter((_, at, all) => at === 0 || at === all.length - 1)"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Number.class))
                .satisfies(ends -> {
                    assertThat(ends.get(0).doubleValue()).isBetween(line[0] + 12, line[0] + 12 + 1.6 * dayPx);
                    assertThat(ends.get(1).doubleValue())
                            .isBetween(line[0] + 12 + 17.4 * dayPx, line[1] - 12 - 1.4 * dayPx);
                });
        assertThat(page.evaluate("[...document.querySelectorAll('.time-marks .mark')].filter(mark => mark.firstChild)"
                        + ".filter(mark => { const at = mark.getBoundingClientRect().left;"
                        + " const { left, right } = mark.firstChild.getBoundingClientRect();"
                        + " return at < left - 1 || at > right + 1; }).length"))
                .as("labels beside their marks")
                .isEqualTo(0);
    }

    @Test
    void whatLiesOnTheMapLiesWhereItLiesInOtherLanguages() {
        String state = "&t=2022-01-20&lat=44&lon=75&z=5";
        Page page = open(ARABIC + state, 1280, 800);
        double[] mapHere = sides(page, ".map");
        double[] arabic = sides(page, ".map .mark-ring, .map .mark-pin");
        open(ARABIC.replace("=ar", "=en") + state, page);
        double[] map = sides(page, ".map");
        double[] there = sides(page, ".map .mark-ring, .map .mark-pin");

        assertThat(arabic[0] - (mapHere[0] + mapHere[1]) / 2).isCloseTo(there[0] - (map[0] + map[1]) / 2, within(1.5));
    }

    @Test
    void aDateInAnotherLanguageReadsInItsOwnDirection() {
        ownStories.hold("market-day-in-hebrew", inHebrew());
        Page page = open("/stories/market-day-in-hebrew?lang=he&t=2022-01-20", 1280, 800);

        assertThat(page.evaluate("getComputedStyle(document.body).direction")).isEqualTo("rtl");
        assertThat(page.locator(".row-when").first().innerText()).contains("3 January 2022");
        assertThat(
                        page.evaluate(
                                "() => { const text = document.querySelector('.row-when').lastChild;"
                                        + " const at = word => { const range = document.createRange(); const from = text.data.indexOf(word);"
                                        + " range.setStart(text, from); range.setEnd(text, from + word.length);"
                                        + " return range.getBoundingClientRect().left; }; return at('3 ') < at('January') && at('January') < at('2022'); }"))
                .isEqualTo(true);
        assertThat(page.locator(".list-count").innerText()).doesNotContain("1 incidents");
    }

    private static Map<String, String> inHebrew() {
        return Map.of("story.yaml", """
                title: {he: יום השוק}
                timeZone: Asia/Jerusalem
                extent: 2022-01-02/2022-01-22
                languages: [he]
                categories:
                  - {id: market, label: {he: השוק}, colour: "#96590d", pattern: waves}
                """, "places.yaml", """
                - {id: haifa, name: {he: חיפה}, kind: city, at: [34.99, 32.82]}
                """, "incidents.yaml", """
                - id: opens
                  when: 2022-01-03
                  place: haifa
                  category: market
                  status: reported
                  title: {he: השוק נפתח}
                  sources: [{publisher: העיתון}]
                """);
    }

    private static double[] sides(Page page, String selector) {
        BoundingBox box = page.locator(selector).first().boundingBox();
        return new double[] {box.x, box.x + box.width};
    }

    private static boolean meet(BoundingBox a, BoundingBox b) {
        return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
    }
}
