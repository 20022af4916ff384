package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A page whose newsroom wants changes to show as they come. */
@Import(Announcements.class)
@TestPropertySource(properties = "chronomap.live.apply=at-once")
class LiveAtOnceTest extends BrowserTest {

    @Autowired
    private Announcements announcements;

    @AfterEach
    void listenAnew() {
        announcements.forget();
    }

    @Test
    void showsChangesByItselfAndSaysSoPolitely() {
        Page page = open(STORY + "?lang=en&t=2022-01-06", 1280, 800);
        until(page, "performance.getEntriesByType('resource').some(({ name }) => name.includes('/live-'))");
        until(page, "it listens", () -> announcements.listeners() > 0);
        Newsroom newsroom = new Newsroom(page, http, STORY, "en", announcements);
        int listed = listed(page).size();
        slider(page).focus();

        newsroom.add("extra", "almaty-official-buildings-burned", "A new fire");
        newsroom.retitle("almaty-shops-looted", "Shops looted, as corrected");

        until(page, "document.querySelectorAll('.list li[data-id=extra]').length === 1");
        until(
                page,
                "[...document.querySelectorAll('[aria-live=polite]')].some(live =>"
                        + " live.textContent === 'Now shown: 1 new incident, 1 changed')");
        assertThat(listed(page)).hasSize(listed + 1);
        assertThat(page.locator(".list li[data-id=almaty-shops-looted] .row-title")
                        .textContent())
                .isEqualTo("Shops looted, as corrected");
        assertThat(page.evaluate("document.activeElement.matches('.time-slider')"))
                .isEqualTo(true);
        assertThat(page.locator(".live-note:visible").count()).isZero();
    }
}
