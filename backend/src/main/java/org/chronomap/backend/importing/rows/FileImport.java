package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.chronomap.backend.command.Command.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Imports a file of rows by a command: tells how far it is, then what came out; what is wrong is written beside the file. */
public final class FileImport {

    private static final Set<String> UNDER_WAY = Set.of("reading", "applying");
    private static final long LOOK_MS = 200;
    private static final int MOST_TOLD = 10;

    private FileImport() {}

    /**
     * What is wanted.
     *
     * @param mapping as JSON; null = it is guessed
     */
    public record Wanted(Path file, String story, @Nullable String mapping, Asked asked) {

        String name() {
            return String.valueOf(file.getFileName());
        }

        Path faults() {
            return file.resolveSibling(name() + ".faults.csv");
        }
    }

    /** Whoever does it; what they tell is as {@code GET /stories/{story}/imports/{id}} has it. */
    public interface Imports {

        /** @throws IOException with what is told when it is refused */
        JsonNode begin(Wanted wanted) throws IOException, InterruptedException;

        JsonNode standing(String story, String id) throws IOException, InterruptedException;

        InputStream faults(String story, String id) throws IOException, InterruptedException;

        /** Nothing more is wanted of it. */
        void end(String story, String id) throws IOException, InterruptedException;
    }

    public static Outcome run(Imports imports, Wanted wanted) throws IOException, InterruptedException {
        JsonNode standing = imports.begin(wanted);
        String id = standing.path("id").asString("");
        ProgressBar bar = ProgressBar.onTerminal();
        while (UNDER_WAY.contains(standing.path("state").asString(""))) {
            bar.show(standing);
            Thread.sleep(LOOK_MS);
            standing = imports.standing(wanted.story(), id);
        }
        bar.end();
        JsonNode report = standing.path("report");
        if (!report.isMissingNode()) {
            tell(wanted, report);
        }
        boolean hasFaults =
                report.path("faulty").asInt(0) + report.path("warnings").asInt(0) > 0;
        if (hasFaults) {
            try (InputStream faults = imports.faults(wanted.story(), id)) {
                Files.copy(faults, wanted.faults(), StandardCopyOption.REPLACE_EXISTING);
            }
            System.out.println("All that is wrong, or to be looked at again: " + wanted.faults());
        } else {
            Files.deleteIfExists(wanted.faults());
        }
        imports.end(wanted.story(), id);
        return outcome(wanted, standing, report);
    }

    private static Outcome outcome(Wanted wanted, JsonNode standing, JsonNode report) {
        JsonNode problem = standing.path("problem");
        if (problem.isObject()) {
            System.err.println(problem.path("detail").asString(""));
            return Outcome.FAILED;
        }
        if (wanted.asked().dryRun()) {
            System.out.println("It was a try: nothing was stored");
            return report.path("faulty").asInt(0) > 0 && !wanted.asked().onlyGood() ? Outcome.FAILED : Outcome.DONE;
        }
        System.out.println(standing.path("changes").asInt(0) + " changes"
                + (standing.has("change")
                        ? "; undone by: POST " + standing.path("undo").asString("")
                        : ""));
        return Outcome.DONE;
    }

    private static void tell(Wanted wanted, JsonNode report) {
        System.out.printf(
                "%s: %d rows: %d new, %d changed, %d the same, %d faulty; %d warnings%n",
                wanted.story(),
                report.path("rows").asInt(0),
                report.path("new").asInt(0),
                report.path("changed").asInt(0),
                report.path("same").asInt(0),
                report.path("faulty").asInt(0),
                report.path("warnings").asInt(0));
        if (report.path("gone").asInt(0) > 0) {
            System.out.println("  "
                    + report.path("gone").asInt(0)
                    + " that an earlier file of this name had are not in it; --remove-gone takes them back");
        }
        report.path("notes").forEach(note -> System.out.println("  " + note.asString("")));
        int told = 0;
        for (JsonNode fault : report.path("faults")) {
            if (told++ < MOST_TOLD) {
                System.out.println("  row " + fault.path("row").asInt(0)
                        + (fault.path("column").isNull()
                                ? ""
                                : ", " + fault.path("column").asString(""))
                        + ": "
                        + (fault.path("given").asString("").isEmpty()
                                ? ""
                                : '"' + fault.path("given").asString("") + "\" ")
                        + fault.path("detail").asString(""));
            }
        }
    }
}
