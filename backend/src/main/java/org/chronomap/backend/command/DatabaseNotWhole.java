package org.chronomap.backend.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database in the data folder lost something, or cannot be read. */
public final class DatabaseNotWhole extends StartRefused {

    /**
     * @param found what is wrong with it
     * @param left whether it can be opened, so that what is left of it can be gone on with
     * @param archive the newest backup that is known; empty = none is
     */
    public DatabaseNotWhole(
            Path dataDir, String found, boolean left, Optional<Path> archive, @Nullable Throwable cause) {
        super(
                "The database in " + dataDir + " is not whole: " + found + ". Nothing is served.",
                "Keep chronomap.mv.db and chronomap.head of " + dataDir + ": move both to another folder. Then\n"
                        + "  java -jar chronomap.jar restore "
                        + archive.map(Path::toString).orElse("FILE") + " --chronomap.data-dir=" + dataDir + '\n'
                        + archive.map(file -> "restores the newest backup that was found")
                                .orElse(
                                        "restores a backup, of which none was found here: FILE is what GET /backup or the"
                                                + " command backup wrote")
                        + ". Without it a server that finds neither file starts anew, with no account and no story but the"
                        + " first ones."
                        + (left
                                ? " With chronomap.head alone moved away it goes on with what is left in the database."
                                : ""),
                cause);
    }
}
