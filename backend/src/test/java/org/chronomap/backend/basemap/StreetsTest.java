package org.chronomap.backend.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.backend.BasemapProperties;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.TilesProperties;
import org.chronomap.geodata.tile.Compression;
import org.chronomap.geodata.tile.PmtilesWriter;
import org.chronomap.geodata.tile.TileAddress;
import org.chronomap.geodata.tile.TileType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Of a file that can be used maps are told; of one that cannot, whoever runs the server. */
@ExtendWith(OutputCaptureExtension.class)
class StreetsTest {

    @TempDir
    Path data;

    @Test
    void withoutAFileNothingIsSaid(CapturedOutput log) {
        Streets streets = streets(null);

        assertThat(streets.ground()).isNull();
        assertThat(streets.fault()).isEmpty();
        assertThat(log.getOut()).doesNotContain("Streets", "streets");
    }

    @Test
    void theFileOfTheDataFolderIsTaken(CapturedOutput log) throws IOException {
        InventedStreets.write(data.resolve("basemap.pmtiles"));

        Ground.Streets ground = (Ground.Streets) streets(null).ground();

        assertThat(ground).isNotNull();
        assertThat(List.of(ground.minZoom(), ground.maxZoom())).isEqualTo(List.of(0, 14));
        assertThat(ground.bounds()).isEqualTo(InventedStreets.BOUNDS);
        assertThat(ground.credits()).as("as text, without its markup").isEqualTo(InventedStreets.CREDITS);
        assertThat(ground.path()).matches("basemap/[0-9a-f]{12}\\.pmtiles");
        assertThat(log.getOut()).containsOnlyOnce("Streets: ").contains("zoom 0 to 14");
    }

    @Test
    void aFileThatIsNamedIsMissed(CapturedOutput log) {
        Streets streets = streets(data.resolve("city.pmtiles"));

        assertThat(streets.ground()).isNull();
        assertThat(streets.fault()).isEqualTo("There is no such file");
        assertThat(log.getOut()).containsOnlyOnce("WARN").contains("city.pmtiles: There is no such file");
    }

    static Stream<Arguments> faulty() throws IOException {
        byte[] sound = InventedStreets.bytes(0);
        byte[] version4 = sound.clone();
        version4[7] = 4;
        byte[] zeros = sound.clone();
        int tiles = (int) ByteBuffer.wrap(sound).order(ByteOrder.LITTLE_ENDIAN).getLong(56);
        Arrays.fill(zeros, tiles, zeros.length, (byte) 0);
        return Stream.of(
                Arguments.of("empty", new byte[0], "It is empty"),
                Arguments.of("cut short", Arrays.copyOf(sound, sound.length - 5), "It is cut short"),
                Arguments.of("no archive", "streets".getBytes(StandardCharsets.US_ASCII), "It is no PMTiles archive"),
                Arguments.of("too new", version4, "It is PMTiles version 4: expected version 3"),
                Arguments.of(
                        "as long as it was, and no tile in it", zeros, "Its tile 14/11692/6004 cannot be unpacked"),
                Arguments.of("pictures", archive(TileType.PNG, "{}"), "Its tiles are PNG: expected MVT"),
                Arguments.of("metadata that is no JSON", archive(TileType.MVT, "{"), "Its metadata is no JSON"),
                Arguments.of(
                        "layers of another scheme",
                        archive(
                                TileType.MVT,
                                "{\"vector_layers\": [{\"id\": \"water\"}, {\"id\": \"transportation\"}]}"),
                        "Its layers are water, transportation: expected those of Protomaps"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faulty")
    void aFaultyFileIsToldOnceAndInHealth(String name, byte[] bytes, String fault, CapturedOutput log)
            throws IOException {
        Path file = Files.write(data.resolve("basemap.pmtiles"), bytes);

        Streets streets = streets(null);
        streets.look();
        streets.look();

        assertThat(streets.ground()).isNull();
        assertThat(streets.fault()).startsWith(fault);
        assertThat(log.getOut()).containsOnlyOnce("WARN").contains(file + ": " + fault);
        Health health = new BasemapHealthIndicator(streets).health();
        assertThat(health.getStatus().getCode()).isEqualTo("FAULTY");
        assertThat(health.getStatus().getDescription())
                .contains("only the built-in map: " + fault)
                .doesNotContain(data.toString());
    }

    /** While it is copied a file is faulty for a while. */
    @Test
    void whatComesIsTakenAndWhatGoesIsLetGoOf(CapturedOutput log) throws IOException {
        Path file = data.resolve("basemap.pmtiles");
        byte[] whole = InventedStreets.bytes(1);
        Streets streets = streets(null);

        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        streets.look();
        assertThat(streets.ground()).isNull();
        assertThat(log.getOut()).as("half of it, and still growing").doesNotContain("WARN");
        Files.write(file, whole);
        streets.look();
        Ground first = streets.ground();
        assertThat(first).isNotNull();
        Files.write(file, InventedStreets.bytes(2));
        // As large as it was, and perhaps in the same tick of the clock.
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        streets.look();
        assertThat(streets.ground())
                .as("an edited file has another name")
                .isNotNull()
                .isNotEqualTo(first);
        Files.delete(file);
        streets.look();
        assertThat(streets.ground()).isNull();
        assertThat(streets.fault()).isEmpty();
        assertThat(log.getOut()).doesNotContain("WARN");
    }

    @Test
    void ofAFileThatHasBeenExchangedNothingIsRead() throws IOException {
        Path path = data.resolve("basemap.pmtiles");
        InventedStreets.write(path);
        StreetsFile file = StreetsFile.read(path);

        assertThat(file.open()).isNotNull().satisfies(channel -> channel.close());
        Files.write(path, InventedStreets.bytes(7));

        assertThat(file.open()).isNull();
    }

    private Streets streets(@Nullable Path file) {
        return new Streets(
                new BasemapProperties(file), new TilesProperties(null, null), new ChronomapProperties(data, null));
    }

    private static byte[] archive(TileType type, String metadata) throws IOException {
        ByteArrayOutputStream tiles = new ByteArrayOutputStream();
        PmtilesWriter writer = new PmtilesWriter(type, Compression.NONE, tiles);
        writer.add(new TileAddress(0, 0, 0), new byte[] {1, 2, 3});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(writer.head(InventedStreets.BOUNDS, metadata));
        file.writeBytes(tiles.toByteArray());
        return file.toByteArray();
    }
}
