package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the editor shows is for everybody: axe finds nothing in any of its states, in light and dark, nor from right to left. */
class EditorStatesTest extends BrowserTest {

    private static final String ID = "kazakhstan-for-everybody";

    /** What depends on how light it is. */
    private static final List<String> BY_LIGHT = List.of("color-contrast");

    private final List<String> found = new ArrayList<>();

    @Test
    void ofItsPages() {
        ownStories.holdCopyOfBundled(ID);
        Page page = signedIn("/edit");
        page.locator(".story-list li").first().waitFor();
        look(page, "stories");
        button(page, "New story").click();
        look(page, "new story");
        page.keyboard().press("Escape");
        page.navigate(http.root() + "/edit/account?lang=en");
        page.getByLabel("New password", exactly()).waitFor();
        look(page, "account");
        page.navigate(http.root() + "/edit/accounts?lang=en");
        button(page, "Make the account").waitFor();
        look(page, "accounts");
        assertThat(found).isEmpty();
    }

    @Test
    void ofItsDesk() {
        ownStories.holdCopyOfBundled(ID);
        Page page = signedIn("/edit/" + ID);
        open(page, "Incidents");
        page.locator(".item-form summary").evaluateAll("all => all.forEach(one => one.click())");
        page.locator(".history li").first().waitFor();
        button(page, "On the map").click();
        page.locator(".pick-box").waitFor();
        look(page, "an incident with all of it open");
        page.getByLabel("When", exactly()).fill("3/1");
        page.locator(".asked button").first().waitFor();
        look(page, "a date that is asked about");
        for (String kind : List.of("Movements", "Places", "Scenes")) {
            open(page, kind);
            look(page, kind);
        }
        button(page, "The story itself").click();
        page.getByLabel("Time zone", exactly()).waitFor();
        look(page, "the story itself");
        button(page, "Keys").click();
        look(page, "keys");
        page.keyboard().press("Escape");
        page.unroute(EditingTest.PREVIEW);
        page.locator(".preview .chip").nth(1).click();
        page.locator(".preview .chip").nth(0).click();
        EditingTest.previewed(page);
        Page beside = page.context()
                .waitForPage(() -> page.frameLocator("iframe.front")
                        .getByText("All stories")
                        .click());
        assertThat(beside.url()).as("what leads out of the preview").contains("/?lang=en");
        beside.close();
        button(page, "Publish").click();
        page.getByText("Show it to a colleague first").click();
        look(page, "publish");
        page.keyboard().press("Escape");
        page.context().clearCookies();
        page.locator(".rows .row").first().click();
        page.getByLabel("Title, English", exactly()).press("a");
        page.getByLabel("Password", exactly()).waitFor();
        look(page, "signing in again");
        page.getByLabel("Password", exactly()).fill(PASSWORD);
        page.keyboard().press("Enter");
        until(page, "document.querySelector('dialog') === null");
        // Keys go on where they were.
        page.keyboard().press("ControlOrMeta+a");
        page.keyboard().type("b");
        assertThat(page.getByLabel("Title, English", exactly()).inputValue()).isEqualTo("b");
        assertThat(found).isEmpty();
        forgive("Failed to load resource");
    }

    @Test
    void fromRightToLeft() {
        ownStories.hold(
                "for-everybody-in-arabic", Map.of("story.yaml", """
                title: {ar: يوم هادئ}
                timeZone: Asia/Riyadh
                extent: 2022-01-01/2022-01-31
                languages: [ar]
                categories:
                  - {id: rain, label: {ar: مطر}, colour: "#336699", pattern: dots}
                """, "places.yaml", "[]", "incidents.yaml", """
                - id: rain
                  title: {ar: هطل المطر}
                  when: "2022-03-06/2022-03-09"
                  at: [46.7, 24.6]
                  geoPrecision: exact
                  category: rain
                  status: reported
                  sources: [{publisher: وكالة}]
                """));
        Page page = signedIn("/edit/for-everybody-in-arabic");
        page.evaluate("document.documentElement.dir = 'rtl'");
        open(page, "Incidents");
        found.addAll(violations(page));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        button(page, "Publish").click();
        page.locator("dialog .field").first().waitFor();
        found.addAll(violations(page));
        page.getByText("Let the story span all of them").click();
        page.getByText("Nothing is missing.").waitFor();
        assertThat(page.locator("dialog .differences").first().textContent())
                .as("of the story itself")
                .contains("يناير", "مارس");
        assertThat(found).isEmpty();
    }

    @Test
    void whatHasNoRoomInTheListOfAPhoneIsSeenToBeCut() {
        ownStories.holdCopyOfBundled(ID);
        Page page = signedIn("/edit/" + ID);
        page.setViewportSize(360, 740);
        page.navigate(http.root() + "/edit/" + ID + "?lang=de");
        page.locator(".rows .row").first().waitFor();

        Object cut = page.locator(".row-told > span")
                .evaluateAll("all => all.filter(one => one.parentElement.scrollWidth > one.parentElement.clientWidth"
                        + " || (one.scrollWidth > one.clientWidth && getComputedStyle(one).textOverflow !== 'ellipsis'))"
                        + ".map(one => one.textContent)");

        assertThat(cut).isEqualTo(List.of());
    }

    private void look(Page page, String state) {
        settle(page);
        violations(page).forEach(one -> found.add(state + ": " + one));
        page.evaluate("document.documentElement.dir = 'rtl'");
        violations(page).forEach(one -> found.add(state + ", from right to left: " + one));
        page.evaluate("document.documentElement.dir = 'ltr'");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        settle(page);
        new AxeBuilder(page)
                .withRules(BY_LIGHT).setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream())
                        .forEach(node -> found.add(state + ", dark: " + node.getTarget()));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        settle(page);
    }

    private Page signedIn(String path) {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        page.route(EditingTest.PREVIEW, EditingTest::nothing);
        page.navigate(http.root() + "/login?lang=en&next=" + path.replace("/", "%2F") + "%3Flang%3Den");
        page.getByLabel("Username").fill("editor");
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").click();
        return page;
    }

    private static void open(Page page, String kind) {
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + kind)))
                .click();
        page.locator(".rows .row").first().click();
        page.locator(".item-form").waitFor();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
