package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The share dialog of the reader page and of the widget. */
class ShareTest extends BrowserTest {

    @Test
    void theLinkToWhatIsOnScreenIsCopiedWithOnePress() {
        Page page = open(STORY + "?lang=fr&t=2022-01-06", 1280, 800);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        slider(page).press("ArrowRight");

        page.locator(".share-open").click();
        page.locator("dialog button:has-text('Copier')").first().click();

        until(page, "document.querySelector('dialog [role=status]').textContent === 'Copié.'");
        String link = String.valueOf(page.evaluate("navigator.clipboard.readText()"));
        assertThat(link)
                .startsWith(http.root() + STORY)
                .contains("t=2022-01-07")
                .contains("lang=fr");
        Page opened = page.context().newPage();
        opened.navigate(link);
        until(opened, "document.querySelector('.time-slider').hasAttribute('aria-valuetext')");
        assertThat(spoken(opened)).startsWith("7 janvier 2022");
    }

    @Test
    void theCodeAndThePreviewFollowEveryChoice() {
        Page page = open(STORY + "?lang=en&t=2022-01-06", 1280, 900);
        page.locator(".share-open").click();
        page.locator("dialog summary").click();
        Locator code = page.locator("dialog textarea");
        until(page, "document.querySelector('dialog textarea').value !== ''");
        assertThat(code.inputValue())
                .contains("<script async src=\"" + http.root() + "/embed.js\"></script>")
                .contains("<chrono-map story=\"kazakhstan-january-2022\"")
                .contains("t=\"2022-01-06\"");

        page.locator("dialog label:has(span:text-is('Language')) select").selectOption("ru");
        page.locator("dialog label:has(span:text-is('Colours')) select").selectOption("dark");
        page.getByLabel("Show the time slider").uncheck();
        assertThat(code.inputValue())
                .contains("lang=\"ru\"")
                .contains("theme=\"dark\"")
                .contains("controls=\"false\"");
        Page preview = preview(page);
        assertThat(preview.evaluate("document.documentElement.lang")).isEqualTo("ru");
        assertThat(preview.evaluate("getComputedStyle(document.body).colorScheme"))
                .isEqualTo("dark");
        assertThat(preview.locator(".time-play").isVisible()).isFalse();

        page.locator("dialog label:has(span:text-is('How')) select").selectOption("frame");
        page.getByLabel("Height, in pixels").fill("700");
        page.getByLabel("Begin with what is on screen now").uncheck();
        assertThat(code.inputValue())
                .startsWith("<iframe src=\"" + http.root() + "/embed/kazakhstan-january-2022/?lang=ru")
                .contains("height=\"700\"")
                .doesNotContain("t=2022-01-06");
    }

    @Test
    void whatTheCodeSaysWorksInAnArticle() {
        Page page = open(STORY + "?lang=kk&t=2022-01-08&mode=window&window=P3D", 1280, 900);
        page.locator(".share-open").click();
        page.locator("dialog summary").click();
        until(page, "document.querySelector('dialog textarea').value !== ''");
        try (Article article = new Article(page.locator("dialog textarea").inputValue(), "", "")) {
            allow(article.origin());
            Page read = blank(options -> options.setViewportSize(800, 700));
            read.navigate(article.origin() + "/");
            Frame widget = read.locator("chrono-map iframe").elementHandle().contentFrame();
            until(widget, "document.querySelector('.time-slider')?.hasAttribute('aria-valuetext') ?? false");

            assertThat(widget.evaluate("document.querySelector('.time-from').hidden"))
                    .isEqualTo(false);
            assertThat(widget.locator(".time-date").textContent())
                    .isEqualTo(page.locator(".time-date").textContent());
        }
    }

    @Test
    void theDialogIsUsedByKeysAndGivesTheFocusBack() {
        Page page = open("/embed/kazakhstan-january-2022/?lang=en&t=2022-01-06", 360, 560);
        page.locator(".share-open").focus();
        page.keyboard().press("Enter");
        until(page, "document.querySelector('dialog')?.open === true");

        assertThat(page.evaluate("document.querySelector('dialog').contains(document.activeElement)"))
                .isEqualTo(true);
        assertThat(page.locator("dialog input[readonly]").inputValue())
                .startsWith(http.root() + STORY + "?")
                .contains("t=2022-01-06");
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        page.keyboard().press("Escape");
        until(page, "document.querySelector('dialog') === null");

        assertThat(page.evaluate("document.activeElement.className")).asString().contains("share-open");
    }

    /** What the preview's frame is told to show, in a page of its own: the frame itself is loaded anew with each choice. */
    private Page preview(Page page) {
        return open(
                page.locator("dialog iframe")
                        .getAttribute("src")
                        .substring(http.root().length()),
                640,
                560);
    }
}
