package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log of corrections in a browser, which runs no script of its own. */
class HistoryPageTest extends BrowserTest {

    private static final String CORRECTED = "/stories/corrected";
    private static final String INCIDENT = CORRECTED + "/collections/incidents/items/fuel-price-protests-begin";

    @ParameterizedTest
    @CsvSource({"1280,LIGHT,en", "360,DARK,fr", "360,LIGHT,ru", "360,LIGHT,kk"})
    void isReadableForEveryone(int width, ColorScheme colours, String language) {
        correct();
        for (String path : new String[] {CORRECTED, INCIDENT}) {
            Page page = blank(options -> options.setViewportSize(width, 800).setColorScheme(colours));
            page.navigate(http.root() + path + "/history?f=html&lang=" + language);

            assertThat(page.locator(".changes > li").count()).isPositive();
            assertThat(page.locator("ins, del").count()).isPositive();
            assertThat(violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            assertThat(page.evaluate("getComputedStyle(document.querySelector('del')).textDecorationLine"))
                    .as("not by colour alone")
                    .isEqualTo("line-through");
        }
    }

    @Test
    void whatWasWrittenFromRightToLeftIsReadSo() {
        correct();
        Page page = blank(options -> options.setViewportSize(360, 800));
        page.navigate(http.root() + INCIDENT + "/history?f=html&lang=en");
        page.evaluate("document.documentElement.dir = 'rtl'");

        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(violations(page)).isEmpty();
    }

    @Test
    void leadsFromTheStoryToAnItemAndBackToTheReader() {
        correct();
        Page page = blank(options -> options.setJavaScriptEnabled(false));
        page.navigate(http.root() + CORRECTED + "/history?f=html&lang=en");

        page.getByText("All changes of this item").first().click();
        assertThat(page.url()).contains("/items/fuel-price-protests-begin/history");
        page.locator(".changes h2 a").first().click();
        assertThat(page.url()).contains("incident=fuel-price-protests-begin");
    }

    private void correct() {
        ownStories.holdCopyOfBundled("corrected");
        var now = http.get(INCIDENT + "?lang=*").json();
        int revision = now.at("/properties/revision").intValue();
        var answer = http.sendJson(
                "PATCH",
                INCIDENT + "?note=The+agency+corrected+itself",
                "{\"properties\": {\"title\": {\"en\": \"Protests against fuel prices begin, correction %d\"}, \"when\": \"2022-01-0%d/\"}}"
                        .formatted(revision, 2 + revision % 5),
                "If-Match",
                "\"" + revision + '"',
                "Authorization",
                asAdmin()[1]);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
}
