package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapTest extends BrowserTest {

    private static final String THIRTEENTH = STORY + "?lang=en&t=2022-01-13";
    private static final String MANY = "/stories/many?lang=en&t=2022-12-31";
    private static final int INCIDENTS = 5000;

    @BeforeEach
    void isServed() {
        ownStories.hold("many", scattered(INCIDENTS));
    }

    /** Incidents at spots of their own, a year long. */
    static Map<String, String> scattered(int count) {
        Map<String, String> files = new HashMap<>();
        files.put("story.yaml", """
                title: {en: Incidents in many spots}
                licence: {name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/"}
                timeZone: Asia/Almaty
                extent: 2022-01-01/2022-12-31
                languages: [en]
                view: [20, 33, 92, 63]
                categories:
                  - {id: protest, label: {en: Protest}, colour: "#c2410c", pattern: dots}
                  - {id: strike, label: {en: Strike}, colour: "#1d4ed8", pattern: cross}
                """);
        Random random = new Random(7);
        StringBuilder incidents = new StringBuilder();
        for (int number = 0; number < count; number++) {
            incidents.append("""
                    - id: number-%1$d
                      when: "%2$s"
                      at: [%3$s, %4$s]
                      geoPrecision: exact
                      category: %5$s
                      status: reported
                      title: {en: Number %1$d}
                      sources: [{publisher: AFP}]
                    """.formatted(
                            number,
                            LocalDate.of(2022, 1, 1).plusDays(random.nextInt(365)),
                            25 + 60 * random.nextDouble(),
                            37 + 22 * random.nextDouble(),
                            number % 2 == 0 ? "protest" : "strike"));
        }
        files.put("incidents.yaml", incidents.toString());
        return files;
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "360, 740"})
    void aCountOpensItsIncidentsByKeyAndTheFocusGoesBack(int width, int height) {
        Page page = open(THIRTEENTH, width, height);
        Locator mark = page.locator(".map button[data-place=almaty]");

        mark.focus();
        page.keyboard().press("Enter");
        settle(page);
        Locator card = page.getByRole(AriaRole.DIALOG);
        assertThat(card.locator(".spot-item").count()).isEqualTo(6);
        assertThat(focused(page, "dataset.key")).startsWith("incidents/almaty-");
        assertThat(mark.getAttribute("aria-expanded")).isEqualTo("true");
        String first = focused(page, "dataset.key");
        page.keyboard().press("ArrowDown");
        assertThat(focused(page, "dataset.key")).isNotEqualTo(first);

        page.keyboard().press("Escape");
        assertThat(card.isVisible()).isFalse();
        assertThat(focused(page, "dataset.place")).isEqualTo("almaty");
    }

    @Test
    void anIncidentChosenInTheCardShowsItsDetailsAndClosingThemReturnsToTheCard() {
        Page page = open(THIRTEENTH, 1280, 800);

        page.locator(".map button[data-place=almaty]").click();
        page.keyboard().press("Tab");
        String chosen = focused(page, "dataset.key");
        page.keyboard().press("Enter");
        settle(page);
        assertThat(page.locator(".details").isVisible()).isTrue();
        page.keyboard().press("Escape");
        settle(page);

        assertThat(page.locator(".details").isVisible()).isFalse();
        assertThat(focused(page, "dataset.key")).isEqualTo(chosen);
    }

    @Test
    void pointedAtALineSaysWhoGoesWhere() {
        Page page = open(THIRTEENTH, 1280, 800);
        List<?> at = (List<?>) page.evaluate("""
                () => {
                    const arc = document.querySelector("path.arc[data-standing=begun], path.arc[data-standing=over]");
                    const { x, y } = arc.getPointAtLength(arc.getTotalLength() / 4).matrixTransform(arc.getScreenCTM());
                    return [x, y, document.querySelectorAll(".map-hint:not([hidden])").length];
                }""");
        assertThat(at.get(2)).isEqualTo(0);

        page.mouse().move(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());

        until(page, "document.querySelector('.map-hint:not([hidden]) strong') !== null");
        page.keyboard().press("Escape");
        page.mouse().move(5, 5);
        until(page, "document.querySelector('.map-hint:not([hidden])') === null");
    }

    @Test
    void aTapOpensTheCardAndTheMapStaysInView() {
        Page page = open(
                THIRTEENTH,
                options -> options.setViewportSize(360, 740).setHasTouch(true).setColorScheme(ColorScheme.DARK));

        page.locator(".map button[data-place=almaty]").tap();
        settle(page);

        assertThat(page.getByRole(AriaRole.DIALOG).isVisible()).isTrue();
        BoundingBox card = page.getByRole(AriaRole.DIALOG).boundingBox();
        assertThat(card.x).isNotNegative();
        assertThat(card.x + card.width).isLessThanOrEqualTo(360);
        assertThat(page.evaluate("document.querySelector('.map').getBoundingClientRect().bottom > 200"))
                .isEqualTo(true);
        assertThat(violations(page)).isEmpty();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName("Show only this place")
                                .setExact(true))
                .tap();
        assertThat(listed(page)).hasSize(6);
    }

    @Test
    void pointingAtAMarkTellsTitleDateAndStatusUntilEscape() {
        Page page = openWithClock(THIRTEENTH, options -> options.setViewportSize(1280, 800));
        Locator hint = page.getByRole(AriaRole.TOOLTIP).first();

        page.locator(".map button[data-place=almaty-airport]").hover();
        assertThat(hint.textContent()).contains("Almaty airport closed", "3 January 2022", "reported");
        hint.hover();
        pass(page, 400);
        assertThat(hint.isVisible()).as("it can be pointed at itself").isTrue();
        page.locator(".map button[data-place=almaty]").focus();
        page.keyboard().press("Escape");
        assertThat(page.locator("#map-hint").isVisible()).isFalse();
    }

    @Test
    void theFocusTellsTheSameAsThePointer() {
        Page page = open(THIRTEENTH, 1280, 800);
        page.locator(".map button[data-place=almaty-airport]").focus();
        page.keyboard().press("Shift+Tab");
        page.keyboard().press("Tab");

        assertThat(page.locator("#map-hint").textContent()).contains("Almaty airport", "reported");
        assertThat(focused(page, "getAttribute('aria-describedby')")).isEqualTo("map-hint");
    }

    @Test
    void fitsToWhatIsSelectedAndBackToTheStory() {
        Page page =
                open(THIRTEENTH, options -> options.setViewportSize(1280, 800).setReducedMotion(ReducedMotion.REDUCE));
        String story = scale(page);
        Locator selection =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what is selected"));
        assertThat(selection.getAttribute("aria-disabled")).isEqualTo("true");

        page.locator(".map button[data-place=almaty]").click();
        page.locator(".spot-card .spot-only").click();
        settle(page);
        assertThat(selection.getAttribute("aria-disabled")).isEqualTo("false");
        selection.click();
        settle(page);
        assertThat(scale(page)).isNotEqualTo(story);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show the whole story"))
                .click();
        settle(page);
        assertThat(scale(page)).isEqualTo(story);
    }

    @ParameterizedTest
    @CsvSource({"NO_PREFERENCE, travel", "REDUCE, none"})
    void arcsMoveInTheDirectionOfTravelOnlyWherePlayingMayMove(ReducedMotion motion, String animation) {
        Page page = open(STORY + "?lang=en&t=2022-01-06", options -> options.setReducedMotion(motion));
        String name = "getComputedStyle(document.querySelector('.arc[data-standing=begun]')).animationName";
        assertThat(page.evaluate(name)).isEqualTo("none");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Play"))
                .click();
        settle(page);

        assertThat(page.evaluate(name)).isEqualTo(animation);
    }

    @Test
    void fiveThousandSpotsAreGatheredByZoomAndNoneIsLost() {
        Page page = openWithClock(MANY, options -> options.setViewportSize(1280, 800));
        long far = clusters(page);
        assertThat(far).isBetween(10L, 400L);
        assertThat(counted(page)).isEqualTo(INCIDENTS);

        page.locator(".mark-cluster").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".spot-item").count()).isLessThanOrEqualTo(50).isPositive();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Zoom in here"))
                .click();
        pass(page, 1000); // the map glides to its new zoom

        assertThat(page.getByRole(AriaRole.DIALOG).isVisible()).isFalse();
        assertThat(counted(page)).isPositive().isLessThan(INCIDENTS);
    }

    @Test
    void countsOfClustersFollowTime() {
        Page page = open(MANY.replace("2022-12-31", "2022-06-30"), 1280, 800);

        long half = counted(page);
        slider(page).focus();
        page.keyboard().press("End");

        assertThat(half).isBetween(2000L, 3000L);
        // Marks are named when time has come to rest.
        until(page, "all incidents counted", () -> counted(page) == INCIDENTS);
    }

    @ParameterizedTest
    @CsvSource({
        "fuel-price-protests-begin, .area[data-place=kazakhstan]",
        "almaty-airport-closed, button[data-place=almaty-airport]",
        "csto-departure, path.arc[data-movement=csto-departure]"
    })
    void aRowPointedAtOrFocusedShowsWhereOnTheMapItIs(String id, String sign) {
        Page page = open(THIRTEENTH, 1280, 800);
        Locator row = page.locator(".list li[data-id=" + id + "] button");
        String hovered = "document.querySelector('.map " + sign + "').classList.contains('hovered')";
        assertThat(page.evaluate(hovered)).isEqualTo(false);

        row.hover();
        assertThat(page.evaluate(hovered)).as("under the pointer").isEqualTo(true);
        page.mouse().move(5, 5);
        assertThat(page.evaluate(hovered)).isEqualTo(false);
        row.focus();
        assertThat(page.evaluate(hovered)).as("with the focus").isEqualTo(true);
        row.blur();
        assertThat(page.locator(".map .hovered").count()).isZero();
    }

    @Test
    void aRowPointedAtShowsTheClusterThatHoldsIt() {
        Page page = open(MANY, 1280, 800);
        page.locator(".list li[data-id] button").last().hover();
        assertThat(page.locator(".map :is(.mark-cluster, .mark-pin).hovered").count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "1280, 800"})
    void everyMovementUnderWayHasALabelAndTheAirportsNameStandsBesideItsPin(int width, int height) {
        Page page = open(THIRTEENTH, width, height);

        assertThat(page.locator(".map .arc-label:not([data-standing=over]):not([data-standing=not-begun])")
                        .all())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(label -> {
                    assertThat(label.isVisible()).isTrue();
                    assertThat(label.boundingBox().width).isGreaterThanOrEqualTo(24);
                });
        Locator airport = page.locator(".map .place-name.kind-airport");
        // Where there is no room for it whole, it is left to the pin's card.
        assertThat(airport.isVisible()).isEqualTo(width > 360);
        if (!airport.isVisible()) {
            return;
        }
        BoundingBox name = airport.boundingBox();
        BoundingBox pin = page.locator(".map button[data-place=almaty-airport]").boundingBox();
        BoundingBox town = page.locator(".map button[data-place=almaty]").boundingBox();
        double middle = name.y + name.height / 2;
        assertThat(Math.abs(middle - (pin.y + pin.height / 2)))
                .as("nearer to the pin than to the town")
                .isLessThan(Math.abs(middle - (town.y + town.height / 2)));
        assertThat(name.x + name.width).isLessThanOrEqualTo(width);
    }

    /** 320 by 256 is a window of 1280 by 1024 at 400 %. */
    @ParameterizedTest
    @CsvSource({"320, 256, 100%", "640, 400, 200%"})
    void enlargedTheMapStaysUsable(int width, int height, String text) {
        Page page = open(THIRTEENTH, width, height);
        page.evaluate("size => { document.documentElement.style.fontSize = size }", text);
        settle(page);

        page.locator(".map button[data-place=almaty]").focus();
        page.keyboard().press("Enter");
        settle(page);

        BoundingBox card = page.getByRole(AriaRole.DIALOG).boundingBox();
        BoundingBox map = page.locator(".map").boundingBox();
        assertThat(card.x).isGreaterThanOrEqualTo(map.x);
        assertThat(card.x + card.width).isLessThanOrEqualTo(map.x + map.width + 1);
        assertThat(card.height).isGreaterThan(60);
        assertThat(List.of(page.evaluate("document.documentElement.scrollWidth <= innerWidth")))
                .containsExactly(true);
    }

    private static String focused(Page page, String property) {
        return String.valueOf(page.evaluate("document.activeElement." + property));
    }

    private static String scale(Page page) {
        return page.locator(".leaflet-control-scale-line").textContent()
                + page.locator(".leaflet-control-scale-line").getAttribute("style");
    }

    private static long clusters(Page page) {
        return page.locator(".mark-cluster").count();
    }

    private static long counted(Page page) {
        return ((Number)
                        page.evaluate(
                                "[...document.querySelectorAll('.map :is(.mark-cluster, .mark-ring, .mark-pin)')]"
                                        + ".reduce((sum, mark) => sum + Number(/: ([\\d,]+) incident/.exec(mark.ariaLabel)?.[1].replace(',', '') ?? 0), 0)"))
                .longValue();
    }
}
