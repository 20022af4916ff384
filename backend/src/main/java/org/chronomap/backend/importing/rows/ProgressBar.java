package org.chronomap.backend.importing.rows;

import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How far an import is: on a terminal one line that changes, elsewhere a line whenever much has come. */
final class ProgressBar {

    private static final int WIDTH = 30;
    private static final long BETWEEN_LINES_NS = 5_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private long shown;
    private int longest;

    ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.shown = begin;
    }

    /** From JDK 22 on there is always a console; a terminal says besides what it is. */
    @SuppressWarnings("SystemConsoleNull")
    static ProgressBar onTerminal() {
        return new ProgressBar(System.err, System.console() != null && System.getenv("TERM") != null);
    }

    void show(JsonNode standing) {
        long now = System.nanoTime();
        if (!terminal && now - shown < BETWEEN_LINES_NS) {
            return;
        }
        shown = now;
        String line = line(standing, (now - begin) / 1e9);
        if (terminal) {
            longest = Math.max(longest, line.length());
            out.print('\r' + line + " ".repeat(longest - line.length()));
            out.flush();
        } else {
            out.println(line);
        }
    }

    private String line(JsonNode standing, double seconds) {
        JsonNode left = standing.path("secondsLeft");
        String what = standing.path("state").asString("").equals("applying") ? "stored" : "checked";
        String rows = String.format(
                Locale.ROOT,
                "%,d rows %s, %,d a second%s",
                standing.path("rows").asInt(0),
                what,
                standing.path("rowsPerSecond").asInt(0),
                left.isNumber() ? ", " + time(left.asLong()) + " left" : "");
        if (!terminal) {
            return rows;
        }
        double share = left.isNumber() ? seconds / (seconds + left.asLong() + 0.001) : 0;
        int full = (int) Math.round(share * WIDTH);
        return '[' + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + rows;
    }

    private static String time(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }

    void end() {
        if (terminal && longest > 0) {
            out.print('\r' + " ".repeat(longest) + '\r');
            out.flush();
        }
    }
}
