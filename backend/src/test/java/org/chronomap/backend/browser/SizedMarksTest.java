package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.chronomap.backend.CountedStory;
import org.junit.jupiter.api.Test;

/** Marks sized by a number, its legend, its sum over what shows, and a filter by it. */
class SizedMarksTest extends BrowserTest {

    private static final String DISCS = ".leaflet-sizes-pane circle";

    private Page at(String query) {
        Page page = open(CountedStory.heldBy(ownStories) + "?lang=en&" + query, 1280, 800);
        page.locator(DISCS).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return page;
    }

    private static Locator sum(Page page) {
        return page.locator(".list-count + p");
    }

    private static double width(Page page, int path) {
        return page.locator(DISCS).nth(path).boundingBox().width;
    }

    @Test
    void theSumIsThatOfWhatShowsAtEachStep() {
        Page page = at("t=2022-01-04");

        assertThat(sum(page).textContent()).isEqualTo("Killed: 11 to 13 (2 incidents; 1 without a number)");
        slider(page).press("ArrowRight");
        // What may have begun may have added nothing; one has no upper bound, and one is told in words.
        until(
                page,
                "document.querySelector('.list-count + p').textContent.includes('at least 16 (4 incidents; 2 without')");
        slider(page).press("ArrowLeft");
        until(page, "document.querySelector('.list-count + p').textContent.includes('11 to 13')");
    }

    @Test
    void areasAreToTheNumbersAndALegendTellsThem() {
        Page page = at("t=2022-01-03&mode=moment");

        // Of Almaty a disc of 10 in a ring of 12.
        assertThat(page.locator(DISCS).count()).isEqualTo(2);
        double disc = width(page, 0);
        double ring = width(page, 1);
        assertThat(ring * ring / (disc * disc)).isBetween(1.1, 1.3);
        BoundingBox mark = page.locator(".map button[data-place=almaty]").boundingBox();
        BoundingBox around = page.locator(DISCS).first().boundingBox();
        assertThat(around.x + around.width / 2).isCloseTo(mark.x + mark.width / 2, within(1.5));
        assertThat(around.y + around.height / 2).isCloseTo(mark.y + mark.height / 2, within(1.5));
        page.locator(".legend summary").click();
        Locator legend = page.locator(".legend-body + section");
        assertThat(legend.innerText()).contains("Killed, by area");
        assertThat(legend.locator("circle").count()).isBetween(2, 3);
        // The mark is pressed as ever.
        page.locator(".map button[data-place=almaty]").click();
        page.getByRole(AriaRole.DIALOG).waitFor();
    }

    @Test
    void aFilterByItStandsInTheAddress() {
        Page page = at("t=2022-01-12");

        page.locator(".search button").click();
        page.locator(".by-number summary").click();
        page.locator(".by-number input").first().fill("6");
        page.locator(".by-number input").first().press("Tab");
        until(page, "new URLSearchParams(location.search).get('number') === 'killed:6/..'");
        assertThat(sum(page).textContent()).isEqualTo("Killed: at least 15 (2 incidents)");

        Page again = at("t=2022-01-12&number=killed:6/12,killed:1");
        assertThat(again.locator(".notices").textContent()).contains("killed:6/12,killed:1");
        page.getByText("Clear all").click();
        until(page, "!location.search.includes('number')");
    }

    @Test
    void aStoryWithoutItHasNothingOfThis() {
        Page page = open(STORY + "?lang=en&t=2022-01-13", 1280, 800);

        assertThat(page.locator(".leaflet-sizes-pane, .by-number, .legend-body + section")
                        .count())
                .isZero();
        assertThat(page.locator(".list-count + p.count").count()).isZero();
    }
}
