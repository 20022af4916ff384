package org.chronomap.backend.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.security.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in at an OpenID provider, from the link on the page until one is back and known. */
class OidcTest extends ServerTest {

    private static final OpenIdProvider PROVIDER = new OpenIdProvider();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        String registration = "spring.security.oauth2.client.registration.newsroom.";
        properties.add("spring.security.oauth2.client.provider.newsroom.issuer-uri", PROVIDER::issuer);
        properties.add(registration + "client-id", () -> OpenIdProvider.CLIENT);
        properties.add(registration + "client-secret", () -> OpenIdProvider.SECRET);
        properties.add(registration + "client-name", () -> "the newsroom");
        properties.add(registration + "scope", () -> "openid,profile");
        properties.add("chronomap.oidc.role-claim", () -> "realm.groups");
        properties.add("chronomap.oidc.roles.writers", () -> "author");
        properties.add("chronomap.oidc.roles.desk", () -> "editor");
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void whoComesBackIsKnownWithTheRoleThatTheProviderSays() {
        PROVIDER.is("1", person("Ann", "writers", "desk", "others"));
        Browser browser = new Browser(http);
        assertThat(browser.get("/login?next=%2Faccount").text())
                .contains("/oauth2/authorization/newsroom", "the newsroom");

        Answer answer = signIn(browser, "?next=%2Faccount%2Ftokens");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/account/tokens");
        Answer account = browser.get("/account", "Accept", "application/json");
        assertThat(account.json().get("username").stringValue()).isEqualTo("ann");
        assertThat(account.json().get("role").stringValue()).isEqualTo("editor");
        assertThat(account.json().get("hasPassword").booleanValue()).isFalse();
        assertThat(browser.cookies()).containsOnlyKeys("chronomap", "chronomap-form");
    }

    @Test
    void aRoleThatTheProviderTakesAwayIsGone() {
        PROVIDER.is("2", person("bob", "desk"));
        Browser before = new Browser(http);
        signIn(before, "");
        PROVIDER.is("2", person("bob", "writers"));
        Browser after = new Browser(http);
        signIn(after, "");

        assertThat(after.get("/account", "Accept", "application/json")
                        .json()
                        .get("role")
                        .stringValue())
                .isEqualTo("author");
        assertThat(before.get("/account", "Accept", "application/json").status())
                .isEqualTo(401);

        PROVIDER.is("2", person("bob", "others"));
        assertThat(signIn(new Browser(http), "").header("Location")).isEqualTo("/login?refused");
    }

    @Test
    void anAccountThatHasAPasswordHereIsNeverEnteredSo() {
        PROVIDER.is("3", person("editor", "desk"));

        assertThat(signIn(new Browser(http), "").header("Location")).isEqualTo("/login?refused");
    }

    @Test
    void whomTheProviderNamesByWhatIsNoNameIsRefused() {
        for (String subject : List.of("nobody\u0000", "n".repeat(700))) {
            PROVIDER.is(subject, person("nadia", "desk"));

            assertThat(signIn(new Browser(http), "").header("Location")).isEqualTo("/login?refused");
        }
    }

    @Test
    void anAccountStaysWithWhomItWasEnteredByFirst() {
        PROVIDER.is("4", person("dora", "desk"));
        assertThat(signIn(new Browser(http), "").header("Location")).isIn("/", "/edit");

        PROVIDER.is("5", person("dora", "desk"));
        assertThat(signIn(new Browser(http), "").header("Location")).isEqualTo("/login?refused");

        PROVIDER.is("4", person("dora-renamed", "desk"));
        Browser renamed = new Browser(http);
        signIn(renamed, "");
        assertThat(renamed.get("/account", "Accept", "application/json")
                        .json()
                        .get("username")
                        .stringValue())
                .isEqualTo("dora");
    }

    @Test
    void anotherNonceOrSignatureLetsNobodyIn() {
        PROVIDER.is("6", person("eve", "desk"));
        PROVIDER.saysNonce("another");
        Browser browser = new Browser(http);
        assertThat(signIn(browser, "").header("Location")).isEqualTo("/login?failed");
        assertThat(browser.get("/account", "Accept", "application/json").status())
                .isEqualTo(401);

        PROVIDER.is("6", person("eve", "desk"));
        PROVIDER.signsWithAnotherKey();
        assertThat(signIn(new Browser(http), "").header("Location")).isEqualTo("/login?failed");
    }

    @Test
    void whatAnotherBrowserBeganIsNotEndedInThisOne() {
        PROVIDER.is("7", person("fay", "desk"));
        String back = beginAndComeBack(new Browser(http), "");

        Browser victim = new Browser(http);
        victim.get("/oauth2/authorization/newsroom");
        Answer answer = victim.get(back);

        assertThat(answer.header("Location")).isEqualTo("/login?failed");
        assertThat(victim.cookies()).doesNotContainKey("chronomap");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"garbage!", "bnVsbA", "e30", "eyJzdGF0ZSI6InMiLCJyZWRpcmVjdFVyaSI6InIiLCJhdHRyaWJ1dGVzIjp7fX0"})
    void whatNoServerBeganIsNotEnded(String cookie) {
        Browser browser = new Browser(http);
        browser.cookies().put("chronomap-provider", cookie);

        Answer answer = browser.get("/login/oauth2/code/newsroom?code=c&state=s", "Accept", "text/html");

        assertThat(answer.header("Location")).isEqualTo("/login?failed");
        assertThat(browser.cookies()).doesNotContainKey("chronomap");
    }

    private Answer signIn(Browser browser, String query) {
        return browser.get(beginAndComeBack(browser, query), "Accept", "text/html");
    }

    /** The address that the provider sends the browser back to. */
    private String beginAndComeBack(Browser browser, String query) {
        Answer begun = browser.get("/oauth2/authorization/newsroom" + query);
        assertThat(begun.header("Location")).startsWith(PROVIDER.issuer() + "/authorize");
        Answer there = http.get(begun.header("Location"));
        assertThat(there.status()).isEqualTo(302);
        return there.header("Location").replaceFirst("^http://[^/]+", "");
    }

    private static Map<String, Object> person(String name, String... groups) {
        return Map.of("preferred_username", name, "realm", Map.of("groups", List.of(groups)));
    }
}
