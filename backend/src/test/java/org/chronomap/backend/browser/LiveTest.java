package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.node.ArrayNode;

/**
 * The page while its story changes. The events are this test's own, and so is what the server answers of the items that they
 * name: what the page does with them is what is tested.
 */
@Import(Announcements.class)
class LiveTest extends BrowserTest {

    private static final String ENGLISH = STORY + "?lang=en";
    private static final String EVENING = "&t=2022-01-06";
    private static final String ARSON = "almaty-official-buildings-burned";
    private static final String LOOTED = "almaty-shops-looted";
    private static final String CLASHES = "automatic-weapon-clashes";

    @Autowired
    private Announcements announcements;

    @AfterEach
    void listenAnew() {
        announcements.forget();
    }

    @Test
    void saysWhatIsNewAndShowsItWhenAskedWithoutMovingTheReader() {
        Page page = open(ENGLISH + EVENING, 1280, 800);
        Newsroom newsroom = newsroom(page);
        page.getByRole(AriaRole.RADIO).nth(1).check();
        page.evaluate("document.querySelector('.leaflet-control-zoom-in').click()");
        until(page, "location.search.includes('z=')");
        page.evaluate("document.querySelector('.panel').scrollTop = 150");
        settle(page);
        slider(page).focus();
        List<Object> before = where(page);
        List<String> listed = listed(page);

        newsroom.add("extra", ARSON, "A new fire");
        newsroom.retitle(LOOTED, "Shops looted, as corrected");
        newsroom.retract(CLASHES);
        says(page, "1 new incident, 1 changed, 1 withdrawn");
        assertThat(where(page)).isEqualTo(before);
        assertThat(listed(page)).isEqualTo(listed);
        assertThat(newsroom.asked()).as("before it is asked to").isEmpty();

        take(page, "Show");

        assertThat(where(page)).isEqualTo(before);
        assertThat(listed(page)).contains("extra").hasSize(listed.size() + 1);
        assertThat(page.locator(".list li[data-id=" + LOOTED + "] .row-title").textContent())
                .isEqualTo("Shops looted, as corrected");
        assertThat(page.locator(".list li[data-id=" + CLASHES + "] .badge.status-retracted")
                        .count())
                .isEqualTo(1);
        assertThat(newsroom.asked()).containsExactlyInAnyOrder("extra", LOOTED, CLASHES);
        until(
                page,
                "[...document.querySelectorAll('[aria-live]')].some(live =>"
                        + " live.textContent === 'Now shown: 1 new incident, 1 changed, 1 withdrawn')");
    }

    @Test
    void theMapShowsWhatIsNewAndGivesUpWhatIsGone() {
        Page page = open(ENGLISH + EVENING, 1280, 800);
        Newsroom newsroom = newsroom(page);
        String mark = "document.querySelector('.map button[data-place=almaty]').getAttribute('aria-label')";
        Object before = page.evaluate(mark);
        page.evaluate("window.kept = document.querySelector('.map button[data-place=almaty]')");

        newsroom.add("extra", ARSON, "A new fire");
        says(page, "1 new incident");
        take(page, "Show");
        Object with = page.evaluate(mark);
        newsroom.delete("extra");
        says(page, "1 incident removed");
        take(page, "Show");

        assertThat(with).isNotEqualTo(before);
        assertThat(page.evaluate(mark)).isEqualTo(before);
        assertThat(page.evaluate("kept.isConnected")).as("the mark stays").isEqualTo(true);
    }

    @Test
    void detailsChangeInPlaceAndSayWhenTheirIncidentIsGone() {
        Page page = open(ENGLISH + EVENING + "&incident=" + LOOTED, 1280, 800);
        Newsroom newsroom = newsroom(page);
        page.locator(".details a").last().focus();

        newsroom.retitle(LOOTED, "Shops looted, as corrected");
        says(page, "1 incident changed");
        page.evaluate("document.querySelector('.live-take').click()");
        until(page, "document.querySelector('.details h2').textContent === 'Shops looted, as corrected'");

        assertThat(page.evaluate("document.querySelector('.details').contains(document.activeElement)"
                        + " && document.activeElement.localName"))
                .isEqualTo("a");
        Locator details = page.locator(".details");
        assertThat(details.textContent()).contains("Changed on 25 November 2026.");
        assertThat(details.getByText("What changed").getAttribute("href"))
                .endsWith(STORY + "/collections/incidents/items/" + LOOTED + "/history?lang=en");

        newsroom.delete(LOOTED);
        says(page, "1 incident removed");
        take(page, "Show");
        assertThat(details.isVisible()).isTrue();
        assertThat(details.locator(".notice").textContent()).isEqualTo("This has been removed from the story.");
        details.locator(".back").click();
        settle(page);
        assertThat(details.isVisible()).isFalse();
        assertThat(listed(page)).doesNotContain(LOOTED);
    }

    @Test
    void playGoesOnWhileChangesAreTakenIn() {
        Page page = open(ENGLISH + "&t=2022-01-02", 1280, 800);
        Newsroom newsroom = newsroom(page);
        page.locator(".time-play").click();
        newsroom.add("extra", ARSON, "A new fire");
        says(page, "1 new incident");
        take(page, "Show");
        String then = spoken(page);

        until(page, "document.querySelector('.time-slider').getAttribute('aria-valuetext') !== " + quoted(then));
        assertThat(page.locator(".time-play").getAttribute("class")).contains("playing");
    }

    @Test
    void aStoryThatGrowsLongerLeavesTheSliderAtItsDay() {
        Page page = open(ENGLISH + EVENING, 1280, 800);
        Newsroom newsroom = newsroom(page);
        Object steps = page.evaluate("Number(document.querySelector('.time-slider').max)");
        String day = page.locator(".time-date").textContent();
        ArrayNode interval = (ArrayNode) newsroom.story().at("/extent/temporal/interval/0");
        interval.set(1, interval.get(1).asString().replace("2022-01", "2022-02"));
        newsroom.story().put("title", "Another title");

        newsroom.tell("story", "kazakhstan-january-2022", "updated", 2);
        says(page, "The story was updated");
        take(page, "Show");

        assertThat(((Number) page.evaluate("Number(document.querySelector('.time-slider').max)")).intValue())
                .isGreaterThan(((Number) steps).intValue() + 20);
        assertThat(page.locator(".time-date").textContent()).isEqualTo(day);
        assertThat(page.locator("h1").textContent()).isEqualTo("Another title");
        assertThat(page.title()).startsWith("Another title");
    }

    @Test
    void aResetLoadsEverythingAnew() {
        Page page = open(ENGLISH + EVENING, 1280, 800);
        Newsroom newsroom = newsroom(page);

        newsroom.add("extra", ARSON, "A new fire");
        newsroom.reset();
        says(page, "The story was updated");
        take(page, "Show");

        assertThat(newsroom.asked()).containsExactlyInAnyOrder("story", "incidents");
        assertThat(listed(page)).contains("extra");
    }

    @Test
    void asksAgainForWhatCouldNotBeLoaded() {
        Page page = open(ENGLISH + EVENING, 1280, 800);
        Newsroom newsroom = newsroom(page);
        newsroom.add("extra", ARSON, "A new fire");
        says(page, "1 new incident");
        page.route(address -> address.contains("/items/extra"), route -> route.abort());
        page.locator(".live-take").click();
        says(page, "The changes could not be loaded.");
        page.unrouteAll();
        newsroom.answer(page);

        take(page, "Try again");

        assertThat(listed(page)).contains("extra");
        forgive("ERR_FAILED");
    }

    @Test
    void listensAgainAfterTheServerWasAway() {
        Page page = open(ENGLISH + EVENING, 1280, 800);
        Newsroom newsroom = newsroom(page);
        newsroom.add("extra", ARSON, "A new fire");
        says(page, "1 new incident");

        announcements.refuse(true);
        until(page, "it asks again", () -> announcements.asked().size() >= 3);
        announcements.refuse(false);
        until(page, "it listens", () -> announcements.listeners() == 1);

        assertThat(announcements.asked().subList(1, announcements.asked().size()))
                .containsOnly(String.valueOf(newsroom.seq()));
        newsroom.retitle(LOOTED, "Shops looted, as corrected");
        says(page, "1 new incident, 1 changed");
        forgive("503");
        forgive("ERR_");
    }

    @Test
    void saysThatTheServerHasOldDataUntilItHasNewAgain() {
        Page page = open(ENGLISH + EVENING, 1280, 800);
        newsroom(page);

        announcements.tell(1, "stale", "{\"since\":\"2026-11-25T14:05:00Z\"}");
        until(page, "!!document.querySelector('.live-stale')?.textContent.includes('the server is reconnecting')");
        announcements.tell(1, "fresh", "");
        until(page, "document.querySelector('.live-stale').hidden");
    }

    @Test
    void theOfferIsWithinReachOfTheKeyboardAndGivesTheFocusBack() {
        Page page = open(ENGLISH + EVENING, 360, 740);
        Newsroom newsroom = newsroom(page);
        newsroom.add("extra", ARSON, "A new fire");
        says(page, "1 new incident");
        assertThat(violations(page)).isEmpty();
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.live-note:not([hidden]) button')].every(button => {"
                                        + " const { width, height } = button.getBoundingClientRect(); return width >= 24 && height >= 24 })"))
                .isEqualTo(true);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        page.locator(".time-play").focus();
        page.locator(".live-take").focus();

        page.keyboard().press("Escape");

        assertThat(page.evaluate("document.activeElement.matches('.time-play')"))
                .isEqualTo(true);
        assertThat(page.locator(".live-note:visible").count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fr | 2 nouveaux faits, 1 supprimé
            ru | 2 новых события, 1 удалено
            kk | 2 жаңа оқиға, 1 жойылды
            """)
    void theWidgetSaysItInItsLanguage(String language, String said) {
        Page page = open("/embed/kazakhstan-january-2022?t=2022-01-06&lang=" + language, 360, 640);
        Newsroom newsroom = newsroom(page, language);
        newsroom.add("one", ARSON, "1");
        newsroom.add("two", ARSON, "2");
        newsroom.delete(LOOTED);
        says(page, said);
        assertThat(violations(page)).isEmpty();

        page.locator(".live-take").click();
        until(page, "document.querySelector('.live-take').closest('p').hidden");
        assertThat(newsroom.asked()).containsExactlyInAnyOrder("one", "two");
    }

    private Newsroom newsroom(Page page) {
        return newsroom(page, "en");
    }

    /** Of a page that listens. */
    private Newsroom newsroom(Page page, String language) {
        until(page, "it listens", () -> announcements.listeners() == 1);
        return new Newsroom(page, http, STORY, language, announcements);
    }

    private static void says(Page page, String text) {
        until(
                page,
                "[...document.querySelectorAll('.live-note:not([hidden]) span')].some(note => note.textContent === "
                        + quoted(text) + ")");
    }

    private static void take(Page page, String label) {
        assertThat(page.locator(".live-take").textContent()).isEqualTo(label);
        page.locator(".live-take").click();
        until(page, "document.querySelector('.live-take').closest('p').hidden");
        settle(page);
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "\\'") + '\'';
    }

    /** What must stay as it is. */
    private static List<Object> where(Page page) {
        return List.of(
                Objects.toString(page.locator(".time-date").textContent()),
                page.evaluate("document.querySelector('.time-slider').value"),
                page.evaluate("document.querySelector('[name=time-mode]:checked').value"),
                page.evaluate("document.querySelector('.leaflet-map-pane').style.transform"),
                page.evaluate("document.querySelector('.leaflet-control-scale-line').textContent"),
                page.evaluate("location.search"),
                page.evaluate("scrollY"),
                page.evaluate(
                        "(() => { const seen = document.querySelector('.panel').getBoundingClientRect().top + 100;"
                                + " const row = [...document.querySelectorAll('.list li[data-id]')]"
                                + ".find(item => item.getBoundingClientRect().bottom > seen);"
                                + " return row.dataset.id + ' ' + Math.round(row.getBoundingClientRect().top) })()"));
    }
}
