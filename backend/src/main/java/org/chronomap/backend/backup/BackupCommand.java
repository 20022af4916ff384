package org.chronomap.backend.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.chronomap.backend.store.Archives;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes everything into an archive. */
@Component
final class BackupCommand implements Command {

    private final ObjectProvider<Backup> backup;
    private final ChronomapProperties properties;

    BackupCommand(ObjectProvider<Backup> backup, ChronomapProperties properties) {
        this.backup = backup;
        this.properties = properties;
    }

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String usage() {
        return "backup --to FILE [--overwrite] [--chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        Arguments given = new Arguments(arguments, Set.of("--to"), Set.of("--overwrite"));
        Path file = given.path("--to", "Where to is missing: --to and a file, like all.zip");
        if (given.areMisused(usage()) || file == null) {
            return Outcome.MISUSED;
        }
        Path target = file.toAbsolutePath().normalize();
        try {
            if (Files.exists(target) && !given.has("--overwrite")) {
                System.err.println(
                        file + " is there already. Name another file; --overwrite puts the archive in its place.");
                return Outcome.FAILED;
            }
            Backup source = backup.getObject();
            // Nobody but its owner may read it, and nobody meets half of it.
            Path written = Files.createTempFile(target.getParent(), "backup-", ".part");
            source.write(written).block();
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
            Archives.remember(properties.dataDir(), target);
            System.out.printf("%s: %d bytes%n", file, Files.size(target));
            return Outcome.DONE;
        } catch (IOException e) {
            System.err.printf("%s could not be written: %s%n", file, e);
            return Outcome.FAILED;
        }
    }
}
