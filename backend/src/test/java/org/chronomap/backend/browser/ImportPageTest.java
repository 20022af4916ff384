package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A table becomes incidents on the page of imports: an editor on deadline drops it, answers what it leaves open, mends what was
 * guessed wrong, takes what is good, brings the rest afterwards, and takes it all back.
 */
class ImportPageTest extends BrowserTest {

    private static final int ROWS = 10_000;
    private static final int FAULTY = 137;
    private static final List<String> TOWNS = List.of("Chicago", "Milwaukee", "Springfield");
    private static final Path PICTURES = Path.of("../frontend/docs");
    private static final boolean PICTURED = Boolean.getBoolean("pictures.renew");

    private static final String STORY = """
            title: {en: %s}
            timeZone: America/Chicago
            extent: 2022-01-01/2022-12-31
            languages: [en, ar]
            categories:
              - {id: rain, label: {en: Rain}, colour: "#336699", pattern: dots}
              - {id: storm, label: {en: Storm}, colour: "#993333", pattern: solid}
            """;

    private final List<String> found = new ArrayList<>();

    @Test
    void aTableIsTriedMendedTakenBroughtAgainAndUndone() throws IOException {
        String story = story("ten-thousand-rows", "A wet year");
        Page page = signedIn(story);
        picture(page, "choose");
        drop(page, "weather.csv", table("soon"));
        checked(page);
        assertThat(count(page, "rows")).isEqualTo("10,000");
        assertThat(samples(page))
                .as("the reporter's title was taken for the incident's")
                .contains("Dr");

        page.locator("[data-field=title] select").first().selectOption("what happened");
        checked(page);
        assertThat(samples(page)).as("what the rows become by then").contains("Rain no 0");
        Locator town = page.locator("[data-place=Springfield] select");
        assertThat(town.locator("option").allTextContents())
                .anySatisfy(each -> assertThat(each).contains("Springfield, Illinois, United States, town"));
        picture(page, "questions");
        town.selectOption("town/US.IL/Springfield");
        checked(page);
        assertThat(page.locator(".place-questions li").count()).as("asked once").isEqualTo(1);
        assertThat(count(page, "faulty")).isEqualTo(String.valueOf(FAULTY));
        page.reload();
        checked(page);
        assertThat(count(page, "faulty")).as("found again").isEqualTo(String.valueOf(FAULTY));
        picture(page, "checked");

        assertThat(Files.readAllLines(download(page, "Download the faults")))
                .hasSize(1 + FAULTY)
                .last()
                .asString()
                .contains("date", "not-a-date", "soon");
        page.getByLabel("Search the faults").fill("late");
        page.getByText("Found: 0").waitFor();
        page.getByLabel("Search the faults").fill("soon");
        page.getByText("Found: " + FAULTY).waitFor();
        assertThat(page.locator(".fault-list > li").count()).as("drawn at once").isEqualTo(50);
        button(page, "Show 50 more").click();
        until(page, "document.querySelectorAll('.fault-list > li').length === 100");
        page.getByText("Faulty rows that are left out: " + FAULTY).waitFor();

        page.getByLabel(Pattern.compile("^At once")).check();
        checked(page);
        page.getByLabel(Pattern.compile("^Why, for readers")).fill("A year of weather");
        button(page, "Import only the 9,863 good rows").click();
        page.locator(".import-done").waitFor();
        assertThat(incidents(story)).isEqualTo(ROWS - FAULTY);
        picture(page, "done");

        String faulty = Files.readString(download(page, "Download the faulty rows"));
        assertThat(faulty.lines()).hasSize(1 + FAULTY).first().asString().contains("event_id", "chronomap:wrong");
        drop(page, "mended.csv", faulty.replace("soon", "7 March 2022"));
        checked(page);
        assertThat(count(page, "new")).isEqualTo(String.valueOf(FAULTY));
        button(page, "Import all 137 rows").click();
        page.locator(".import-done").waitFor();
        assertThat(incidents(story)).isEqualTo(ROWS);

        drop(page, "weather.csv", table("7 March 2022"));
        checked(page);
        assertThat(count(page, "same")).as("nothing is there twice").isEqualTo("10,000");
        page.getByText("there is nothing to import").waitFor();
        button(page, "Another file").click();
        for (int times = 0; times < 2; times++) {
            page.locator("li[data-state=done]")
                    .nth(times)
                    .locator("button")
                    .first()
                    .click();
            button(page, "Undo the whole import").click();
            button(page, "Undo the whole import").click();
            page.getByRole(AriaRole.HEADING, named("The import is undone: the story is as it was before."))
                    .waitFor();
            button(page, "Another file").click();
        }
        assertThat(incidents(story)).isZero();
        page.reload();
        page.locator(".earlier-imports li").first().waitFor();
        assertThat(page.getByText("undone since").count()).isEqualTo(2);
        page.locator("li[data-state=done]").nth(1).locator("button").first().click();
        page.locator("h2", new Page.LocatorOptions().setHasText("The import is undone"))
                .waitFor();
        assertThat(button(page, "Undo the whole import").count()).isZero();
    }

    @Test
    void byKeysAloneAndThroughWhatGoesWrong() {
        String story = story("rows-by-keys", "By keys");
        Page page = signedIn(story);
        Hands hands = new ByKeys(page);
        page.route(Pattern.compile("/imports\\?dry-run"), route -> route.abort());
        hands.write(page.getByLabel("Or paste a table"), """
                event_id,title,date,latitude,longitude,category,source
                a,Rain at noon,3 May 2022,41.9,-87.6,rain,Gazette
                b,Rain at night,4 May 2022,41.9,-87.6,rain,Gazette
                """);
        hands.press(button(page, "Try this table"));
        page.getByText("The connection broke while the file was sent").waitFor();
        page.unroute(Pattern.compile("/imports\\?dry-run"));
        page.context().clearCookies();
        hands.press(button(page, "Try again"));
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).waitFor();
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        checked(page);
        page.route(Pattern.compile("/mapping\\?"), route -> route.abort());
        page.locator("[data-field=title] select").first().selectOption("event_id");
        page.getByText("The server did not answer").waitFor();
        assertThat(page.locator(".apply-import .main").getAttribute("aria-disabled"))
                .as("what the page shows is imported, or nothing")
                .isEqualTo("true");
        page.unroute(Pattern.compile("/mapping\\?"));
        until(page, "document.querySelector('.sample-title').textContent === 'a'");
        checked(page);
        throwAwayElsewhere(page, story);
        page.locator("[data-field=title] select").first().selectOption("title");
        page.getByText("This import was thrown away").waitFor();
        hands.press(button(page, "Try again"));
        checked(page);
        assertThat(samples(page)).as("what was mended is kept").contains("Rain at noon");
        hands.press(button(page, "Import all 2 rows"));
        page.locator(".import-done").waitFor();
        assertThat(page.evaluate("document.activeElement.tagName"))
                .as("the focus goes along")
                .isEqualTo("H2");
        assertThat(incidents(story)).as("drafts are no reader's").isZero();
        hands.press(button(page, "Undo the whole import"));
        until(page, "document.activeElement.textContent === 'Undo the whole import'");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.HEADING, named("The import is undone: the story is as it was before."))
                .waitFor();
        until(page, "document.activeElement.tagName === 'H2'");
        hands.press(button(page, "Another file"));
        until(page, "document.activeElement.textContent.startsWith('Drop a file')");
        forgive("Failed to load resource");
    }

    @Test
    void whatItShowsIsForEverybody() {
        String story = story("rows-for-everybody", "For everybody");
        Page page = signedIn(story);
        look(page, "choosing");
        drop(page, "story.zip", "PK");
        page.getByText("is a ZIP file").waitFor();
        forgive("Failed to load resource");
        drop(page, "empty.csv", "");
        page.getByText("There is nothing in this file").waitFor();
        look(page, "a file that cannot be read");
        button(page, "Another file").click();
        drop(page, "headings.csv", "title,date,latitude,longitude\n");
        page.getByText("There are no rows below the headings").waitFor();
        button(page, "Another file").click();
        drop(
                page,
                "weather.csv",
                String.join("\n", table("soon").lines().limit(12).toList()));
        checked(page);
        page.locator("[data-field=title] select").first().selectOption("what happened");
        checked(page);
        page.locator("main details").evaluateAll("all => all.forEach(one => { one.open = true; })");
        look(page, "checked");
        String checked = page.url();
        page.getByLabel("Keep this for the next file, under the name").fill("Weather of 2022");
        button(page, "Keep").click();
        page.getByText("Kept as “weather-of-2022”").waitFor();
        checked(page);
        page.reload();
        checked(page);
        assertThat(readAs(page, "2"))
                .as("the first row is taken for the headings")
                .isEqualTo("10");
        assertThat(readAs(page, "")).as("found out").isEqualTo("11");
        page.navigate(checked.replace("lang=en", "lang=ar"));
        page.reload();
        checked(page);
        found.addAll(violations(page));
        page.setViewportSize(360, 740);
        assertThat(beyond(page)).isEqualTo(List.of());
        found.addAll(violations(page));
        page.setViewportSize(1280, 800);
        page.navigate(checked);
        page.reload();
        checked(page);
        page.locator(".apply-import button.main").click();
        page.locator(".import-done").waitFor();
        look(page, "done");
        button(page, "Another file").click();
        page.locator(".earlier-imports li").first().waitFor();
        look(page, "earlier imports");
        assertThat(page.getByLabel("How columns are taken").locator("option").allTextContents())
                .contains("weather-of-2022");
        assertThat(found).isEmpty();
    }

    private void look(Page page, String state) {
        for (int width : List.of(1280, 360)) {
            page.setViewportSize(width, 800);
            settle(page);
            violations(page).forEach(one -> found.add(state + " at " + width + ": " + one));
            assertThat(beyond(page)).as(state + " at " + width).isEqualTo(List.of());
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        settle(page);
        new AxeBuilder(page)
                .withRules(List.of("color-contrast")).setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream())
                        .forEach(node -> found.add(state + ", dark: " + node.getTarget()));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(1280, 800);
        settle(page);
    }

    /** What reaches beyond the page's sides. */
    private static Object beyond(Page page) {
        return page.evaluate("document.documentElement.scrollWidth <= innerWidth ? [] :"
                + " [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth)"
                + ".map(one => one.parentElement.outerHTML.slice(0, 160))");
    }

    private String story(String id, String title) {
        ownStories.hold(id, Map.of("story.yaml", STORY.formatted(title), "places.yaml", "[]", "incidents.yaml", "[]"));
        return id;
    }

    /** Of a year of weather, by a reporter with a title. */
    private static String table(String faultyDate) {
        StringBuilder csv = new StringBuilder("event_id,title,what happened,date,town,kind,source\n");
        for (int i = 0; i < ROWS; i++) {
            boolean faulty = i % 73 == 7;
            csv.append("W%d,%s,Rain no %d,%s,%s,%s,Gazette\n"
                    .formatted(
                            i,
                            i % 2 == 0 ? "Dr" : "Prof.",
                            i,
                            faulty ? faultyDate : "2022-%02d-%02d".formatted(1 + i % 12, 1 + i % 28),
                            TOWNS.get(i % TOWNS.size()),
                            i % 5 == 0 ? "storm" : "rain"));
        }
        return csv.toString();
    }

    private Page signedIn(String story) {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        page.navigate(http.root() + "/login?lang=en&next=%2Fedit%2F" + story + "%2Fimport%3Flang%3Den");
        page.getByLabel("Username").fill("editor");
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").click();
        page.getByRole(AriaRole.HEADING, named("Drop a file anywhere on this page"))
                .waitFor();
        return page;
    }

    private static void drop(Page page, String name, String text) {
        page.evaluate(
                "([name, text]) => { const data = new DataTransfer(); data.items.add(new File([text], name));"
                        + " document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true,"
                        + " cancelable: true})); }",
                List.of(name, text));
    }

    private static void throwAwayElsewhere(Page page, String story) {
        page.evaluate(
                "async story => { const json = {Accept: 'application/json'};"
                        + " const {csrf} = await (await fetch('/account', {headers: json})).json();"
                        + " await fetch(`/stories/${story}/imports/${location.hash.slice(1)}`,"
                        + "   {method: 'DELETE', headers: {...json, 'X-CSRF-Token': csrf}}); }",
                story);
    }

    /** Waits until what is chosen by now is checked. */
    private static void checked(Page page) {
        until(
                page,
                "document.querySelector('.import-checked')?.getAttribute('aria-busy') === 'false'"
                        + " && document.querySelector('.sample-rows li') !== null");
        settle(page);
    }

    /** The file lies there, whoever opens it again. */
    private static String readAs(Page page, String headings) {
        page.locator(".file-options").evaluate("one => { one.open = true; }");
        page.getByLabel("Row of headings").fill(headings);
        button(page, "Read it so").click();
        checked(page);
        return count(page, "rows");
    }

    private static String count(Page page, String name) {
        return page.locator("[data-count=" + name + "] dd").textContent();
    }

    private static List<String> samples(Page page) {
        return page.locator(".sample-title").allTextContents();
    }

    private static Path download(Page page, String link) {
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, named(link)).click());
        return download.path();
    }

    private int incidents(String story) {
        return http.get("/stories/" + story + "/collections/incidents/items?limit=1")
                .json()
                .get("numberMatched")
                .asInt();
    }

    private static void picture(Page page, String name) {
        if (PICTURED) {
            page.evaluate("scrollTo(0, 0)");
            settle(page);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("import-" + name + ".png")));
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, named(name)).first();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
