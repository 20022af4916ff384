package org.chronomap.backend.history;

import java.util.List;
import org.chronomap.backend.parameter.PageLimit;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.store.ItemKey;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which part of the log is asked for.
 *
 * @param item the changes of this one alone; null = of all
 * @param batch seq of the first of changes that were made together, which are to be told one by one; null = all
 * @param before below this sequence number
 * @param limit how many entries at the most, 1 to {@value #MOST}
 */
record HistoryQuery(
        String story, @Nullable ItemKey item, @Nullable Long batch, long before, int limit) {

    static final int DEFAULT = 50;
    static final int MOST = 500;

    private static final List<String> OF_STORY = List.of("limit", "before", "batch", "lang", "f");
    private static final List<String> OF_ITEM = List.of("limit", "before", "lang", "f");

    /** @throws org.chronomap.backend.problem.ProblemException (400) that names every faulty parameter */
    static HistoryQuery parse(MultiValueMap<String, String> given, String story, @Nullable ItemKey item) {
        Parameters parameters = new Parameters(given, item == null ? OF_STORY : OF_ITEM);
        Integer limit = parameters.one("limit", text -> PageLimit.parse(text, MOST));
        Long before = parameters.one("before", HistoryQuery::seq);
        Long batch = item == null ? parameters.one("batch", HistoryQuery::seq) : null;
        parameters.one("f", HistoryFormat::parse);
        parameters.requireFaultless();
        return new HistoryQuery(
                story, item, batch, before == null ? Long.MAX_VALUE : before, limit == null ? DEFAULT : limit);
    }

    private static long seq(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException('"' + text + "\" must be the number of a change, like 17");
        }
        return Long.parseLong(text);
    }
}
