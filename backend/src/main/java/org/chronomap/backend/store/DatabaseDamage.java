package org.chronomap.backend.store;

import io.r2dbc.spi.R2dbcException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a file of H2's that is damaged from everything else that can go wrong. */
final class DatabaseDamage {

    /** H2's FILE_CORRUPTED_1 and FILE_VERSION_ERROR_1. */
    private static final Set<Integer> OF_FILE = Set.of(90030, 90048);

    /** What H2's store ends its messages with: that a file could not be read, is of another format or damaged, or lacks a chunk. */
    private static final Pattern OF_STORE = Pattern.compile("(?s).*\\[[0-9.]{1,20}/[1569]]");

    private DatabaseDamage() {}

    static boolean isWhy(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if ((cause instanceof SQLException sql && OF_FILE.contains(sql.getErrorCode()))
                    || (cause instanceof R2dbcException r2dbc && OF_FILE.contains(r2dbc.getErrorCode()))
                    || isOfStore(cause)) {
                return true;
            }
        }
        return false;
    }

    /** What is said of it at the root. */
    static String said(Throwable failure) {
        String said = failure.toString();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            said = cause.getMessage() == null ? said : cause.getMessage();
        }
        return said.strip();
    }

    private static boolean isOfStore(Throwable cause) {
        return cause.getClass().getSimpleName().equals("MVStoreException")
                && OF_STORE.matcher(String.valueOf(cause.getMessage())).matches();
    }
}
