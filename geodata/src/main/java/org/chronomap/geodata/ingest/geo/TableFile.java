package org.chronomap.geodata.ingest.geo;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** A file that is a database, of which tables alone are read, none of its views, triggers and whatever else it would run. For one thread. */
public interface TableFile extends Closeable {

    /** Of a value, in bytes: longer ones come as {@link TooLong}. */
    int LONGEST = 16 << 20;

    /** Opens such files. */
    @FunctionalInterface
    interface Opening {

        /** @throws RefusedFileException when it is no database, or cannot be read here */
        TableFile open(ForeignFile file) throws IOException, RefusedFileException;
    }

    /**
     * @param type as it was declared: {@code INTEGER}, {@code TEXT(20)}, or nothing
     */
    record TableColumn(String name, String type) {}

    /** Stands for a value that is not read. */
    record TooLong(long bytes) {}

    /** The rows of a table, before the first one at first. */
    interface TableRows extends Closeable {

        /** @return false after the last one */
        boolean next() throws IOException, RefusedFileException;

        /** A Long, Double, String, byte[] or {@link TooLong}, or null; of the columns as they were asked for, from 0. */
        @Nullable Object value(int column) throws IOException, RefusedFileException;

        /** How many of them are read, from 0 to 1, about. */
        double share();

        @Override
        void close() throws IOException;
    }

    /** @return empty when it has no such table, be it that there is a view of that name */
    Optional<List<TableColumn>> columns(String table) throws IOException, RefusedFileException;

    /** @param columns of which it has all */
    TableRows rows(String table, List<String> columns) throws IOException, RefusedFileException;
}
