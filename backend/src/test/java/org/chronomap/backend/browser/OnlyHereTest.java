package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** To show a place alone is one thing: what map, bars, list and paper show, before and after the page is loaded again. */
class OnlyHereTest extends BrowserTest {

    private static final String SHOWN = """
            () => JSON.stringify({
              list: document.querySelectorAll('.list li[data-id]').length,
              marks: [...document.querySelectorAll('.map .mark-ring, .map .mark-pin, .map .mark-label')]
                .filter(mark => !mark.hidden && !mark.disabled).map(mark => mark.dataset.place).sort(),
              spoken: document.querySelector('.time-slider').getAttribute('aria-valuetext'),
              counted: document.querySelector('.list-count').textContent,
              bars: [...document.querySelectorAll('.bars path')].map(path => path.getAttribute('d')).join(),
            })""";

    @Test
    void isTheSameAfterTheAddressIsOpenedAgain() {
        Page page = open("/stories/kazakhstan-january-2022?lang=en&t=2022-01-13", 1280, 800);
        Object before = page.evaluate(SHOWN);
        page.locator(".map button[data-place=almaty]").click();
        settle(page);
        assertThat(page.evaluate(SHOWN)).as("a look at a place narrows nothing").isEqualTo(before);

        page.locator(".spot-card .spot-only").click();
        settle(page);
        Object narrowed = page.evaluate(SHOWN);
        assertThat(narrowed).isNotEqualTo(before);
        until(page, "location.search.includes('place=almaty')");
        page.reload();
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        settle(page);

        assertThat(page.evaluate(SHOWN)).isEqualTo(narrowed);
        page.locator(".list-show-all").click();
        settle(page);
        assertThat(page.evaluate(SHOWN)).isEqualTo(before);
    }

    @Test
    void whatIsPrintedIsWhatIsListed() {
        Page page = open("/stories/kazakhstan-january-2022?lang=en&t=2022-01-13", 1280, 800);
        page.locator(".map button[data-place=almaty]").click();
        page.locator(".spot-card .spot-only").click();
        settle(page);

        page.evaluate("dispatchEvent(new Event('beforeprint'))");

        assertThat(page.locator(".printed article").count())
                .isEqualTo(listed(page).size());
    }
}
