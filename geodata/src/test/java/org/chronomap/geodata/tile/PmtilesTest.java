package org.chronomap.geodata.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written as an archive is read again, whole and in part; and nothing that an archive says is believed. */
class PmtilesTest {

    private static final Extent ALMATY = new Extent(76.7, 43.1, 77.1, 43.4);
    private static final String METADATA = "{\"attribution\":\"Улицы © nobody\"}";

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Map<TileAddress, byte[]> tiles = new TreeMap<>(Comparator.comparingLong(TileAddress::id));
        for (int zoom = 0; zoom <= 5; zoom++) {
            tiles.put(new TileAddress(zoom, 0, 0), text("tile of zoom " + zoom));
        }

        PmtilesReader reader = new PmtilesReader(new InMemory(archive(tiles)));

        assertThat(reader.metadata()).isEqualTo(METADATA);
        PmtilesHeader header = reader.header();
        assertThat(header.bounds()).isEqualTo(ALMATY);
        assertThat(List.of(header.minZoom(), header.maxZoom())).isEqualTo(List.of(0, 5));
        assertThat(header.type()).isEqualTo(TileType.MVT);
        assertThat(header.clustered()).isTrue();
        for (Map.Entry<TileAddress, byte[]> tile : tiles.entrySet()) {
            assertThat(reader.tile(tile.getKey())).hasValue(tile.getValue());
            assertThat(reader.unpackedTile(tile.getKey())).hasValue(tile.getValue());
        }
        assertThat(reader.unpackedTile(new TileAddress(5, 1, 0))).isEmpty();
        assertThat(reader.tile(new TileAddress(9, 1, 0))).isEmpty();
    }

    /** As the tools that check archives add it up. */
    @Test
    void everyByteOfTheFileBelongsToAPartOfIt() throws IOException {
        byte[] file = archive(many(60_000));
        PmtilesHeader header = new PmtilesReader(new InMemory(file)).header();

        assertThat(header.leaves().length()).as("so many tiles need leaves").isPositive();
        assertThat(header.root().end()).isLessThanOrEqualTo(16_384);
        assertThat(PmtilesHeader.LENGTH
                        + header.root().length()
                        + header.metadata().length()
                        + header.leaves().length()
                        + header.tileData().length())
                .isEqualTo(file.length);
    }

    @Test
    void everyTileOfManyIsFoundThroughLeaves() throws IOException {
        Map<TileAddress, byte[]> tiles = many(60_000);
        PmtilesReader reader = new PmtilesReader(new InMemory(archive(tiles)));
        Random random = new Random(7);
        List<TileAddress> addresses = List.copyOf(tiles.keySet());

        assertThat(reader.header().addressedTiles()).isEqualTo(tiles.size());
        for (int i = 0; i < 300; i++) {
            TileAddress one = addresses.get(random.nextInt(addresses.size()));
            assertThat(reader.tile(one)).hasValue(tiles.get(one));
        }
        for (TileAddress edge : List.of(addresses.get(0), addresses.get(addresses.size() - 1))) {
            assertThat(reader.tile(edge)).hasValue(tiles.get(edge));
        }
        assertThat(reader.tile(new TileAddress(9, 511, 0))).isEmpty();
    }

    @Test
    void equalTilesAreKeptOnce() throws IOException {
        Map<TileAddress, byte[]> tiles = new TreeMap<>(Comparator.comparingLong(TileAddress::id));
        for (int id = 5; id < 21; id++) {
            tiles.put(TileAddress.of(id), text(id == 12 ? "an island" : "sea"));
        }
        PmtilesReader reader = new PmtilesReader(new InMemory(archive(tiles)));

        assertThat(reader.header().tileContents()).isEqualTo(2);
        assertThat(reader.header().tileEntries())
                .as("before, the island, behind")
                .isEqualTo(3);
        assertThat(reader.header().addressedTiles()).isEqualTo(16);
        for (TileAddress address : tiles.keySet()) {
            assertThat(reader.tile(address)).hasValue(tiles.get(address));
        }
    }

    @Test
    void aPartHasTheTilesOfItsExtentAtEveryZoomAndNoOther() throws IOException {
        Map<TileAddress, byte[]> tiles = new TreeMap<>(Comparator.comparingLong(TileAddress::id));
        for (int zoom = 0; zoom <= 7; zoom++) {
            for (int x = 0; x < 1 << zoom; x++) {
                for (int y = 0; y < 1 << zoom; y++) {
                    TileAddress tile = new TileAddress(zoom, x, y);
                    tiles.put(tile, text(y > 60 ? "sea" : tile.toString()));
                }
            }
        }
        PmtilesReader whole = new PmtilesReader(new InMemory(archive(tiles, new Extent(-180, -85, 180, 85))));
        // Across the antimeridian, and a place by itself.
        List<Extent> extents = List.of(new Extent(176, -20, -176, -15), new Extent(76.9, 43.2, 76.9, 43.2));

        PmtilesExtract extract = PmtilesExtract.of(whole, extents).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        extract.write(out);

        assertThat(out.size()).isEqualTo((int) extract.size());
        PmtilesReader part = new PmtilesReader(new InMemory(out.toByteArray()));
        assertThat(part.metadata()).isEqualTo(METADATA);
        assertThat(part.header().maxZoom()).isEqualTo(7);
        for (TileAddress address : tiles.keySet()) {
            boolean wanted = extents.stream().anyMatch(address.extent()::intersects);
            assertThat(part.tile(address).map(bytes -> new String(bytes, StandardCharsets.UTF_8)))
                    .as("%s", address)
                    .isEqualTo(
                            wanted
                                    ? Optional.of(new String(tiles.get(address), StandardCharsets.UTF_8))
                                    : Optional.empty());
        }
    }

    @Test
    void aPartOfNothingIsNone() throws IOException {
        PmtilesReader whole = new PmtilesReader(new InMemory(archive(many(100))));

        assertThat(PmtilesExtract.of(whole, List.of(new Extent(2, 48, 3, 49)))).isEmpty();
        assertThat(PmtilesExtract.of(whole, List.of())).isEmpty();
    }

    @Test
    void tilesComeInTheOrderOfTheirIds() throws IOException {
        PmtilesWriter writer = new PmtilesWriter(TileType.MVT, Compression.GZIP, new ByteArrayOutputStream());
        writer.add(TileAddress.of(7), text("seven"));

        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(TileAddress.of(7), text("again")));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.add(TileAddress.of(8), new byte[0]));
    }

    static Stream<Arguments> faults() throws IOException {
        byte[] sound = archive(many(60_000));
        return Stream.of(
                fault("empty", new byte[0], "It is empty"),
                fault("one byte", Arrays.copyOf(sound, 1), "no PMTiles archive"),
                fault("half a header", Arrays.copyOf(sound, 60), "cut short: it ends after 60 bytes, in its header"),
                fault("half a file", Arrays.copyOf(sound, sound.length / 2), "cut short: its header tells of"),
                fault("one byte less", Arrays.copyOf(sound, sound.length - 1), "cut short"),
                fault("another format", text("SQLite format 3" + "\0".repeat(200)), "no PMTiles archive"),
                fault(
                        "a magic word that only begins so",
                        changed(sound, file -> file.put(3, (byte) 'x')),
                        "no PMTiles"),
                fault(
                        "version 2",
                        ByteBuffer.allocate(512_000)
                                .put(text("PM"))
                                .put((byte) 2)
                                .array(),
                        "version 2: expected version 3"),
                fault("version 4", changed(sound, file -> file.put(7, (byte) 4)), "version 4: expected version 3"),
                fault("offsets past the end", changed(sound, file -> file.putLong(56, 1L << 40)), "cut short"),
                fault(
                        "offsets past all ends",
                        changed(sound, file -> file.putLong(56, Long.MAX_VALUE)),
                        "no file reaches"),
                fault("negative lengths", changed(sound, file -> file.putLong(16, -1)), "no file reaches"),
                fault("no root", changed(sound, file -> file.putLong(16, 0)), "root directory does not lie"),
                fault(
                        "a root far away",
                        changed(sound, file -> file.putLong(8, 20_000)),
                        "root directory does not lie"),
                fault("zooms the wrong way", changed(sound, file -> file.put(100, (byte) 20)), "zoom 20 to 9"),
                fault("an impossible zoom", changed(sound, file -> file.put(101, (byte) 200)), "zoom 9 to 200"),
                fault("impossible bounds", changed(sound, file -> file.putInt(102, Integer.MAX_VALUE)), "bounds"),
                fault("directories by zstd", changed(sound, file -> file.put(97, (byte) 4)), "packed as ZSTD"),
                fault("packed as nobody knows", changed(sound, file -> file.put(97, (byte) 77)), "number 77"),
                fault("a root that is no gzip", changed(sound, file -> file.put(127, (byte) 0)), "cannot be unpacked"),
                fault(
                        "a bomb for a root",
                        withRoot(Compression.GZIP.pack(new byte[10 << 20])),
                        "more than 4194304 bytes"),
                fault("a root of no entries", withRoot(Compression.GZIP.pack(new byte[] {0})), "0 entries"),
                fault(
                        "a root of too many",
                        withRoot(Compression.GZIP.pack(new byte[] {-1, -1, -1, -1, 15, 0, 0, 0, 0})),
                        "entries, in 9 bytes"),
                fault(
                        "a number without an end",
                        withRoot(Compression.GZIP.pack(new byte[] {1, 0, 1, 1, -1})),
                        "in the midst of a number"),
                fault("an entry past the tiles", withRoot(directory(new DirectoryEntry(0, 5, 100, 1))), "not there"),
                fault("a leaf past the leaves", withRoot(directory(new DirectoryEntry(0, 5, 100, 0))), "not there"),
                fault(
                        "one tile twice",
                        withRoot(directory(new DirectoryEntry(0, 0, 1, 5), new DirectoryEntry(3, 0, 1, 1))),
                        "two entries for one tile"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultyFileIsRefusedInASentence(String name, byte[] file, String message) {
        assertThatThrownBy(() -> new PmtilesReader(new InMemory(file)))
                .isInstanceOf(PmtilesException.class)
                .hasMessageContaining(message);
    }

    /** A leaf that names itself would be read for ever. */
    @Test
    void leavesThatLieInALoopAreLeft() throws IOException {
        byte[] leaf = directory(new DirectoryEntry(0, 0, 31, 0));
        leaf = directory(new DirectoryEntry(0, 0, leaf.length, 0));
        byte[] file = withRoot(leaf, leaf);

        PmtilesReader reader = new PmtilesReader(new InMemory(file));

        assertThatThrownBy(() -> reader.tile(TileAddress.of(3)))
                .isInstanceOf(PmtilesException.class)
                .hasMessageContaining("more than 3 deep");
    }

    /** Whatever is changed in head or directories is found, or harms nothing: no other failure, and no endless reading. */
    @Test
    void aChangedByteNeverDoesHarm() throws IOException {
        byte[] sound = archive(many(9000));
        PmtilesHeader header = new PmtilesReader(new InMemory(sound)).header();
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            byte[] file = sound.clone();
            for (int change = 0; change <= random.nextInt(4); change++) {
                file[random.nextInt((int) header.tileData().offset())] = (byte) random.nextInt(256);
            }
            try {
                PmtilesReader reader = new PmtilesReader(new InMemory(file));
                reader.tile(new TileAddress(9, random.nextInt(512), random.nextInt(512)));
                reader.metadata();
                PmtilesExtract.of(reader, List.of(ALMATY));
            } catch (PmtilesException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private static Arguments fault(String name, byte[] file, String message) {
        return Arguments.of(name, file, message);
    }

    private static byte[] changed(byte[] file, Consumer<ByteBuffer> change) {
        byte[] copy = file.clone();
        change.accept(ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN));
        return copy;
    }

    private static byte[] directory(DirectoryEntry... entries) {
        return Compression.GZIP.pack(Directory.write(List.of(entries)));
    }

    private static byte[] withRoot(byte[] root) {
        return withRoot(root, new byte[0]);
    }

    private static byte[] withRoot(byte[] root, byte[] leaves) {
        PmtilesHeader.Section rootSection = new PmtilesHeader.Section(PmtilesHeader.LENGTH, root.length);
        PmtilesHeader.Section nothing = new PmtilesHeader.Section(rootSection.end(), 0);
        PmtilesHeader.Section leafSection = new PmtilesHeader.Section(rootSection.end(), leaves.length);
        PmtilesHeader.Section tiles = new PmtilesHeader.Section(leafSection.end(), 3);
        PmtilesHeader header = new PmtilesHeader(
                rootSection,
                nothing,
                leafSection,
                tiles,
                1,
                1,
                1,
                true,
                Compression.GZIP,
                Compression.GZIP,
                TileType.MVT,
                0,
                9,
                ALMATY);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.bytes());
        file.writeBytes(root);
        file.writeBytes(leaves);
        file.writeBytes(new byte[3]);
        return file.toByteArray();
    }

    /** Of zoom 9, beside one another and not; no two alike. */
    private static Map<TileAddress, byte[]> many(int count) {
        Random random = new Random(count);
        Map<TileAddress, byte[]> tiles = new TreeMap<>(Comparator.comparingLong(TileAddress::id));
        while (tiles.size() < count) {
            TileAddress tile = new TileAddress(9, random.nextInt(511), random.nextInt(512));
            tiles.put(tile, text(tile + "!".repeat(random.nextInt(9))));
        }
        return tiles;
    }

    private static byte[] archive(Map<TileAddress, byte[]> tiles) throws IOException {
        return archive(tiles, ALMATY);
    }

    private static byte[] archive(Map<TileAddress, byte[]> tiles, Extent bounds) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        PmtilesWriter writer = new PmtilesWriter(TileType.MVT, Compression.NONE, data);
        for (Map.Entry<TileAddress, byte[]> tile : tiles.entrySet()) {
            writer.add(tile.getKey(), tile.getValue());
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(writer.head(bounds, METADATA));
        file.writeBytes(data.toByteArray());
        return file.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
