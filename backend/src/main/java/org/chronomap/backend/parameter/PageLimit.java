package org.chronomap.backend.parameter;

import java.math.BigInteger;

/** Reads {@code limit}: how much one answer holds at the most. */
public final class PageLimit {

    private PageLimit() {}

    /**
     * A number from 1 to {@code most}; a larger one is taken for {@code most} ({@code /req/core/fc-limit-response-1}).
     *
     * @throws IllegalArgumentException when it is not a whole number from 1
     */
    public static int parse(String text, int most) {
        if (!text.matches("\\d+") || new BigInteger(text).signum() == 0) {
            throw new IllegalArgumentException(
                    '"' + text + "\" must be a whole number from 1; more than " + most + " is taken for " + most);
        }
        return new BigInteger(text).min(BigInteger.valueOf(most)).intValueExact();
    }
}
