package org.chronomap.backend.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;

/** By keys alone, as somebody does who knows those of the editor. */
final class ByKeys extends Hands {

    private static final int MOST_TO_ONE = 120;

    private static final Map<String, String> BEGIN =
            Map.of("incident", "Alt+KeyN", "movement", "Alt+KeyM", "scene", "Alt+KeyC");

    /** The key that leads nearer to an element from where the focus is; empty where that is. Of a group of radio buttons one has it. */
    private static final String NEXT_KEY = """
            (wanted) => {
                const at = document.activeElement;
                const isOne = (one) => one === wanted || (one.type === 'radio' && one.type === wanted.type && one.name === wanted.name);
                if (isOne(at)) return '';
                const parts = [...document.querySelectorAll('.parts > *')];
                const partOf = (one) => parts.findIndex((part) => part.contains(one));
                const [from, to] = [partOf(at), partOf(wanted)];
                if (from >= 0 && to >= 0 && from !== to) return (from + 1) % 3 === to ? 'F6' : 'Shift+F6';
                return wanted.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Shift+Tab' : 'Tab';
            }""";

    private String begun = "";

    ByKeys(Page page) {
        super(page);
    }

    @Override
    void press(Locator what) {
        goTo(what);
        key("Enter");
    }

    @Override
    void choose(Locator what) {
        goTo(what);
        if ("checkbox".equals(what.getAttribute("type"))) {
            key("Space");
        }
        while (!what.isChecked()) {
            key("ArrowRight");
        }
    }

    @Override
    void write(Locator field, String text) {
        goTo(field);
        type(text);
    }

    /** A month and a day of the same number are typed alike in most languages. */
    @Override
    void day(Locator field, LocalDate day) {
        write(field, day.format(DateTimeFormatter.ofPattern("ddMMyyyy")));
    }

    @Override
    void takeFirst(Locator box, String text) {
        write(box, text);
        key("Enter");
        untilTaken(box);
    }

    @Override
    void begin(String kind) {
        key(begun.equals(kind) ? "Control+Enter" : Objects.requireNonNull(BEGIN.get(kind)));
        begun = kind;
    }

    @Override
    void sourcesAsBefore() {
        key("Alt+KeyS");
    }

    @Override
    void moveEarlier(int place, String title) {
        goTo(page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Order of the scenes"))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(title).setExact(true)));
        key("Alt+ArrowUp");
    }

    @Override
    void openPublishing() {
        key("Alt+KeyP");
    }

    private void goTo(Locator what) {
        for (int pressed = 0; pressed < MOST_TO_ONE; pressed++) {
            String next = String.valueOf(what.evaluate(NEXT_KEY));
            if (next.isEmpty()) {
                return;
            }
            key(next);
        }
        throw new AssertionError("No key leads to " + what);
    }

    private void type(String text) {
        keys += text.length();
        page.keyboard().type(text);
    }

    /** Each of those that are held counts. */
    private void key(String name) {
        keys += name.split("\\+").length;
        page.keyboard().press(name);
    }
}
