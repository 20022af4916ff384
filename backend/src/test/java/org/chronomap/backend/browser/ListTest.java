package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list: long stories, search, filters, details with media. */
class ListTest extends BrowserTest {

    private static final String ENGLISH = STORY + "?lang=en&t=2022-01-22";
    private static final String LONG = "/stories/long?lang=en&t=2022-02-19";
    private static final int INCIDENTS = 5000;
    private static final int DAYS = 50;

    @BeforeEach
    void isServed() {
        Map<String, String> files = new HashMap<>();
        files.put("story.yaml", """
                title: {en: A long story, ar: قصة طويلة}
                timeZone: Asia/Almaty
                extent: 2022-01-01/2022-02-19
                languages: [en]
                categories:
                  - {id: protest, label: {en: Protests}, colour: "#96590d", pattern: waves}
                  - {id: violence, label: {en: Violence}, colour: "#a32020", pattern: dots}
                """);
        files.put("places.yaml", """
                - {id: almaty, name: {en: Almaty, kk: Алматы}, kind: city, at: [76.9115, 43.2525]}
                - {id: aktobe, name: {en: Aktobe, kk: Ақтөбе}, kind: city, at: [57.207, 50.2797]}
                """);
        StringBuilder incidents = new StringBuilder();
        for (int number = 0; number < INCIDENTS; number++) {
            int day = number * DAYS / INCIDENTS;
            incidents.append("""
                    - id: n%04d
                      when: 2022-%02d-%02d
                      place: %s
                      category: %s
                      status: reported
                      actors: [%s]
                      title: {en: "Incident number %d%s"%s}
                      sources: [{publisher: %s}]
                    """.formatted(
                            number,
                            day < 31 ? 1 : 2,
                            day < 31 ? day + 1 : day - 30,
                            number % 2 == 0 ? "almaty" : "aktobe",
                            number % 5 == 0 ? "violence" : "protest",
                            number % 4 == 0 ? "Police" : "Crowd",
                            number,
                            number % 3 == 0 ? " of a great many, so that its title takes two lines or three" : "",
                            number == 4321 ? ", ar: \"مُظَاهَرَةٌ كبيرة\"" : "",
                            number % 2 == 0 ? "AFP" : "Reuters"));
            if (number == 0) {
                incidents.append("""
                          media:
                            - {url: "https://pictures.example/a.jpg", kind: image, credit: A. Photographer, caption: {en: The square}, alt: {en: A square full of people}}
                            - {url: "https://own.example/b.png", kind: image, credit: Ours, alt: {en: Our own picture}}
                        """);
            }
        }
        files.put("incidents.yaml", incidents.toString());
        ownStories.hold("long", files);
    }

    @Test
    void fiveThousandIncidentsAreListedButFewAreDrawn() {
        Page page = open(LONG, 1280, 800);

        assertThat(page.locator(".list-count").innerText()).contains("5,000");
        assertThat(drawn(page)).isBetween(8, 120);
        assertThat(topRow(page)).startsWith("n49");
        for (double share : new double[] {0.5, 0, 0.25, 1}) {
            page.evaluate(
                    "share => { const p = document.querySelector('.panel'); p.scrollTop = share * p.scrollHeight }",
                    share);
            settle(page);
            settle(page);
            assertThat(drawn(page)).isBetween(8, 120);
            assertThat(Integer.parseInt(topRow(page).substring(1)))
                    .as("first in view at %s", share)
                    .isBetween((int) (share * INCIDENTS) - 500, (int) (share * INCIDENTS) + 500);
            assertThat(page.evaluate(BLANK)).as("blank at %s", share).isEqualTo(false);
        }
    }

    @Test
    void aRowOfALongListTellsItsPlaceAmongItsDay() {
        Page page = open(LONG, 1280, 800);
        page.evaluate("document.querySelector('.panel').scrollTop = 0");
        settle(page);
        settle(page);

        Locator row = page.locator("[data-id=n0002]");
        assertThat(row.getAttribute("aria-setsize")).isEqualTo("100");
        assertThat(row.getAttribute("aria-posinset")).isEqualTo("3");
        assertThat(page.locator("section.group:has([data-id=n0002]) h3").innerText())
                .contains("1 January 2022");
        assertThat(violations(page)).isEmpty();
    }

    @Test
    void whoScrollsAwayAsWordsComeIsNotScrolledBack() {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        // Scrolls between the words' arrival and the frame that shows them.
        page.addInitScript("const frame = window.requestAnimationFrame.bind(window);"
                + " window.requestAnimationFrame = run => frame(time => {"
                + " if (window.scrolling) document.querySelector('.panel').scrollTop = 0; run(time) })");
        BlockingQueue<Route> held = new LinkedBlockingQueue<>();
        page.route("**/incidents/items?lang=en*", held::add);
        page.navigate(http.root() + LONG);
        until(page, "document.querySelector('.panel').scrollTop > 0 && !document.querySelector('[aria-busy=true]')");
        page.waitForCondition(() -> !held.isEmpty());

        page.evaluate("window.scrolling = true");
        page.unroute("**/incidents/items?lang=en*");
        held.forEach(Route::resume);

        page.locator("[data-id=n0002]").waitFor();
    }

    @Test
    void keysWalkALongListFromEndToEndAndTheFocusStays() {
        Page page = open(LONG, 1280, 800);
        page.locator(".list li[data-id] button").first().focus();

        page.keyboard().press("Home");
        assertThat(focused(page)).isEqualTo("n0000");
        for (int step = 0; step < 30; step++) {
            page.keyboard().press("Tab");
            settle(page);
        }
        assertThat(focused(page)).isEqualTo("n0030");
        for (int step = 0; step < 30; step++) {
            page.keyboard().press("ArrowDown");
        }
        settle(page);
        assertThat(focused(page)).isEqualTo("n0060");
        assertThat(page.evaluate(FOCUS_SEEN)).isEqualTo(true);
        page.keyboard().press("End");
        settle(page);
        assertThat(focused(page)).isEqualTo("n4999");
        assertThat(page.evaluate(FOCUS_SEEN)).isEqualTo(true);

        page.evaluate("document.querySelector('.panel').scrollTop = 0");
        settle(page);
        settle(page);
        assertThat(focused(page)).as("scrolled away").isEqualTo("n4999");
        page.keyboard().press("ArrowUp");
        settle(page);
        assertThat(focused(page)).isEqualTo("n4998");
        page.keyboard().press("Enter");
        settle(page);
        page.keyboard().press("Escape");
        settle(page);
        assertThat(focused(page)).as("back from the details").isEqualTo("n4998");
    }

    @Test
    void aPhoneDrawsALongListInPartToo() {
        Page page = open(LONG, 360, 740);
        assertThat(drawn(page)).isLessThan(120);
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight / 2)");
        settle(page);
        settle(page);
        assertThat(drawn(page)).isBetween(8, 120);
        assertThat(page.evaluate(BLANK)).isEqualTo(false);
    }

    @Test
    void theListMovesTheSlider() {
        Page page = open(ENGLISH, 1280, 800);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Thursday 6 January 2022"))
                .click();
        settle(page);
        assertThat(spoken(page)).contains("6 January 2022");
        assertThat(listed(page)).contains("csto-deployment").doesNotContain("massimov-arrested");

        page.locator("[data-id=fuel-price-protests-begin] button").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show on the timeline"))
                .click();
        settle(page);
        assertThat(spoken(page)).contains("2 January 2022");
    }

    @Test
    void aSearchFindsWordsInEveryLanguageAndMarksThem() {
        Page page = open(ENGLISH, 1280, 800);
        int all = listed(page).size();

        search(page, "AÉROPORT");
        assertThat(listed(page)).contains("almaty-airport-closed").hasSizeLessThan(all);
        assertThat(page.locator("[data-id=almaty-airport-closed] mark").first().innerText())
                .isEqualToIgnoringCase("aéroport");
        assertThat(page.locator("[data-id=almaty-airport-closed] .row-found").getAttribute("lang"))
                .isEqualTo("fr");

        search(page, "әуежай");
        assertThat(listed(page)).contains("almaty-airport-closed").hasSizeLessThan(all);
        search(page, "аэропорт");
        assertThat(listed(page)).contains("almaty-airport-closed").hasSizeLessThan(all);
        search(page, "airport <b>");
        assertThat(listed(page)).isEmpty();
        search(page, "airport");
        assertThat(page.locator("[data-id=almaty-airport-closed] .row-title mark")
                        .innerText())
                .isEqualToIgnoringCase("airport");
        page.locator("[data-id=almaty-airport-closed] button").click();
        settle(page);
        assertThat(page.locator("#details-heading mark").innerText()).isEqualToIgnoringCase("airport");
    }

    @Test
    void anArabicWordIsFoundWithoutItsVowelMarksAmongFiveThousand() {
        Page page = open(LONG, 360, 740);
        search(page, "مظاهرة");
        assertThat(listed(page)).containsExactly("n4321");
        assertThat(page.locator("[data-id=n4321] mark").innerText()).isEqualTo("مُظَاهَرَةٌ");
    }

    @Test
    void aSearchWithoutTheOtherLanguagesSaysSo() {
        Page page = open(ENGLISH, 1280, 800);
        page.route("**/items?lang=*", Route::abort);

        page.getByRole(AriaRole.SEARCHBOX).fill("airport");
        until(page, "document.querySelector('.list').innerText.includes('searched in this one only')");
        settle(page);

        assertThat(listed(page)).contains("almaty-airport-closed");
        forgive("net::ERR_FAILED");
    }

    @Test
    void filtersOfOneKindWidenAndOfDifferentKindsNarrow() {
        Page page = open(LONG, 1280, 800);
        openFilters(page);

        choose(page, "Violence");
        assertThat(page.locator(".list-count").innerText()).contains("1,000");
        assertThat(page.locator(".list-head").innerText()).contains("1 filter active");
        choose(page, "Almaty");
        assertThat(page.locator(".list-count").innerText()).contains("500");
        assertThat(countOf(page, "Protests")).as("what Protests would add").isEqualTo("2,000");
        choose(page, "Aktobe");
        assertThat(page.locator(".list-count").innerText()).contains("1,000");
        choose(page, "Reuters");
        assertThat(page.locator(".list-count").innerText()).contains("500");
        assertThat(page.locator(".list-head").innerText()).contains("4 filters active");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Clear all"))
                .click();
        settle(page);
        assertThat(page.locator(".list-count").innerText()).contains("5,000");
        assertThat(page.locator("#filters input:checked").count()).isZero();
    }

    @Test
    void countsBesideTheFiltersFollowTheSlider() {
        Page page = open(LONG, 1280, 800);
        openFilters(page);
        assertThat(countOf(page, "Violence")).isEqualTo("1,000");

        slider(page).press("Home");
        settle(page);

        assertThat(countOf(page, "Violence")).isEqualTo("20");
        assertThat(countOf(page, "Protests")).isEqualTo("80");
    }

    @Test
    void statusAndActorAreFiltersToo() {
        Page page = open(ENGLISH, 360, 740);
        openFilters(page);
        String claimed = countOf(page, "claimed");

        choose(page, "claimed");
        assertThat(listed(page)).hasSize(Integer.parseInt(claimed)).isNotEmpty();
        assertThat(page.locator(".list li[data-id]:not(.status-claimed)").count())
                .isZero();
        choose(page, "claimed");

        Page story = open(LONG, 1280, 800);
        openFilters(story);
        choose(story, "Police");
        assertThat(story.locator(".list-count").innerText()).contains("1,250");
    }

    @Test
    void detailsNameTheSourcesLanguageAndExplainTheStatus() {
        Page page = open(ENGLISH, 1280, 800);
        page.locator("[data-id=massimov-deputies-arrested] button").click();
        settle(page);
        assertThat(page.locator(".source figcaption").first().innerText()).contains("language: French");
        assertThat(page.locator(".details").innerText())
                .contains("An official or one of the parties says so; the source does not state it itself.");
    }

    @Test
    void picturesFromElsewhereAreLinksAndOwnOnesAreShown() {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        String own = http.root() + "/own.png";
        page.route("**/incidents/items?lang=en*", route -> {
            var answer = route.fetch();
            route.fulfill(new Route.FulfillOptions()
                    .setResponse(answer)
                    .setBody(answer.text().replace("https://own.example/b.png", own)));
        });
        page.route(
                "**/own.png",
                route -> route.fulfill(
                        new Route.FulfillOptions()
                                .setContentType("image/svg+xml")
                                .setBody(
                                        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='30'><path d='M0 0h40v30z'/></svg>")));
        page.navigate(http.root() + "/stories/long?lang=en&t=2022-01-01");
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");

        page.locator("[data-id=n0000] button").click();
        settle(page);

        Locator elsewhere = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName("Show picture from pictures.example"));
        assertThat(elsewhere.getAttribute("rel")).isEqualTo("noreferrer");
        assertThat(elsewhere.getAttribute("target")).isEqualTo("_blank");
        assertThat(page.locator(".media").first().innerText())
                .contains("A. Photographer")
                .contains("The square")
                .contains("A square full of people");
        assertThat(page.locator(".media img").count()).isOne();
        page.locator(".media img").scrollIntoViewIfNeeded();
        until(page, "document.querySelector('.media img').naturalWidth === 40");
        assertThat(page.locator(".media img").getAttribute("alt")).isEqualTo("Our own picture");
        assertThat(violations(page)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fr, DARK, 360", "en, LIGHT, 1280", "ru, DARK, 1280", "kk, LIGHT, 360"})
    void axeFindsNothingInSearchAndFilters(String language, ColorScheme scheme, int width) {
        Page page = open(
                STORY + "?t=2022-01-22&lang=" + language,
                options -> options.setViewportSize(width, 800).setColorScheme(scheme));
        page.locator("button[aria-controls=filters]").click();
        page.evaluate("document.querySelectorAll('#filters details').forEach(one => { one.open = true })");
        search(page, "almaty");
        assertThat(page.locator("mark").count()).isPositive();
        assertThat(violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isIn(0, 0.0);
    }

    /** Whether the list shows empty room where rows should be, in the middle of what is seen of it. */
    private static final String BLANK = "(() => { const box = document.querySelector('.panel').getBoundingClientRect();"
            + " const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2 + 100;"
            + " return !document.elementFromPoint(box.left + box.width / 2, y)?.closest('.group, .timeline') })()";

    private static final String FOCUS_SEEN = "(() => { const box = document.activeElement.getBoundingClientRect();"
            + " return box.top >= 0 && box.bottom <= innerHeight })()";

    private static int drawn(Page page) {
        return page.locator(".list li[data-id]").count();
    }

    /** Of the first row that is seen by more than a fraction of a pixel. */
    private static String topRow(Page page) {
        settle(page);
        return String.valueOf(page.evaluate(
                "[...document.querySelectorAll('.list li[data-id]')].find(row => row.getBoundingClientRect().bottom"
                        + " > document.querySelector('.list-head').getBoundingClientRect().bottom + 1).dataset.id"));
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.closest('li')?.dataset.id"));
    }

    private static void search(Page page, String words) {
        page.getByRole(AriaRole.SEARCHBOX).fill(words);
        page.getByRole(AriaRole.SEARCHBOX).press("Enter");
        until(
                page,
                "performance.getEntriesByType('resource').filter(one => one.name.includes('lang=*')"
                        + " && one.responseEnd > 0).length >= 3");
        until(page, "document.querySelector('.list-head .note').hidden");
        settle(page);
    }

    private static void openFilters(Page page) {
        page.locator("button[aria-controls=filters]").click();
        page.evaluate("document.querySelectorAll('#filters details').forEach(one => { one.open = true })");
        settle(page);
    }

    private static Locator option(Page page, String label) {
        return page.locator("#filters label")
                .filter(new Locator.FilterOptions().setHasText(label))
                .first();
    }

    private static void choose(Page page, String label) {
        option(page, label).locator("input").click();
        settle(page);
    }

    private static String countOf(Page page, String label) {
        settle(page);
        return option(page, label).locator(".option-count").innerText();
    }
}
