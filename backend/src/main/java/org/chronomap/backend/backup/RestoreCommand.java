package org.chronomap.backend.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.chronomap.backend.security.Editor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;

/** Puts an archive in the place of everything. */
@Component
final class RestoreCommand implements Command {

    private final ObjectProvider<Restore> restore;

    RestoreCommand(ObjectProvider<Restore> restore) {
        this.restore = restore;
    }

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String usage() {
        return "restore FILE [--overwrite] [--chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        Arguments given = new Arguments(arguments, Set.of(), Set.of("--overwrite"));
        Path file = given.pathWord("The archive");
        if (file != null && !Files.isRegularFile(file)) {
            given.fault(file + " is no file");
        }
        if (given.areMisused(usage()) || file == null) {
            return Outcome.MISUSED;
        }
        Restore target = restore.getObject();
        if (!given.has("--overwrite") && !Boolean.TRUE.equals(target.isEmpty().block())) {
            System.err.println(
                    "The database is not empty, and all that it holds would be lost. Make a backup of it first, then say"
                            + " --overwrite.");
            return Outcome.FAILED;
        }
        try {
            Manifest restored =
                    Objects.requireNonNull(target.restore(file, Editor.SERVER).block());
            System.out.printf("Restored what was kept at %s, up to change %d%n", restored.made(), restored.head());
            return Outcome.DONE;
        } catch (RuntimeException e) {
            if (Exceptions.unwrap(e) instanceof UnfitArchiveException unfit) {
                System.err.println(unfit.getMessage());
                return Outcome.FAILED;
            }
            throw e;
        }
    }
}
