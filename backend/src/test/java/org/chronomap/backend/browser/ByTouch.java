package org.chronomap.backend.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

final class ByTouch extends Pointing {

    ByTouch(Page page) {
        super(page);
    }

    @Override
    void point(Locator what) {
        what.tap();
    }

    @Override
    void drag(Locator what, Locator onto) {
        what.scrollIntoViewIfNeeded();
        BoundingBox from = what.boundingBox();
        double by = onto.boundingBox().y - from.y;
        BrowserTest.swipe(page, from.x + from.width / 2, from.y + from.height / 2, by);
    }
}
