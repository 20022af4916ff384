package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on which editors sign in. */
class LoginPageTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({"en, 1280, LIGHT", "fr, 360, LIGHT", "ru, 360, DARK", "kk, 1280, DARK", "ar, 360, LIGHT"})
    void isReadableForEveryone(String language, int width, ColorScheme colours) {
        Page page = blank(options -> options.setViewportSize(width, 800).setColorScheme(colours));
        page.navigate(http.root() + "/login?lang=" + language);

        assertThat(violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/login-" + language + '-' + width + ".png")));
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, LIGHT", "fr, 360, DARK", "ru, 360, LIGHT", "kk, 360, LIGHT"})
    void asksForAnotherPasswordWhereSomebodyElseChoseIt(String language, int width, ColorScheme colours) {
        String name = "guest-" + language;
        http.sendJson(
                "POST",
                "/accounts",
                "{\"username\": \"" + name + "\", \"password\": \"chosen by another\"}",
                asAdmin());
        Page page = blank(options -> options.setViewportSize(width, 800).setColorScheme(colours));
        page.navigate(http.root() + "/login?lang=" + language + "&next=" + STORY.replace("/", "%2F"));
        page.locator("#username").fill(name);
        page.locator("#password").fill("chosen by another");
        page.locator("button[type=submit]").click();

        page.locator("#current").waitFor();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(page.locator("#username").inputValue()).isEqualTo(name);
        assertThat(violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/password-" + language + '-' + width + ".png")));

        page.locator("#current").fill("chosen by another");
        page.locator("#new").fill("chosen by myself");
        page.locator("#again").fill("chosen by myself");
        page.locator("button[type=submit]").click();

        assertThat(page.url()).isEqualTo(http.root() + STORY);
    }

    @Test
    void aScriptOfAPageSignsInWithoutLeavingIt() {
        Page page = blank(options -> options);
        page.navigate(http.root() + "/?lang=en");

        Object done = page.evaluate("""
                async (password) => {
                  const signIn = async (headers) => {
                    const form = new DOMParser().parseFromString(await (await fetch("/login")).text(), "text/html");
                    const csrf = form.querySelector("form.sign-in [name=csrf]").value;
                    const body = new URLSearchParams({ csrf, username: "editor", password });
                    return await fetch("/login", { method: "POST", body, headers });
                  };
                  const answer = await signIn({ Accept: "application/json" });
                  const { username, csrf } = await answer.json();
                  const headers = { "Content-Type": "application/json", "X-CSRF-Token": csrf };
                  const made = await fetch("/account/tokens", { method: "POST", headers, body: '{"label": "in place"}' });
                  const followed = await signIn({});
                  return [answer.status, username, made.status, followed.status, followed.redirected, document.cookie];
                }""", PASSWORD);

        assertThat(done).isEqualTo(List.of(200, "editor", 201, 200, true, ""));
    }

    @Test
    void signsInAndOutWithoutScripts() {
        Page page = blank(options -> options.setJavaScriptEnabled(false));
        page.navigate(http.root() + "/login?lang=en&next=" + STORY.replace("/", "%2F") + "%3Flang%3Dfr");
        page.locator("#username").fill("editor");
        page.locator("#password").fill("not the password");
        page.locator("button[type=submit]").click();

        assertThat(page.locator("[role=alert]").textContent()).contains("not right");
        assertThat(page.locator("#username").inputValue()).isEqualTo("editor");
        forgive("403");

        page.locator("#password").fill(PASSWORD);
        page.locator("button[type=submit]").click();

        assertThat(page.url()).isEqualTo(http.root() + STORY + "?lang=fr");
        page.navigate(http.root() + "/account");
        assertThat(page.content()).contains("editor");
        assertThat(page.context().cookies())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.httpOnly).isTrue());
    }
}
