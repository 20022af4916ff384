package org.chronomap.backend.features;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads with the programs of GDAL; where they are not installed the test is skipped, in CI it fails. */
public final class Gdal {

    private Gdal() {}

    public static void require() {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(":"))
                .map(Path::of)
                .anyMatch(folder ->
                        Files.isExecutable(folder.resolve("ogrinfo")) && Files.isExecutable(folder.resolve("ogr2ogr")));
        if (!isThere) {
            String lacking = "GDAL's ogrinfo and ogr2ogr are not installed (Debian: gdal-bin)";
            if ("true".equals(System.getenv("CI"))) {
                fail(lacking);
            }
            abort(lacking);
        }
    }

    /** The names of the layers at an address. */
    static List<String> layers(String address) {
        return run("ogrinfo", "-ro", "-q", "OAPIF:" + address)
                .lines()
                .map(line -> line.replaceAll("^\\d+: (\\S+).*", "$1"))
                .toList();
    }

    /** What is told of a layer as a whole. */
    static String summary(String address, String layer) {
        return run("ogrinfo", "-ro", "-so", "OAPIF:" + address, layer);
    }

    /** All features of a layer, as GeoJSON. */
    static JsonNode features(String address, String layer, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                "-lco",
                "COORDINATE_PRECISION=15",
                "/vsistdout/",
                "OAPIF:" + address,
                layer));
        command.addAll(List.of(options));
        return JsonMapper.shared().readTree(run(command.toArray(String[]::new))).path("features");
    }

    /** All features of the first layer of a file, as GeoJSON. */
    public static JsonNode featuresOf(Path file) {
        // GPX has layers of other kinds, which are empty.
        return featuresOf(file, firstLayer(file));
    }

    /** @param options of the program that reads it */
    public static JsonNode featuresOf(Path file, String layer, String... options) {
        List<String> command = new ArrayList<>(List.of(
                "ogr2ogr",
                "-f",
                "GeoJSON",
                "-lco",
                "COORDINATE_PRECISION=15",
                "/vsistdout/",
                file.toString(),
                "-sql",
                "SELECT * FROM \"" + layer + '"'));
        command.addAll(List.of(options));
        return JsonMapper.shared().readTree(run(command.toArray(String[]::new))).path("features");
    }

    public static String firstLayer(Path file) {
        return run("ogrinfo", "-ro", "-q", file.toString())
                .lines()
                .map(line -> line.replaceAll("^\\d+: (.*?)(?: \\([^()]*\\))?$", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static String run(String... command) {
        try {
            Path out = Files.createTempFile("gdal", ".out");
            Path err = Files.createTempFile("gdal", ".err");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(err));
            }
            String said = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            Files.delete(err);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
