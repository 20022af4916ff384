package org.chronomap.backend.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.security.Browser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has signed in sees so on the pages that readers see, and nobody else sees it there. */
class SignedInBarTest extends ServerTest {

    private static final String HTML = "text/html";

    @ParameterizedTest
    @ValueSource(strings = {"/?lang=en", STORY + "?lang=en", STORY + "?lang=en&t=2022-01-06"})
    void tellsWhoIsSignedInWhatTheyMayDoAndHowTheyLeave(String path) {
        Browser browser = new Browser(http);
        browser.signIn("/login", "editor", PASSWORD);

        Answer page = browser.get(path, "Accept", HTML);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Signed in as editor.", "You may do everything", "action=\"/logout\"")
                .contains(
                        "href=\"/edit/account\"",
                        "href=\"/edit/account#tokens\"",
                        "href=\"/edit/accounts\"",
                        "href=\"/backup\"",
                        "import ",
                        "--user editor");
        assertThat(page.text().contains("/stories/kazakhstan-january-2022/previews"))
                .isEqualTo(!path.startsWith("/?"));
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Vary")).contains("Cookie");
        assertThat(page.header("ETag")).isEmpty();
        String csrf = page.text().replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");

        Answer left = browser.send(
                "POST",
                "/logout",
                Browser.form(Map.of("csrf", csrf)),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(left.status()).isEqualTo(303);
        assertThat(browser.get(path, "Accept", HTML).text()).doesNotContain("Signed in as");
    }

    /** On those that lead elsewhere, too. */
    @ParameterizedTest
    @CsvSource({
        "/login?lang=en, 200",
        STORY + "/history?lang=en, 200",
        STORY + "/collections/incidents/items/almaty-gunfire/history?lang=en, 200",
        "/nothing/here?lang=en, 404",
        STORY + "/card.png?lang=en&width=x, 400"
    })
    void tellsItOnTheOtherPagesTooAndKeepsThemOutOfCaches(String path, int status) {
        Browser browser = new Browser(http);
        browser.signIn("/login", "editor", PASSWORD);

        Answer page = browser.get(path, "Accept", HTML);

        assertThat(page.status()).isEqualTo(status);
        assertThat(page.text()).contains("Signed in as editor.", "action=\"/logout\"");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("ETag")).isEmpty();
        assertThat(http.get(path, "Accept", HTML).text()).doesNotContain("Signed in as", "signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", STORY, STORY + "?lang=fr&t=2022-01-06"})
    void aReadersPageIsTheSameWhoeverElseHasSignedIn(String path) {
        Answer before = http.get(path, "Accept", HTML);
        Browser browser = new Browser(http);
        browser.signIn("/login", "editor", PASSWORD);

        assertThat(browser.get(path, "Accept", HTML, "If-None-Match", before.header("ETag"))
                        .text())
                .contains("csrf");
        for (Answer after : new Answer[] {
            http.get(path, "Accept", HTML),
            http.get(path, "Accept", HTML, "Cookie", "chronomap=of-nobody"),
            http.get(path, "Accept", HTML, asAdmin()[0], asAdmin()[1])
        }) {
            assertThat(after.text()).isEqualTo(before.text()).doesNotContain("csrf", "signed-in", "signedIn");
            assertThat(after.header("ETag")).isEqualTo(before.header("ETag")).isNotEmpty();
            assertThat(after.header("Vary")).isEqualTo(before.header("Vary")).doesNotContain("Cookie");
            assertThat(after.header("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/embed/kazakhstan-january-2022", STORY + "?f=json"})
    void whatIsNoPageOfItsOwnHasNothingOfIt(String path) {
        Browser browser = new Browser(http);
        browser.signIn("/login", "editor", PASSWORD);

        assertThat(browser.get(path).text()).isEqualTo(http.get(path).text());
    }
}
