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

    /** What a faulty row tells of may look gone. */
    static Trouble gone(Report report) {
        return new Trouble(
                "faulty-rows",
                report.faulty() + (report.faulty() == 1 ? " row is" : " rows are")
                        + " faulty, and which items these are of is not known: mend them before what is gone is taken back, or leave"
                        + " that (remove-gone=false). Nothing was stored");
    }
}
