package org.chronomap.backend.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.chronomap.backend.bench.Table;
import org.chronomap.backend.editing.Replacement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an editor of a long story waits for at each key. Nothing is judged by it. */
class EditorBenchmark extends BrowserTest {

    private static final int KEYS = Integer.getInteger("benchmark.scrub.steps", 40);

    /** Types a letter where the focus is, as a key does, or takes one away. */
    private static final String KEY = """
            window.step = (direction) => document.execCommand(direction > 0 ? 'insertText' : 'delete', false, 'a')""";

    @Autowired
    private Replacement replacement;

    @Test
    void keysInALongStory() throws IOException {
        Table table = new Table(
                "editor",
                "mvn verify -Pmeasure -Dit.test=EditorBenchmark",
                "incidents",
                "title, ms a key",
                "what happened, ms a key",
                "search of the list, ms a key");
        for (int incidents : List.of(20, 2_000)) {
            ScatteredStory story = new ScatteredStory(incidents);
            story.holdBy(replacement);
            table.row(
                    "%,d".formatted(incidents),
                    typed(story, "Title, English").toString(),
                    typed(story, "What happened, English").toString(),
                    typed(story, "Search").toString());
        }
        table.write("Main thread's processor time a key in Chromium, 40 keys in a row: letters, deletions.");
    }

    private Scrubbing typed(ScatteredStory story, String field) {
        Page page = blank(options -> options.setViewportSize(1280, 800));
        String own = story.address().replace("/stories/", "");
        page.navigate(http.root() + "/login?lang=en&next=%2Fedit%2F" + own + "%3Flang%3Den");
        page.getByLabel("Username").fill("editor");
        page.getByLabel("Password").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.locator(".rows .row").nth(5).click();
        EditingTest.previewed(page);
        Locator written = page.getByLabel(field, new Page.GetByLabelOptions().setExact(true));
        written.focus();
        page.evaluate(KEY);
        return Scrubbing.of(page, 1, KEYS, written::inputValue);
    }
}
