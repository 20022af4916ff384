package org.chronomap.backend.command;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database in the data folder is open in another process. */
public final class DataFolderInUse extends StartRefused {

    /** H2's DATABASE_ALREADY_OPEN_1. */
    private static final int ALREADY_OPEN = 90020;

    public DataFolderInUse(Path dataDir, @Nullable Throwable cause) {
        super(
                "The data folder " + dataDir
                        + " is in use by another process, most likely a running server: stop that first, or ask"
                        + " it by its addresses instead (GET /stories/{story}/bundle.zip, GET /stories/{story}/export?f=folder,"
                        + " POST /stories/{story}/imports, as import DIR --to=http://localhost:8080 --user=editor and"
                        + " import FILE --story=STORY with the same do,"
                        + " GET /backup, POST /restore)",
                "Stop the other process, or give this one a data folder of its own: --chronomap.data-dir=./other",
                cause);
    }

    /** Its words say what else to do already. */
    @Override
    String told() {
        return String.valueOf(getMessage());
    }

    /** Whether a failure is H2's when another process has the file. */
    public static boolean isWhy(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == ALREADY_OPEN) {
                return true;
            }
        }
        return false;
    }
}
