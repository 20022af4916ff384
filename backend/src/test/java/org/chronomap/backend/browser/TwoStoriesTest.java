package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.Test;

/** One story twice in one page, at two moments: what is done to one leaves the other alone. */
class TwoStoriesTest extends BrowserTest {

    private static final String STORY = "/stories/kazakhstan-january-2022?lang=en";
    private static final List<String> ID_RULES =
            List.of("duplicate-id", "duplicate-id-active", "duplicate-id-aria", "aria-valid-attr-value");

    @Test
    void eachBeginsWhereItsRootSaysAndIsMovedByItsOwnKeys() {
        Page page = openTwo("t=2022-01-04", "t=2022-01-12");
        String address = page.url();
        Object entries = page.evaluate("history.length");
        assertThat(spoken(page, "one")).startsWith("4 January 2022");
        assertThat(spoken(page, "other")).startsWith("12 January 2022");
        List<String> listedInOther = listed(page, "other");
        assertThat(listed(page, "one")).isNotEmpty().doesNotContainSequence(listedInOther);

        slider(page, "one").press("ArrowRight");
        settle(page);
        assertThat(spoken(page, "one")).startsWith("5 January 2022");
        assertThat(spoken(page, "other")).startsWith("12 January 2022");
        assertThat(listed(page, "other")).isEqualTo(listedInOther);

        page.locator("#one").getByLabel("Moment").check();
        slider(page, "other").press("PageDown");
        settle(page);
        assertThat(page.locator("#other").getByLabel("Until now").isChecked()).isTrue();
        assertThat(spoken(page, "one")).startsWith("5 January 2022");
        assertThat(spoken(page, "other")).startsWith("5 January 2022");

        slider(page, "one").press("Space");
        page.locator("#one .time-play.playing").waitFor();
        assertThat(page.locator("#other .time-play.playing").count()).isZero();
        slider(page, "one").press("Space");
        // A change of mode comes into the address of a page that is a story's own at once.
        assertThat(page.url()).isEqualTo(address);
        assertThat(page.evaluate("history.length")).isEqualTo(entries);
    }

    @Test
    void eachIsSearchedAndOpensAndClosesItsOwnDetails() {
        Page page = openTwo("t=2022-01-22", "t=2022-01-22");
        List<String> all = listed(page, "other");

        page.locator("#one").getByRole(AriaRole.SEARCHBOX).fill("airport");
        until(
                page,
                "document.querySelectorAll('#one .list li').length"
                        + " < document.querySelectorAll('#other .list li').length");
        assertThat(listed(page, "other")).isEqualTo(all);
        assertThat(page.locator("#other input[type=search]").inputValue()).isEmpty();

        for (String root : List.of("one", "other")) {
            page.locator("#" + root + " .list .row").first().click();
            settle(page);
        }
        assertThat(page.locator("#one .details").isVisible()).isTrue();
        assertThat(page.locator("#other .details h2").evaluate("heading => heading === document.activeElement"))
                .isEqualTo(true);

        page.keyboard().press("Escape");
        settle(page);
        assertThat(page.locator("#one .details").isVisible()).isTrue();
        assertThat(page.locator("#other .details").isVisible()).isFalse();
        assertThat(page.evaluate("document.activeElement.closest('#other .row') !== null"))
                .isEqualTo(true);
    }

    @Test
    void marksAndScenesAreEachStorysOwn() {
        Page page = openTwo("t=2022-01-12", "t=2022-01-12");

        page.locator("#one button[data-place=almaty]").click();
        settle(page);
        assertThat(page.locator("#one .spot-card").isVisible()).isTrue();
        assertThat(page.locator("#other .spot-card").isVisible()).isFalse();

        page.locator("#other .narrative-open").click();
        settle(page);
        assertThat(page.locator("#one .narrative").isVisible()).isFalse();
        String marked = "row => getComputedStyle(row).boxShadow !== 'none'";
        assertThat(page.locator("#one .row").evaluateAll("rows => rows.filter(" + marked + ").length"))
                .isEqualTo(0);
        assertThat(page.locator("#other .row").evaluateAll("rows => rows.filter(" + marked + ").length"))
                .isNotEqualTo(0);
    }

    @Test
    void noIdIsThereTwiceAndEachRefersToItsOwnParts() {
        Page page = openTwo("t=2022-01-12", "mode=window&t=2022-01-12");
        for (String root : List.of("#one", "#other")) {
            page.locator(root + " button[aria-controls]").all().forEach(Locator::click);
            page.locator(root + " button[data-place=almaty-airport]").focus();
        }

        assertThat(page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)"
                        + ".filter((id, at, all) => all.indexOf(id) !== at)"))
                .isEqualTo(List.of());
        assertThat(page.evaluate("""
                ['one', 'other'].flatMap((root) =>
                  ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].flatMap((name) =>
                    [...document.querySelectorAll(`#${root} [${name}]`)].flatMap((element) =>
                      element.getAttribute(name).split(' ')
                        .filter((id) => !document.getElementById(root).contains(document.getElementById(id)))
                        .map((id) => `${root} ${name} ${id}`))))
                """)).isEqualTo(List.of());
        // Fills belong to the page: they stay when one of its stories goes.
        assertThat(page.evaluate("""
                [...document.querySelectorAll('[fill^="url("]')]
                  .map((shape) => document.querySelector(shape.getAttribute('fill').slice(4, -1)))
                  .filter((pattern) => !pattern || pattern.closest('section'))
                  .length
                """)).isEqualTo(0);
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withRules(ID_RULES)
                        .analyze()
                        .getViolations())
                .isEmpty();
    }

    /** A page with the reader page's own markup, twice, and its script. */
    private Page openTwo(String one, String other) {
        Answer reader = http.get(STORY);
        String html = reader.text();
        String story = "<div class=masthead-tools></div>"
                // Without what the reader page's links skip to: there are no such links here.
                + found("(?s)<div class=\"notices\".*?(?=<noscript>)", html).replaceAll(" id=\"[a-z-]+\"", "")
                + found("<script type=\"application/json\" class.*?</script>", html);
        String body = "<!doctype html><html lang=en><meta charset=utf-8><title>Two stories</title>"
                + "<meta name=viewport content='width=device-width'><link rel=icon href='data:,'>"
                + found("<link rel=\"stylesheet\"[^>]*>", html)
                + found("<script type=\"module\"[^>]*></script>", html)
                + "<main><h1>Two stories</h1>" + root("one", one, story) + root("other", other, story) + "</main>";
        Page page = blank(options -> options.setViewportSize(1280, 900));
        page.route(
                "**/stories/two",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setHeaders(Map.of("Content-Security-Policy", reader.header("Content-Security-Policy")))
                        .setBody(body)));
        page.navigate(http.root() + "/stories/two");
        until(page, "performance.getEntriesByName('chronomap-map').length === 2");
        settle(page);
        return page;
    }

    private static String root(String id, String query, String story) {
        return "<section id=" + id + " aria-label=" + id + " data-query='" + query + "'>" + story + "</section>";
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group();
    }

    private static Locator slider(Page page, String root) {
        return page.locator("#" + root + " .time-slider");
    }

    private static String spoken(Page page, String root) {
        return String.valueOf(slider(page, root).getAttribute("aria-valuetext"));
    }

    private static List<String> listed(Page page, String root) {
        settle(page);
        return page.locator("#" + root + " .list li[data-id]:visible")
                                .evaluateAll("all => all.map(one => one.dataset.id)")
                        instanceof List<?> ids
                ? ids.stream().map(String::valueOf).toList()
                : List.of();
    }
}
