package org.chronomap.backend.language;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which form of a message a count takes: the plural rules of CLDR for whole numbers, as a browser's {@code Intl.PluralRules} has
 * them. A language that is not named here is taken to part one from all else.
 */
public enum PluralForm {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    private static final int MILLION = 1_000_000;

    /**
     * @param language a BCP 47 tag
     * @param count zero or more
     */
    public static PluralForm of(String language, int count) {
        boolean isMillions = count != 0 && count % MILLION == 0;
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "ja",
                    "ko",
                    "zh",
                    "yue",
                    "th",
                    "vi",
                    "id",
                    "in",
                    "ms",
                    "my",
                    "lo",
                    "km",
                    "dz",
                    "bo",
                    "ig",
                    "su",
                    "wo",
                    "yo" -> OTHER;
            case "fr", "pt" -> count < 2 ? ONE : isMillions ? MANY : OTHER;
            case "es", "it", "ca" -> count == 1 ? ONE : isMillions ? MANY : OTHER;
            case "am",
                    "as",
                    "bn",
                    "fa",
                    "ff",
                    "gu",
                    "hi",
                    "hy",
                    "kab",
                    "kn",
                    "ln",
                    "mg",
                    "pa",
                    "si",
                    "ti",
                    "wa",
                    "zu" -> count < 2 ? ONE : OTHER;
            case "ru", "uk", "be" -> endsInOne(count) ? ONE : endsInFew(count) ? FEW : MANY;
            case "bs", "hr", "sr", "sh" -> endsInOne(count) ? ONE : endsInFew(count) ? FEW : OTHER;
            case "pl" -> count == 1 ? ONE : endsInFew(count) ? FEW : MANY;
            case "cs", "sk" -> count == 1 ? ONE : isWithin(count, 2, 4) ? FEW : OTHER;
            case "sl" -> slovene(count % 100);
            case "lt" -> isWithin(count % 100, 11, 19) || count % 10 == 0 ? OTHER : count % 10 == 1 ? ONE : FEW;
            case "lv" -> isWithin(count % 100, 11, 19) || count % 10 == 0 ? ZERO : count % 10 == 1 ? ONE : OTHER;
            case "is", "mk" -> endsInOne(count) ? ONE : OTHER;
            case "ro" -> count == 1 ? ONE : count == 0 || isWithin(count % 100, 1, 19) ? FEW : OTHER;
            case "ar" -> arabic(count);
            case "he", "iw" -> count == 1 ? ONE : count == 2 ? TWO : OTHER;
            case "ga" ->
                count == 1
                        ? ONE
                        : count == 2 ? TWO : isWithin(count, 3, 6) ? FEW : isWithin(count, 7, 10) ? MANY : OTHER;
            case "cy" -> welsh(count);
            default -> count == 1 ? ONE : OTHER;
        };
    }

    /** The forms that a language tells apart; {@link #OTHER}, which fractions have, in each. */
    public static Set<PluralForm> of(String language) {
        EnumSet<PluralForm> forms = EnumSet.of(OTHER, of(language, MILLION));
        // No rule looks at more than the last two digits, but for millions.
        for (int count = 0; count <= 200; count++) {
            forms.add(of(language, count));
        }
        return forms;
    }

    /** As a key of the messages ends: {@code few}. */
    public String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static PluralForm slovene(int hundredth) {
        return hundredth == 1 ? ONE : hundredth == 2 ? TWO : isWithin(hundredth, 3, 4) ? FEW : OTHER;
    }

    private static PluralForm arabic(int count) {
        return switch (count) {
            case 0 -> ZERO;
            case 1 -> ONE;
            case 2 -> TWO;
            default -> isWithin(count % 100, 3, 10) ? FEW : isWithin(count % 100, 11, 99) ? MANY : OTHER;
        };
    }

    private static PluralForm welsh(int count) {
        return switch (count) {
            case 0 -> ZERO;
            case 1 -> ONE;
            case 2 -> TWO;
            case 3 -> FEW;
            case 6 -> MANY;
            default -> OTHER;
        };
    }

    /** 1, 21, 101, but not 11. */
    private static boolean endsInOne(int count) {
        return count % 10 == 1 && count % 100 != 11;
    }

    /** 2 to 4, 22 to 24, but not 12 to 14. */
    private static boolean endsInFew(int count) {
        return isWithin(count % 10, 2, 4) && !isWithin(count % 100, 12, 14);
    }

    private static boolean isWithin(int count, int least, int most) {
        return count >= least && count <= most;
    }
}
