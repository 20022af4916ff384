package org.chronomap.geodata.time;

import java.util.Map;
import java.util.Objects;

/** The English messages that dates are said with. */
final class EnglishWords {
    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("when.approximate", "about {0}"),
            Map.entry("when.uncertain", "possibly {0}"),
            Map.entry("when.approximateUncertain", "possibly about {0}"),
            Map.entry("when.interval", "{0} – {1}"),
            Map.entry("when.oneOf", "at some time between {0} and {1}"),
            Map.entry("when.notAfter", "on or before {0}"),
            Map.entry("when.notBefore", "on or after {0}"),
            Map.entry("when.endUnknown", "from {0}, end not known"),
            Map.entry("when.ongoing", "from {0}, still going on"),
            Map.entry("when.startUnknown", "until {0}, start not known"),
            Map.entry("when.startOpen", "up to {0}"));

    private EnglishWords() {}

    static String of(String key) {
        return Objects.requireNonNull(MESSAGES.get(key), key);
    }
}
