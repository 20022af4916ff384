package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.backend.bench.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The machine's own Chromium, started once for all tests of a run. Where there is none, tests are skipped and say so; with
 * {@code CI=true} they fail. Where its headless shell is installed too, that is used: it is made of the same sources, draws the
 * same pages and keeps the same of them for a quarter less, for it has nothing of a window but the page.
 */
final class Chromium implements BeforeAllCallback {

    private static final List<String> EXECUTABLES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private static final Path SHELL = Path.of("/usr/bin/chromium-headless-shell");

    /**
     * What a browser's window does beside its page. Of two such lists Chromium heeds the last, so Playwright's own stands here
     * too.
     */
    private static final List<String> OFF = List.of(
            // A renderer made ahead for the next page of a window, which most windows of the tests never open.
            "SpareRendererForSitePerProcess",
            // Two renderers for the suggestions under the address bar of every window.
            "WebUIOmniboxPopup",
            "WebUIOmniboxAimPopup",
            "AvoidUnnecessaryBeforeUnloadCheckSync",
            "BoundaryEventDispatchTracksNodeRemoval",
            "DestroyProfileOnBrowserClose",
            "DialMediaRouteProvider",
            "GlobalMediaControls",
            "HttpsUpgrades",
            "LensOverlay",
            "MediaRouter",
            "PaintHolding",
            "ThirdPartyStoragePartitioning",
            "BlockOriginHeaderModificationOnRedirect",
            "Translate",
            "AutoDeElevate",
            "OptimizationHints");

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            // As browsers have it, and the shell would not: a frame of another site is another process.
            "--site-per-process",
            "--disable-features=" + String.join(",", OFF),
            // A page of a test is gone before code that was made quicker in the background pays; what is measured is
            // not.
            "--js-flags=" + (Table.RUNS > 1 ? "" : "--no-maglev --no-turbofan"),
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Hosts of the tests' own, so that an article is of another site.
            "--host-resolver-rules=MAP *.test 127.0.0.1");

    /** How long anything is waited for before a test says that it never came: long enough for a machine that is very busy. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static @Nullable Started started;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Path> executable = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), EXECUTABLES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                executable.isPresent() || "true".equals(System.getenv("CI")),
                "Chromium was not found (the variable CHROMIUM may name it): the page was not tested in a browser");
        assertThat(executable).as("with CI=true, Chromium must be there").isPresent();
        started = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Started.class, key -> Started.from(executable.get()), Started.class);
    }

    /** A window that forgets: what it loads is gone when it closes. */
    static BrowserContext context(Browser.NewContextOptions options) {
        return started().browser.newContext(options);
    }

    /** A window of a reader who comes back: what is kept in the folder is there again. */
    static BrowserContext profile(Path folder, BrowserType.LaunchPersistentContextOptions options) {
        return started()
                .playwright
                .chromium()
                .launchPersistentContext(
                        folder,
                        options.setExecutablePath(started().executable)
                                .setArgs(ARGUMENTS)
                                .setTimeout((double) PATIENCE.toMillis()));
    }

    private static Started started() {
        if (started == null) {
            throw new IllegalStateException("Chromium was not started");
        }
        return started;
    }

    private record Started(Path executable, Playwright playwright, Browser browser) implements AutoCloseable {

        static Started from(Path found) {
            Path executable = System.getenv("CHROMIUM") == null && Files.isExecutable(SHELL) ? SHELL : found;
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(ARGUMENTS)
                            .setTimeout((double) PATIENCE.toMillis()));
            return new Started(executable, playwright, browser);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
