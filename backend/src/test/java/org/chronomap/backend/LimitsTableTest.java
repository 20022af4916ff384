package org.chronomap.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Holds the table of limits in docs/operation.md to what the code says. */
class LimitsTableTest {

    private static final String HEAD = "| of | limit | beyond it |\n| --- | --- | --- |\n";
    private static final String BACKEND = "org.chronomap.backend.";
    private static final String GEODATA = "org.chronomap.geodata.";

    @Test
    void theTableOfLimitsIsThatOfTheCode() throws IOException {
        String page = Files.readString(Path.of("docs/operation.md"));
        String table = rows().stream()
                .map(row -> "| " + row.of() + " | " + row.limit() + " | " + row.beyond() + " |\n")
                .collect(Collectors.joining());

        assertThat(page).contains(HEAD + table + "\n");
    }

    /**
     * @param of what is limited
     * @param beyond what becomes of who goes beyond it
     */
    private record Row(String of, String limit, String beyond) {}

    private static List<Row> rows() {
        return List.of(
                new Row("what a request sends", size("problem.SentBodies#LARGEST"), "413"),
                new Row(
                        "of that, what all requests together hold, without those of " + size("problem.SentBodies#SMALL")
                                + " and less",
                        "1/" + number("problem.SentBodies#PART_OF_HEAP") + " of the heap, "
                                + size("problem.SentBodies#LARGEST") + " at least",
                        "503"),
                new Row(
                        "the brackets, names and values of its JSON; of an item in it",
                        number("problem.SentJson#MOST_TOKENS_OF_BATCH") + "; " + number("problem.SentJson#MOST_TOKENS"),
                        "400; 422 in a batch"),
                new Row("a form (sign in, sign out, a password)", size("security.signin.Forms#MOST_BYTES"), "413"),
                new Row(
                        "files of a story folder as ZIP; what is unpacked of one, beyond "
                                + size("importing.ZippedFolder#MOST_BYTES"),
                        number("importing.ZippedFolder#MOST_ENTRIES") + "; "
                                + number("importing.ZippedFolder#MOST_TIMES") + " times the size of the ZIP file",
                        "413"),
                new Row(
                        "a file to import",
                        property(ImportsProperties.class, "maxSize").replace("GB", " GB"),
                        "413; `chronomap.imports.max-size`"),
                new Row("of the disk, what a file to import leaves free", size("importing.rows.Spool#LEFT"), "507"),
                new Row(
                        "a mapping in a form; its rules",
                        size("importing.rows.SentForm#LONGEST_MAPPING") + "; "
                                + number(GEODATA + "ingest.mapping.MappingJson#MOST"),
                        "413; 422"),
                new Row("imports that wait for their turn", number("importing.rows.RowImports#WAITING"), "503"),
                new Row(
                        "imports that are kept; how long",
                        number("importing.rows.RowImports#MOST_KEPT") + "; "
                                + property(ImportsProperties.class, "keep").replace("d", " days"),
                        "the oldest are thrown away; `chronomap.imports.keep`"),
                new Row(
                        "rows of a file to import; its columns",
                        number(GEODATA + "ingest.Limits#ROWS") + "; " + number(GEODATA + "ingest.Limits#COLUMNS"),
                        "422"),
                new Row(
                        "a cell of it; a line",
                        characters(GEODATA + "ingest.Limits#CELL") + "; " + characters(GEODATA + "ingest.Limits#LINE"),
                        "a fault of its row; 422"),
                new Row(
                        "an item of a JSON file; objects within objects",
                        size(GEODATA + "ingest.named.JsonItems#LONGEST") + "; "
                                + number(GEODATA + "ingest.Limits#DEPTH"),
                        "422"),
                new Row(
                        "what is unpacked of a KMZ, XLSX or ODS file; beyond "
                                + size(GEODATA + "ingest.Limits#UNSUSPICIOUS"),
                        size(GEODATA + "ingest.Limits#UNPACKED") + "; " + number(GEODATA + "ingest.Limits#TIMES_PACKED")
                                + " times its size",
                        "422"),
                new Row("the texts of a workbook", size(GEODATA + "ingest.table.SharedTexts#MOST"), "422"),
                new Row(
                        "faults of an import that are told at once",
                        number("importing.rows.Report#MOST_FAULTS"),
                        "all at `/faults`"),
                new Row("rows of an import that are shown", number("importing.rows.RowCheck#SAMPLE"), "so many"),
                new Row(
                        "files for other programs that are open; of one network",
                        number("exporting.OpenFiles#MOST") + "; " + number("exporting.OpenFiles#MOST_OF_NETWORK"),
                        "503"),
                new Row(
                        "rows of an XLSX file; characters of its cells",
                        number(GEODATA + "export.XlsxFormat#ROWS") + "; " + number(GEODATA + "export.XlsxFormat#CELL"),
                        "left out"),
                new Row("changes of a batch", number("editing.Batch#MOST"), "422"),
                new Row("edits that wait in a node", number("store.SerialQueue#WAITING"), "503"),
                new Row("an edit, from its turn to its end", time("store.SerialQueue#LONGEST"), "503"),
                new Row("a text of an item", characters(GEODATA + "schema.TextRules#LONGEST_TEXT"), "422"),
                new Row("an item, as JSON", characters(GEODATA + "schema.TextRules#LONGEST_DOCUMENT"), "422"),
                new Row("an id", characters(GEODATA + "schema.TextRules#LONGEST_ID"), "422"),
                new Row("a user name", characters("security.account.Account#LONGEST_USERNAME"), "422; nobody's"),
                new Row("a password", number("security.account.Passwords#LONGEST_BYTES") + " bytes of UTF-8", "422"),
                new Row("the label of a token", characters("security.account.AccountController#LONGEST_LABEL"), "422"),
                new Row("faults that are told", number("problem.ProblemException#MOST_TOLD"), "and how many more"),
                new Row("a language tag", characters("language.LanguageChoice#LONGEST_TAG"), "passed over"),
                new Row(
                        "languages of `Accept-Language`",
                        number("language.LanguageChoice#MOST_RANGES"),
                        "passed over from there"),
                new Row("`X-Forwarded-Prefix`", characters("http.Addresses#LONGEST_PREFIX"), "400"),
                new Row(
                        "items of a page; of one for people",
                        number("features.Limit#MOST") + "; " + number("features.ItemsTable#MOST"),
                        "so many"),
                new Row(
                        "items of a page for editors; what they say",
                        number("editor.EditorController#MOST_ITEMS") + "; "
                                + characters("editor.EditedItems#MOST_CHARACTERS"),
                        "so many"),
                new Row("entries of a page of the history", number("history.HistoryQuery#MOST"), "so many"),
                new Row("rows of a page of the audit", number("security.account.AuditController#MOST"), "so many"),
                new Row(
                        "revisions of an item that editors are told",
                        number("editor.RevisionsController#MOST"),
                        "so many"),
                new Row(
                        "changes of a story that a tab of the editor is told at once",
                        number("store.EditorsChanges#AT_ONCE"),
                        "the others the next time"),
                new Row(
                        "tabs of a story that others are shown; of one account",
                        number("store.Presences#MOST_TABS") + "; " + number("store.Presences#MOST_OF_ACCOUNT"),
                        "not shown"),
                new Row("incidents of a feed", number("feeds.AtomFeed#MOST_ENTRIES"), "the latest"),
                new Row("texts that wait to be made; data likewise", number("http.HeavyWork#WAITING"), "503"),
                new Row(
                        "answers with items that are kept as they are sent, and how they were asked for",
                        "1/" + number("answer.AnswerBytes#PART_OF_HEAP") + " and 1/"
                                + number("answer.RepeatedAnswers#PART_OF_HEAP") + " of the heap",
                        "what is asked for least is made anew"),
                new Row("one of those", size("answer.AnswerBytes#LONGEST"), "made for each who asks"),
                new Row("a side of a picture", number("picture.card.PictureSize#MOST") + " px", "400"),
                new Row("a picture", number("picture.card.PictureSize#MOST_PIXELS") + " pixels", "400"),
                new Row("an animation", number("picture.card.PictureSize#MOST_ANIMATED_PIXELS") + " pixels", "400"),
                new Row("pictures that wait to be drawn", number("picture.PictureStudio#WAITING"), "503"),
                new Row(
                        "stories that wait to be read as of an earlier time",
                        number("snapshot.request.PastStories#WAITING"),
                        "503"),
                new Row("passwords that wait to be checked", number("security.account.Passwords#WAITING"), "503"),
                new Row(
                        "failed sign-ins in a row of an account; of a network",
                        number("security.signin.SignInThrottle#FREE_OF_ACCOUNT") + "; "
                                + number("security.signin.SignInThrottle#FREE_OF_NETWORK"),
                        "429: 1 s, then twice as long, up to " + time("security.signin.SignInThrottle#LONGEST")),
                new Row(
                        "accounts and networks of which failures are known",
                        number("security.signin.SignInThrottle#REMEMBERED"),
                        "the oldest are forgotten"),
                new Row("sessions", number("security.signin.Sessions#MOST"), "the oldest end"),
                new Row(
                        "what waits for a subscriber",
                        size("changes.Mailbox#MOST_BYTES") + ", " + number("changes.Mailbox#MOST_FRAMES") + " events",
                        "told to fetch anew"),
                new Row(
                        "a connection without a whole request",
                        property(ConnectionProperties.class, "idle"),
                        "ended; `chronomap.connection.idle`"),
                new Row(
                        "until the next part of a body",
                        property(ConnectionProperties.class, "progress"),
                        "408, and ended; `chronomap.connection.progress`"),
                new Row(
                        "until a client takes more of an answer that waits for it",
                        property(ConnectionProperties.class, "unread"),
                        "ended, within twice that; `chronomap.connection.unread`"),
                new Row(
                        "what is taken, and thrown away, of a request that is answered before its end",
                        size("http.LingeringClose#MOST") + ", " + time("http.LingeringClose#LONGEST"),
                        "ended"));
    }

    private static String number(String field) {
        return "%,d".formatted(((Number) value(field)).longValue());
    }

    private static String characters(String field) {
        return number(field) + " characters";
    }

    private static String size(String field) {
        long bytes = ((Number) value(field)).longValue();
        return bytes % (1 << 30) == 0
                ? (bytes >> 30) + " GB"
                : bytes % (1 << 20) == 0 ? (bytes >> 20) + " MB" : (bytes >> 10) + " kB";
    }

    private static String time(String field) {
        return text((Duration) value(field));
    }

    private static String text(Duration duration) {
        return duration.toSeconds() < 120 ? duration.toSeconds() + " s" : duration.toMinutes() + " min";
    }

    private static String property(Class<? extends Record> properties, String name) {
        RecordComponent[] components = properties.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getName().equals(name)) {
                Parameter parameter = properties.getDeclaredConstructors()[0].getParameters()[i];
                return parameter.getAnnotation(DefaultValue.class).value()[0].replace("s", " s");
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** @param name class, from that of the backend, and field */
    private static Object value(String name) {
        String[] parts = name.split("#", -1);
        try {
            Field field = Class.forName(parts[0].startsWith("org.") ? parts[0] : BACKEND + parts[0])
                    .getDeclaredField(parts[1]);
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name + " is no limit any more", e);
        }
    }
}
