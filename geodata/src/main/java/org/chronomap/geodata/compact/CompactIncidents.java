package org.chronomap.geodata.compact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.chronomap.geodata.index.column.ColumnReader;
import org.chronomap.geodata.index.column.ColumnWriter;
import org.chronomap.geodata.index.column.IdColumn;
import org.chronomap.geodata.index.column.NameColumn;
import org.chronomap.geodata.index.column.VersionColumn;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;

/**
 * Incidents in their order, each as a few hundred bytes, and by what a story finds them: their ids, places and categories. Never
 * changed. An incident is made each time that it is asked for, which takes some microseconds.
 *
 * <p>They lie in chunks of {@value #IN_CHUNK}: at its head where each begins and where the last ends, 4 bytes each, so that nothing of
 * a chunk need be on the heap, and it can be a block of a file. Beside them 8 bytes and its id for each, and some for the postings.
 */
public final class CompactIncidents {

    private static final int IN_CHUNK_BITS = 10;
    private static final int IN_CHUNK = 1 << IN_CHUNK_BITS;

    private static final int AS_ITS_PLACE = 1;
    private static final int COUNTED = 2;

    public static final CompactIncidents NONE = new Builder(ItemSchemas.STANDARD.incidents()).build();

    private final CompactForm<Incident> form;
    private final int size;
    private final IdColumn ids;
    private final NameColumn places;
    private final NameColumn categories;
    /** Of those that have none of their own. */
    private final @Nullable Version version;

    private volatile Chunks chunks;

    private CompactIncidents(
            CompactForm<Incident> form,
            int size,
            IdColumn ids,
            NameColumn places,
            NameColumn categories,
            @Nullable Version version,
            Chunks chunks) {
        this.form = form;
        this.size = size;
        this.ids = ids;
        this.places = places;
        this.categories = categories;
        this.version = version;
        this.chunks = chunks;
    }

    /**
     * As it was written.
     *
     * @param schema the same
     * @param chunks the chunks that were written
     */
    public CompactIncidents(PropertySchema<Incident> schema, ColumnReader in, Chunks chunks) {
        this(
                new CompactForm<>(schema),
                in.number(),
                new IdColumn(in),
                new NameColumn(in),
                new NameColumn(in),
                new VersionColumn(in).get(0),
                chunks);
    }

    /** All but the chunks. */
    public void write(ColumnWriter out) throws IOException {
        out.number(size);
        ids.write(out);
        places.write(out);
        categories.write(out);
        VersionColumn.of(version).write(out);
    }

    public int chunks() {
        return (size + IN_CHUNK - 1) / IN_CHUNK;
    }

    public ByteBuffer chunk(int number) {
        return chunks.get(number).duplicate();
    }

    /** From now on they are where their copies lie. */
    public void move(Chunks copies) {
        chunks = copies;
    }

    /** Takes incidents in their order. */
    public static final class Builder {

        private final CompactForm<Incident> form;
        private final UnaryOperator<ByteBuffer> keeper;
        private final List<String> ids = new ArrayList<>();
        private final NameColumn.Builder places = new NameColumn.Builder();
        private final NameColumn.Builder categories = new NameColumn.Builder();
        private final List<ByteBuffer> chunks = new ArrayList<>();
        private final ByteWriter documents = new ByteWriter();
        private final int[] ends = new int[IN_CHUNK];
        private int inChunk;

        public Builder(PropertySchema<Incident> schema) {
            this(schema, UnaryOperator.identity());
        }

        /** @param keeper takes each chunk once it is whole, and gives it where it lies from then on */
        public Builder(PropertySchema<Incident> schema, UnaryOperator<ByteBuffer> keeper) {
            form = new CompactForm<>(schema);
            this.keeper = keeper;
        }

        /** @param version null where changes are not counted, or it is that of all */
        public void add(Placed placed, @Nullable Version version) {
            begin(placed.id(), placed.hasPlace() ? placed.place() : null, placed.category());
            head(placed.asItsPlace(), version);
            form.write(placed.incident(), documents);
            end();
        }

        private void begin(String id, @Nullable String place, String category) {
            ids.add(id);
            places.addRow(place == null ? Set.of() : Set.of(place));
            categories.addRow(Set.of(category));
        }

        private void head(boolean asItsPlace, @Nullable Version version) {
            documents.octet((asItsPlace ? AS_ITS_PLACE : 0) | (version == null ? 0 : COUNTED));
            if (version != null) {
                Instant updated = version.updated();
                documents.number(version.revision());
                documents.signed(updated.getEpochSecond());
                documents.number(updated.getNano());
            }
        }

        private void end() {
            ends[inChunk++] = documents.size();
            if (inChunk == IN_CHUNK) {
                endChunk();
            }
        }

        private void endChunk() {
            int head = Integer.BYTES * (inChunk + 1);
            ByteBuffer chunk = ByteBuffer.allocate(head + documents.size());
            chunk.putInt(head);
            for (int i = 0; i < inChunk; i++) {
                chunk.putInt(head + ends[i]);
            }
            chunk.put(documents.toArray()).flip();
            chunks.add(keeper.apply(chunk));
            documents.clear();
            inChunk = 0;
        }

        /** All of them; nothing of them is held here any more. To be called once. */
        public CompactIncidents build() {
            return build(null);
        }

        /** @param version of all that were added without one; null = their changes are not counted */
        public CompactIncidents build(@Nullable Version version) {
            if (inChunk > 0) {
                endChunk();
            }
            List<ByteBuffer> all = List.copyOf(chunks);
            int size = ids.size();
            IdColumn column = new IdColumn(ids);
            ids.clear();
            chunks.clear();
            return new CompactIncidents(form, size, column, places.build(), categories.build(), version, all::get);
        }
    }

    /**
     * @param last whether these here are not to be used any more: then the memory of each chunk is free once all of it is copied, where
     *     nothing else holds it
     */
    public Copy copy(boolean last) {
        return new Copy(last);
    }

    /** Copies incidents as they lie, without making them. */
    public final class Copy {

        private final @Nullable String[] placesByRow = places.byRow(size);
        private final @Nullable String[] categoriesByRow = categories.byRow(size);
        private final boolean last;
        /** Rows of each chunk that are not copied yet. */
        private final int[] left = new int[chunks()];

        private final @Nullable ByteBuffer[] held = new ByteBuffer[chunks()];

        private Copy(boolean last) {
            this.last = last;
            for (int i = 0; i < left.length; i++) {
                left[i] = Math.min(IN_CHUNK, size - i * IN_CHUNK);
                held[i] = chunks.get(i);
            }
            if (last) {
                chunks = number -> Objects.requireNonNull(held[number], "it was copied");
            }
        }

        /** @param version null where changes are not counted */
        public void add(int row, Builder to, @Nullable Version version) {
            ByteBuffer bytes = document(row);
            ByteReader document = new ByteReader(bytes);
            int head = document.octet();
            if ((head & COUNTED) != 0) {
                version(document);
            }
            to.begin(id(row), placesByRow[row], Objects.requireNonNull(categoriesByRow[row]));
            to.head((head & AS_ITS_PLACE) != 0, version);
            to.documents.raw(bytes);
            to.end();
            int chunk = row >>> IN_CHUNK_BITS;
            if (last && --left[chunk] == 0) {
                held[chunk] = null;
            }
        }
    }

    public int size() {
        return size;
    }

    public String id(int row) {
        return ids.get(row);
    }

    public IdColumn ids() {
        return ids;
    }

    public OptionalInt find(String id) {
        return ids.find(id);
    }

    /** The rows at a place, ascending. */
    public IntStream at(String place) {
        return IntStream.of(places.any(Set.of(place)).toArray());
    }

    /** The rows of a category, ascending. */
    public IntStream in(String category) {
        return IntStream.of(categories.any(Set.of(category)).toArray());
    }

    public Placed get(int row) {
        ByteReader document = new ByteReader(document(row));
        int head = document.octet();
        if ((head & COUNTED) != 0) {
            version(document);
        }
        return new Placed(form.read(document), (head & AS_ITS_PLACE) != 0);
    }

    /** Null where changes are not counted. */
    public @Nullable Version version(int row) {
        ByteReader document = new ByteReader(document(row));
        return (document.octet() & COUNTED) == 0 ? version : version(document);
    }

    private static Version version(ByteReader document) {
        int revision = document.count();
        return new Version(revision, Instant.ofEpochSecond(document.signed(), document.number()));
    }

    /** Whether a row says the very same as one of others, and has the same version. */
    public boolean isSame(int row, CompactIncidents others, int there) {
        return document(row).equals(others.document(there)) && Objects.equals(version(row), others.version(there));
    }

    private ByteBuffer document(int row) {
        ByteBuffer chunk = chunks.get(row >>> IN_CHUNK_BITS);
        int at = Integer.BYTES * (row & (IN_CHUNK - 1));
        int begin = chunk.getInt(at);
        return chunk.slice(begin, chunk.getInt(at + Integer.BYTES) - begin);
    }
}
