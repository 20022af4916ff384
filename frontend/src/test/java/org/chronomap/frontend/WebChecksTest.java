package org.chronomap.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The checks of the TypeScript sources. They need Node, which a user's machine may lack: then they skip and say so. With
 * {@code CI=true} they must run.
 */
class WebChecksTest {

    private static final boolean REQUIRED = "true".equals(System.getenv("CI"));
    private static final String NPM =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows") ? "npm.cmd" : "npm";

    @BeforeAll
    static void installTools() throws IOException, InterruptedException {
        boolean node = isThere("node") && isThere(NPM);
        assumeTrue(node || REQUIRED, "Node and npm were not found: the TypeScript sources were not checked");
        // Not `npm ci`: it insists on a native package for every platform, and registries do not serve all of them.
        assertThat(run(NPM, "install", "--no-save", "--no-audit", "--no-fund")).isZero();
    }

    @ParameterizedTest(name = "npm run {0}")
    @ValueSource(strings = {"check", "lint", "test"})
    void passes(String script) throws IOException, InterruptedException {
        assertThat(run(NPM, "run", "--silent", script)).isZero();
    }

    private static boolean isThere(String command) throws InterruptedException {
        try {
            return new ProcessBuilder(command, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // what cannot be started is not there
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
        builder.environment().put("CHRONOMAP_ESBUILD", System.getProperty("chronomap.esbuild"));
        Process process = builder.start();
        try (InputStream output = process.getInputStream()) {
            System.out.println(new String(output.readAllBytes(), StandardCharsets.UTF_8));
        }
        return process.waitFor();
    }
}
