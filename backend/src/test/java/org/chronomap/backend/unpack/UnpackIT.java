package org.chronomap.backend.unpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronomap.backend.nodes.JarServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is shipped, unpacked, and started as operators are told to. */
class UnpackIT {

    @TempDir
    Path work;

    @Test
    void itsClassesComeFromTheArchiveThatTheRehearsalMade() throws Exception {
        Path loaded = work.resolve("loaded");

        JarServer server = JarServer.start(work, List.of("-Xlog:class+load:file=" + loaded), List.of());
        try {
            assertThat(server.http()
                            .get("/stories/kazakhstan-january-2022/collections/incidents/items")
                            .status())
                    .isEqualTo(200);
        } finally {
            server.kill();
        }

        List<String> own = Files.readAllLines(loaded).stream()
                .filter(line -> line.matches(".* org\\.chronomap\\.[\\w.]+ source: .*"))
                .toList();
        assertThat(own).hasSizeGreaterThan(300);
        assertThat(own)
                .filteredOn(line -> line.contains("shared objects file"))
                .hasSizeGreaterThan(own.size() * 9 / 10);
    }
}
