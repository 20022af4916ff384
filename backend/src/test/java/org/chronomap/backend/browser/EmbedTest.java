package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The widget in an article of another origin. */
class EmbedTest extends BrowserTest {

    private static final String STORY_ID = "kazakhstan-january-2022";
    private static final String ROOM =
            "style='display:block;width:100%;aspect-ratio:16/11;min-height:460px;max-height:760px'";

    private static final String PLAYS = "document.querySelector('.time-play').classList.contains('playing')";

    private final List<Article> articles = new ArrayList<>();

    @AfterEach
    void closeArticles() {
        articles.forEach(Article::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {280, 360, 640, 1000, 1600})
    void theScriptMakesAWidgetAsWideAsItsColumn(int width) {
        Page page = read("<div id=column>" + map("id=map t=2022-01-06") + "</div>", "", "", width + 40);
        page.addStyleTag(new Page.AddStyleTagOptions()
                .setContent("main { max-width: none } #column { width: " + width + "px }"));
        Frame widget = widget(page, 0);

        BoundingBox box = page.locator("chrono-map").boundingBox();
        assertThat(box.width).isEqualTo(width);
        assertThat(box.height).isBetween(460.0, 900.0);
        assertThat(fits(widget)).as("nothing is cut off or scrolls sideways").isTrue();
        assertThat(spoken(widget)).startsWith("6 January 2022");
        assertThat(((Number) widget.evaluate("document.querySelector('.map').clientHeight")).intValue())
                .isGreaterThanOrEqualTo(200);
    }

    @Test
    void linksStepsAndScriptsOfTheArticleDriveTheMap() {
        Page page = read(
                "<p><a id=link data-chrono-map=one href='?t=2022-01-06'>6 January</a></p>"
                        + "<div class=stuck>" + map("id=one t=2022-01-03")
                        + "</div><div class=tall></div><p id=step data-chrono-map=one data-chrono-step='?t=2022-01-10&mode=moment'>"
                        + "10 January</p><div class=tall></div>",
                "",
                "",
                1000);
        Frame widget = widget(page, 0);
        String before = page.url();

        page.locator("#link").click();
        shows(widget, "6 January 2022");
        assertThat(page.url()).as("the reader stays in the article").isEqualTo(before);

        page.locator("#step").evaluate("step => step.scrollIntoView({ block: 'center' })");
        shows(widget, "10 January 2022");
        assertThat(widget.evaluate("document.querySelector('input[value=moment]').checked"))
                .isEqualTo(true);

        page.evaluate("document.querySelector('#one').goTo({ t: '2022-01-13', mode: 'cumulative' })");
        shows(widget, "13 January 2022");
        page.evaluate("document.querySelector('#one').select('massimov-arrested')");
        until(widget, "!document.querySelector('.details').hidden");
        page.evaluate("document.querySelector('#one').select(null)");
        until(widget, "document.querySelector('.details').hidden");
        page.evaluate("document.querySelector('#one').setAttribute('t', '2022-01-05')");
        shows(widget, "5 January 2022");
        page.evaluate("document.querySelector('#one').t = '2022-01-04'");
        shows(widget, "4 January 2022");
        page.evaluate("document.querySelector('#one').play()");
        shows(widget, "6 January 2022");
        page.evaluate("document.querySelector('#one').pause()");
        until(widget, "!document.querySelector('.time-play').classList.contains('playing')");
    }

    @Test
    void aQuestionMarkIsAPartOfASearchAndPlayBeginsAnewAtTheEnd() {
        Page page = read(map("id=map t=2022-01-22"), "", "", 1000);
        Frame widget = widget(page, 0);

        page.evaluate("document.querySelector('#map').goTo('q=airport?')");
        until(page, "document.querySelector('#map').q === 'airport?'");
        page.evaluate("document.querySelector('#map').goTo('?q=')");
        page.evaluate("document.querySelector('#map').play()");
        until(widget, PLAYS);
        shows(widget, "3 January 2022");
    }

    @Test
    void theWidgetTellsTheArticleWhatChanged() {
        Page page = read(
                map("id=map t=2022-01-06"),
                "window.heard = []; for (const name of ['chrono-ready', 'chrono-change', 'chrono-select'])"
                        + " addEventListener(name, event => heard.push([name, event.detail]));",
                "",
                1000);
        Frame widget = widget(page, 0);
        until(page, "heard.some(([name]) => name === 'chrono-ready')");
        assertThat(page.evaluate("document.querySelector('#map').t")).isEqualTo("2022-01-06");

        widget.locator(".time-slider").press("ArrowRight");
        until(page, "heard.some(([name, { state }]) => name === 'chrono-change' && state.includes('t=2022-01-07'))");
        assertThat(page.evaluate("document.querySelector('#map').t")).isEqualTo("2022-01-07");
        widget.locator(".widget-tools button[aria-expanded]").click();
        widget.locator("li[data-id=csto-deployment] button").click();
        until(page, "heard.some(([name, { id }]) => name === 'chrono-select' && id === 'csto-deployment')");
        widget.locator(".details .back").click();
        until(page, "heard.some(([name, { id }]) => name === 'chrono-select' && id === null)");
    }

    @Test
    void theAddressOfTheArticleKeepsTheStateWhereItIsAskedTo() {
        Page page = read(map("id=map t=2022-01-06 keep=when"), "", "", 1000);
        widget(page, 0).locator(".time-slider").press("ArrowRight");
        until(page, "decodeURIComponent(location.search).includes('t=2022-01-07')");

        page.reload();

        assertThat(spoken(widget(page, 0))).startsWith("7 January 2022");
    }

    @Test
    void severalWidgetsOnOnePageAreEachTheirOwnEvenWithTheScriptTwice() {
        Page page = read(
                map("id=one t=2022-01-03")
                        + map("id=two t=2022-01-06 lang=ru")
                        + map("id=three t=2022-01-13 theme=dark"),
                "",
                "",
                1000);
        page.evaluate("document.querySelector('#three').scrollIntoView()");
        Frame one = widget(page, 0);
        Frame two = widget(page, 1);
        Frame three = widget(page, 2);

        page.evaluate("document.querySelector('#two').goTo('?t=2022-01-08')");
        shows(two, "8 января 2022");

        assertThat(spoken(one)).startsWith("3 January 2022");
        assertThat(spoken(three)).startsWith("13 January 2022");
        assertThat(three.evaluate("getComputedStyle(document.body).colorScheme"))
                .isEqualTo("dark");
        assertThat(one.evaluate("getComputedStyle(document.body).colorScheme")).isEqualTo("light");
        assertThat((List<?>) page.evaluate("Object.keys(window).filter(name => /chrono/i.test(name))"))
                .isEqualTo(List.of("ChronoMap"));
    }

    @Test
    void inAClosedAccordionNothingIsLoadedAndOpenedItFits() {
        Page page = read("<details><summary>Map</summary>" + map("id=map t=2022-01-06") + "</details>", "", "", 700);
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        until(page, "document.querySelector('chrono-map')?.shadowRoot != null");
        settle(page);
        settle(page);
        assertThat(asked).isEmpty();

        page.locator("summary").click();

        Frame widget = widget(page, 0);
        assertThat(fits(widget)).isTrue();
        assertThat(page.locator("chrono-map").boundingBox().width).isEqualTo(640);
    }

    @Test
    void worksUnderAStrictPolicyOfTheArticle() {
        String policy = "default-src 'none'; script-src 'self' %1$s; frame-src %1$s; style-src 'self'; img-src data:";
        Page page = read(
                "<script async src='" + http.root() + "/embed.js'></script><chrono-map story=" + STORY_ID
                        + " id=map lang=en t=2022-01-06></chrono-map>",
                "document.title = 'own script';",
                policy.formatted(http.root()),
                1000);

        assertThat(spoken(widget(page, 0))).startsWith("6 January 2022");
        assertThat(page.locator("chrono-map").boundingBox().height).isGreaterThanOrEqualTo(440);
    }

    @Test
    void aPlainFrameWorksAloneAndSoDoesWhatOEmbedGives() {
        String oembed = http.get("/oembed?url=" + http.root() + STORY + "?t=2022-01-06%26lang=fr")
                .text();
        String html =
                oembed.replaceAll("(?s).*\"html\":\"(.*?[^\\\\])\".*", "$1").replace("\\\"", "\"");
        assertThat(html).startsWith("<iframe");
        Page page = read(html, "", "", 1000);
        Frame widget = page.frames().get(1);
        until(widget, "document.querySelector('.map .glyph') !== null");

        assertThat(spoken(widget)).startsWith("6 janvier 2022");
        assertThat(fits(widget)).isTrue();
    }

    /** WordPress frames a provider that it does not list so: the widget has no origin, and no storage. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void aFrameInASandboxHasTheWholeMapAndSoItHasAtTheSecondVisit(String slash) {
        Page page = read(
                "<iframe sandbox=allow-scripts security=restricted width=600 height=460 src='" + http.root() + "/embed/"
                        + STORY_ID + slash + "?t=2022-01-06&lang=en'></iframe>",
                "",
                "",
                1000);
        for (int visit = 0; visit < 2; visit++) {
            Frame widget = page.frames().get(1);
            until(widget, "document.querySelector('.map .glyph') !== null");
            assertThat(widget.evaluate("self.origin")).isEqualTo("null");
            assertThat(spoken(widget)).startsWith("6 January 2022");
            assertThat(fits(widget)).isTrue();
            widget.locator(".time-slider").press("ArrowRight");
            shows(widget, "7 January 2022");
            widget.locator(".widget-tools button[aria-expanded]").click();
            widget.locator("li[data-id=csto-deployment] button").click();
            until(widget, "!document.querySelector('.details').hidden");
            page.reload();
        }
    }

    @Test
    void anArticleInASandboxDrivesItsMap() {
        Article inner = article(map("id=map t=2022-01-06"), "", "");
        Page page = read(
                "<iframe sandbox=allow-scripts width=700 height=700 src='" + inner.origin() + "/'></iframe>",
                "",
                "",
                1000);
        Frame framed = page.frames().get(1);
        until(framed, "document.querySelector('chrono-map')?.state?.includes('t=2022-01-06')");
        Frame widget = framed.childFrames().get(0);
        until(widget, "document.querySelector('.map .glyph') !== null");

        framed.evaluate("document.querySelector('#map').goTo('t=2022-01-09')");

        shows(widget, "9 January 2022");
        until(framed, "document.querySelector('#map').t === '2022-01-09'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"display:none", "width:0;overflow:hidden", "width:90px;overflow:hidden"})
    void aFrameThatWasHiddenWhenItLoadedShowsTheStoryOnceSeen(String hiding) {
        Page page = read(
                "<style>#tab iframe { width: 100% }</style><div id=tab style='" + hiding
                        + "'><iframe width=600 height=460 src='" + http.root() + "/embed/"
                        + STORY_ID + "/?lang=en'></iframe></div>"
                        + "<iframe width=600 height=460 src='" + http.root() + "/embed/" + STORY_ID
                        + "/?lang=en'></iframe>",
                "",
                "",
                1000);
        Frame hidden = page.frames().get(1);
        Frame seen = page.frames().get(2);
        until(hidden, "performance.getEntriesByName('chronomap-map').length > 0");
        until(seen, "performance.getEntriesByName('chronomap-map').length > 0");

        page.evaluate("document.querySelector('#tab').style.cssText = 'display:block;width:600px'");

        until(hidden, "document.querySelector('.leaflet-control-scale-line').textContent === '" + scale(seen) + "'");
        assertThat(hidden.locator(".map .glyph").count())
                .isEqualTo(seen.locator(".map .glyph").count());
    }

    @Test
    void theWheelScrollsTheArticleAndZoomsTheMapOnlyWithCtrl() {
        Page page = read(map("id=map t=2022-01-06") + "<div class=tall></div>", "", "", 1000);
        Frame widget = widget(page, 0);
        BoundingBox box = page.locator("chrono-map").boundingBox();
        Object zoom = scale(widget);
        page.mouse().move(box.x + box.width / 2, box.y + 150);

        page.mouse().wheel(0, 120);
        until(page, "scrollY > 50");
        assertThat(scale(widget)).isEqualTo(zoom);
        assertThat(widget.locator(".map-guard").textContent()).contains("Ctrl");

        page.evaluate("scrollTo(0, 0)");
        page.keyboard().down("Control");
        page.mouse().wheel(0, -240);
        page.keyboard().up("Control");
        until(widget, "document.querySelector('.leaflet-control-scale-line').textContent !== '" + zoom + "'");
        assertThat(page.evaluate("scrollY")).isIn(0, 0.0);
    }

    @Test
    void aFingerScrollsTheArticle() {
        Page page = readWithFinger();
        Frame widget = widget(page, 0);
        double[] bare = bare(page, widget);
        Object before = centre(widget);

        swipe(page, bare[0], bare[1], -120);

        until(page, "scrollY > 40");
        assertThat(centre(widget)).isEqualTo(before);
    }

    /** In a page that has not been scrolled: a browser may look for what a finger hit where it stood before. */
    @Test
    void onceTheMapWasTappedAFingerMovesIt() {
        Page page = readWithFinger();
        Frame widget = widget(page, 0);
        double[] bare = bare(page, widget);

        page.touchscreen().tap(bare[0], bare[1]);
        until(widget, "document.querySelector('.map').classList.contains('in-use')");
        settle(page);
        Object before = centre(widget);
        swipe(page, bare[0], bare[1], -80);

        until(widget, "document.querySelector('.leaflet-map-pane').style.transform !== '" + before + "'");
        assertThat(page.evaluate("scrollY")).isIn(0, 0.0);
    }

    private Page readWithFinger() {
        return read(
                map("id=map t=2022-01-06") + "<div class=tall></div>",
                "",
                "",
                options -> options.setViewportSize(360, 740).setHasTouch(true).setIsMobile(true));
    }

    @Test
    void aLinkToADayThatThereIsNotMovesNothingAndSaysSo() {
        Page page = read(
                "<p><a id=link data-chrono-map=one href='?t=2022-02-30&mode=moment'>30 February</a></p>"
                        + map("id=one t=2022-01-06"),
                "",
                "",
                1000);
        Frame widget = widget(page, 0);

        page.locator("#link").click();
        until(widget, "document.querySelector('input[value=moment]').checked");

        assertThat(spoken(widget)).startsWith("6 January 2022");
        assertThat(widget.locator(".notices").innerText()).contains("2022-02-30");
    }

    /** Where nothing near takes a finger for itself: browsers give it to what it nearly hit. */
    private static double[] bare(Page page, Frame widget) {
        List<?> bare =
                (List<?>) widget.evaluate("() => { const map = document.querySelector('.map').getBoundingClientRect();"
                        + " const bare = (x, y) => { const there = document.elementFromPoint(x, y);"
                        + " return there?.closest('.map') && !there.closest('button, .leaflet-control') };"
                        + " const around = [-20, -10, 0, 10, 20];"
                        + " for (let y = map.bottom - 80; y > map.top + 80; y -= 4)"
                        + " for (let x = map.left; x < map.right; x += 4)"
                        + " if (around.every(dx => around.every(dy => bare(x + dx, y + dy)))) return [x, y];"
                        + " throw Error('marks everywhere') }");
        BoundingBox box = page.locator("chrono-map").boundingBox();
        return new double[] {box.x + ((Number) bare.get(0)).doubleValue(), box.y + ((Number) bare.get(1)).doubleValue()
        };
    }

    @Test
    void messagesOfOthersAreNotHeard() {
        Page page =
                read(map("id=map t=2022-01-06") + "<iframe id=other srcdoc='<p>another frame'></iframe>", "", "", 1000);
        Frame widget = widget(page, 0);

        page.evaluate(
                "() => { for (const data of [{ type: 'go', query: 't=2022-01-10' },"
                        + " { chronomap: 2, type: 'go', query: 't=2022-01-10' }, { chronomap: 1, type: 'no such' }, 'text', null])"
                        + " document.querySelector('chrono-map').shadowRoot.querySelector('iframe').contentWindow.postMessage(data, '*') }");
        page.evaluate("document.querySelector('chrono-map').select('no such incident')");
        widget.evaluate("postMessage({ chronomap: 1, type: 'go', query: 't=2022-01-10' }, '*')");
        page.evaluate("postMessage({ chronomap: 1, type: 'size', height: 5000 }, '*')");
        // Messages come in the order in which they were sent: when this one is heard, the others were not.
        page.evaluate("document.querySelector('chrono-map').goTo('mode=moment')");
        until(widget, "document.querySelector('input[value=moment]').checked");

        assertThat(spoken(widget)).startsWith("6 January 2022");
        assertThat(page.locator("chrono-map").boundingBox().height).isLessThan(900);
    }

    @Test
    void offScreenTimeStandsStillAndGoesOnInSight() {
        Page page = blankWithClock(options -> options.setViewportSize(1000, 900));
        page.navigate(article(map("id=map t=2022-01-03") + "<div class=tall></div>", "", "")
                        .origin()
                + "/");
        Frame widget = widget(page, 0);
        page.evaluate("document.querySelector('chrono-map').play()");
        until(widget, PLAYS);
        page.clock().runFor(1_000);
        shows(widget, "4 January 2022");

        page.evaluate("scrollTo(0, 1500)");
        until(widget, '!' + PLAYS);
        String left = spoken(widget);
        page.clock().runFor(4_000);
        assertThat(spoken(widget)).isEqualTo(left);
        page.evaluate("scrollTo(0, 0)");
        until(widget, PLAYS);

        page.clock().runFor(2_000);
        until(
                widget,
                "!document.querySelector('.time-slider').getAttribute('aria-valuetext').startsWith('" + left + "')");
    }

    @Test
    void nothingShiftsAndTheFirstViewStaysUnder156Kilobytes() {
        Page page = blank(options -> options.setViewportSize(412, 823));
        AtomicLong bytes = overTheWire(page);
        Article article = article("<p>Before</p>" + map("id=map t=2022-01-06") + "<p>After</p>", "", "");
        page.addInitScript("window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries())"
                + " window.shift += entry.value }).observe({ type: 'layout-shift', buffered: true })");
        page.navigate(article.origin() + "/");
        widget(page, 0);
        until(
                page.frames().get(1),
                "performance.getEntriesByType('resource').every(({ responseEnd }) => responseEnd > 0)");
        settle(page);

        assertThat(((Number) page.evaluate("shift")).doubleValue()).isLessThan(0.02);
        // The frame is another process to the browser, and counted by what it says itself.
        Frame widget = page.frames().get(1);
        assertThat(((Number) widget.evaluate("shift")).doubleValue()).isLessThan(0.02);
        Object inside = widget.evaluate("performance.getEntriesByType('navigation')[0].transferSize"
                + " + performance.getEntriesByType('resource')"
                // What follows changes comes later, when the browser is idle.
                + ".filter(({ name }) => !name.includes('/live-') && !name.includes('/changes'))"
                + ".reduce((sum, { transferSize }) => sum + transferSize, 0)");
        long all = bytes.get() + ((Number) inside).longValue();
        System.out.printf("Widget in an article, first view: %,d bytes over the wire%n", all);
        assertThat(all).isBetween(60_000L, 156_000L);
    }

    @ParameterizedTest
    @CsvSource({"fr, LIGHT, 360", "en, DARK, 640", "ru, DARK, 360", "kk, LIGHT, 640"})
    void axeFindsNothingInTheWidgetAndItsDialog(String language, ColorScheme scheme, int width) {
        Page page = open(
                "/embed/" + STORY_ID + "/?t=2022-01-06&lang=" + language,
                options -> options.setViewportSize(width, 560).setColorScheme(scheme));
        assertThat(violations(page)).isEmpty();
        page.locator(".widget-tools button[aria-expanded]").click();
        settle(page);
        assertThat(violations(page)).as("with its list").isEmpty();
        page.locator("li[data-id] button").first().click();
        settle(page);
        assertThat(violations(page)).as("with details").isEmpty();
        page.locator(".share-open").click();
        page.locator("dialog summary").click();
        until(page, "document.querySelector('dialog textarea').value.length > 100");
        assertThat(violations(page)).as("with the share dialog").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"600, 460", "360, 560", "1100, 700"})
    void whatIsOpenedOnTheMapCanBeClosedAgain(int width, int height) {
        Page page = open("/embed/" + STORY_ID + "?t=2022-01-13&lang=en", width, height);
        until(page, "document.querySelector('.map .glyph') !== null");
        Object closable =
                page.evaluate("() => [...document.querySelectorAll('.map button[class^=mark-]')].map(mark => {"
                        + " mark.click(); const close = document.querySelector('.spot-close');"
                        + " if (!close.checkVisibility()) return mark.textContent + ' opened nothing';"
                        + " const { x, y, width, height } = close.getBoundingClientRect();"
                        + " const hit = document.elementFromPoint(x + width / 2, y + height / 2); close.click();"
                        + " return close.contains(hit) })");

        assertThat((List<?>) closable).hasSizeGreaterThan(3).allMatch(Boolean.TRUE::equals);
    }

    @Test
    void withoutControlsTheMapAndItsMomentAreLeft() {
        Page page = open("/embed/" + STORY_ID + "?t=2022-01-06&lang=en&controls=false", 640, 480);

        assertThat(page.locator(".time-date").isVisible()).isTrue();
        assertThat(page.locator(".time-play").isVisible()).isFalse();
        assertThat(slider(page).isVisible()).isFalse();
    }

    @Test
    void aWidgetSetsNoCookieAndLearnsNotWhereItStands() {
        Page page = read(map("id=map t=2022-01-06"), "", "", 1000);
        Frame widget = widget(page, 0);

        assertThat(page.context().cookies()).isEmpty();
        assertThat(widget.evaluate("document.referrer")).isEqualTo("");
    }

    private String map(String attributes) {
        return "<script async src='" + http.root() + "/embed.js'></script><chrono-map story=" + STORY_ID + " "
                + (attributes.contains("lang=") ? "" : "lang=en ") + attributes + ' ' + ROOM + "><a href='"
                + http.root()
                + STORY + "'>The story</a></chrono-map>";
    }

    private Article article(String body, String script, String policy) {
        Article article = new Article(body, script, policy);
        articles.add(article);
        allow(article.origin());
        return article;
    }

    private Page read(String body, String script, String policy, int width) {
        return read(body, script, policy, options -> options.setViewportSize(width, 900));
    }

    private Page read(String body, String script, String policy, UnaryOperator<Browser.NewContextOptions> options) {
        Page page = blank(options);
        page.navigate(article(body, script, policy).origin() + "/");
        return page;
    }

    /** The nth widget of a page, once its map is drawn. */
    private static Frame widget(Page page, int nth) {
        Locator map = page.locator("chrono-map").nth(nth);
        map.scrollIntoViewIfNeeded();
        Frame frame = map.locator("iframe").elementHandle().contentFrame();
        until(frame, "performance.getEntriesByName('chronomap-map').length > 0");
        until(frame, "document.querySelector('.time-slider').hasAttribute('aria-valuetext')");
        return frame;
    }

    private static void shows(Frame widget, String date) {
        until(
                widget,
                "document.querySelector('.time-slider').getAttribute('aria-valuetext').startsWith('" + date + "')");
    }

    private static String spoken(Frame widget) {
        return String.valueOf(widget.locator(".time-slider").getAttribute("aria-valuetext"));
    }

    private static boolean fits(Frame widget) {
        return Boolean.TRUE.equals(widget.evaluate("document.documentElement.scrollWidth <= innerWidth"
                + " && document.documentElement.scrollHeight <= innerHeight + 1"));
    }

    private static Object scale(Frame widget) {
        return widget.evaluate("document.querySelector('.leaflet-control-scale-line').textContent");
    }

    private static Object centre(Frame widget) {
        return widget.evaluate("document.querySelector('.leaflet-map-pane').style.transform");
    }
}
