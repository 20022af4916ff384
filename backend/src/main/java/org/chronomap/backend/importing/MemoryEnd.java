package org.chronomap.backend.importing;

import org.chronomap.backend.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** What is said when an import needs more memory than Java may use. Of what was being made nothing is stored: it is one transaction. */
final class MemoryEnd {

    private MemoryEnd() {}

    /** Whether that is why something failed. */
    static boolean isWhy(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    static ProblemException problem(String story) {
        return ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, told(story));
    }

    static String told(String story) {
        long most = Runtime.getRuntime().maxMemory() >> 20;
        return "Story " + story + " is too large for the memory that Java may use, which is " + most
                + " MB; nothing of it was stored. Start it with more, like -Xmx" + 2 * most + "m";
    }
}
