package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What editors do, in the page of a reader who is there meanwhile: the whole way, from the address to the list. */
class LiveEditTest extends BrowserTest {

    private static final String EDITED = "/stories/edited-live";
    private static final String ITEMS = EDITED + "/collections/incidents/items";
    private static final String INCIDENT = """
            {"type": "Feature", "id": "%s", "geometry": null, "properties": {
              "title": {"en": "%s"}, "when": "2022-01-08", "category": "reopening", "status": "reported",
              "place": "almaty", "sources": [{"publisher": "AFP"}]}}
            """;

    @BeforeEach
    void isServed() {
        ownStories.holdCopyOfBundled("edited-live");
    }

    @Test
    void whatIsPublishedIsOfferedAndShownAndTheReaderStaysWhereTheyAre() {
        Page page = open(EDITED + "?lang=en&t=2022-01-09", 1280, 800);
        until(page, "location.search.includes('t=2022-01-09')");

        Answer made = http.sendJson("POST", ITEMS, INCIDENT.formatted("trams-run", "Trams run again"), asAdmin());
        assertThat(made.status()).as(made.text()).isEqualTo(201);

        Locator offer = page.getByText("1 new incident");
        offer.first().waitFor();
        assertThat(page.locator(".list-groups").textContent()).doesNotContain("Trams run again");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show").setExact(true))
                .click();
        page.locator(".list-groups").getByText("Trams run again").first().waitFor();
        assertThat(page.url()).contains("t=2022-01-09");

        http.sendJson(
                "PATCH",
                ITEMS + "/trams-run",
                "{\"properties\": {\"status\": \"retracted\"}}",
                asAdmin()[0],
                asAdmin()[1],
                "If-Match",
                "\"1\"");
        page.getByText("1 incident withdrawn").first().waitFor();
    }

    @Test
    void aDraftIsOfferedToNobodyAndPreviewedByWhoHasALink() {
        Page page = open(EDITED + "?lang=en", 1280, 800);
        Answer drafted = http.sendJson(
                "POST", ITEMS + "?draft=true", INCIDENT.formatted("trams-draft", "Trams halt"), asAdmin());
        assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
        Answer link = http.sendJson("POST", EDITED + "/previews", "{}", asAdmin());
        assertThat(link.status()).as(link.text()).isEqualTo(201);
        String url = link.json().get("url").asString();
        String token =
                url.substring(url.indexOf("preview=") + "preview=".length()).replaceAll("&.*", "");

        Page preview = open(EDITED + "?lang=en&t=2022-01-09&preview=" + token, 360, 800);

        preview.locator(".list-groups").getByText("Trams halt").first().waitFor();
        assertThat(preview.locator("p.notice").allInnerTexts().toString()).contains("This is a preview");
        assertThat(page.getByText("1 new incident").count()).isZero();
        assertThat(http.get(EDITED + "?lang=en&preview=" + token, "Accept", "text/html")
                        .header("Cache-Control"))
                .contains("no-store");
        assertThat(http.get(ITEMS + "?preview=" + token + "x").status()).isEqualTo(403);
        assertThat(http.get(ITEMS + "?preview=true").status()).isEqualTo(403);
        assertThat(http.get(ITEMS).text()).doesNotContain("Trams halt");
    }
}
