package org.chronomap.backend.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.backend.backup.Node;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
import org.chronomap.backend.editing.Replacement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A server on a database that lost something does not begin to serve as if nothing had happened. */
@ExtendWith(OutputCaptureExtension.class)
class DamagedDatabaseTest {

    private static final String DATABASE = "chronomap.mv.db";
    private static final String HEAD = "chronomap.head";
    private static final int INCIDENTS = 4_000;
    private static final int ZEROS = 4 << 20;
    private static final int PAGE = 16 << 10;

    /** The files of a server that was killed in the middle of its work and of the same one after it ended, and those of a large one. */
    @TempDir
    static Path made;

    @TempDir
    Path work;

    @BeforeAll
    static void work() throws IOException {
        try (Node server = Node.onH2(made.resolve("running"))) {
            for (int i = 0; i < 3; i++) {
                assertThat(post(server, "edit-" + i)).isEqualTo(201);
            }
            copy(made.resolve("running"), made.resolve("killed"));
        }
        copy(made.resolve("running"), made.resolve("ended"));
        try (Node server = Node.onH2(copy(made.resolve("ended"), made.resolve("growing")))) {
            server.bean(Replacement.class)
                    .ofUnknown(LargeStory.ID, LargeStory.documents(INCIDENTS))
                    .block();
        }
        copy(made.resolve("growing"), made.resolve("large"));
        assertThat(Files.size(made.resolve("large").resolve(DATABASE))).isGreaterThan(2 * ZEROS);
    }

    /** What became of the database's file. */
    private enum Damage {
        CUT_IN_HALF,
        END_LOST,
        ZEROS_AT_BEGINNING,
        ZEROS_BEHIND_HEADER,
        ZEROS_IN_FIRST_HALF,
        ZEROS_IN_MIDDLE,
        ZEROS_AT_END,
        PAGES_LOST,
        ANOTHER_FILE,
        FEW_BYTES,
        EMPTY;

        byte[] of(byte[] file) {
            return switch (this) {
                case CUT_IN_HALF -> Arrays.copyOf(file, file.length / 2);
                case END_LOST -> Arrays.copyOf(file, file.length - file.length / 8);
                case ZEROS_AT_BEGINNING -> zeros(file, 0);
                case ZEROS_BEHIND_HEADER -> zeros(file, 8_192);
                case ZEROS_IN_FIRST_HALF -> zeros(file, file.length / 4);
                case ZEROS_IN_MIDDLE -> zeros(file, (file.length - ZEROS) / 2);
                case ZEROS_AT_END -> zeros(file, file.length - ZEROS);
                case PAGES_LOST -> withoutPages(file);
                case ANOTHER_FILE ->
                    "It rains, and this is no database.".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
                case FEW_BYTES -> Arrays.copyOf(file, 10);
                case EMPTY -> new byte[0];
            };
        }

        /** Zeros where an incident in the middle of the story stands, in every page that holds it. */
        private static byte[] withoutPages(byte[] file) {
            byte[] with = file.clone();
            byte[] said = ("Incident " + INCIDENTS / 2 + " of a large story").getBytes(StandardCharsets.US_ASCII);
            for (int at = 0; at < file.length - said.length; at++) {
                if (file[at] == said[0] && Arrays.equals(file, at, at + said.length, said, 0, said.length)) {
                    Arrays.fill(with, at - PAGE, at + PAGE, (byte) 0);
                }
            }
            return with;
        }

        private static byte[] zeros(byte[] file, int from) {
            byte[] with = file.clone();
            Arrays.fill(with, from, Math.min(file.length, from + ZEROS), (byte) 0);
            return with;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedDatabaseIsRefusedAndLeftAsItIs(Damage damage, CapturedOutput output) throws IOException {
        Path data = copy(made.resolve("large"), work.resolve("data"));
        byte[] damaged = damage.of(Files.readAllBytes(data.resolve(DATABASE)));
        Files.write(data.resolve(DATABASE), damaged);

        assertRefused(data, output);

        assertThat(Files.readAllBytes(data.resolve(DATABASE))).isEqualTo(damaged);
    }

    @Test
    void itemsThatCannotBeReadAreRefusedThoughNoHeadFileTells(CapturedOutput output) throws IOException {
        Path data = copy(made.resolve("large"), work.resolve("data"));
        Files.write(data.resolve(DATABASE), Damage.PAGES_LOST.of(Files.readAllBytes(data.resolve(DATABASE))));
        Files.delete(data.resolve(HEAD));

        assertRefused(data, output);

        assertThat(output).contains("it cannot be read: ");
    }

    @Test
    void aDatabaseThatIsGoneIsRefused(CapturedOutput output) throws IOException {
        Path data = copy(made.resolve("ended"), work.resolve("data"));
        Files.delete(data.resolve(DATABASE));

        assertRefused(data, output);

        assertThat(data.resolve(DATABASE)).doesNotExist();
    }

    @Test
    void anOlderStateIsRefusedUntilItIsMeant(CapturedOutput output) throws IOException {
        Path data = work.resolve("data");
        try (Node server = Node.onH2(work.resolve("older"))) {
            assertThat(server.get("/").status()).isEqualTo(200);
        }
        copy(work.resolve("older"), data);
        Files.copy(made.resolve("ended").resolve(HEAD), data.resolve(HEAD), StandardCopyOption.REPLACE_EXISTING);

        assertRefused(data, output);
        assertThat(output).contains("its log ends at change ", "and had reached change ");

        Files.delete(data.resolve(HEAD));
        try (Node server = Node.onH2(data)) {
            assertThat(server.get("/").status()).isEqualTo(200);
        }
        assertThat(data.resolve(HEAD)).exists();
    }

    @ParameterizedTest
    @EnumSource
    void aWholeDatabaseIsGoneOnWith(Whole whole) throws IOException {
        Path data = whole.copyTo(work.resolve("data"));

        try (Node server = Node.onH2(data)) {
            assertThat(server.read(Node.ITEMS + "/edit-0").status()).isEqualTo(200);
            assertThat(server.read(Node.ITEMS + "/edit-2").status()).isEqualTo(200);
            assertThat(post(server, "one-more")).isEqualTo(201);
        }
        assertThat(data.resolve(HEAD)).content().contains("head=");
    }

    /** In what states a data folder may be found whose database is whole. */
    private enum Whole {
        ENDED,
        KILLED,
        FROM_BEFORE_THERE_WAS_A_HEAD_FILE,
        HEAD_FILE_DAMAGED,
        HEAD_FILE_HALF_WRITTEN;

        Path copyTo(Path data) throws IOException {
            copy(made.resolve(this == KILLED || this == HEAD_FILE_HALF_WRITTEN ? "killed" : "ended"), data);
            Path head = data.resolve(HEAD);
            switch (this) {
                case ENDED, KILLED -> {}
                case FROM_BEFORE_THERE_WAS_A_HEAD_FILE -> Files.delete(head);
                case HEAD_FILE_DAMAGED ->
                    Files.writeString(head, Files.readString(head).replace("head=", "head=9"));
                case HEAD_FILE_HALF_WRITTEN -> Files.writeString(data.resolve(HEAD + ".next"), "head=99");
            }
            return data;
        }
    }

    @Test
    void theNewestBackupIsNamedAndRestoredAsTheRefusalSays(CapturedOutput output) throws IOException {
        Path data = copy(made.resolve("ended"), work.resolve("data"));
        Program program = new Program(work);
        Path backup = work.resolve("all.zip");
        assertThat(program.run("backup", "--to", backup.toString()).err()).isEmpty();
        // H2 keeps the file of that command open in this process.
        Path damaged = copy(data, work.resolve("damaged/data"));
        Files.write(damaged.resolve(DATABASE), Damage.CUT_IN_HALF.of(Files.readAllBytes(damaged.resolve(DATABASE))));

        assertRefused(damaged, output);
        assertThat(output).contains("restore " + backup + " --chronomap.data-dir=" + damaged);
        Ran refused = new Program(work.resolve("damaged"))
                .run("export", LargeStory.ID, "--to", work.resolve("out").toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("is not whole", "restore " + backup).doesNotContain("\tat ");

        Path aside = Files.createDirectories(work.resolve("aside"));
        for (String file : new String[] {DATABASE, HEAD}) {
            Files.move(damaged.resolve(file), aside.resolve(file));
        }
        Ran restored = new Program(work.resolve("damaged")).run("restore", backup.toString());
        assertThat(restored.err()).isEmpty();
        Path again = copy(damaged, work.resolve("again"));
        try (Node server = Node.onH2(again)) {
            assertThat(server.read(Node.ITEMS + "/edit-2").status()).isEqualTo(200);
        }
    }

    @Test
    void whatWasRemovedOrRestoredIsNotMissed() throws IOException {
        Path data = work.resolve("data");
        try (Node server = Node.onH2(data)) {
            byte[] archive = server.get("/backup").bytes();
            for (String id : new String[] {"kept", "deleted", "purged"}) {
                assertThat(post(server, id)).isEqualTo(201);
            }
            assertThat(server.send("DELETE", Node.ITEMS + "/deleted", "", "If-Match", "\"1\"")
                            .status())
                    .isLessThan(300);
            assertThat(server.send("POST", Node.ITEMS + "/purged/purge", "").status())
                    .isLessThan(300);
            copy(data, work.resolve("after-removal"));
            assertThat(server.restore(archive).status()).isEqualTo(200);
        }
        for (Map.Entry<String, Path> state : Map.of("removed", work.resolve("after-removal"), "restored", data)
                .entrySet()) {
            try (Node server = Node.onH2(copy(state.getValue(), work.resolve("again-" + state.getKey())))) {
                assertThat(server.read(Node.ITEMS + "/kept").status())
                        .as(state.getKey())
                        .isEqualTo(state.getKey().equals("removed") ? 200 : 404);
            }
        }
    }

    private static void assertRefused(Path data, CapturedOutput output) {
        int before = output.getAll().length();
        assertThatThrownBy(() -> Node.onH2(data).close()).hasStackTraceContaining("is not whole");

        assertThat(output.getAll().substring(before))
                .contains("The database in " + data + " is not whole", "chronomap.jar restore ", HEAD)
                .doesNotContain("\tat ", "There was no account", "Netty started");
    }

    private static int post(Node server, String id) {
        return server.send("POST", Node.ITEMS, """
                        {"type": "Feature", "id": "%s", "geometry": null, "properties": {"title": {"en": "It"},
                         "when": "2022-01-13", "category": "reopening", "status": "reported", "place": "almaty",
                         "sources": [{"publisher": "AFP"}]}}
                        """.formatted(id)).status();
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            // A head file that a running server is about to put in its place may be gone a moment later.
            for (Path file : files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".next"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
