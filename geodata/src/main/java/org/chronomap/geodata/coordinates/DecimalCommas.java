package org.chronomap.geodata.coordinates;

/**
 * Whether commas between two digits begin decimals, or part numbers. Where there is a decimal point, they part. Else {@code 43,25} alone is
 * two numbers, since one would be no position; {@code 43,25 76,95} and {@code 43,25,76,95} are two with decimals.
 */
final class DecimalCommas {

    private DecimalCommas() {}

    static boolean areIn(String text) {
        int runs = 0;
        int longest = 0;
        int parts = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) {
                continue;
            }
            if (i == 0 || !isWithin(text, i - 1)) {
                if (i > 0 && Character.isDigit(text.charAt(i - 1))) {
                    continue;
                }
                runs++;
                parts = 1;
            } else if (text.charAt(i - 1) == '.') {
                return false;
            } else {
                parts++;
            }
            longest = Math.max(longest, parts);
        }
        return (longest == 2 && runs > 1) || (longest == 4 && runs == 1);
    }

    /** Whether a point or comma stands between two digits. */
    private static boolean isWithin(String text, int at) {
        char c = text.charAt(at);
        return (c == '.' || c == ',') && at > 0 && Character.isDigit(text.charAt(at - 1));
    }
}
