package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody who knows no GIS, from signing in to a story that readers have: ten incidents, a movement, three scenes, two languages. */
class EditingTest extends BrowserTest {

    private static final String ID = "a-spill-on-the-rhine";

    /** Counts what a person does by keys and by the mouse. */
    private static final String COUNT = """
            window.done = { keys: 0, clicks: 0 };
            addEventListener('keydown', (event) => { window.done.keys += event.isTrusted; }, true);
            addEventListener('click', (event) => { window.done.clicks += event.isTrusted; }, true);""";

    /**
     * What is to be told.
     *
     * @param place as it is looked for
     */
    private record Told(String title, String when, String place) {}

    private static final List<Told> SPILL = List.of(
            new Told("A tanker strikes a bridge", "3 March 2021", "Basel"),
            new Told("Oil is seen on the river", "4 Mar", "Strasbourg"),
            new Told("Waterworks shut their wells", "4–9 March", "Karlsruhe"),
            new Told("Booms are laid out", "5 March 2021", "Mannheim"),
            new Told("Dead birds are found", "about 6 March", "Mainz"),
            new Told("A minister comes", "7 March 2021, 14:30", "Bonn"),
            new Told("The shipping company speaks of a fault of the rudder", "before 10 March", "Köln"),
            new Told("Fishing is forbidden", "from 8 March until 20 March", "Düsseldorf"),
            new Told("The harbour closes its locks", "10 March 2021", "Duisburg"),
            new Told("The last oil is skimmed", "early April 2021", "Rotterdam"));

    @Test
    void aStoryIsToldFromNothingByMouse() {
        Page page = signedIn();
        page.getByRole(AriaRole.BUTTON, named("New story")).click();
        Locator dialog = page.locator("dialog.new-story");
        dialog.getByLabel("Title").fill("A spill on the Rhine");
        dialog.getByLabel("Time zone").fill("Europe/Berlin");
        dialog.getByLabel("First day").fill("2021-03-01");
        dialog.getByLabel("Last day").fill("2021-04-30");
        chip(dialog, "French").click();
        dialog.locator("button[type=submit]").click();
        page.waitForURL(Pattern.compile(".*/edit/" + ID + "\\?.*"));
        page.locator(".items").waitFor();
        told(page, "a new story");

        for (Told told : SPILL) {
            write(page, told);
        }
        assertThat(page.locator(".rows .row").count()).isEqualTo(SPILL.size());
        told(page, SPILL.size() + " incidents");

        page.getByRole(AriaRole.TAB, named("Movements")).click();
        page.getByRole(AriaRole.BUTTON, named("New movement")).click();
        field(page, "title").locator("textarea").fill("Pumps are brought by ship");
        date(page, "when", "11 March 2021");
        place(page, "from", "Rotterdam");
        place(page, "to", "Duisburg");
        publisher(page);
        saved(page);
        told(page, "a movement");

        for (String title : List.of("The bridge", "Down the river", "The end")) {
            page.getByRole(AriaRole.TAB, named("Scenes")).click();
            page.getByRole(AriaRole.BUTTON, named("New scene")).click();
            field(page, "title").locator("textarea").fill(title);
            field(page, "text").locator("textarea").fill("What is seen here.");
            page.getByRole(AriaRole.BUTTON, named("Take what the preview shows now"))
                    .click();
            page.locator(".item-form [data-field=at] .understood").waitFor();
            saved(page);
        }
        told(page, "three scenes");

        page.getByRole(AriaRole.TAB, named("Incidents")).click();
        page.locator(".rows .row").first().click();
        chip(page.locator(".language-bar"), "French").click();
        field(page, "title").locator("textarea").fill("Un pétrolier heurte un pont");
        saved(page);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/editor.png")));
        assertThat(violations(page)).isEmpty();
        assertThat(http.get("/stories/" + ID + "?f=json").status())
                .as("a draft is no reader's")
                .isEqualTo(404);

        page.locator(".desk-bar .tools button").last().click();
        page.locator("dialog.publish form button[type=submit]").click();
        page.locator("dialog.publish details.published[open]").waitFor();
        told(page, "published");
        assertThat(matched("incidents")).isEqualTo(SPILL.size());
        assertThat(matched("movements")).isEqualTo(1);
        assertThat(matched("scenes")).isEqualTo(3);
        assertThat(http.get("/stories/" + ID + "/collections/incidents/items?lang=fr")
                        .text())
                .contains("Un pétrolier heurte un pont");
    }

    private int matched(String collection) {
        return http.get("/stories/" + ID + "/collections/" + collection + "/items")
                .json()
                .get("numberMatched")
                .asInt();
    }

    private Page signedIn() {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        page.context().addInitScript(COUNT);
        page.navigate(http.root() + "/login?lang=en&next=%2Fedit%3Flang%3Den");
        page.locator("#username").fill("editor");
        page.locator("#password").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        page.locator(".story-list").waitFor();
        return page;
    }

    private static void write(Page page, Told told) {
        page.getByRole(AriaRole.BUTTON, named("New incident")).click();
        field(page, "title").locator("textarea").fill(told.title());
        date(page, "when", told.when());
        place(page, "place", told.place());
        Locator before = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("As in the one before"));
        if (before.count() > 0) {
            before.click();
        } else {
            publisher(page);
        }
        saved(page);
    }

    private static void date(Page page, String field, String typed) {
        field(page, field).locator("input[type=text]").first().fill(typed);
        Locator asked = field(page, field).locator(".asked button");
        field(page, field).locator(".understood, .asked button").first().waitFor();
        if (asked.count() > 0) {
            asked.first().click();
        }
        field(page, field).locator(".understood").waitFor();
    }

    private static void place(Page page, String field, String typed) {
        Locator box = field(page, field).getByRole(AriaRole.COMBOBOX);
        box.fill(typed);
        field(page, field).getByRole(AriaRole.OPTION).first().waitFor();
        box.press("Enter");
        field(page, field).locator(".chosen li").first().waitFor();
    }

    private static void publisher(Page page) {
        field(page, "sources").getByLabel("Publisher").first().fill("Rhine Gazette");
    }

    /** Until all that is written has arrived. */
    private static void saved(Page page) {
        page.locator(".saved p").getByText(Pattern.compile("^Saved \\d")).waitFor();
        until(page, "!document.querySelector('.saved.left')");
    }

    private static void told(Page page, String what) {
        Map<?, ?> done = (Map<?, ?>) page.evaluate("window.done");
        System.out.println("By then: " + what + ", keys " + done.get("keys") + ", clicks " + done.get("clicks"));
    }

    private static Locator chip(Locator within, String text) {
        return within.locator(".chip").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator field(Page page, String name) {
        return page.locator(".item-form [data-field=" + name + "]").first();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "( \\d+)?$"));
    }
}
