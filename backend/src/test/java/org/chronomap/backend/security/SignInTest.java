package org.chronomap.backend.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by the form and by a header, and what a browser's session may. */
class SignInTest extends ServerTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void theFormLetsInWhoHasThePassword() {
        Browser browser = new Browser(http);

        Answer answer = browser.signIn("/login", "Editor ", PASSWORD);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isIn("/", "/edit");
        assertThat(answer.header("Set-Cookie"))
                .contains("chronomap=", "HTTPOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        Answer account = browser.get("/account");
        assertThat(account.json().get("username").stringValue()).isEqualTo("editor");
        assertThat(account.json().get("role").stringValue()).isEqualTo("admin");
        assertThat(account.header("Vary")).contains("Cookie", "Authorization");
    }

    @Test
    void theFormIsShownAgainWithWhatWasWrong() {
        Answer answer = new Browser(http).signIn("/login?lang=fr", "someone", "not the password");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("value=\"someone\"").doesNotContain("not the password");
        assertThat(answer.header("Set-Cookie")).doesNotContain("chronomap=");
    }

    @Test
    void aFormIsReadNoFurtherThanItCanBeLongAndWhatIsNoUsernameIsNotKept() {
        Answer large = http.sendText(
                "POST",
                "/login",
                "username=" + "a".repeat(20_000),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.text()).contains("8192");

        String name = "a".repeat(101);
        assertThat(new Browser(http).signIn("/login", name, "not the password").status())
                .isEqualTo(403);
        Answer audit = http.get("/audit?limit=5", asAdmin());
        assertThat(audit.text()).contains("no username").doesNotContain(name);
    }

    @Test
    void aFormThatAnotherSiteMadeIsNotTaken() {
        Answer answer = http.sendText(
                "POST",
                "/login",
                Browser.form(Map.of("username", "editor", "password", PASSWORD, "csrf", "guessed")),
                "Content-Type",
                FORM);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("Set-Cookie")).doesNotContain("chronomap=");
    }

    @Test
    void aScriptSignsInAgainWithoutLeavingItsPage() {
        String[] byFetch = {"Accept", "application/json", "Sec-Fetch-Site", "same-origin", "Origin", http.root()};
        Browser browser = new Browser(http);
        browser.cookies().put("chronomap", "of-a-session-that-ended");
        assertThat(browser.get("/account", byFetch).status()).isEqualTo(401);

        Answer wrong =
                browser.fill("/login", "/login", Map.of("username", "editor", "password", "not the password"), byFetch);
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(wrong.header("WWW-Authenticate")).doesNotContain("Basic");
        Answer stale = browser.send(
                "POST",
                "/login",
                Browser.form(Map.of("username", "editor", "password", PASSWORD, "csrf", "guessed")),
                "Content-Type",
                FORM,
                "Accept",
                "application/json");
        assertThat(stale.status()).isEqualTo(403);
        assertThat(stale.json().get("detail").stringValue()).contains("csrf");

        Answer answer = browser.fill("/login", "/login", Map.of("username", "editor", "password", PASSWORD), byFetch);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json()).isEqualTo(browser.get("/account").json());
        assertThat(browser.send(
                                "POST",
                                "/account/tokens",
                                "{\"label\": \"in place\"}",
                                "Content-Type",
                                "application/json",
                                "X-CSRF-Token",
                                answer.json().get("csrf").stringValue())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aScriptIsToldToWaitAsEverybodyIs() {
        Browser browser = new Browser(http);
        Answer answer;
        do {
            answer = browser.fill(
                    "/login",
                    "/login",
                    Map.of("username", "somebody", "password", "not the password"),
                    "Accept",
                    "application/json");
        } while (answer.status() == 401);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void theCookieIsForHttpsAloneBehindAProxyThatSpeaksIt() {
        Answer answer = http.get("/login", "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/maps");

        assertThat(answer.header("Set-Cookie")).contains("; Secure", "Path=/maps/");
    }

    @ParameterizedTest
    @CsvSource({
        "/stories/kazakhstan-january-2022?t=2022-01-06&lang=fr, /stories/kazakhstan-january-2022?t=2022-01-06&lang=fr",
        "/account/tokens, /account/tokens",
        "https://elsewhere.example/, ",
        "//elsewhere.example/, ",
        "/\\elsewhere.example/, ",
        "/.//elsewhere.example/, ",
        "\\\\elsewhere.example, ",
        "javascript:alert(1), ",
        "elsewhere, "
    })
    void leadsToWhatWasAskedForButNeverElsewhere(String next, String expected) {
        String page = "/login?" + Browser.form(Map.of("next", next));

        Answer answer = new Browser(http).signIn(page, "editor", PASSWORD);

        assertThat(answer.status()).isEqualTo(303);
        if (expected == null) {
            assertThat(answer.header("Location")).isIn("/", "/edit");
        } else {
            assertThat(answer.header("Location")).isEqualTo(expected);
        }
    }

    @Test
    void aSessionChangesNothingWithoutItsToken() {
        Browser browser = new Browser(http);
        browser.signIn("/login", "editor", PASSWORD);
        String csrf = browser.get("/account").json().get("csrf").stringValue();
        String token = "{\"label\": \"from the browser\"}";

        assertThat(browser.send("POST", "/account/tokens", token, "Content-Type", "application/json")
                        .status())
                .isEqualTo(403);
        assertThat(browser.send(
                                "POST",
                                "/account/tokens",
                                token,
                                "Content-Type",
                                "application/json",
                                "X-CSRF-Token",
                                csrf.replace(csrf.charAt(0), csrf.charAt(0) == 'A' ? 'B' : 'A'))
                        .status())
                .isEqualTo(403);
        assertThat(browser.send(
                                "POST",
                                "/account/tokens",
                                token,
                                "Content-Type",
                                "application/json",
                                "X-CSRF-Token",
                                csrf)
                        .status())
                .isEqualTo(201);
        assertThat(browser.send("POST", "/logout", "", "Content-Type", FORM).status())
                .isEqualTo(403);
    }

    @Test
    void signingOutEndsTheSessionAndNotItsCookieAlone() {
        Browser browser = new Browser(http);
        browser.signIn("/login", "editor", PASSWORD);
        String csrf = browser.get("/account").json().get("csrf").stringValue();
        String cookie = "chronomap=" + browser.cookies().get("chronomap");

        Answer answer = browser.send("POST", "/logout", Browser.form(Map.of("csrf", csrf)), "Content-Type", FORM);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Set-Cookie")).contains("chronomap=;", "Max-Age=0");
        assertThat(http.get("/account", "Cookie", cookie, "Accept", "application/json")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aProgramSignsInByBasicAndIsToldHowWhenItDoesNot() {
        assertThat(http.get("/account", asAdmin()).json().get("username").stringValue())
                .isEqualTo("editor");

        Answer none = http.get("/account", "Accept", "application/json");
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(none.header("WWW-Authenticate")).contains("Bearer", "Basic");
        Answer wrong = http.get("/account", as("editor", "not the password at all"));
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().get("detail").stringValue()).contains("not right");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm8tY29sb24=", "Negotiate abc", "Bearer", "Bearer cmt_none"})
    void whatCannotBeReadOrIsNotValidSignsNobodyIn(String authorization) {
        Answer answer = http.get("/account", "Authorization", authorization);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().get("detail").stringValue()).isNotBlank();
    }

    @Test
    void aBrowserIsLedToTheFormAndBackAndItsScriptsGetNoDialog() {
        Answer page = http.get("/edit/some-story?lang=fr", "Accept", "text/html");
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/login?lang=fr&next=%2Fedit%2Fsome-story%3Flang%3Dfr");

        Answer script = http.get("/account", "Accept", "application/json", "Sec-Fetch-Site", "same-origin");
        assertThat(script.status()).isEqualTo(401);
        assertThat(script.header("WWW-Authenticate")).contains("Bearer").doesNotContain("Basic");
    }

    @Test
    void whatABrowserSendsByItselfChangesNothingFromAPageElsewhere() {
        String body = "{\"label\": \"x\"}";
        String[] basic = asAdmin();

        for (String[] from : new String[][] {
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"},
            {"Origin", "https://elsewhere.example"},
            {"Origin", "null"}
        }) {
            assertThat(http.sendText(
                                    "POST",
                                    "/account/tokens",
                                    body,
                                    basic[0],
                                    basic[1],
                                    from[0],
                                    from[1],
                                    "Content-Type",
                                    "text/plain")
                            .status())
                    .as(from[1])
                    .isEqualTo(403);
        }
        assertThat(http.sendText(
                                "POST",
                                "/account/tokens",
                                body,
                                basic[0],
                                basic[1],
                                "Origin",
                                http.root(),
                                "Content-Type",
                                "application/json")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                STORY,
                STORY + "/collections/incidents/items?limit=1",
                STORY + "/card.png",
                STORY + "/feed.atom",
                "/embed/kazakhstan-january-2022",
                "/nothing-here",
                "/actuator/health"
            })
    void noReaderGetsACookieAndNothingOfSpringSecuritysHeaders(String path) {
        Answer answer = http.get(path);

        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("X-XSS-Protection")).isEmpty();
        assertThat(answer.header("Pragma")).isEmpty();
        assertThat(answer.header("Vary")).doesNotContain("Cookie", "Authorization");
        if (answer.status() == 200 && !path.startsWith("/actuator")) {
            assertThat(answer.header("Cache-Control")).isNotEmpty().doesNotContain("no-store");
        }
    }
}
