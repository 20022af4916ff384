package org.chronomap.backend.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.Http;
import org.chronomap.backend.command.Program.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The way back in for who has the server's machine. */
class AccountCommandTest {

    @TempDir
    Path work;

    @Test
    void whoHasLostTheLastPasswordGetsBackIn() throws Exception {
        Program program = new Program(work);
        try (ConfigurableApplicationContext server = start()) {
            assertThat(server.isRunning()).isTrue();
        }

        Ran nobody = program.run("account", "reset", "nobody");
        assertThat(nobody.exitCode()).isEqualTo(1);
        assertThat(nobody.err()).contains("no account \"nobody\"", "there are: editor");
        assertThat(program.run("account", "remove", "editor").exitCode()).isEqualTo(2);
        Ran reset = program.run("account", "reset", "Editor");
        assertThat(reset.err()).isEmpty();
        String password = reset.out().strip().replaceAll("(?s).* ", "");

        try (ConfigurableApplicationContext server = start()) {
            Http http = new Http(Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port")));
            String pair = Base64.getEncoder().encodeToString(("editor:" + password).getBytes(StandardCharsets.UTF_8));
            assertThat(http.get("/accounts", "Authorization", "Basic " + pair).status())
                    .isEqualTo(200);
        }
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                Chronomap.class, "--server.port=0", "--chronomap.data-dir=" + work.resolve("data"));
    }
}
