package org.chronomap.backend.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.backend.backup.Node;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
import org.chronomap.backend.editing.Replacement;
import org.chronomap.backend.security.Browser;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.ManyAtOnce;
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
    private static final int INCIDENTS = 1_200;
    private static final int ZEROS = 1 << 20;
    private static final int PAGE = 16 << 10;

    /**
     * The files of one server at some moments, as if it had been killed then, and after it ended; and those of a large story's server,
     * which went on with what the first left when it was killed.
     */
    @TempDir
    static Path made;

    @TempDir
    Path work;

    @BeforeAll
    static void work() throws IOException {
        Path running = made.resolve("running");
        Map<String, String> cookies;
        try (Node server = Node.onH2(running)) {
            Browser editor = server.browser();
            editor.signIn("/login", "anna", "a-long-secret-1");
            cookies = editor.cookies();
            byte[] archive = server.get("/backup").bytes();
            assertThat(post(server, "edit-0")).isEqualTo(201);
            copy(running, made.resolve("older"));
            assertThat(post(server, "edit-1")).isEqualTo(201);
            assertThat(post(server, "edit-2")).isEqualTo(201);
            makeAtOnce(server, "many", "many-deleted", "many-purged");
            copy(running, made.resolve("killed"));
            for (String id : new String[] {"deleted", "purged"}) {
                assertThat(post(server, id)).isEqualTo(201);
            }
            for (String deleted : new String[] {"/deleted", "/many-deleted"}) {
                assertThat(server.send("DELETE", Node.ITEMS + deleted, "", "If-Match", "\"1\"")
                                .status())
                        .isLessThan(300);
            }
            for (String purged : new String[] {"/purged", "/many-purged"}) {
                assertThat(server.send("POST", Node.ITEMS + purged + "/purge", "")
                                .status())
                        .isLessThan(300);
            }
            copy(running, made.resolve("removed"));
            assertThat(server.restore(archive).status()).isEqualTo(200);
        }
        copy(running, made.resolve("restored"));
        Path growing = copy(made.resolve("killed"), made.resolve("growing"));
        Files.writeString(growing.resolve(HEAD + ".next"), "head=99"); // half of one that was being written
        try (Node server = Node.onH2(growing)) {
            assertGoesOn(server, 200);
            Browser editor = server.browser();
            editor.cookies().putAll(cookies);
            assertThat(editor.get("/account", "Accept", "application/json").status())
                    .as("who was signed in is so still")
                    .isEqualTo(200);
            server.bean(Replacement.class)
                    .ofUnknown(LargeStory.ID, LargeStory.documents(INCIDENTS))
                    .block();
        }
        copy(growing, made.resolve("large"));
        assertThat(Files.size(made.resolve("large").resolve(DATABASE))).isGreaterThan(2 * ZEROS);
    }

    /** What became of the database's file. */
    private enum Damage {
        CUT_IN_HALF,
        END_LOST,
        ZEROS_AT_BEGINNING,
        ZEROS_BEHIND_HEADER,
        ZEROS_AT_END,
        PAGES_LOST,
        ANOTHER_FILE,
        FEW_BYTES,
        EMPTY;

        /** Such as the comparison may pass over: it is found where a story is read, in a database that is open for writing. */
        private static final Set<Damage> DEEP = EnumSet.of(PAGES_LOST);

        byte[] of(byte[] file) {
            return switch (this) {
                case CUT_IN_HALF -> Arrays.copyOf(file, file.length / 2);
                case END_LOST -> Arrays.copyOf(file, file.length - file.length / 8);
                case ZEROS_AT_BEGINNING -> zeros(file, 0);
                case ZEROS_BEHIND_HEADER -> zeros(file, 8_192);
                case ZEROS_AT_END -> zeros(file, file.length - ZEROS);
                case PAGES_LOST -> withoutPages(file);
                case ANOTHER_FILE ->
                    "It rains, and this is no database.".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
                case FEW_BYTES -> Arrays.copyOf(file, 10);
                case EMPTY -> new byte[0];
            };
        }

        /**
         * Zeros where an incident in the middle of the story stands, in every page that holds it: anywhere else they may strike what
         * the database has no use for, and nothing is lost.
         */
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

        if (!Damage.DEEP.contains(damage)) {
            assertThat(Files.readAllBytes(data.resolve(DATABASE))).isEqualTo(damaged);
        }
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
        Path data = copy(made.resolve("large"), work.resolve("data"));
        Files.delete(data.resolve(DATABASE));

        assertRefused(data, output);

        assertThat(data.resolve(DATABASE)).doesNotExist();
    }

    /** Without a head file, as before there was one, a database is whole when it can be read. */
    @Test
    void anOlderStateIsRefusedUntilItIsMeant(CapturedOutput output) throws IOException {
        Path data = copy(made.resolve("older"), work.resolve("data"));
        Files.copy(made.resolve("large").resolve(HEAD), data.resolve(HEAD), StandardCopyOption.REPLACE_EXISTING);

        assertRefused(data, output);
        assertThat(output).contains("its log ends at change ", "and had reached change ");

        Files.delete(data.resolve(HEAD));
        try (Node server = Node.onH2(data)) {
            assertThat(server.read(Node.ITEMS + "/edit-0").status()).isEqualTo(200);
            assertThat(post(server, "one-more")).isEqualTo(201);
        }
        assertThat(data.resolve(HEAD)).content().contains("head=");
    }

    @ParameterizedTest
    @EnumSource
    void aWholeDatabaseIsGoneOnWith(Whole whole) throws IOException {
        boolean removed = whole == Whole.SOMETHING_REMOVED;
        Path data = copy(made.resolve(removed ? "removed" : "restored"), work.resolve("data"));
        Path head = data.resolve(HEAD);
        if (whole == Whole.HEAD_FILE_DAMAGED) {
            Files.writeString(head, Files.readString(head).replace("head=", "head=9"));
        }

        try (Node server = Node.onH2(data)) {
            assertGoesOn(server, removed ? 200 : 404);
        }
        assertThat(head).content().contains("head=");
    }

    /** In what states a data folder may be found whose database is whole, beside that of a killed server in {@link #work}. */
    private enum Whole {
        SOMETHING_REMOVED,
        RESTORED,
        HEAD_FILE_DAMAGED
    }

    @Test
    void theNewestBackupIsNamedAndRestoredAsTheRefusalSays(CapturedOutput output) throws IOException {
        Path data = copy(made.resolve("large"), work.resolve("data"));
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

    /** @param edits what is answered of those that {@link #work} made before */
    private static void assertGoesOn(Node server, int edits) {
        assertThat(server.read(Node.ITEMS + "/edit-0").status()).isEqualTo(edits);
        assertThat(server.read(Node.ITEMS + "/edit-2").status()).isEqualTo(edits);
        assertThat(server.read(Node.ITEMS + "/many").status()).isEqualTo(edits);
        assertThat(post(server, "one-more")).isEqualTo(201);
    }

    private static void assertRefused(Path data, CapturedOutput output) {
        int before = output.getAll().length();
        assertThatThrownBy(() -> Node.onH2(data).close()).hasStackTraceContaining("is not whole");

        assertThat(output.getAll().substring(before))
                .contains("The database in " + data + " is not whole", "chronomap.jar restore ", HEAD)
                .doesNotContain("\tat ", "There was no account", "Netty started");
    }

    /** By one entry of the log. */
    private static void makeAtOnce(Node server, String... ids) {
        ManyAtOnce.make(server.beans(), "kazakhstan-january-2022", List.of(ids), id -> """
                        {"id":"%s","title":{"en":"It"},"when":"2022-01-13","category":"reopening","status":"reported",\
                        "place":"almaty","sources":[{"publisher":"AFP"}]}""".formatted(id))
                .then(server.bean(LiveStories.class).catchUp())
                .block();
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
