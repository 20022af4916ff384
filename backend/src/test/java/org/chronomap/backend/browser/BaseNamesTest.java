package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The names of countries, seas and towns that the base map brings: where the story is, and never in its way. */
class BaseNamesTest extends BrowserTest {

    private static final String NAMED = "document.querySelector('.base-name b') !== null"
            + " && performance.getEntriesByType('resource').every(({ responseEnd }) => responseEnd > 0)";

    /** Texts, each with its box, of what is seen on the map: names of the base map, and what the story puts there. */
    private static final String SEEN = "() => { const map = document.querySelector('.map').getBoundingClientRect();"
            + " const box = e => { const { left, top, right, bottom } = e.getBoundingClientRect();"
            + "   return [left, top, right, bottom].map(Math.round) };"
            + " const seen = selector => [...document.querySelectorAll(selector)].filter(e => {"
            + "   const { left, top, right, bottom, width } = e.getBoundingClientRect();"
            + "   return width > 0 && e.checkVisibility({ visibilityProperty: true })"
            + "     && left < map.right && right > map.left && top < map.bottom && bottom > map.top });"
            + " const all = selector => seen(selector).map(e => ({ text: e.textContent, box: box(e) }));"
            + " return JSON.stringify({ map: all('.map'), base: all('.base-name b'), dots: all('.base-name i'),"
            + "   story: all('.map .place-name, .map .mark-holder button') }) }";

    @BeforeEach
    void areServed() {
        String story = """
                title: {en: %1$s, fr: %1$s, ru: %1$s, kk: %1$s}
                timeZone: UTC
                extent: 2022-01-02/2022-01-06
                languages: [en, fr, ru, kk]
                %2$s
                categories: [{id: flood, label: {en: Flood}, colour: "#20639b", pattern: waves}]
                """;
        String incident = """
                - id: flood
                  when: 2022-01-03
                  %s
                  category: flood
                  status: reported
                  title: {en: Flood}
                  sources: [{publisher: Example}]
                """;
        ownStories.hold(
                "without-places",
                Map.of(
                        "story.yaml", story.formatted("Nowhere", ""),
                        "places.yaml", "[]",
                        "incidents.yaml", incident.formatted("geoPrecision: none")));
        ownStories.hold(
                "suva",
                Map.of(
                        "story.yaml", story.formatted("Suva", "view: [165, -30, -165, -5]"),
                        "places.yaml", "- {id: suva, name: {en: Suva}, kind: city, at: [178.44, -18.14]}",
                        "incidents.yaml", incident.formatted("place: suva")));
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "360, 740"})
    void aStoryWithoutPlacesShowsAtLeastThreeNames(int width, int height) {
        Page page = named("/stories/without-places?lang=en", width, height);

        until(page, () -> "three names", () -> seen(page, "base").size() >= 3);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1280, 48, 67, 4",
        "fr, 1280, 48, 67, 5",
        "ru, 1280, 48.6, 7.7, 6",
        "kk, 1280, 50, 10, 4.5",
        "en, 360, 20, 0, 1",
        "ru, 360, 43, 77, 7",
        "kk, 1280, 35, 105, 5",
        "fr, 1280, 48.6, 7.7, 9",
        "en, 1280, -18, 180, 5"
    })
    void noneCoversAnotherOrWhatTheStorySaysNorIsCutByTheEdge(
            String language, int width, double latitude, double longitude, double zoom) {
        Page page = named(
                STORY + "?t=2022-01-13&lang=" + language + "&lat=" + latitude + "&lon=" + longitude + "&z=" + zoom,
                width,
                800);

        // Of one moment: more names may come between two looks.
        JsonNode seen = seen(page);
        Named map = named(seen, "map").get(0);
        List<Named> base = named(seen, "base");
        List<Named> story = named(seen, "story");
        assertThat(base).isNotEmpty();
        for (Named one : base) {
            assertThat(base.stream().filter(one::overlaps))
                    .as("none but itself")
                    .containsExactly(one);
            assertThat(story.stream().filter(one::overlaps)).as(one.text()).isEmpty();
            assertThat(one.isWithin(map)).as("%s is whole", one).isTrue();
        }
        assertThat(named(seen, "dots")).allMatch(dot -> dot.isWithin(map));
    }

    @Test
    void whatTheStoryNamesIsNotNamedTwice() {
        Page page = named(STORY + "?t=2022-01-13&lang=en&lat=46&lon=70&z=5", 1280, 800);

        awaitBase(page, "Astana", "Uzbekistan");
        assertThat(seen(page, "base")).extracting(Named::text).doesNotContain("Kazakhstan", "Kyrgyzstan", "Almaty");
    }

    @Test
    void theyStayWhereTheyAreWhileTimeMoves() {
        Page page = named(STORY + "?t=2022-01-02&lang=en", 1280, 800);
        until(page, "[...document.querySelectorAll('.base-name')].some(({ textContent }) => textContent === 'Moscow')");
        page.evaluate("window.before = new Map([...document.querySelectorAll('.base-name')].map(e =>"
                + " [e, e.getBoundingClientRect().x]))");
        slider(page).focus();
        for (int step = 0; step < 12; step++) {
            slider(page).press("ArrowRight");
            settle(page);
            assertThat(page.evaluate("[...document.querySelectorAll('.base-name')].every(e =>"
                            + " before.get(e) === e.getBoundingClientRect().x) && before.size"
                            + " === document.querySelectorAll('.base-name').length"))
                    .as("step %d", step)
                    .isEqualTo(true);
            JsonNode seen = seen(page);
            List<Named> story = named(seen, "story");
            for (Named one : named(seen, "base")) {
                assertThat(story.stream().filter(other -> other.overlaps(one)))
                        .as("%s at step %d", one, step)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"en, France, Germany", "ru, Франция, Германия"})
    void aBorderHasTheNamesOfBothSidesHoweverCloseTheView(String language, String west, String east) {
        Page page = named(STORY + "?t=2022-01-02&z=9.5&lat=48.6&lon=7.75&lang=" + language, 1280, 800);

        awaitBase(page, west, east);
        List<Named> base = seen(page, "base");
        assertThat(left(base, west)).isLessThan(left(base, east));
    }

    private static Named only(Page page, String text) {
        List<Named> found = seen(page, "base").stream()
                .filter(one -> one.text().equals(text))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static int left(List<Named> names, String text) {
        return names.stream()
                .filter(one -> one.text().equals(text))
                .mapToInt(Named::left)
                .sum();
    }

    @Test
    void bothSidesOf180DegreesAreNamed() {
        Page page = named("/stories/suva?lang=en&lat=-18&lon=180&z=5", 1280, 800);

        awaitBase(page, "Vanuatu", "Tonga");
        assertThat(seen(page, "base")).extracting(Named::text).doesNotHaveDuplicates();
    }

    @Test
    void aDragThatBeginsOnANameMovesTheMapAndNobodyIsToldOfThem() {
        Page page = named("/stories/without-places?lang=en", 1280, 800);
        awaitBase(page, "India");
        Named before = only(page, "India");

        page.mouse().move(before.left() + 5.0, before.top() + 5.0);
        page.mouse().down();
        page.mouse().move(before.left() + 65.0, before.top() + 45.0, new Mouse.MoveOptions().setSteps(5));
        page.mouse().up();
        settle(page);

        assertThat(only(page, "India").left()).isGreaterThan(before.left() + 20);
        assertThat(page.evaluate("getSelection().toString()")).isEqualTo("");
        assertThat(page.evaluate("document.querySelector('.base-name').closest('[aria-hidden=true]') !== null"))
                .isEqualTo(true);
    }

    @Test
    void namesComeInThePagesLanguage() {
        for (String[] words :
                new String[][] {{"en", "Uzbekistan"}, {"fr", "Ouzbékistan"}, {"ru", "Узбекистан"}, {"kk", "Өзбекстан"}
                }) {
            Page page = named(STORY + "?t=2022-01-02&z=5&lat=43&lon=66&lang=" + words[0], 1280, 800);
            awaitBase(page, words[1]);
        }
    }

    private Page named(String address, int width, int height) {
        Page page = open(address, width, height);
        until(page, NAMED);
        settle(page);
        return page;
    }

    /** Names come in several files, the closer ones after the others: waits until these are there. */
    private static void awaitBase(Page page, String... texts) {
        until(
                page,
                () -> "the names " + List.of(texts) + " among " + seen(page, "base") + " at " + page.url(),
                () -> seen(page, "base").stream().map(Named::text).toList().containsAll(List.of(texts)));
        settle(page);
    }

    private record Named(String text, int left, int top, int right, int bottom) {

        static Named of(JsonNode seen) {
            JsonNode box = seen.get("box");
            return new Named(
                    seen.get("text").asString(),
                    box.get(0).asInt(),
                    box.get(1).asInt(),
                    box.get(2).asInt(),
                    box.get(3).asInt());
        }

        boolean overlaps(Named other) {
            return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
        }

        boolean isWithin(Named other) {
            return left >= other.left && top >= other.top && right <= other.right && bottom <= other.bottom;
        }
    }

    private static List<Named> seen(Page page, String which) {
        return named(seen(page), which);
    }

    private static JsonNode seen(Page page) {
        return JsonMapper.shared().readTree(String.valueOf(page.evaluate(SEEN)));
    }

    private static List<Named> named(JsonNode seen, String which) {
        return seen.get(which).valueStream().map(Named::of).toList();
    }
}
