package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One reader's way through the story, on every size, by every input, in every language, theme and zone. Any two of these meet in
 * some run; all of them meet with {@code mvn verify -Pevery-combination}.
 */
class CombinationsTest extends BrowserTest {

    /** What the slider says at the end of 6 January. */
    private static final Map<String, String> SIXTH = Map.of(
            "fr", "6 janvier 2022, heure d’Almaty",
            "en", "6 January 2022, Almaty time",
            "ru", "6 января 2022 года, алматинское время",
            "kk", "2022 жылғы 6 қаңтар, Алматы уақыты");

    static Stream<Combination> combinations() {
        boolean every = "every".equals(System.getProperty("chronomap.combinations"));
        return (every ? Combination.all() : Combination.paired()).stream();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void theStoryIsRead(Combination by) {
        Page page = open(
                STORY + "?t=2022-01-03",
                options -> options.setViewportSize(by.width(), 800)
                        .setLocale(by.language())
                        .setTimezoneId(by.zone())
                        .setColorScheme(by.scheme())
                        .setHasTouch(by.input() == Combination.Input.TOUCH)
                        .setIsMobile(by.input() == Combination.Input.TOUCH));
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(by.language());
        assertThat(darkness(page)).isEqualTo(by.scheme());

        moveOnBy3Days(page, by);
        assertThat(spoken(page)).startsWith(SIXTH.get(by.language())).contains("UTC+6");
        assertThat(listed(page))
                .contains("csto-deployment", "almaty-gunfire")
                .doesNotContain("massimov-arrested", "csto-departure");
        assertThat(arcs(page, "csto-deployment")).containsExactly("begun");

        Locator row = page.locator("li[data-id=csto-deployment] button");
        use(row, by);
        assertThat(page.locator(".details a[href]").first().isVisible()).isTrue();
        assertThat(page.locator(".details h2").evaluate("heading => heading === document.activeElement"))
                .isEqualTo(true);
        assertThat(violations(page)).isEmpty();
        use(page.locator(".details .back"), by);
        assertThat(row.evaluate("row => row === document.activeElement")).isEqualTo(true);

        Locator span = page.locator("input[name=time-mode][value=window]");
        if (by.input() == Combination.Input.KEYBOARD) {
            page.locator("input[name=time-mode]:checked").focus();
            page.keyboard().press("ArrowRight");
        } else {
            use(page.locator("label:has(input[name=time-mode][value=window])"), by);
        }
        settle(page);
        assertThat(span.isChecked()).isTrue();
        assertThat(page.locator(".time-from").isVisible()).isTrue();
        until(page, "location.search.includes('mode=window') && location.search.includes('t=2022-01-06')");
        assertThat(violations(page)).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private static void moveOnBy3Days(Page page, Combination by) {
        Locator slider = slider(page);
        slider.scrollIntoViewIfNeeded();
        BoundingBox box = slider.boundingBox();
        double thumb = 24;
        double x = box.x + thumb / 2 + (box.width - thumb) * 4 / 20;
        double y = box.y + box.height / 2;
        switch (by.input()) {
            case MOUSE -> page.mouse().click(x, y);
            case TOUCH -> page.touchscreen().tap(x, y);
            case KEYBOARD -> {
                slider.focus();
                List.of(1, 2, 3).forEach(day -> page.keyboard().press("ArrowRight"));
            }
        }
        until(page, "document.querySelector('.time-slider').valueAsNumber === 4");
        settle(page);
    }

    private static void use(Locator control, Combination by) {
        switch (by.input()) {
            case MOUSE -> control.click();
            case TOUCH -> control.tap();
            case KEYBOARD -> {
                control.focus();
                control.press("Enter");
            }
        }
        settle(control.page());
    }

    private static ColorScheme darkness(Page page) {
        Object red = page.evaluate("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
        return ((Number) red).intValue() < 128 ? ColorScheme.DARK : ColorScheme.LIGHT;
    }
}
