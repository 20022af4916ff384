package org.chronomap.backend.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** How somebody does what is to be done in the editor: by mouse, by keys alone, or by a finger. What is pressed is counted. */
abstract class Hands {

    final Page page;
    int keys;
    int clicks;

    Hands(Page page) {
        this.page = page;
    }

    /** A button, a tab, a row of the list. */
    abstract void press(Locator what);

    /** One of several, or what is ticked. */
    abstract void choose(Locator what);

    /** Into an empty field. */
    abstract void write(Locator field, String text);

    abstract void day(Locator field, LocalDate day);

    /** Into a field that offers what may be meant, of which the first is taken. */
    abstract void takeFirst(Locator box, String text);

    /** @param kind of item: an incident, a movement, a scene */
    abstract void begin(String kind);

    abstract void sourcesAsBefore();

    /** The scene at a place in their order, from 0, to the place before it. */
    abstract void moveEarlier(int place, String title);

    abstract void openPublishing();

    final Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** One of the list, which counts what it holds. */
    final Locator tab(String name) {
        return page.getByRole(
                AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + " \\d+$")));
    }

    final void untilTaken(Locator box) {
        BrowserTest.until(
                page, "what was typed is taken", () -> box.inputValue().isEmpty());
    }

    @Override
    public String toString() {
        return keys + " keys, " + clicks + " clicks or taps";
    }
}
