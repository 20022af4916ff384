package org.chronomap.backend.browser;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Makes sheets of the reader's page to look at: {@code mvn verify -Dpictures.renew=true}. */
@EnabledIfSystemProperty(named = "pictures.renew", matches = "true")
class LooksTest extends BrowserTest {

    @ParameterizedTest
    @CsvSource({
        "sixth-of-january,      /kazakhstan-january-2022?lang=en&t=2022-01-06",
        "thirteenth-of-january, /kazakhstan-january-2022?lang=en&t=2022-01-13",
        "almaty,                /kazakhstan-january-2022?lang=en&t=2022-01-06&lat=43.2525&lon=76.9115&z=11",
        "ten-thousand,          /ten-thousand-spots?lang=en&t=2022-12-31",
        "antimeridian,          /pacific?lang=en&t=2022-01-05",
        "arabic,                /market-day?lang=ar&t=2022-01-20"
    })
    void ofThePage(String name, String address) {
        ownStories.hold("pacific", AntimeridianTest.files());
        ownStories.hold("market-day", RightToLeftTest.files());
        ownStories.hold("ten-thousand-spots", MapTest.scattered(10_000));
        Sheet.make(this, name, "/stories" + address);
    }
}
