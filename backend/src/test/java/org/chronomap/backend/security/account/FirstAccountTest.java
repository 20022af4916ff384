package org.chronomap.backend.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class FirstAccountTest {

    private static final Pattern TOLD = Pattern.compile("administrator's is \"(\\S+)\", its password (\\S+)");

    @TempDir
    Path data;

    @Test
    void aPasswordIsMadeAndToldOnce(CapturedOutput output) {
        try (ConfigurableApplicationContext first = start()) {
            Matcher told = TOLD.matcher(output);
            assertThat(told.find()).isTrue();
            assertThat(whoAmI(first, told.group(1), told.group(2))).isEqualTo(200);
            assertThat(whoAmI(first, told.group(1), "another password")).isEqualTo(401);
        }
        int before = output.length();

        try (ConfigurableApplicationContext again = start()) {
            assertThat(again.isRunning()).isTrue();
            assertThat(TOLD.matcher(output.subSequence(before, output.length())).find())
                    .isFalse();
        }
    }

    @Test
    void aStartThatFailsMakesNoneAndTellsNoPassword(CapturedOutput output) throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start(taken.getLocalPort()).close()).hasStackTraceContaining("already in use");
        }
        assertThat(output).doesNotContainPattern(TOLD);
        try (ConfigurableApplicationContext server = start()) {
            assertThat(server.isRunning()).isTrue();
            assertThat(output).containsPattern(TOLD);
        }
    }

    private ConfigurableApplicationContext start() {
        return start(0);
    }

    private ConfigurableApplicationContext start(int port) {
        return SpringApplication.run(Chronomap.class, "--server.port=" + port, "--chronomap.data-dir=" + data);
    }

    private static int whoAmI(ConfigurableApplicationContext server, String username, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((username + ':' + password).getBytes(StandardCharsets.UTF_8));
        return new Http(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
                .get("/account", "Authorization", "Basic " + credentials)
                .status();
    }
}
