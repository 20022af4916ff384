package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What is typed in the editor is on the server in the end, once, whatever happens meanwhile and whenever: {@code -Dediting.losses=50}
 * of them, {@code -Dediting.seed=…} for others.
 */
class NothingIsLostTest extends BrowserTest {

    private static final int LOSSES = Integer.getInteger("editing.losses", 2);
    private static final long SEED = Long.getLong("editing.seed", 19);

    private static final String[] WORDS = {
        "wells", "shut", "on", "both", "banks", "by", "Thursday", "oil", "Köln", "шлюз"
    };

    /** From the last key to what happens: before, while and after it is saved. */
    private static final int LONGEST_MILLIS = 1_600;

    private enum Loss {
        TAB_CLOSED,
        NETWORK_LOST,
        SERVER_ENDED,
        SESSION_EXPIRED,
        ASLEEP_FOR_AN_HOUR
    }

    private void haveAnna() {
        http.sendJson(
                "POST",
                "/accounts",
                "{\"username\": \"anna-loses\", \"role\": \"editor\", \"password\": \"chosen by another\"}",
                asAdmin());
        // Who signs in with that of another is led elsewhere first.
        http.sendJson(
                "PUT",
                "/account/password",
                "{\"current\": \"chosen by another\", \"new\": \"" + PASSWORD + "\"}",
                as("anna-loses", "chosen by another"));
    }

    @Test
    void whateverHappensWhatWasTypedArrivesOnce() {
        String story = "nothing-is-lost";
        make(story, "First");
        System.out.println("Losses: " + LOSSES + ", -Dediting.seed=" + SEED);
        Random random = new Random(SEED);
        List<Loss> losses = new ArrayList<>();
        while (losses.size() < LOSSES) {
            List<Loss> all = new ArrayList<>(List.of(Loss.values()));
            Collections.shuffle(all, random);
            losses.addAll(all);
        }
        List<String> expected = new ArrayList<>(List.of("First"));
        try (CutLine line = new CutLine(URI.create(http.root()).getPort())) {
            allow(line.root());
            Page page = desk(blankWithClock(options -> options), line.root(), "editor", story, "First");
            for (int nth = 0; nth < LOSSES; nth++) {
                String begin = nth + ":";
                String text = begin + words(random);
                String current = expected.get(expected.size() - 1);
                if (random.nextBoolean()) {
                    button(page, "Duplicate").click();
                } else {
                    expected.remove(current);
                }
                int cut = begin.length() + random.nextInt(text.length() - begin.length() + 1);
                title(page).selectText();
                page.keyboard().type(text.substring(0, cut));
                page.waitForTimeout(random.nextInt(LONGEST_MILLIS));
                Loss loss = losses.get(nth);
                if (loss == Loss.TAB_CLOSED) {
                    page.close();
                    page = desk(page.context().newPage(), line.root(), "", story, begin);
                } else {
                    lose(page, line, loss, random, text.substring(cut));
                }
                // What is saved has no space at its end.
                expected.add(loss == Loss.TAB_CLOSED ? text.substring(0, cut).strip() : text);
                String what = nth + ", " + loss;
                Page open = page;
                until(
                        page,
                        () -> what + ": there is " + titles(story) + " of " + expected + "; the page says "
                                + open.locator(".saved").innerText() + " and keeps "
                                + open.evaluate("JSON.stringify(localStorage)"),
                        () -> isAll(expected, titles(story)));
                until(page, "!document.querySelector('.saved.left')");
                assertThat(titles(story)).as(what).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        forgive("Failed to load resource");
    }

    private static boolean isAll(List<String> expected, List<String> there) {
        return there.size() == expected.size() && there.containsAll(expected);
    }

    /** Has it happen, goes on typing, and mends it. */
    private static void lose(Page page, CutLine line, Loss loss, Random random, String rest) {
        BrowserContext context = page.context();
        switch (loss) {
            case TAB_CLOSED -> throw new IllegalArgumentException("Nobody goes on typing in it");
            case NETWORK_LOST -> {
                context.setOffline(true);
                type(page, rest, random);
                context.setOffline(false);
            }
            case SERVER_ENDED -> {
                line.cut();
                type(page, rest, random);
                line.mend();
                page.clock().runFor(60_000);
            }
            case SESSION_EXPIRED -> {
                Cookie session = context.cookies().stream()
                        .filter(cookie -> cookie.name.equals("chronomap"))
                        .findFirst()
                        .orElseThrow();
                session.value = "0".repeat(session.value.length());
                context.addCookies(List.of(session));
                type(page, rest, random);
                // What was saved before is signed out when it is asked who is here.
                page.clock().runFor(15_000);
                Locator again = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Sign in"));
                again.getByLabel("Password").fill(PASSWORD);
                again.getByLabel("Password").press("Enter");
                until(page, "document.querySelector('dialog') === null");
            }
            case ASLEEP_FOR_AN_HOUR -> {
                context.setOffline(true);
                page.clock().fastForward("01:00:00");
                context.setOffline(false);
                type(page, rest, random);
            }
        }
    }

    private static void type(Page page, String text, Random random) {
        page.keyboard().type(text);
        page.waitForTimeout(random.nextInt(LONGEST_MILLIS));
    }

    @Test
    void twoWhoWriteTheSameSeeBothTextsAndMakeOneOfThem() {
        String story = "two-write-the-same";
        make(story, "A quiet day");
        haveAnna();
        Page mine = desk(blank(options -> options), http.root(), "editor", story, "A quiet day");
        Page theirs = desk(blank(options -> options), http.root(), "anna-loses", story, "A quiet day");

        mine.context().setOffline(true);
        title(mine).fill("A loud day");
        summary(mine).fill("Bells rang.");
        title(theirs).fill("A quiet night");
        summary(theirs).fill("Nobody spoke.");
        EditingTest.saved(theirs);
        mine.context().setOffline(false);

        Locator clashes = mine.getByRole(
                AriaRole.REGION,
                new Page.GetByRoleOptions().setName(Pattern.compile("changed the same while you were writing")));
        Locator ofTitle = group(clashes, "Title");
        assertThat(ofTitle.innerText()).contains("Yours", "A loud day", "Theirs", "A quiet night");
        assertThat(group(clashes, "What happened").innerText()).contains("Bells rang.", "Nobody spoke.");
        assertThat(violations(mine)).isEmpty();

        ofTitle.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Write one of both"))
                .click();
        Locator joined = ofTitle.getByRole(AriaRole.TEXTBOX);
        assertThat(joined.inputValue()).isEqualTo("A loud day\nA quiet night");
        joined.fill("A loud day and a quiet night");
        ofTitle.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take this text"))
                .click();
        group(clashes, "What happened")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take theirs"))
                .click();
        EditingTest.saved(mine);

        JsonNode merged = incidents(story).get(0).get("feature").get("properties");
        assertThat(merged.get("title").get("en").asString()).isEqualTo("A loud day and a quiet night");
        assertThat(merged.get("summary").get("en").asString()).isEqualTo("Nobody spoke.");
        forgive("Failed to load resource");
    }

    @Test
    void whatSaysNothingYetIsThereAgainWithWhatIsAskedOfIt() {
        String story = "says-nothing-yet";
        make(story, "First");
        Page page = desk(blank(options -> options), http.root(), "editor", story, "First");
        Locator when = page.getByLabel("When", new Page.GetByLabelOptions().setExact(true));
        Locator where = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Where"));

        when.fill("3/1");
        where.fill("Nowhere at all");
        button(page, "The story itself").click();
        page.getByLabel("Time zone").waitFor();
        page.locator(".rows .row").first().click();
        page.locator(".date .asked button").first().waitFor();
        assertThat(when.inputValue()).isEqualTo("3/1");
        desk(page, http.root(), "", story, "First");
        page.locator(".date .asked button").first().waitFor();
        assertThat(when.inputValue()).isEqualTo("3/1");
        assertThat(where.inputValue()).isEqualTo("Nowhere at all");
        assertThat(page.locator(".saved").innerText()).contains("1 item kept in this browser alone");

        page.locator(".date .asked button").first().click();
        where.press("Escape");
        where.press("Escape");
        EditingTest.saved(page);
        assertThat(page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('chronomap-edit')).length"))
                .isEqualTo(0);
        assertThat(when.inputValue()).isEqualTo("3/1");
    }

    /** A story with a place and an incident, drafts both. */
    private void make(String story, String title) {
        post("/stories", """
                {"id": "%s", "title": {"en": "%1$s"}, "timeZone": "Asia/Almaty", "extent": "2022-01-01/2022-01-31", "languages": ["en"],
                 "categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"}]}
                """.formatted(story));
        post("/stories/" + story + "/collections/places/items", """
                {"type": "Feature", "id": "town", "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
                 "properties": {"name": {"en": "Town"}, "kind": "city"}}
                """);
        post("/stories/" + story + "/collections/incidents/items?draft=true", """
                {"type": "Feature", "id": "first", "geometry": null, "properties": {"title": {"en": "%s"}, "when": "2022-01-06",
                 "category": "rain", "status": "reported", "place": "town", "sources": [{"publisher": "AFP"}]}}
                """.formatted(title));
    }

    private void post(String path, String json) {
        Answer answer = http.sendJson("POST", path, json, asAdmin());
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
    }

    /** Opens the form of an incident by how its title begins; signs in before unless nobody is named. */
    private static Page desk(Page page, String root, String username, String story, String title) {
        String address = root + "/edit/" + story + "?lang=en";
        // What readers would see is not what is looked at.
        page.route(EditingTest.PREVIEW, EditingTest::nothing);
        if (username.isEmpty()) {
            page.navigate(address);
        } else {
            page.navigate(root + "/login?lang=en&next=%2Fedit%2F" + story + "%3Flang%3Den");
            page.getByLabel("Username").fill(username);
            page.getByLabel("Password").fill(PASSWORD);
            button(page, "Sign in").click();
        }
        // Of a long list not every row is drawn.
        page.getByLabel("Search").fill(title.replace(":", ""));
        page.locator(".rows .row")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + title)))
                .click();
        title(page).waitFor();
        return page;
    }

    private List<JsonNode> incidents(String story) {
        List<JsonNode> incidents = new ArrayList<>();
        http.get("/edit/" + story + "?f=json", asAdmin()).json().get("items").forEach(item -> {
            if (item.get("collection").asString().equals("incidents")) {
                incidents.add(item);
            }
        });
        return incidents;
    }

    private List<String> titles(String story) {
        List<String> titles = new ArrayList<>();
        incidents(story)
                .forEach(item -> titles.add(item.get("feature")
                        .get("properties")
                        .get("title")
                        .get("en")
                        .asString()));
        return titles;
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder();
        for (int nth = 0; nth < 5; nth++) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private static Locator title(Page page) {
        return page.getByLabel("Title, English", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator summary(Page page) {
        return page.getByLabel("What happened, English", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator group(Locator within, String name) {
        return within.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
