package org.chronomap.backend.language;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Quantity;
import org.jspecify.annotations.Nullable;

/** Says how many: "at least 12,000", "dozens". The same rules as the front end's {@code story/numbers.ts}. */
public final class NumberWords {

    private final Map<String, String> messages;
    private final List<String> preferred;
    private final NumberFormat format;

    public NumberWords(Map<String, String> messages, List<String> preferred) {
        this.messages = messages;
        this.preferred = preferred;
        this.format =
                NumberFormat.getNumberInstance(Locale.forLanguageTag(messages.getOrDefault("locale.number", "en-GB")));
    }

    /** What a number counts: as the story labels it, else as the interface does, else its key. */
    public String label(String key, Map<String, LocalizedText> labels) {
        LocalizedText label = labels.get(key);
        return label == null
                ? messages.getOrDefault("number." + key, key)
                : label.in(preferred).text();
    }

    public String of(Quantity quantity) {
        LocalizedText words = quantity.words();
        if (words != null) {
            return words.in(preferred).text();
        }
        BigDecimal low = quantity.low();
        BigDecimal best = quantity.best();
        BigDecimal high = quantity.high();
        if (best != null) {
            return same(low, best) && same(high, best)
                    ? format.format(best)
                    : Messages.fill(
                            messages, "number.best", number(best), number(or(low, best)), number(or(high, best)));
        }
        if (low != null && high != null) {
            return same(low, high) ? number(low) : Messages.fill(messages, "number.range", number(low), number(high));
        }
        return low == null
                ? Messages.fill(messages, "number.atMost", number(or(high, BigDecimal.ZERO)))
                : Messages.fill(messages, "number.atLeast", number(low));
    }

    /** An angle to a hundredth of a degree, about a kilometre: as close as a reader without a map needs it. */
    public String degrees(double angle) {
        return format.format(Math.round(angle * 100) / 100.0);
    }

    /** A number in the language's digits and grouping. */
    public String number(Number number) {
        return format.format(number);
    }

    private static boolean same(@Nullable BigDecimal end, BigDecimal best) {
        return end == null || end.compareTo(best) == 0;
    }

    private static BigDecimal or(@Nullable BigDecimal number, BigDecimal other) {
        return number == null ? other : number;
    }
}
