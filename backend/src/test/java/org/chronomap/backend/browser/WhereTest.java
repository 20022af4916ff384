package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An incident with a position and no place: the page says what it is near, in the reader's language. */
class WhereTest extends BrowserTest {

    private static final String STORY = "/stories/mudflow";

    @BeforeEach
    void isServed() {
        ownStories.hold("mudflow", Map.of("story.yaml", """
                        title: {en: Mudflow}
                        timeZone: Asia/Almaty
                        extent: 2022-01-02/2022-01-06
                        languages: [en, ru, kk]
                        categories: [{id: flood, label: {en: Flood}, colour: "#20639b", pattern: waves}]
                        """, "incidents.yaml", """
                        - id: mudflow
                          when: 2022-01-03
                          at: [77.059, 43.1575]
                          category: flood
                          status: reported
                          title: {en: Mudflow, ru: Сель, kk: Сел}
                          sources: [{publisher: Example}]
                        """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 15 km south-east of Almaty
            ru | Алматы: 15 км к юго-востоку
            kk | Алматы, оңтүстік-шығысқа қарай 15 км
            """)
    void listDetailsAndCardSayWhereItIs(String language, String where) {
        Page page = open(STORY + "?lang=" + language + "&t=2022-01-05", 1280, 800);
        String text = where.replace("15 ", "15\u00a0");

        assertThat(page.locator(".list li[data-id=mudflow]").textContent()).contains(text);
        page.locator(".map button[data-place^='@']").click();
        settle(page);
        assertThat(page.getByRole(AriaRole.DIALOG).textContent()).contains(text);
        page.keyboard().press("Escape");
        page.locator(".list li[data-id=mudflow] button").first().click();
        settle(page);
        assertThat(page.locator(".details .facts").textContent()).contains(text);
    }

    @Test
    void aSearchFindsItByWhatItIsNear() {
        Page page = open(STORY + "?lang=ru&t=2022-01-05", 1280, 800);

        Locator search = page.locator("input[type=search]").first();
        Locator mudflow = page.locator(".list li[data-id=mudflow]");

        search.fill("астана");
        until(page, "the mudflow is not found", () -> !mudflow.isVisible());
        search.fill("алматы");
        until(page, "the mudflow is found", mudflow::isVisible);
    }

    @Test
    void theTableWithoutJavaScriptSaysItToo() {
        Page page = blank(options -> options.setJavaScriptEnabled(false).setViewportSize(360, 740));
        page.navigate(http.root() + STORY + "?lang=ru");

        assertThat(page.locator("noscript table").textContent()).contains("Алматы: 15\u00a0км к юго-востоку");
    }
}
