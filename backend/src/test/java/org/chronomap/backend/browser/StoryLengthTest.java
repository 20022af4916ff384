package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of three days and of twenty thousand years, before 1970 and before year 1, and across changes of clocks. */
class StoryLengthTest extends BrowserTest {

    private static final int MANY = 2_000;

    @BeforeEach
    void areServed() {
        write("ninety-years", "Europe/Paris", "1930/2019", "1931-05-06", "1969-07-20", "2019-12-31");
        write("three-days", "Europe/Paris", "2024-03-30/2024-04-01", "2024-03-30", "2024-03-31T03:30", "2024-04-01");
        write("roman-years", "Europe/Rome", "-0050/0020", "-0043-03-15", "-0001-12-31", "0014-08-19");
        write("almaty-clocks", "Asia/Almaty", "2024-02-28/2024-03-02", "2024-02-28", "2024-03-01", "2024-03-02");
        String[] finds = new String[MANY];
        for (int i = 0; i < MANY; i++) {
            int year = 18_000 - i * 8;
            finds[i] = (year > 9999 ? "Y-" + year : "-%04d".formatted(year)) + "~/-0001";
        }
        write("digs", "Etc/UTC", "Y-18000/2022", finds);
    }

    private void write(String name, String zone, String extent, String... dates) {
        Map<String, String> files = new HashMap<>();
        files.put("story.yaml", """
                title: {en: A story}
                timeZone: %s
                extent: %s
                languages: [en]
                view: [0, 38, 90, 52]
                categories:
                  - {id: all, label: {en: All}, colour: "#96590d", pattern: waves}
                """.formatted(zone, extent));
        files.put("places.yaml", """
                - id: here
                  name: {en: Here}
                  kind: city
                  at: [12.5, 41.9]
                """);
        StringBuilder incidents = new StringBuilder();
        for (int i = 0; i < dates.length; i++) {
            incidents.append("""
                    - id: item-%d
                      when: %s
                      place: here
                      category: all
                      status: reported
                      title: {en: Item %d}
                      sources: [{publisher: A paper}]
                    """.formatted(i, dates[i], i));
        }
        files.put("incidents.yaml", incidents.toString());
        ownStories.hold(name, files);
    }

    @ParameterizedTest
    @CsvSource({
        "ninety-years, 1969-12-31, 'America/St_Johns', '1969, Paris time: 2 incidents, 1 new'",
        "roman-years, -0043-12-31, 'Asia/Kathmandu', '44 BC, Rome time: 1 incident, 1 new'",
        "roman-years, 0020-12-31, 'Europe/Paris', '20 AD, Rome time: 3 incidents'",
        "three-days, 2024-03-31T03:00, 'America/St_Johns', '31 March 2024, 02:00, Paris time (UTC+1): 1 incident'",
        "three-days, 2024-03-31T02:00, 'Asia/Kathmandu', '31 March 2024, 02:00, Paris time (UTC+1): 1 incident'",
        "almaty-clocks, 2024-02-29, 'Europe/Paris', '29 February 2024, 24:00 (UTC+5), Almaty time (UTC+5): 1 incident'",
        "almaty-clocks, 2024-03-01, 'America/St_Johns', '1 March 2024, 24:00, Almaty time (UTC+5): 2 incidents, 1 new'"
    })
    void theSliderTellsStoryTimeWhateverTheReadersZone(String story, String t, String zone, String spoken) {
        Page page = open(
                "/stories/" + story + "?lang=en&t=" + t,
                options -> options.setViewportSize(1280, 800).setTimezoneId(zone));

        assertThat(spoken(page)).isEqualTo(spoken);
        assertThat(page.locator(".notices").innerText()).isEmpty();
    }

    @Test
    void theHourThatIsLeftOutIsNoStepAndTheOneThatIsRepeatedIsTwo() {
        Page spring = open("/stories/three-days?lang=en&t=2024-03-31T01:00", 1280, 800);
        slider(spring).press("ArrowRight");
        settle(spring);
        assertThat(spoken(spring))
                .as("03:00 of summer is 02:00 of winter")
                .startsWith("31 March 2024, 02:00, Paris time (UTC+1)");
        slider(spring).press("ArrowRight");
        settle(spring);
        assertThat(spoken(spring)).startsWith("31 March 2024, 04:00, Paris time (UTC+2)");

        Page back = open("/stories/almaty-clocks?lang=en&t=2024-02-29T23:00", 1280, 800);
        slider(back).press("ArrowRight");
        settle(back);
        String first = spoken(back);
        slider(back).press("ArrowRight");
        settle(back);
        String second = spoken(back);
        assertThat(first).contains("Almaty time (UTC+6)");
        assertThat(second).startsWith("29 February 2024, 24:00 (UTC+5), Almaty time (UTC+5)");
    }

    @Test
    void aDayBeforeChristIsOpenedFromItsOwnAddressAgain() {
        Page page = open("/stories/roman-years?lang=en&t=-0043-03-15&mode=moment", 1280, 800);
        slider(page).press("ArrowRight");
        until(page, "location.search.includes('t=-000043-03-16')");
        settle(page);
        String spoken = spoken(page);
        String address = page.url();

        Page again = open(address.substring(address.indexOf("/stories/")), 1280, 800);

        assertThat(spoken(again)).isEqualTo(spoken);
        assertThat(again.locator(".notices").innerText()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"en, 280", "fr, 320", "ru, 390", "kk, 768", "ar, 1280", "fr, 1280", "kk, 280"})
    void theLabelsOfTheAxisNeverOverlapAndStayOnThePage(String language, int width) {
        Page page = blank(options -> options.setViewportSize(width, 800));
        for (String story : List.of("roman-years", "digs", "ninety-years", "three-days")) {
            open("/stories/" + story + "?lang=" + language, page);

            assertThat(page.evaluate("[...document.querySelectorAll('.time-marks .mark-label:not([hidden])')]"
                            + ".map(label => label.getBoundingClientRect())"
                            + ".sort((one, other) => one.left - other.left)"
                            + ".map(({left, right}, i, all) => left >= 0 && right <= innerWidth"
                            + " && (i + 1 === all.length || right < all[i + 1].left))"))
                    .as(story)
                    .asInstanceOf(LIST)
                    .isNotEmpty()
                    .containsOnly(true);
        }
    }

    @Test
    void twentyThousandYearsOfTwoThousandFindsDoNotHang() {
        Page page = open("/stories/digs?lang=en&t=-5000-01-01", 1280, 800);
        assertThat(spoken(page)).contains("BC");

        for (String index : List.of("0", "40", "80", "120", "160", "slider.max")) {
            page.evaluate("(() => { const slider = document.querySelector('.time-slider');" + " slider.value = " + index
                    + "; slider.dispatchEvent(new Event('input')) })()");
            settle(page);
        }
        assertThat(page.evaluate("document.querySelectorAll('.list li').length"))
                .as("rows made")
                .satisfies(rows -> assertThat(((Number) rows).intValue()).isLessThan(300));
    }
}
