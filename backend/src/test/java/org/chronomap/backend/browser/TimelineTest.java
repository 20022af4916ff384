package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The slider's modes, steps, histogram and zone, and the address of a state. */
class TimelineTest extends BrowserTest {

    private static final String STORY = "/stories/kazakhstan-january-2022?lang=en";

    @Test
    void aMomentShowsNothingThatEndedBefore() {
        Page page = open(STORY + "&t=2022-01-12", 1280, 800);
        assertThat(listed(page)).contains("fuel-price-protests-begin");

        page.getByLabel("Moment", new Page.GetByLabelOptions().setExact(true)).check();

        assertThat(listed(page)).isNotEmpty().doesNotContain("tokayev-asks-for-help");
        assertThat(spoken(page)).contains("12 January 2022");
        assertThat(page.url()).contains("mode=moment");
    }

    @Test
    void aSpanIsMovedByItsMiddleAndByKeysAndStretchedByBothEnds() {
        Page page = open(STORY + "&t=2022-01-08&mode=window&window=P3D", 1280, 800);
        Locator end = page.locator(".time-slider");
        Locator start = page.locator(".time-from");
        assertThat(spoken(page)).startsWith("6 January – 8 January 2022, Almaty time (UTC+6): ");

        end.press("ArrowRight");
        start.press("ArrowLeft");
        settle(page);
        assertThat(spoken(page)).startsWith("5 January – 9 January 2022");

        end.press("Shift+ArrowRight");
        settle(page);
        assertThat(spoken(page)).startsWith("6 January – 10 January 2022");

        BoundingBox middle = page.locator(".time-span").boundingBox();
        double day = middle.width / 4;
        page.mouse().move(middle.x + middle.width / 2, middle.y + middle.height / 2);
        page.mouse().down();
        page.mouse().move(middle.x + middle.width / 2 + 3 * day, middle.y + middle.height / 2);
        page.mouse().up();
        settle(page);
        assertThat(spoken(page)).startsWith("9 January – 13 January 2022");
        until(page, "location.search.includes('t=2022-01-13') && location.search.includes('window=P5D')");
    }

    @Test
    void playsBackAndRoundAgain() {
        Page page = open(STORY + "&t=2022-01-04", 1280, 800);
        page.getByLabel("Speed").selectOption("16");
        slider(page).press("Shift+Space");
        until(page, "document.querySelector('.time-slider').valueAsNumber === 0");
        assertThat(page.getByRole(
                                AriaRole.BUTTON,
                                new Page.GetByRoleOptions().setName("Play").setExact(true))
                        .isVisible())
                .isTrue();

        page.getByText("More", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Loop").check();
        slider(page).press("Shift+Space");
        until(page, "document.querySelector('.time-slider').valueAsNumber > 15");
        slider(page).press("Space");
    }

    @Test
    void stepsOfAnHourAreNamedByTheClockAndCountWhatIsNew() {
        Page page = open(STORY + "&t=2022-01-06T01:00", 1280, 800);

        assertThat(spoken(page))
                .startsWith("6 January 2022, 01:00, Almaty time (UTC+6): ")
                .contains(" new");
        slider(page).press("ArrowRight");
        settle(page);
        assertThat(spoken(page)).startsWith("6 January 2022, 02:00, Almaty time");
        until(page, "location.search.includes('t=2022-01-06T02%3A00')");
    }

    @Test
    void nextAndPreviousIncidentSkipEmptySteps() {
        Page page = open(STORY + "&t=2022-01-02", 1280, 800);
        slider(page).press("n");
        settle(page);
        String next = spoken(page);
        assertThat(next).contains(" new").doesNotStartWith("2 January");
        slider(page).press("p");
        settle(page);
        assertThat(spoken(page)).startsWith("2 January");
    }

    @Test
    void theTimelineIsStretchedAndMadeWholeAgain() {
        Page page = open(STORY + "&t=2022-01-08", 1280, 800);
        slider(page).press("+");
        settle(page);
        assertThat(page.evaluate("(s => s.max - s.min)(document.querySelector('.time-slider'))"))
                .isIn(10, 10.0, 11, 11.0);
        slider(page).press("-");
        settle(page);
        assertThat(page.evaluate("(s => s.max - s.min)(document.querySelector('.time-slider'))"))
                .isIn(20, 20.0);
    }

    @ParameterizedTest
    @CsvSource({
        "t=2022-01-06, '6 January 2022, Almaty time (UTC+6): '",
        "t=2022-01-06T18:00, '6 January 2022, 18:00, Almaty time (UTC+6): '",
        "t=2022-01-06T18:00&mode=moment, '6 January 2022, 17:00 – 18:00, Almaty time (UTC+6): '",
        "t=2022-01-06&mode=moment, '6 January 2022, Almaty time (UTC+6): '",
        "t=2022-01-09&mode=window&window=P1W, '3 January – 9 January 2022, Almaty time (UTC+6): '",
        "t=2022-01-04/2022-01-06, '4 January – 6 January 2022, Almaty time (UTC+6): '"
    })
    void theSliderSaysInEveryModeWhenItIsAndHowMuchIsShownAndNew(String state, String when) {
        Page page = open(STORY + "&" + state, 1280, 800);

        assertThat(spoken(page)).startsWith(when);
        assertThat(spoken(page).substring(when.length()))
                .matches("\\d+ incidents( and \\d+ movements?)?(, \\d+ new)?(; \\d+ possibly begun)?");
        assertThat(page.locator(".time-slider").getAttribute("aria-valuetext")).isEqualTo(spoken(page));
    }

    @Test
    void countsAreAnnouncedOnceAtRestAndNeverWhileTimePlays() {
        Page page = openWithClock(STORY + "&t=2022-01-02", options -> options.setViewportSize(1280, 800));
        until(page, "document.querySelector('.list-live').textContent !== ''");
        page.evaluate("""
                () => {
                  window.announcements = [];
                  const live = document.querySelector('.list-live');
                  const note = () => announcements.push(live.textContent);
                  new MutationObserver(note).observe(live, {childList: true, characterData: true, subtree: true});
                }""");

        // At once: on a busy machine there would be quiet between two keys.
        slider(page).evaluate("""
                slider => {
                  for (let step = 0; step < 6; step++) {
                    slider.stepUp();
                    slider.dispatchEvent(new Event('input', {bubbles: true}));
                  }
                }""");
        until(page, "announcements.length > 0");
        pass(page, 1_000);
        assertThat(page.evaluate("announcements.length")).as("six steps").isEqualTo(1);
        assertThat(page.evaluate("announcements[0]"))
                .isEqualTo(page.locator(".list-count").innerText());

        // Slower than the quiet that an announcement waits for.
        slider(page).press("Space");
        until(page, "document.querySelector('.time-slider').valueAsNumber >= 9");
        assertThat(page.evaluate("announcements.length"))
                .as("three steps played")
                .isEqualTo(1);
        slider(page).press("Space");
        until(page, "announcements.length === 2");
        assertThat(page.evaluate("announcements[1]"))
                .isEqualTo(page.locator(".list-count").innerText());
    }

    @Test
    void theLegendTellsWhatIsOnScreenAndNothingElse() {
        Page page = open(STORY + "&t=2022-01-06", 1280, 800);
        page.locator("details.legend summary").click();
        assertThat(page.locator(".legend-body").innerText())
                .contains("bars above the slider", "hollow part of a bar")
                .contains("shaded on the slider: Almaty airport closed (about 3 January 2022 – 13 January 2022)")
                .contains("after 13 January 2022, what is known ends")
                .contains("soft edge", "fading out", "long bar", "hollow bar", "known to the day")
                .doesNotContain("known to the hour", "known to the month", "not sure of that date");

        page.locator(".time-slider").press("Home");
        settle(page);
        assertThat(page.locator(".legend-body").innerText())
                .as("on the first day nothing is over, and nothing has been planned")
                .doesNotContain("faded", "only planned")
                .contains("fading out");

        Page early = open(STORY + "&t=2022-01-02&category=funeral", 1280, 800);
        early.locator("details.legend summary").click();
        assertThat(early.locator(".legend-body").innerText())
                .doesNotContain("hollow part of a bar", "soft edge", "Protests", "Dates in the list");
        assertThat(early.locator(".legend-body").innerText()).contains("bars above the slider");
    }

    @ParameterizedTest
    @CsvSource({"en, Kazakh authorities", "ru, власти Казахстана", "kk, Қазақстан билігі", "fr, autorités kazakhes"})
    void anActorsNameInAnyLanguageSelectsTheSameActor(String language, String shown) {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        for (String name : new String[] {"autorités kazakhes", "Kazakh authorities", "власти Казахстана"}) {
            open("/stories/kazakhstan-january-2022?lang=" + language + "&t=2022-01-22&actor=" + name, page);
            assertThat(page.locator(".notices").innerText()).isEmpty();
            assertThat(listed(page))
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(id).isEqualTo("no-precise-toll"));
            page.locator("[aria-controls=filters]").click();
            assertThat(page.locator("input[name=actor]:checked").getAttribute("value"))
                    .isEqualTo(shown);
            assertThat(page.locator("a[data-lang=ru]").getAttribute("href"))
                    .as("one name in all addresses")
                    .contains("actor=autorit%C3%A9s+kazakhes");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-01, 'not within the story’s time. Shown instead: 22 January 2022'",
        "2022-01-08/2022-01-06, 'not a time that can be read. Shown instead: 13 January 2022'",
        "2022-02-30, 'not a time that can be read. Shown instead: 13 January 2022'"
    })
    void aTimeThatCannotBeShownIsToldOf(String t, String notice) {
        Page page = open(STORY + "&t=" + t, 360, 740);

        assertThat(page.locator(".notices").innerText()).contains("“" + t + "”").contains(notice);
        assertThat(listed(page)).isNotEmpty();
    }

    @Test
    void theHistogramTellsCertainFromPossibleAndAClickJumps() {
        Page page = open(STORY + "&t=2022-01-02", 1280, 800);
        assertThat(page.locator(".time-bars path:not(.possible)").count()).isPositive();
        assertThat(page.locator(".time-bars path.possible").count()).isPositive();
        assertThat(page.locator("#time-summary").textContent()).contains("most on");

        BoundingBox bars = page.locator(".time-bars").boundingBox();
        page.mouse().click(bars.x + bars.width * 4 / 20, bars.y + bars.height / 2);
        settle(page);

        assertThat(spoken(page)).startsWith("6 January 2022");
    }

    @Test
    void theHistogramHonoursFilters() {
        Page all = open(STORY + "&t=2022-01-06", 1280, 800);
        Page planned = open(STORY + "&t=2022-01-06&status=planned", 1280, 800);

        assertThat(planned.locator("#time-summary").textContent())
                .isNotEqualTo(all.locator("#time-summary").textContent());
        assertThat(listed(planned)).hasSizeLessThan(listed(all).size());
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 'until 6 January 2022, 19:00, Paris time (UTC+1)'",
        "America/St_Johns, 'until 6 January 2022, 14:30, St Johns time (UTC−3:30)'",
        "Asia/Kathmandu, 'until 6 January 2022, 23:45, '"
    })
    void theStorysZoneHoldsInEveryBrowserAndTheReadersOwnTimeComesOnDemand(String zone, String own) {
        Page page = open(
                STORY + "&t=2022-01-06",
                options -> options.setViewportSize(1280, 800).setTimezoneId(zone));
        assertThat(spoken(page)).startsWith("6 January 2022, Almaty time (UTC+6): ");
        assertThat(page.locator(".time-own").isVisible()).isFalse();

        page.getByText("More", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("My own time").check();

        assertThat(page.locator(".time-own").innerText()).contains(own);
    }

    @Test
    void backAndForwardGoOverWhatWasChosen() {
        Page page = open(STORY + "&t=2022-01-13", 1280, 800);
        page.getByLabel("Moment", new Page.GetByLabelOptions().setExact(true)).check();
        settle(page);
        page.locator(".list li[data-id] button:visible").first().click();
        settle(page);
        assertThat(page.url()).contains("incident=");

        page.goBack();
        settle(page);
        assertThat(page.locator(".details").isVisible()).isFalse();
        assertThat(page.url()).contains("mode=moment");
        page.goBack();
        settle(page);
        assertThat(page.locator("input[value=cumulative]").isChecked()).isTrue();
        page.goForward();
        settle(page);
        assertThat(page.locator("input[value=moment]").isChecked()).isTrue();
    }

    @Test
    void aSharedAddressOpensTheSameStateAndWhatItCannotReadIsSaid() {
        Page page = open(STORY + "&t=2022-01-08&mode=window&window=P3D&incident=almaty-gunfire&utm_source=x", 360, 740);
        assertThat(page.locator(".details").isVisible()).isTrue();
        assertThat(spoken(page)).startsWith("6 January – 8 January 2022");
        assertThat(page.locator(".notices").innerText()).isEmpty();

        Page bad = open(STORY + "&t=soon&mode=sideways&colour=red", 360, 740);
        assertThat(bad.locator(".notices").innerText())
                .contains("soon")
                .contains("mode=sideways")
                .contains("colour=red");
        assertThat(listed(bad)).isNotEmpty();
    }

    @Test
    void aLanguageOrAThemeThatThereIsNotIsSaidToo() {
        Page page = open("/stories/kazakhstan-january-2022?lang=de&theme=pink&t=2022-01-06", 360, 740);

        assertThat(page.locator("html").getAttribute("lang")).isNotEqualTo("de");
        assertThat(page.locator(".notices").innerText()).contains("lang=de", "theme=pink");
        assertThat(listed(page)).isNotEmpty();

        Page known = open("/stories/kazakhstan-january-2022?lang=en-GB&theme=dark&t=2022-01-06", 360, 740);
        assertThat(known.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(known.locator(".notices").innerText()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "ru", "kk"})
    void everythingFitsAPhone(String language) {
        Page page = open(
                "/stories/kazakhstan-january-2022?mode=window&t=2022-01-08&lang=" + language,
                options -> options.setViewportSize(360, 740)
                        .setColorScheme(ColorScheme.DARK)
                        .setHasTouch(true));
        page.locator(".time-tools button").click();
        settle(page);

        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isIn(0, 0.0);
        assertThat(page.evaluate("[...document.querySelectorAll('.timeline :is(button, select, input)')]"
                        + ".filter(one => one.checkVisibility() && !one.closest('label'))"
                        + ".every(one => one.getBoundingClientRect().height >= 24)"))
                .isEqualTo(true);
    }

    /** What it names has not been seen before; what stands for it beats, but where the reader wants no motion. */
    @ParameterizedTest
    @EnumSource(
            value = ReducedMotion.class,
            names = {"REDUCE", "NO_PREFERENCE"})
    void whileTimePlaysWhatIsNewIsNamedOnTheMap(ReducedMotion motion) {
        Page page = openWithClock(
                STORY + "&t=2022-01-07",
                options -> options.setViewportSize(1280, 800).setReducedMotion(motion));
        page.evaluate("() => { window.beats = []; const animate = Element.prototype.animate;"
                + " Element.prototype.animate = function (...how) { beats.push(this.dataset.place ?? '');"
                + " return animate.apply(this, how); }; }");
        Locator caption = page.locator(".caption");
        assertThat(caption.isVisible()).isFalse();

        page.locator(".time-play").click();
        pass(page, 1_000);

        // A step that came with the last frame is told with the next.
        until(page, "the caption names Karim Massimov", () -> {
            if (caption.innerText().contains("Karim Massimov")) {
                return true;
            }
            pass(page, 16);
            return false;
        });
        // What makes it beat is loaded when it is first wanted.
        until(page, "beats.includes('kazakhstan') === " + (motion == ReducedMotion.NO_PREFERENCE));

        page.locator(".time-play").click();
        settle(page);
        assertThat(caption.isVisible()).isFalse();
        slider(page).press("ArrowLeft");
        settle(page);
        assertThat(caption.isVisible()).isFalse();
    }
}
