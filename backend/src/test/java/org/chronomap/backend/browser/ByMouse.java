package org.chronomap.backend.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

final class ByMouse extends Pointing {

    ByMouse(Page page) {
        super(page);
    }

    @Override
    void point(Locator what) {
        what.click();
    }

    @Override
    void drag(Locator what, Locator onto) {
        what.hover();
        page.mouse().down();
        onto.hover();
        page.mouse().up();
    }
}
