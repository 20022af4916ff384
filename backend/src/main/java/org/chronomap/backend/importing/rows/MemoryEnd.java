package org.chronomap.backend.importing.rows;

import org.chronomap.backend.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** What is said when an import needs more memory than Java may use. Of what was being made nothing is stored: it is one transaction. */
public final class MemoryEnd {

    private MemoryEnd() {}

    /** Whether that is why something failed. */
    public static boolean isWhy(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** @param what is too large, as a sentence begins */
    public static ProblemException problem(String what) {
        return ProblemException.of(HttpStatus.INSUFFICIENT_STORAGE, told(what));
    }

    public static String told(String what) {
        long most = Runtime.getRuntime().maxMemory() >> 20;
        return what + " is too large for the memory that Java may use, which is " + most
                + " MB; nothing of it was stored. Start Java with more, like -Xmx" + 2 * most + "m";
    }
}
