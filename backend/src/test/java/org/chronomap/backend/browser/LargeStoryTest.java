package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A story of so many incidents that its page has them in columns, and in words those alone that are looked at. */
class LargeStoryTest extends BrowserTest {

    private static final int INCIDENTS = 2_500;
    private static final String LARGE = "/stories/of-very-many";
    private static final String ITEMS = LARGE + "/collections/incidents/items";
    private static final String STORY_YAML = """
            title: {en: A large story, fr: Un grand récit}
            timeZone: Asia/Almaty
            extent: 2022-01-01/2022-01-21
            languages: [en, fr]
            categories:
              - {id: fire, label: {en: Fire, fr: Feu}, colour: "#336699", pattern: dots}
              - {id: flood, label: {en: Flood, fr: Crue}, colour: "#993366", pattern: waves}
            """;
    private static final String PLACES_YAML = """
            - {id: almaty, name: {en: Almaty, fr: Almaty}, kind: city, at: [76.9115, 43.2525]}
            - {id: astana, name: {en: Astana, fr: Astana}, kind: city, at: [71.4306, 51.1801]}
            """;
    private static final String SCENES_YAML = """
            - {id: first, title: {en: What began it, fr: Le début}, text: {en: It began so., fr: Ainsi.}, at: 2022-01-03,
               view: [50, 40, 80, 55], highlight: [n7]}
            """;
    private static final String[] STATUSES = {"reported", "confirmed", "claimed", "planned", "retracted"};

    @BeforeEach
    void isServed() {
        Random random = new Random(19);
        StringBuilder incidents = new StringBuilder();
        for (int number = 0; number < INCIDENTS; number++) {
            String where = number % 5 == 0
                    ? "place: " + (number % 2 == 0 ? "almaty" : "astana")
                    : "at: [%.4f, %.4f], geoPrecision: exact"
                            .formatted(50 + 30 * random.nextDouble(), 42 + 12 * random.nextDouble());
            incidents.append("""
                    - {id: n%d, when: 2022-01-%02d%s, %s, category: %s, status: %s, actors: ["Actor %d"],
                       title: {en: "Number %d happened", fr: "Le numéro %d%s"}, sources: [{publisher: "Agency %d"}]}
                    """.formatted(
                            number,
                            1 + number % 21,
                            number % 40 == 0 ? "/2022-01-21" : "",
                            where,
                            number % 3 == 0 ? "flood" : "fire",
                            STATUSES[number % STATUSES.length],
                            number % 4,
                            number,
                            number,
                            number % 500 == 7 ? " avec un zèbre" : "",
                            number % 3));
        }
        ownStories.hold(
                "of-very-many",
                Map.of(
                        "story.yaml", STORY_YAML,
                        "places.yaml", PLACES_YAML,
                        "scenes.yaml", SCENES_YAML,
                        "incidents.yaml", incidents.toString()));
    }

    @Test
    void countsLikeTheApiAndTellsWhatIsLookedAt() {
        List<String> asked = new ArrayList<>();
        Page page = blank(options -> options.setViewportSize(1280, 800));
        page.onRequest(request -> asked.add(request.url().substring(http.root().length())));
        open(LARGE + "?lang=en&t=2022-01-09", page);

        counts(page, numberMatched("&datetime=../2022-01-09"));
        Locator rows = page.locator(".list li");
        // A row is another one once its words have come: no click on the one before reaches it.
        awaitWords(rows.first().getByText("happened"));
        assertThat(rows.count()).isLessThan(60);
        assertThat(asked).noneMatch(address -> address.contains("incidents/items") && !address.contains("ids="));
        assertThat(asked)
                .filteredOn(address -> address.contains("movements/items"))
                .hasSize(1);

        page.locator(".list .row").first().click();
        awaitWords(page.locator(".details h2:has-text('happened')"));
        assertThat(page.locator(".details").textContent()).contains("Actor ").contains("Agency ");
        page.keyboard().press("Escape");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filters"))
                .click();
        page.locator(".filters summary").getByText("Who").click();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Actor 2"))
                .check();
        counts(page, numberMatched("&datetime=../2022-01-09&actor=Actor%202"));
    }

    @Test
    void findsWordsInAllLanguagesAndSaysWhereTheyStand() {
        Page page = open(LARGE + "?lang=en&q=zebre", 1280, 800);

        counts(page, numberMatched("&q=zebre"));
        awaitWords(page.locator(".row-found").getByText("avec un zèbre").first());
        page.getByRole(AriaRole.SEARCHBOX).fill("no such words");
        counts(page, 0);
        page.getByRole(AriaRole.SEARCHBOX).fill("");
        counts(page, numberMatched(""));
    }

    @Test
    void linksAndScenesNameTheirIncidents() {
        Page page = open(LARGE + "?lang=fr&incident=n11&source=Agency%202", 360, 740);

        awaitWords(page.locator(".details h2:has-text('Le numéro 11')"));
        assertThat(page.locator(".scene-event").first().textContent()).isEqualTo("Le numéro 7 avec un zèbre");
        assertThat(page.locator("p.notice:visible").count()).isZero();
    }

    @Test
    void whatEditorsChangeIsOfferedAndShown() {
        Page page = open(LARGE + "?lang=en&t=2022-01-01&q=number", 1280, 800);
        Locator list = page.locator(".list-groups");
        awaitWords(list.getByText("happened").first());
        String id = page.locator(".list li").first().getAttribute("data-id");

        String[] admin = asAdmin();
        Answer made = http.sendJson(
                "PATCH",
                ITEMS + "/" + id,
                "{\"properties\": {\"title\": {\"en\": \"This number is corrected\"}}}",
                admin[0],
                admin[1],
                "If-Match",
                http.get(ITEMS + "/" + id).header("ETag"));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        awaitWords(page.getByText("1 incident changed").first());
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show").setExact(true))
                .click();

        awaitWords(list.getByText("This number is corrected").first());
        counts(page, numberMatched("&datetime=../2022-01-01&q=number"));
    }

    /** Incidents that were not withdrawn, as the API counts them. */
    private int numberMatched(String query) {
        return http.get(ITEMS + "?limit=1&status=reported,confirmed,claimed,disputed,planned" + query)
                .json()
                .get("numberMatched")
                .asInt();
    }

    /** Waits until they are seen, which come by the incidents' ids. */
    private void awaitWords(Locator words) {
        until(
                words.page(),
                () -> words + " at " + words.page().url() + " with the notices "
                        + words.page().locator(".notice").allTextContents() + "; the API said of an incident: "
                        + http.get(ITEMS + "?ids=n7").text(),
                words::isVisible);
    }

    /** Waits until the list counts so many incidents. */
    private static void counts(Page page, int incidents) {
        String counted = incidents == 0 ? "Nothing to show" : "%,d incidents".formatted(incidents);
        until(
                page,
                () -> counted + ", not " + page.locator(".list-count").textContent(),
                () -> page.locator(".list-count").textContent().startsWith(counted));
    }
}
