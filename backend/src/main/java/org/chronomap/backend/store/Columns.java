package org.chronomap.backend.store;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Objects;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;

/** Reads the columns of rows, and binds values that may be null. */
public final class Columns {

    private Columns() {}

    static Change change(Readable row) {
        return new Change(
                number(row, "seq"),
                new ItemKey(text(row, "story"), part(row), text(row, "item")),
                ChangeKind.of(text(row, "kind")),
                Math.toIntExact(number(row, "revision")),
                row.get("before_document", String.class),
                row.get("after_document", String.class),
                text(row, "author"),
                instant(row, "at"),
                row.get("note", String.class),
                Boolean.TRUE.equals(row.get("visible", Boolean.class)),
                number(row, "batch"),
                findNumber(row, "undoes"));
    }

    static Item item(Readable row) {
        return new Item(
                new ItemKey(text(row, "story"), part(row), text(row, "id")),
                Math.toIntExact(number(row, "revision")),
                Math.toIntExact(number(row, "published_revision")),
                row.get("document", String.class),
                row.get("draft", String.class),
                number(row, "created_seq"),
                number(row, "changed_seq"),
                instant(row, "updated"),
                row.get("drafted_by", String.class));
    }

    static PublicChanges.Tally tally(Readable row) {
        return new PublicChanges.Tally(
                part(row), ChangeKind.of(text(row, "kind")), Math.toIntExact(number(row, "changes")));
    }

    static DatabaseCounts holdings(Readable row) {
        return new DatabaseCounts(
                number(row, "seq"), number(row, "restored"), number(row, "changes"), number(row, "items"));
    }

    static StoryPart part(Readable row) {
        String id = text(row, "collection");
        return StoryPart.find(id)
                .orElseThrow(
                        () -> new IllegalArgumentException("The store holds an item of an unknown collection: " + id));
    }

    /** Of a column that is never null. */
    public static long number(Readable row, String column) {
        return Objects.requireNonNull(findNumber(row, column), column);
    }

    /** H2 gives an integer as nothing but an integer. */
    static @Nullable Long findNumber(Readable row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : null;
    }

    /** Of a column that is never null. */
    public static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    /** Of a column of milliseconds that is never null. */
    public static Instant instant(Readable row, String column) {
        return Instant.ofEpochMilli(number(row, column));
    }

    public static Parameter text(@Nullable String value) {
        return value == null ? Parameters.in(String.class) : Parameters.in(value);
    }

    public static Parameter number(@Nullable Long value) {
        return value == null ? Parameters.in(Long.class) : Parameters.in(value);
    }
}
