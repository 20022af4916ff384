package org.chronomap.backend.importing.rows;

import org.chronomap.backend.importing.rows.ImportState.Trouble;

/** What is said when rows are faulty, and not the good ones alone are wanted. */
final class Faulty {

    private Faulty() {}

    static Trouble trouble(Report report) {
        return new Trouble(
                "faulty-rows",
                report.faulty() + (report.faulty() == 1 ? " row is" : " rows are") + " faulty, of " + report.rows()
                        + ": nothing was stored. Mend the file or its mapping, or take the good rows alone (only-good=true)");
    }
}
