package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class HealthTest {

    @Test
    void whatKeepsFromWritingTakesNoReaderAway(@TempDir Path data) throws Exception {
        try (ConfigurableApplicationContext server =
                SpringApplication.run(Chronomap.class, "--server.port=0", "--chronomap.data-dir=" + data)) {
            Http http = new Http(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
            // No file can be written where a folder stands that is not empty.
            Files.createDirectories(data.resolve("chronomap.probe/full"));

            Answer health = http.get("/actuator/health");
            Answer writing = http.get("/actuator/health/writing");

            assertThat(health.status()).isEqualTo(200);
            assertThat(health.json().at("/status").stringValue()).isEqualTo("UP");
            assertThat(health.json().at("/components/store/status").stringValue())
                    .isEqualTo("UNWRITABLE");
            assertThat(health.json().at("/components/store/description").stringValue())
                    .startsWith("Nothing can be kept: ")
                    .doesNotContain(data.toString());
            assertThat(health.json().at("/components").has("diskSpace")).isFalse();
            assertThat(writing.status()).isEqualTo(503);
            for (String status :
                    List.of(StoreHealthIndicator.STALE, StoreHealthIndicator.HELD, StoreHealthIndicator.UNWRITABLE)) {
                assertThat(server.getEnvironment()
                                .getProperty("management.endpoint.health.group.writing.status.http-mapping." + status))
                        .as(status)
                        .isEqualTo("503");
            }
        }
    }
}
