package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who knows no GIS, from the first signing in to a story that readers have, in an article too: ten incidents, a movement,
 * three scenes, two languages. All of it by mouse, by keys alone, and by fingers on a tablet.
 */
class EditingTest extends BrowserTest {

    /** For an incident with a date, a place and a source, beside the letters of its title. */
    private static final int MOST_KEYS = 60;

    private static final Path PICTURES = Path.of("../frontend/docs");
    /** Everything that is previewed is drawn for them; else what nobody looks at is left empty. */
    private static final boolean PICTURED = Boolean.getBoolean("pictures.renew");

    static final Pattern PREVIEW = Pattern.compile("[?&]preview=true");

    /**
     * What is to be told.
     *
     * @param place as it is looked for
     */
    private record Told(String title, String when, String place) {}

    private static final List<Told> SPILL = List.of(
            new Told("A ship hits a bridge", "3 March 2021", "Basel"),
            new Told("Oil on the river", "4 Mar", "Strasbourg"),
            new Told("Wells are shut", "4–9 March", "Karlsruhe"),
            new Told("Booms are laid", "5 March 2021", "Mannheim"),
            new Told("Dead birds", "about 6 March", "Mainz"),
            new Told("A minister comes", "7 March 2021, 14:30", "Bonn"),
            new Told("The rudder failed", "before 10 March", "Köln"),
            new Told("No fishing", "from 8 March until 20 March", "Düsseldorf"),
            new Told("The locks close", "10 March 2021", "Duisburg"),
            new Told("The last oil", "early April 2021", "Rotterdam"));

    @Test
    void byMouse() {
        play("mouse", new ByMouse(page(options -> options.setViewportSize(1280, 800))));
    }

    @Test
    void byKeysAlone() {
        play("keys", new ByKeys(page(options -> options.setViewportSize(1280, 800))));
    }

    @Test
    void byTouch() {
        play(
                "touch",
                new ByTouch(page(options ->
                        options.setViewportSize(1024, 768).setHasTouch(true).setIsMobile(true))));
    }

    private Page page(UnaryOperator<Browser.NewContextOptions> options) {
        return blank(each -> options.apply(each.setTimezoneId("Europe/Berlin")));
    }

    private void play(String by, Hands hands) {
        Page page = hands.page;
        String id = "the-rhine-by-" + by;
        signInFirst(by, hands);
        hands.press(hands.button("New story"));
        Locator dialog = dialog(page, "New story");
        hands.write(dialog.getByLabel("Title"), "The Rhine by " + by);
        hands.choose(dialog.getByRole(AriaRole.CHECKBOX, named("French")));
        hands.day(dialog.getByLabel("First day"), LocalDate.of(2021, 3, 3));
        hands.day(dialog.getByLabel("Last day"), LocalDate.of(2021, 5, 5));
        if (!PICTURED) {
            page.route(PREVIEW, EditingTest::nothing);
        }
        picture(hands, "story");
        hands.press(dialog.getByRole(AriaRole.BUTTON, named("Make the story")));
        page.waitForURL(Pattern.compile(".*/edit/" + id + "\\?.*"));
        page.locator(".items").waitFor();
        done(hands, "a new story");

        List<Integer> keys = new ArrayList<>();
        // Dates and places are understood alike by whatever hand they come.
        List<Told> told = hands instanceof ByTouch ? SPILL.subList(0, 4) : SPILL;
        for (Told one : told) {
            int before = hands.keys;
            write(hands, one);
            keys.add(Math.max(0, hands.keys - before - one.title().length()));
        }
        done(hands, told.size() + " incidents; keys of each beside its title: " + keys);
        assertThat(keys).allSatisfy(each -> assertThat(each).isLessThanOrEqualTo(MOST_KEYS));
        assertThat(page.locator(".rows .row").count()).isEqualTo(told.size());
        if (hands instanceof ByTouch) {
            pointAtTheMap(hands);
        }
        assertThat(small(hands)).isEmpty();

        if (!PICTURED) {
            page.unroute(PREVIEW);
        }
        hands.begin("movement");
        hands.write(text(page, "Title", "English"), "Pumps are brought");
        date(hands, "11 March 2021");
        hands.takeFirst(box(page, "From"), "Rotterdam");
        hands.takeFirst(box(page, "To"), "Duisburg");
        hands.sourcesAsBefore();
        if (hands instanceof ByMouse) {
            course(hands);
        }
        saved(page);
        done(hands, "a movement");

        hands.begin("scene");
        scene(hands, "Down the river");
        previewed(page);
        hands.press(hands.button("Take what the preview shows now"));
        page.locator(".item-form .understood").waitFor();
        picture(hands, "scene");
        for (String title : List.of("The bridge", "The end")) {
            hands.begin("scene");
            scene(hands, title);
            date(hands, title.equals("The end") ? "early April 2021" : "3 March 2021");
        }
        hands.moveEarlier(1, "The bridge");
        assertThat(small(hands)).isEmpty();
        done(hands, "three scenes");

        hands.press(hands.tab("Incidents"));
        hands.press(page.locator(".rows .row").first());
        hands.choose(
                page.getByRole(AriaRole.RADIOGROUP, new Page.GetByRoleOptions().setName("Language that is written"))
                        .getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName("French")));
        hands.write(text(page, "Title", "French"), "Un pont est heurté");
        saved(page);
        assertThat(http.get("/stories/" + id + "?f=json").status())
                .as("a draft is no reader's")
                .isEqualTo(404);

        hands.openPublishing();
        Locator publishing = dialog(page, "Publish");
        Locator publish = publishing.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Publish \\d")));
        publish.waitFor();
        picture(hands, "publish");
        assertThat(small(hands)).isEmpty();
        hands.press(publish);
        publishing.locator("details.published[open]").waitFor();
        done(hands, "published");
        assertPublished(id, told.size());
        if (hands instanceof ByMouse) {
            assertThat(items(id, "movements").at("/features/0/properties/via"))
                    .as("points of the course")
                    .hasSize(3);
        }
        picture(hands, "article");
        assertEmbedded(publishing.getByLabel("Code for the article").inputValue());
    }

    /** With a password that somebody else made. */
    private void signInFirst(String name, Hands hands) {
        Page page = hands.page;
        http.sendJson(
                "POST",
                "/accounts",
                "{\"username\": \"" + name + "\", \"role\": \"editor\", \"password\": \"chosen by another\"}",
                asAdmin());
        page.navigate(http.root() + "/login?lang=en&next=%2Fedit%3Flang%3Den");
        hands.write(page.getByLabel("Username"), name);
        hands.write(page.getByLabel("Password"), "chosen by another");
        hands.press(hands.button("Sign in"));
        hands.write(page.getByLabel("Current password"), "chosen by another");
        hands.write(label(page, "New password"), "chosen by myself");
        hands.write(page.getByLabel("New password, once more"), "chosen by myself");
        hands.press(hands.button("Change the password"));
        page.locator(".story-list").waitFor();
        done(hands, "signed in");
        assertThat(small(hands)).isEmpty();
    }

    private static void write(Hands hands, Told told) {
        Page page = hands.page;
        hands.begin("incident");
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("New incident").setExact(true))
                .waitFor();
        hands.write(text(page, "Title", "English"), told.title());
        date(hands, told.when());
        hands.takeFirst(box(page, "Where"), told.place());
        if (told.equals(SPILL.get(0))) {
            hands.write(label(page, "Publisher"), "Rhine Gazette");
        } else {
            hands.sourcesAsBefore();
        }
        assertThat(label(page, "Publisher").inputValue()).isEqualTo("Rhine Gazette");
        if (told.equals(SPILL.get(5))) {
            picture(hands, "incident");
        }
    }

    /** Which a finger moves before it shows on it where something is. */
    private static void pointAtTheMap(Hands hands) {
        Page page = hands.page;
        hands.press(hands.button("On the map"));
        Locator map =
                page.getByRole(AriaRole.APPLICATION, new Page.GetByRoleOptions().setName(Pattern.compile("^Map\\.")));
        map.scrollIntoViewIfNeeded();
        BoundingBox box = map.boundingBox();
        swipe(page, box.x + box.width / 2, box.y + box.height * 0.7, -box.height / 4);
        hands.press(map);
        page.locator(".item-form .chosen").getByText(Pattern.compile("\\d° N")).waitFor();
    }

    /** Two points from a line that is pasted, and one behind them by a click on the map. */
    private static void course(Hands hands) {
        Page page = hands.page;
        hands.choose(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Through these points")));
        Locator map = page.locator(".course .pick-box");
        map.locator(".leaflet-control-zoom").waitFor();
        hands.write(
                page.locator(".course textarea"),
                "{\"type\": \"LineString\", \"coordinates\": [[4.9, 51.9], [5.9, 51.85]]}");
        page.locator(".course textarea").press("Tab");
        map.locator(".pick-point").nth(1).waitFor();
        hands.press(map);
        map.locator(".pick-point").nth(2).waitFor();
    }

    private static void scene(Hands hands, String title) {
        hands.write(text(hands.page, "Title", "English"), title);
        hands.write(text(hands.page, "Text", "English"), "Seen here.");
    }

    /** The first of what may be meant, where that is asked. */
    private static void date(Hands hands, String typed) {
        Page page = hands.page;
        page.waitForResponse(
                answer -> answer.url().contains("/dates?")
                        && URLDecoder.decode(answer.url(), StandardCharsets.UTF_8)
                                .contains("text=" + typed + "&"),
                () -> hands.write(label(page, "When"), typed));
        settle(page);
        Locator asked = page.locator(".item-form .asked button");
        page.locator(".item-form .understood").or(asked).first().waitFor();
        if (asked.count() > 0) {
            hands.press(asked.first());
        }
        page.locator(".item-form .understood").waitFor();
    }

    private void assertPublished(String id, int incidents) {
        assertThat(items(id, "incidents").get("numberMatched").asInt()).isEqualTo(incidents);
        assertThat(items(id, "movements").get("numberMatched").asInt()).isEqualTo(1);
        Map<Double, String> scenes = new TreeMap<>();
        items(id, "scenes").get("features").forEach(scene -> {
            JsonNode said = scene.get("properties");
            scenes.put(said.get("position").asDouble(), said.get("title").asString());
        });
        assertThat(scenes.values()).containsExactly("The bridge", "Down the river", "The end");
        assertThat(http.get("/stories/" + id + "/collections/incidents/items?lang=fr")
                        .text())
                .contains("Un pont est heurté");
    }

    private JsonNode items(String id, String collection) {
        return http.get("/stories/" + id + "/collections/" + collection + "/items?lang=en")
                .json();
    }

    private void assertEmbedded(String code) {
        try (Article article = new Article(code, "", "")) {
            allow(article.origin());
            Page page = blank(options -> options);
            page.navigate(article.origin() + "/");
            Frame widget = page.locator("iframe").elementHandle().contentFrame();
            widget.waitForURL("**/embed/**");
            until(widget, "document.querySelectorAll('.map .glyph').length > 0");
        }
    }

    /** Controls too small for a finger, 44 by 44 px, but for links within a text. WCAG 2.2, 2.5.5. */
    private static List<?> small(Hands hands) {
        if (!(hands instanceof ByTouch)) {
            return List.of();
        }
        return (List<?>) hands.page.evaluate(
                "[...document.querySelectorAll('button, select, input, textarea, summary, a[href], .grip')]"
                        + ".filter(one => one.checkVisibility({ visibilityProperty: true })"
                        + "   && !one.closest('p, .unseen, .leaflet-control-attribution') && !one.matches('[disabled], [type=hidden]'))"
                        + ".map(one => one.closest('label') ?? one)"
                        + ".filter(one => { const { width, height } = one.getBoundingClientRect();"
                        + "   return width > 0 && (width < 43.9 || height < 43.9); })"
                        + ".map(one => one.outerHTML.slice(0, 120))");
    }

    /** Until the page that it comes to shows in the preview. */
    static void previewed(Page page) {
        until(page, "the preview is drawn", () -> {
            Frame front = page.locator("iframe.front").elementHandle().contentFrame();
            return PREVIEW.matcher(front.url()).find()
                    && Boolean.TRUE.equals(front.evaluate("performance.getEntriesByName('chronomap-map').length > 0"));
        });
    }

    /** Until all that is written has arrived. */
    static void saved(Page page) {
        settle(page);
        until(
                page,
                "!document.querySelector('.saved.left')"
                        + " && /^Saved \\d/.test(document.querySelector('.saved [role=status]').textContent)");
    }

    /** In place of what readers would see, where nobody looks at it. */
    static void nothing(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody("<!doctype html><html lang=en><title>Not looked at</title>"));
    }

    /** For the guide. */
    private static void picture(Hands hands, String name) {
        if (PICTURED && hands instanceof ByMouse) {
            if (hands.page.locator("iframe.front").count() > 0) {
                saved(hands.page);
                previewed(hands.page);
            }
            hands.page.locator(".parts > main").evaluateAll("all => all.forEach((one) => { one.scrollTop = 0; })");
            hands.page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("editor-" + name + ".png")));
        }
    }

    private static void done(Hands hands, String what) {
        System.out.println(hands.getClass().getSimpleName() + ", by then " + hands + ": " + what);
    }

    private static Locator dialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator label(Page page, String name) {
        return page.getByLabel(name, new Page.GetByLabelOptions().setExact(true))
                .first();
    }

    private static Locator text(Page page, String name, String language) {
        return page.getByLabel(name + ", " + language, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator box(Page page, String name) {
        return page.getByRole(
                AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
