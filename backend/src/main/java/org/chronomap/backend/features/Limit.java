package org.chronomap.backend.features;

import org.chronomap.backend.parameter.PageLimit;

/** Reads {@code limit}: how many features one answer holds at the most. */
final class Limit {

    static final int DEFAULT = 100;
    static final int MOST = 10_000;

    private Limit() {}

    /**
     * A number from 1 to {@value #MOST}; a larger one is taken for {@value #MOST} ({@code /req/core/fc-limit-response-1}).
     *
     * @throws IllegalArgumentException when it is not a whole number from 1
     */
    static int parse(String text) {
        return PageLimit.parse(text, MOST);
    }
}
