package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test in a browser. After every test the page must have asked this server alone, and reported no error. */
@ExtendWith(Chromium.class)
abstract class BrowserTest extends ServerTest {

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> allowed = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    @AfterEach
    void askedThisServerAloneAndReportedNoError() {
        // Before the pages close, which fails what is still on its way.
        List<String> foundElsewhere = List.copyOf(elsewhere);
        List<String> foundErrors = List.copyOf(errors);
        contexts.forEach(BrowserContext::close);
        assertThat(foundElsewhere).as("requests to elsewhere").isEmpty();
        assertThat(foundErrors).as("errors in the page").isEmpty();
    }

    Page open(String path, int width, int height) {
        return open(path, options -> options.setViewportSize(width, height));
    }

    /** Opens a page of this server in a context of its own, and waits until its map is drawn. */
    Page open(String path, UnaryOperator<Browser.NewContextOptions> options) {
        return open(path, blank(options));
    }

    /** The same, on the page's own clock: {@link #pass} moves it on. */
    Page openWithClock(String path, UnaryOperator<Browser.NewContextOptions> options) {
        return open(path, blankWithClock(options));
    }

    Page blankWithClock(UnaryOperator<Browser.NewContextOptions> options) {
        Page page = blank(options);
        // A clock of the page's own takes its marks too, by which tests know that the map is drawn.
        page.context().addInitScript("window.kept = performance");
        page.context().clock().install();
        page.context()
                .addInitScript("for (const name of ['mark', 'measure', 'getEntriesByName', 'getEntriesByType'])"
                        + " performance[name] = window.kept[name].bind(window.kept); delete window.kept");
        return page;
    }

    /** Goes on to another page of this server, as a link would, and waits until its map and all of its list are drawn. */
    Page open(String path, Page page) {
        page.navigate(http.root() + path);
        until(
                page,
                "performance.getEntriesByName('chronomap-map').length > 0"
                        + " && !document.querySelector('[aria-busy=true]')");
        settle(page);
        return page;
    }

    /** Forgets errors that the test itself provoked. */
    void forgive(String part) {
        errors.removeIf(error -> error.contains(part));
    }

    /** Lets pages ask another server too: one of the test's own. */
    void allow(String origin) {
        allowed.add(origin);
    }

    Page blank(UnaryOperator<Browser.NewContextOptions> options) {
        return watch(Chromium.context(options.apply(new Browser.NewContextOptions().setLocale("en-GB"))))
                .newPage();
    }

    /** Sees to it that a window is closed after the test, and that nothing went wrong in it. */
    BrowserContext watch(BrowserContext context) {
        contexts.add(context);
        context.setDefaultTimeout((double) Chromium.PATIENCE.toMillis());
        context.onRequest(request -> {
            boolean ours = Stream.concat(Stream.of(http.root()), allowed.stream())
                    .anyMatch(origin -> request.url().startsWith(origin + "/"));
            if (!ours && !request.url().startsWith("data:")) {
                elsewhere.add(request.url());
            }
        });
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " at " + message.location());
            }
        });
        context.onWebError(error -> errors.add(error.error()));
        return context;
    }

    /** Counts the bytes that a page has over the wire from now on, but for those of frames of other sites. */
    static AtomicLong overTheWire(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        AtomicLong bytes = new AtomicLong();
        session.on(
                "Network.loadingFinished",
                event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
        session.send("Network.enable");
        return bytes;
    }

    /** Waits until an expression is true. Playwright's own wait would need what the page's policy rightly forbids: eval. */
    static void until(Page page, String expression) {
        until(page.mainFrame(), expression);
    }

    static void until(Frame page, String expression) {
        until(page.page(), expression, () -> Boolean.TRUE.equals(page.evaluate(expression)));
    }

    /** Waits until a condition holds; one that never does is not waited for without end. */
    static void until(Page page, String what, BooleanSupplier condition) {
        until(page, () -> what, condition);
    }

    /** @param what is asked for when it is waited for in vain: it may tell what was there instead */
    static void until(Page page, Supplier<String> what, BooleanSupplier condition) {
        long end = System.nanoTime() + Chromium.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as(() -> "waited in vain: " + what.get())
                    .isLessThan(end);
            page.waitForTimeout(10);
        }
    }

    /** Lets time pass in a page that has a clock of its own. Only what styles move goes by the browser's, and is waited for. */
    static void pass(Page page, long millis) {
        page.clock().runFor(millis);
        until(page, "!document.getAnimations().some(one => one instanceof CSSTransition)");
        settle(page);
    }

    /** Waits until the scene that is read has glided to where it is read: browsers glide by their own clock. */
    static void sceneInPlace(Page page) {
        until(
                page,
                "(() => { const panel = document.querySelector('.panel');"
                        + " const card = document.querySelector('.scene[aria-current=step]');"
                        + " const off = Math.round(card.getBoundingClientRect().top - panel.getBoundingClientRect().top"
                        + "   - parseFloat(getComputedStyle(card).scrollMarginTop));"
                        + " const least = panel.scrollTop <= 0;"
                        + " const most = panel.scrollTop + panel.clientHeight >= panel.scrollHeight - 1;"
                        + " return Math.abs(off) < 3 || (off > 0 && most) || (off < 0 && least) })()");
    }

    /** Draws a finger over the page, up (a negative way) or down. */
    static void swipe(Page page, double x, double y, double by) {
        CDPSession session = page.context().newCDPSession(page);
        touch(session, "touchStart", x, y);
        for (int step = 1; step <= 8; step++) {
            touch(session, "touchMove", x, y + by * step / 8);
            settle(page);
        }
        // A finger that rests before it lets go throws nothing.
        page.waitForTimeout(150);
        session.send("Input.dispatchTouchEvent", json("touchEnd", ""));
    }

    private static void touch(CDPSession session, String type, double x, double y) {
        session.send("Input.dispatchTouchEvent", json(type, "{\"x\":%s,\"y\":%s}".formatted(x, y)));
    }

    private static JsonObject json(String type, String point) {
        return JsonParser.parseString("{\"type\":\"%s\",\"touchPoints\":[%s]}".formatted(type, point))
                .getAsJsonObject();
    }

    /** Waits until what was done shows: a frame to apply it, and one more. */
    static void settle(Page page) {
        page.evaluate(
                "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(null))))");
    }

    static Locator slider(Page page) {
        return page.getByRole(AriaRole.SLIDER).first();
    }

    /** What the slider says to a screen reader. */
    static String spoken(Page page) {
        return String.valueOf(slider(page).getAttribute("aria-valuetext"));
    }

    /** Ids of the items that the list shows, in its order. */
    static List<String> listed(Page page) {
        settle(page);
        Object ids = page.evaluate("[...document.querySelectorAll('.list li[data-id]')]"
                + ".filter(item => item.getClientRects().length > 0).map(item => item.dataset.id)");
        return ((List<?>) ids).stream().map(String::valueOf).toList();
    }

    /** How the arcs of a movement stand on the map: one value where all of them stand alike. */
    static List<Object> arcs(Page page, String movement) {
        Object standings = page.evaluate(
                "id => [...new Set([...document.querySelectorAll(`path.arc[data-movement=${id}]`)].map(path =>"
                        + " getComputedStyle(path).visibility === 'hidden' || getComputedStyle(path).display === 'none'"
                        + " || getComputedStyle(path).opacity === '0' ? 'hidden' : path.dataset.standing))]",
                movement);
        return standings instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    /** What axe finds wrong with a page, and where. */
    static List<String> violations(Page page) {
        // What is right is a list of thousands, which nobody reads.
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        // Legacy mode works in the page itself; the other opens a page elsewhere.
        return new AxeBuilder(page)
                .options(options).setLegacyMode(true).analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getTarget()))
                                        .toList())
                        .toList();
    }
}
