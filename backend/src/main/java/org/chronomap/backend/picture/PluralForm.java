package org.chronomap.backend.picture;

/** Which form of a message a count takes, by the rules of CLDR for whole numbers of the interface's languages. */
enum PluralForm {
    ONE,
    FEW,
    MANY,
    OTHER;

    static PluralForm of(String language, int count) {
        return switch (language) {
            case "fr" -> count < 2 ? ONE : OTHER;
            case "ru" -> russian(count);
            default -> count == 1 ? ONE : OTHER;
        };
    }

    private static PluralForm russian(int count) {
        int ten = count % 10;
        int hundred = count % 100;
        if (ten == 1 && hundred != 11) {
            return ONE;
        }
        return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? FEW : MANY;
    }
}
