package org.chronomap.backend.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.chronomap.backend.command.DataFolderInUse;

/**
 * The database in the data folder, before the server opens it. What was removed for good is gone from its tables at once, and from
 * its file when that is written anew, which cannot be done while it is in use: so it is done at the next start.
 */
final class DatabaseFile {

    /** There as long as the file may still hold the bytes of what was removed for good. */
    private static final String MARK = "chronomap.write-anew";

    private final Database database;
    private final Path dataDir;
    private final String user;
    private final String password;

    DatabaseFile(Database database, Path dataDir, String user, String password) {
        this.database = database;
        this.dataDir = dataDir;
        this.user = user;
        this.password = password;
    }

    /**
     * Writes the file anew where that is due.
     *
     * @throws DataFolderInUse when another process has it
     */
    void prepare() throws IOException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), user, password);
                Statement statement = connection.createStatement()) {
            if (Files.exists(mark(dataDir))) {
                statement.execute("SHUTDOWN COMPACT");
                Files.delete(mark(dataDir));
            }
        } catch (SQLException e) {
            if (DataFolderInUse.isWhy(e)) {
                throw new DataFolderInUse(dataDir, e);
            }
            throw new IOException("The database in " + dataDir + " cannot be opened: " + e.getMessage(), e);
        }
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
