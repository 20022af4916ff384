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
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
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
    Path work;

    /** The servers are one after the other of one data folder: a start that fails, the first that serves, and one after a command. */
    @Test
    void aPasswordIsToldOnceAndWhoHasLostItGetsBackIn(CapturedOutput output) throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start(taken.getLocalPort()).close()).hasStackTraceContaining("already in use");
        }
        assertThat(output).as("a start that fails").doesNotContainPattern(TOLD);

        Matcher told = TOLD.matcher("");
        try (ConfigurableApplicationContext first = start()) {
            assertThat(told.reset(output.toString()).find()).isTrue();
            assertThat(whoAmI(first, told.group(1), told.group(2))).isEqualTo(200);
            assertThat(get(first, "/account", told.group(1), told.group(2))
                            .json()
                            .get("passwordToChange")
                            .booleanValue())
                    .isTrue();
            assertThat(whoAmI(first, told.group(1), "another password")).isEqualTo(401);
        }
        int before = output.length();

        Program program = new Program(work);
        Ran nobody = program.run("account", "reset", "nobody");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).contains("no account \"nobody\"", "there are: editor");
        assertThat(program.run("account", "remove", "editor").exitCode()).isEqualTo(2);
        Ran reset = program.run("account", "reset", "Editor");
        assertThat(reset.err()).isEmpty();
        String password = reset.out().strip().replaceAll("(?s).* ", "");

        try (ConfigurableApplicationContext again = start()) {
            assertThat(TOLD.matcher(output.subSequence(before, output.length())).find())
                    .isFalse();
            assertThat(status(again, "/accounts", "editor", password)).isEqualTo(200);
            assertThat(whoAmI(again, told.group(1), told.group(2))).isEqualTo(401);
        }
    }

    private ConfigurableApplicationContext start() {
        return start(0);
    }

    private ConfigurableApplicationContext start(int port) {
        return SpringApplication.run(
                Chronomap.class, "--server.port=" + port, "--chronomap.data-dir=" + work.resolve("data"));
    }

    private static int whoAmI(ConfigurableApplicationContext server, String username, String password) {
        return status(server, "/account", username, password);
    }

    private static int status(ConfigurableApplicationContext server, String path, String username, String password) {
        return get(server, path, username, password).status();
    }

    private static Answer get(ConfigurableApplicationContext server, String path, String username, String password) {
        String credentials =
                Base64.getEncoder().encodeToString((username + ':' + password).getBytes(StandardCharsets.UTF_8));
        return new Http(server.getEnvironment().getRequiredProperty("local.server.port", Integer.class))
                .get(path, "Authorization", "Basic " + credentials);
    }
}
