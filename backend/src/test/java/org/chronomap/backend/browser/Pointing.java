package org.chronomap.backend.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** By what points at something; texts come in one go, as from a clipboard or a keyboard on glass. */
abstract class Pointing extends Hands {

    private static final Map<String, String> TABS =
            Map.of("incident", "Incidents", "movement", "Movements", "scene", "Scenes");

    Pointing(Page page) {
        super(page);
    }

    abstract void point(Locator what);

    abstract void drag(Locator what, Locator onto);

    @Override
    final void press(Locator what) {
        clicks++;
        point(what);
    }

    @Override
    final void choose(Locator what) {
        // Its label is what is seen of it.
        press(what.locator("xpath=ancestor::label"));
    }

    @Override
    final void write(Locator field, String text) {
        press(field);
        page.keyboard().insertText(text);
    }

    /** From the browser's own calendar, which no test reaches. */
    @Override
    final void day(Locator field, LocalDate day) {
        clicks += 3;
        field.fill(day.toString());
    }

    @Override
    final void takeFirst(Locator box, String text) {
        write(box, text);
        press(page.getByRole(AriaRole.LISTBOX)
                .getByRole(AriaRole.OPTION, new Locator.GetByRoleOptions().setName(Pattern.compile("^(?!New place)")))
                .first());
        untilTaken(box);
    }

    @Override
    final void begin(String kind) {
        Locator tab = tab(Objects.requireNonNull(TABS.get(kind)));
        if (!"true".equals(tab.getAttribute("aria-selected"))) {
            press(tab);
        }
        press(button("New " + kind));
    }

    @Override
    final void sourcesAsBefore() {
        press(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("As in the one before")));
    }

    @Override
    final void moveEarlier(int place, String title) {
        clicks++;
        Locator grips = page.locator(".order .grip");
        drag(grips.nth(place), grips.nth(place - 1));
    }

    @Override
    final void openPublishing() {
        press(button("Publish"));
    }
}
