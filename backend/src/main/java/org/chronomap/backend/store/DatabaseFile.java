package org.chronomap.backend.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chronomap.backend.command.DataFolderInUse;
import org.chronomap.backend.command.DatabaseNotWhole;

/**
 * The database in the data folder, before the server opens it. What was removed for good is gone from its tables at once, and from
 * its file when that is written anew, which cannot be done while it is in use: so it is done at the next start.
 */
final class DatabaseFile {

    private static final String NAME = "chronomap.mv.db";

    /** There as long as the file may still hold the bytes of what was removed for good. */
    private static final String MARK = "chronomap.write-anew";

    /** Those that this process has open: H2 closes none before the process ends, and who locks one otherwise lets go H2's lock. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Database database;
    private final Path dataDir;
    private final Path file;
    private final HeadFile head;
    private final String user;
    private final String password;

    DatabaseFile(Database database, Path dataDir, String user, String password) {
        this.database = database;
        this.dataDir = dataDir;
        this.file = dataDir.resolve(NAME).toAbsolutePath().normalize();
        this.head = new HeadFile(dataDir);
        this.user = user;
        this.password = password;
    }

    /**
     * Looks whether it is whole, and writes the file anew where that is due.
     *
     * @throws DataFolderInUse when another process has it
     * @throws DatabaseNotWhole when it lost something, or cannot be read
     */
    void prepare() throws IOException {
        if (!OPEN.contains(file)) {
            check();
            OPEN.add(file);
        }
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), user, password);
                Statement statement = connection.createStatement()) {
            if (Files.exists(mark(dataDir))) {
                statement.execute("SHUTDOWN COMPACT");
                Files.delete(mark(dataDir));
            }
        } catch (SQLException e) {
            throw told(e);
        }
    }

    private void check() throws IOException {
        boolean there = Files.exists(file);
        if (there && Files.size(file) == 0) {
            throw lost("chronomap.mv.db is an empty file");
        }
        if (!there && Files.exists(dataDir.resolve(NAME + ".newFile"))) {
            return; // a start that wrote it anew was killed: H2 goes on with what it wrote
        }
        if (!there && head.exists()) {
            throw lost("chronomap.mv.db is gone, and chronomap.head stands beside where it was");
        }
        if (!there) {
            return;
        }
        refuseInUse();
        // To write would do harm: of a damaged file H2 cuts off whatever lies behind the state that it finds.
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl() + ";ACCESS_MODE_DATA=r", user, password)) {
            try {
                Optional<DatabaseCounts> before = head.read();
                if (before.isPresent()) {
                    compare(connection, before.get());
                }
            } finally {
                connection.createStatement().execute("SHUTDOWN IMMEDIATELY");
            }
        } catch (SQLException e) {
            throw told(e);
        }
    }

    private void compare(Connection connection, DatabaseCounts before) {
        Optional<String> missing;
        try {
            missing = new WholenessCheck(connection).missing(before);
        } catch (SQLException e) {
            throw unreadable(dataDir, e);
        }
        if (missing.isPresent()) {
            throw new DatabaseNotWhole(
                    dataDir, missing.get() + ", as chronomap.head says", true, Archives.newest(dataDir), null);
        }
    }

    private void refuseInUse() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            if (lock == null) {
                throw new DataFolderInUse(dataDir, null);
            }
        }
    }

    private DatabaseNotWhole lost(String found) {
        return new DatabaseNotWhole(dataDir, found, false, Archives.newest(dataDir), null);
    }

    private IOException told(SQLException failure) {
        if (DataFolderInUse.isWhy(failure)) {
            throw new DataFolderInUse(dataDir, failure);
        }
        if (DatabaseDamage.isWhy(failure)) {
            throw unreadable(dataDir, failure);
        }
        return new IOException("The database in " + dataDir + " cannot be opened: " + failure.getMessage(), failure);
    }

    /** What is said of a database that cannot be read. */
    static DatabaseNotWhole unreadable(Path dataDir, Throwable failure) {
        return new DatabaseNotWhole(
                dataDir,
                "it cannot be read: " + DatabaseDamage.said(failure),
                false,
                Archives.newest(dataDir),
                failure);
    }

    /** Has the file written anew at the next start. */
    static void writeAnewAtStart(Path dataDir) throws IOException {
        if (!Files.exists(mark(dataDir))) {
            Files.createFile(mark(dataDir));
        }
    }

    private static Path mark(Path dataDir) {
        return dataDir.resolve(MARK);
    }
}
