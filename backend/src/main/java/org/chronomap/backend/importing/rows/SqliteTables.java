package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.geo.TableFile;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The tables of an SQLite file of a stranger (https://www.sqlite.org/security.html): read alone, without its views, triggers and virtual
 * tables, and no longer at a time than {@link #MOST_STEPS}. The library, which is native code, is loaded when the first such file comes.
 */
final class SqliteTables implements TableFile {

    /** Of SQLite's machine for one row or one question, some tens of seconds. */
    private static final long MOST_STEPS = 1_000_000_000;

    private static final int STEPS_AT_ONCE = 1_000_000;
    private static final String[] CAUTION = {
        "PRAGMA trusted_schema = OFF",
        "PRAGMA query_only = ON",
        "PRAGMA cell_size_check = ON",
        "PRAGMA mmap_size = 0",
        "PRAGMA temp_store = MEMORY"
    };

    private final Connection connection;
    private long steps;

    private SqliteTables(Connection connection) throws SQLException {
        this.connection = connection;
        ProgressHandler.setHandler(connection, STEPS_AT_ONCE, new ProgressHandler() {
            @Override
            protected int progress() {
                steps += STEPS_AT_ONCE;
                return steps > MOST_STEPS ? 1 : 0;
            }
        });
    }

    /** @param file one of the disk, as all are that come here */
    static TableFile open(ForeignFile file) throws RefusedFileException {
        if (!(file instanceof SpooledFile spooled)) {
            throw new IllegalArgumentException("Not on the disk: " + file.name());
        }
        load();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.enableLoadExtension(false);
        // As nobody writes it, no lock is taken, and no journal that lies beside it is looked at.
        String address = "jdbc:sqlite:" + spooled.path().toAbsolutePath().toUri() + "?mode=ro&immutable=1";
        try {
            Connection connection = config.createConnection(address);
            try (Statement statement = connection.createStatement()) {
                for (String caution : CAUTION) {
                    statement.execute(caution);
                }
                return new SqliteTables(connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private static void load() throws RefusedFileException {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception | LinkageError e) {
            throw new RefusedFileException(
                    "unread-geopackage",
                    "This server cannot load what reads a GeoPackage (%s). Convert it: ogr2ogr -t_srs EPSG:4326 out.geojson in"
                            .formatted(e.getMessage()));
        }
    }

    private static RefusedFileException refusal(SQLException e) {
        if (e instanceof SQLiteException own && own.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
            return new RefusedFileException(
                    "too-long",
                    "What the GeoPackage says of its tables takes longer to read than any does that is whole");
        }
        return new RefusedFileException(
                "broken-geopackage",
                "The GeoPackage is damaged, or not all of it has come: close it in other programs, and send it again ("
                        + e.getMessage() + ")");
    }

    @Override
    public Optional<List<TableColumn>> columns(String table) throws RefusedFileException {
        steps = 0;
        // What is no view and not virtual has pages of its own; and its words, which a file can choose, are those of a
        // table.
        try (PreparedStatement schema = connection.prepareStatement(
                        "SELECT 1 FROM sqlite_schema WHERE type = 'table'"
                                + " AND rootpage > 0 AND upper(substr(sql, 1, 13)) = 'CREATE TABLE ' AND name = ? COLLATE NOCASE");
                PreparedStatement columns =
                        connection.prepareStatement("SELECT name, type FROM pragma_table_info(?)")) {
            schema.setString(1, table);
            try (ResultSet found = schema.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
            }
            columns.setString(1, table);
            List<TableColumn> all = new ArrayList<>();
            try (ResultSet found = columns.executeQuery()) {
                while (found.next()) {
                    String type = found.getString(2);
                    all.add(new TableColumn(found.getString(1), type == null ? "" : type));
                }
            }
            return all.isEmpty() ? Optional.empty() : Optional.of(all);
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    @Override
    public TableRows rows(String table, List<String> columns) throws RefusedFileException {
        // A value that is too long is never loaded: its length stands beside it.
        StringBuilder sql = new StringBuilder("SELECT ");
        for (String column : columns) {
            String name = quoted(column);
            sql.append("iif(octet_length(%1$s) > %2$d, NULL, %1$s), octet_length(%1$s), ".formatted(name, LONGEST));
        }
        sql.setLength(sql.length() - 2);
        sql.append(" FROM main.").append(quoted(table));
        steps = 0;
        try {
            Statement statement = connection.createStatement();
            try {
                long last = last(statement, table);
                return new Cursor(statement, statement.executeQuery(sql.toString()), last);
            } catch (SQLException | RuntimeException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    /** About how many rows there are; 0 = not known. */
    private static long last(Statement statement, String table) {
        try (ResultSet found = statement.executeQuery("SELECT max(rowid) FROM main." + quoted(table))) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException e) {
            // A table without row numbers is read all the same.
            return 0;
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private final class Cursor implements TableRows {

        private final Statement statement;
        private final ResultSet rows;
        private final long last;
        private long read;

        Cursor(Statement statement, ResultSet rows, long last) {
            this.statement = statement;
            this.rows = rows;
            this.last = last;
        }

        @Override
        public boolean next() throws RefusedFileException {
            steps = 0;
            try {
                read++;
                return rows.next();
            } catch (SQLException e) {
                throw refusal(e);
            }
        }

        @Override
        public @Nullable Object value(int column) throws RefusedFileException {
            try {
                Object value = rows.getObject(2 * column + 1);
                if (value instanceof Integer number) {
                    return number.longValue();
                }
                if (value != null) {
                    return value;
                }
                long length = rows.getLong(2 * column + 2);
                return length > LONGEST ? new TooLong(length) : null;
            } catch (SQLException e) {
                throw refusal(e);
            }
        }

        @Override
        public double share() {
            return last <= 0 ? 0 : Math.min(1, read / (double) last);
        }

        @Override
        public void close() throws IOException {
            try (statement) {
                rows.close();
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }
    }
}
