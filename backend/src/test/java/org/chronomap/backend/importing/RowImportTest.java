package org.chronomap.backend.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.command.Program;
import org.chronomap.backend.command.Program.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A running server takes files of rows. */
class RowImportTest extends EditedServerTest {

    private static final String HEAD = "id,title,when,latitude,longitude,category,status,source.publisher,killed\n";
    private static final byte[] NOTHING = {};
    private static final int ROWS = 10_000;
    private static final int FAULTY = 137;
    private static final String MAPPING = """
            {"rules": [{"field": "id", "columns": ["id"]}, {"field": "title", "columns": ["title"]},
              {"field": "when", "columns": ["when"]}, {"field": "at", "columns": ["latitude", "longitude"]},
              {"field": "category", "columns": ["category"]%s},
              {"field": "status", "columns": ["status"]}, {"field": "source.publisher", "columns": ["source.publisher"]},
              {"field": "numbers.killed", "columns": ["killed"]}], "language": "en"}
            """;

    @Test
    void tenThousandRowsAreTriedMendedTakenTakenAgainAndUndone() {
        String story = newStory("rows-all", "[\"en\"]");
        byte[] file = rows(ROWS, FAULTY);

        Answer tried = send("POST", story + "/imports?dry-run=true", file, "Content-Type", "text/csv");

        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        JsonNode report = tried.json();
        assertThat(counts(report)).as(tried.text()).isEqualTo("10000 rows: 9863 new, 0 changed, 0 same, 137 faulty");
        assertThat(report.get("format").asString()).isEqualTo("csv");
        assertThat(report.get("faults")).hasSize(100);
        // The row of the headers is the first.
        assertThat(report.get("faults").get(0).toString())
                .contains("\"row\":9,\"column\":\"category\"", "\"given\":\"flood\"");
        assertThat(incidents(story)).isZero();

        String begun = story + "/imports/" + report.get("id").asString();
        Answer faults = send("GET", begun + "/faults?f=csv", NOTHING);
        assertThat(faults.text().lines())
                .hasSize(1 + FAULTY)
                .first()
                .asString()
                .contains("row,column,code,detail,given");
        assertThat(send("GET", begun + "/faults", NOTHING).json().get("faults")).hasSize(FAULTY);
        JsonNode rows = send("GET", begun + "/rows?limit=9", NOTHING).json().get("rows");
        assertThat(rows).hasSize(9);
        assertThat(rows.get(0).at("/becomes/title/en").asString()).isEqualTo("It rained 0");
        assertThat(rows.get(0).get("change").asString()).isEqualTo("new");
        assertThat(rows.get(7).get("change").asString()).isEqualTo("faulty");

        Answer refused = send("POST", begun + "/apply", NOTHING);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString()).contains("137 rows are faulty");
        assertThat(refused.json().get("faulty").asInt()).isEqualTo(FAULTY);
        assertThat(incidents(story)).isZero();

        Answer mended = put(begun + "/mapping?keep=rain", MAPPING.formatted(", \"equals\": {\"flood\": \"rain\"}"));
        assertThat(counts(mended.json()))
                .as(mended.text())
                .isEqualTo("10000 rows: 10000 new, 0 changed, 0 same, 0 faulty");
        assertThat(put(begun + "/mapping", MAPPING.formatted(""))
                        .json()
                        .get("faulty")
                        .asInt())
                .isEqualTo(FAULTY);

        Answer good = send("POST", begun + "/apply?only-good=true&note=From+a+table", NOTHING);
        assertThat(good.status()).as(good.text()).isEqualTo(200);
        assertThat(good.json().get("changes").asInt()).isEqualTo(ROWS - FAULTY);
        assertThat(incidents(story)).isEqualTo(ROWS - FAULTY);
        JsonNode entry = http.get(story + "/history?f=json").json().at("/entries/0");
        assertThat(entry.toString()).contains("From a table", "9863");

        Answer again = send("POST", story + "/imports?only-good=true&mapping=rain", file);
        assertThat(counts(again.json())).isEqualTo("10000 rows: 137 new, 0 changed, 9863 same, 0 faulty");
        assertThat(incidents(story)).isEqualTo(ROWS);
        Answer same = send("POST", story + "/imports?mapping=rain", file);
        assertThat(counts(same.json())).isEqualTo("10000 rows: 0 new, 0 changed, 10000 same, 0 faulty");
        assertThat(same.json().get("changes").asInt()).isZero();

        undo(good);
        JsonNode first = undo(again);
        assertThat(incidents(story)).isZero();
        String second = story + "/imports/" + again.json().get("id").asString();
        JsonNode told = send("GET", second, NOTHING).json();
        assertThat(told.at("/undone/by").asString()).as(told.toString()).isEqualTo("editor");
        assertThat(told.has("undo")).isFalse();
        assertThat(send("GET", story + "/imports", NOTHING)
                        .json()
                        .get("imports")
                        .findValues("undone"))
                .as("both that brought something")
                .hasSize(2);
        send("POST", story + "/changes/" + first.get("first").asLong() + "/undo?together=true", NOTHING);
        assertThat(incidents(story)).as("undone, the undoing").isEqualTo(FAULTY);
        assertThat(send("GET", second, NOTHING).json().has("undone")).isFalse();
        send("POST", story + "/changes/" + told.get("change").asLong() + "/undo", NOTHING);
        assertThat(incidents(story)).isEqualTo(FAULTY - 1);
        assertThat(send("GET", second, NOTHING).json().has("undone"))
                .as("one of many is not all")
                .isFalse();
    }

    @Test
    void aFileThatIsKnownByNameIsTakenAsItsOwnDocumentationHasIt() {
        String story = newStory("rows-acled", "[\"en\"]");
        String categories = Stream.of("event", "violence", "decision")
                .map(id ->
                        "{\"id\": \"%s\", \"label\": {\"en\": \"%1$s\"}, \"colour\": \"#336699\", \"pattern\": \"dots\"}"
                                .formatted(id))
                .collect(Collectors.joining(", "));
        patch(story, 1, "{\"categories\": [" + categories + "]}");
        String file = """
                event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,latitude,longitude,geo_precision,location,source,notes,fatalities
                KAZ1,05 January 2022,2022,1,Riots,Mob violence,Rioters,43.25,76.95,1,Almaty,AFP,Shots are heard,3
                KAZ2,01 January 2022,2022,3,Protests,Peaceful protest,Protesters,43.65,51.17,2,Aktau,AFP,People gather,0
                """;

        Answer answer = send("POST", story + "/imports", file.getBytes(StandardCharsets.UTF_8));

        assertThat(counts(answer.json())).as(answer.text()).isEqualTo("2 rows: 2 new, 0 changed, 0 same, 0 faulty");
        assertThat(answer.json().get("format").asString()).isEqualTo("acled");
        JsonNode items =
                http.get(story + "/collections/incidents/items?lang=en").json().get("features");
        assertThat(items).hasSize(2);
        assertThat(items.toString())
                .as("of a month that is all that is known")
                .contains("\"when\":\"2022-01\"", "\"when\":\"2022-01-05\"", "\"category\":\"violence\"");
    }

    @Test
    void whatWasImportedIsNotTakenBackWhereItWasChangedSince() {
        String story = newStory("rows-changed", "[\"en\"]");
        String file = HEAD + "a,Rain,2022-01-05,43.2,76.9,rain,reported,AFP,0\n"
                + "b,More rain,2022-01-06,43.2,76.9,rain,reported,AFP,0\n";
        Answer imported = send("POST", story + "/imports", file.getBytes(StandardCharsets.UTF_8));
        patch(story + "/collections/incidents/items/b", 1, "{\"properties\": {\"title\": {\"en\": \"Snow\"}}}");

        Answer refused = send("POST", imported.json().get("undo").asString(), NOTHING);

        assertThat(refused.status()).as(refused.text()).isEqualTo(409);
        assertThat(refused.text()).contains("incidents/b was changed since then");
        assertThat(incidents(story)).isEqualTo(2);
    }

    @Test
    void whatANewerFileHasNoMoreIsToldAndTakenBackWhereThatIsAsked() {
        String story = newStory("rows-gone", "[\"en\"]");
        send("POST", story + "/imports?name=rain.csv", rain(6));
        byte[] fewer = rain(4);

        Answer other = send("POST", story + "/imports?name=snow.csv&dry-run=true", fewer);
        Answer first = send("POST", story + "/imports?name=rain.csv", fewer);

        assertThat(other.json().has("gone")).as("of no earlier file").isFalse();
        assertThat(first.json().get("gone").asInt()).as(first.text()).isEqualTo(2);
        assertThat(incidents(story)).as("never in silence").isEqualTo(6);
        Answer faulty = send(
                "POST",
                story + "/imports?name=rain.csv&only-good=true&remove-gone=true",
                (new String(fewer, StandardCharsets.UTF_8) + "odd,Odd,2022-01-05,43,76,flood,reported,AFP,1\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(faulty.status()).as(faulty.text()).isEqualTo(422);
        assertThat(send("POST", story + "/imports?remove-gone=true&draft=true", fewer)
                        .status())
                .isEqualTo(400);

        Answer tried = send("POST", story + "/imports?name=rain.csv&dry-run=true", fewer);
        String begun = story + "/imports/" + tried.json().get("id").asString();
        JsonNode gone = send("GET", begun + "/gone", NOTHING).json().get("gone");
        assertThat(gone).as("as long as it is there").hasSize(2);
        assertThat(gone.get(0).toString())
                .contains("\"collection\":\"incidents\"", "\"title\":{\"en\":\"It rained 4\"}");
        assertThat(send("GET", begun + "/gone?limit=1", NOTHING).json().get("gone"))
                .hasSize(1);
        assertThat(send("GET", begun, NOTHING).json().get("source").toString()).isEqualTo("{\"file\":\"rain.csv\"}");
        byte[] mended = new String(fewer, StandardCharsets.UTF_8)
                .replaceFirst("killed", "chronomap:wrong")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(send("POST", story + "/imports?name=rain.csv&dry-run=true", mended)
                        .json()
                        .has("gone"))
                .as("of the rows that were faulty")
                .isFalse();
        Answer removed = send("POST", begun + "/apply?remove-gone=true", NOTHING);

        assertThat(removed.json().get("changes").asInt()).as(removed.text()).isEqualTo(2);
        assertThat(incidents(story)).isEqualTo(4);
        assertThat(send("POST", story + "/imports?name=rain.csv&dry-run=true", fewer)
                        .json()
                        .get("gone")
                        .asInt())
                .isZero();
        undo(removed);
        assertThat(incidents(story)).isEqualTo(6);
    }

    private static byte[] rain(int rows) {
        return (HEAD
                        + IntStream.range(0, rows)
                                .mapToObj(
                                        row -> "rain-%d,It rained %1$d,2022-01-05,43.25,76.95,rain,reported,AFP,%1$d\n"
                                                .formatted(row))
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrongInTheFileItselfIsToldOnce() {
        String story = newStory("rows-told-once", "[\"en\"]");

        Answer report = send("POST", story + "/imports?dry-run=true", """
                id,title,when,latitude,longitude,category,status,source.publisher
                one,It rained,2022-01-05,43.25,76.95,rain,reported,AFP,more,and more
                two,It rained,2022-01-05,43.25,76.95,rain,reported,AFP
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(report.json().get("faults").valueStream().map(fault -> fault.get("row") + " " + fault.get("code")))
                .containsExactly("2 \"extra-cells\"");
    }

    @Test
    void whatLiesThereIsReadInAnotherWayWithoutBeingSentAgain() {
        String story = newStory("rows-read-again", "[\"en\", \"ru\"]");
        byte[] file = """
                Сводка;за январь
                id;title;when;latitude;longitude;category;status;source.publisher
                one;Идёт дождь;2022-01-05;43,25;76,95;rain;reported;AFP
                """.getBytes(Charset.forName("windows-1251"));
        Answer wrong = send("POST", story + "/imports?dry-run=true&encoding=UTF-8&header-row=9&name=rain.csv", file);
        assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);
        assertThat(wrong.json().get("code").asString()).isEqualTo("no-such-row");
        String begun = story + "/imports/" + wrong.json().get("id").asString();

        Answer mended = put(begun + "/mapping?encoding=windows-1251&header-row=2&draft=true", "null");

        assertThat(counts(mended.json())).as(mended.text()).isEqualTo("1 rows: 1 new, 0 changed, 0 same, 0 faulty");
        assertThat(mended.json().at("/mapping/language").asString()).isEqualTo("ru");
        assertThat(send("GET", begun + "/rows", NOTHING).text()).contains("Идёт дождь");
        assertThat(send("GET", begun, NOTHING).json().get("options").toString())
                .isEqualTo("{\"encoding\":\"windows-1251\",\"headerRow\":2}");
        put(begun + "/mapping", mended.json().get("mapping").toString());
        assertThat(send("GET", begun, NOTHING).json().get("options"))
                .as("another mapping leaves it")
                .hasSize(2);
        put(begun + "/mapping?encoding=", "null");
        assertThat(send("GET", begun, NOTHING).json().get("options"))
                .as("to be found out")
                .isEmpty();
        assertThat(put(begun + "/mapping?encoding=x", "null").status()).isEqualTo(400);
        assertThat(put(begun + "/mapping?keep=nothing", "null").status()).isEqualTo(400);
        Answer applied = send("POST", begun + "/apply?draft=true", NOTHING);
        assertThat(put(begun + "/mapping?encoding=UTF-8", "null")
                        .json()
                        .get("code")
                        .asString())
                .as(applied.text())
                .isEqualTo("file-gone");
    }

    @Test
    void whatIsRemovedForGoodTakesTheImportsAlong() {
        String story = newStory("rows-purged", "[\"en\"]");
        String tried = story + "/imports/"
                + send("POST", story + "/imports?dry-run=true", rows(3, 1))
                        .json()
                        .get("id")
                        .asString();
        newIncident(story, "a", "It rains", "");
        assertThat(send("GET", tried, NOTHING).status()).isEqualTo(200);

        Answer purged = send("POST", story + "/collections/incidents/items/a/purge", NOTHING);

        assertThat(purged.status()).as(purged.text()).isEqualTo(200);
        int known = 200;
        while (known == 200) {
            known = send("GET", tried, NOTHING).status();
        }
        assertThat(known).isEqualTo(404);
    }

    @Test
    void slidesWithoutCategoryAreOfTheOnlyOne() {
        String story = newStory("rows-slides", "[\"en\"]");
        String file = """
                {"storymap": {"slides": [
                  {"type": "overview", "text": {"headline": "All"}},
                  {"date": "2022-01-05", "location": {"lat": 43.2, "lon": 76.9}, "text": {"headline": "One"}},
                  {"location": {"lat": 43.3, "lon": 76.8}, "text": {"headline": "Two"}}]}}
                """;

        JsonNode one = send("POST", story + "/imports?draft=true&dry-run=true", file.getBytes(StandardCharsets.UTF_8))
                .json();
        patch(story, 1, """
                {"categories": [{"id": "rain", "label": {"en": "Rain"}, "colour": "#336699", "pattern": "dots"},
                  {"id": "snow", "label": {"en": "Snow"}, "colour": "#993366", "pattern": "grid"}]}
                """);
        JsonNode two = send("POST", story + "/imports?draft=true&dry-run=true", file.getBytes(StandardCharsets.UTF_8))
                .json();

        assertThat(counts(one)).as(one.toString()).isEqualTo("2 rows: 2 new, 0 changed, 0 same, 0 faulty");
        assertThat(one.get("notes").toString()).contains("all are of \\\"rain\\\"");
        assertThat(two.at("/choices/categories").toString())
                .as("asked once")
                .isEqualTo("[{\"word\":\"slide\",\"rows\":2,\"meaning\":null,\"proposed\":null}]");
    }

    private JsonNode undo(Answer imported) {
        Answer undone = send("POST", imported.json().get("undo").asString(), NOTHING);
        assertThat(undone.status()).as(undone.text()).isEqualTo(200);
        assertThat(undone.json().get("undone").asInt())
                .isEqualTo(imported.json().get("changes").asInt());
        return undone.json();
    }

    @Test
    void whoDoesNotWaitIsToldHowFarItIsAndMayThrowItAway() throws InterruptedException {
        String story = newStory("rows-async", "[\"en\"]");

        Answer accepted = send("POST", story + "/imports", rows(2_000, 1), "Prefer", "respond-async");

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        assertThat(accepted.json().get("state").asString()).isEqualTo("reading");
        String address = accepted.header("Location");
        Answer ended = send("GET", address, NOTHING);
        while (ended.json().get("state").asString().equals("reading")) {
            Thread.sleep(20);
            ended = send("GET", address, NOTHING);
        }
        assertThat(ended.json().get("state").asString()).as(ended.text()).isEqualTo("checked");
        assertThat(ended.json().at("/problem/code").asString()).isEqualTo("faulty-rows");
        assertThat(ended.json().at("/report/faulty").asInt()).isEqualTo(1);
        assertThat(send("DELETE", address, NOTHING).status()).isEqualTo(204);
        assertThat(send("GET", address, NOTHING).status()).isEqualTo(404);
        assertThat(incidents(story)).isZero();
    }

    @Test
    void authorsTryOrWriteDrafts() {
        String story = newStory("rows-drafts", "[\"en\"]");
        http.sendJson(
                "POST",
                "/accounts",
                "{\"username\": \"rows.author\", \"role\": \"author\", \"password\": \"a-long-secret-1\"}",
                asAdmin());
        String[] author = as("rows.author", "a-long-secret-1");

        assertThat(http.sendBytes("POST", story + "/imports", rows(3, 1), author)
                        .status())
                .isEqualTo(403);
        Answer tried = http.sendBytes("POST", story + "/imports?dry-run=true", rows(3, 1), author);
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        Answer drafted = http.sendBytes("POST", story + "/imports?draft=true&only-good=true", rows(30, 1), author);
        assertThat(drafted.json().get("changes").asInt()).as(drafted.text()).isEqualTo(29);
        assertThat(incidents(story)).isZero();
        assertThat(http.get(story + "/imports", author).json().get("imports")).hasSize(2);
        assertThat(send("GET", story + "/imports", NOTHING).json().get("imports"))
                .hasSize(2);
        assertThat(http.get(story + "/imports", "Accept", "application/json").status())
                .isEqualTo(401);
    }

    @Test
    void aFileAndItsMappingComeAsAForm() {
        String story = newStory("rows-form", "[\"en\"]");
        String form = "--x\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n"
                + MAPPING.formatted(", \"otherwise\": \"rain\"")
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a table.csv\"\r\n\r\n"
                + new String(rows(20, 2), StandardCharsets.UTF_8)
                + "\r\n--x--\r\n";

        Answer taken = send(
                "POST",
                story + "/imports",
                form.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "multipart/form-data; boundary=x");

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(counts(taken.json())).isEqualTo("20 rows: 20 new, 0 changed, 0 same, 0 faulty");
        assertThat(send("GET", story + "/imports", NOTHING)
                        .json()
                        .at("/imports/0/name")
                        .asString())
                .isEqualTo("a table.csv");
        Answer wrong = send(
                "POST",
                story + "/imports",
                form.replace("category\"]", "kind\"]").getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "multipart/form-data; boundary=x");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().get("code").asString()).isEqualTo("unfit-mapping");
        assertThat(wrong.json().get("detail").asString()).contains("no column \"kind\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|422|empty",
                "\uFEFF|422|empty",
                "%PDF-1.7|422|",
            })
    void whatIsNoTableIsRefusedWithWhatToDo(String body, int status, String code) {
        String story = newStory("rows-hostile-" + Integer.toHexString(body.hashCode()), "[\"en\"]");

        Answer refused = send("POST", story + "/imports", body.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().get("detail").asString()).isNotBlank();
        if (code != null) {
            assertThat(refused.json().get("code").asString()).isEqualTo(code);
        }
        assertThat(incidents(story)).isZero();
    }

    @Test
    void aBodyBeyondSixteenMegabytesIsTaken() {
        String story = newStory("rows-large", "[\"en\"]");
        StringBuilder csv = new StringBuilder(HEAD.strip() + ",remark\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append("r-")
                    .append(i)
                    .append(",It rained,2022-01-05,43,76,rain,reported,AFP,1,")
                    .append("x".repeat(9_000))
                    .append('\n');
        }

        Answer taken =
                send("POST", story + "/imports?dry-run=true", csv.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        assertThat(taken.json().get("new").asInt()).isEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dry-run=yes",
                "encoding=x",
                "delimiter=ab",
                "header-row=-1",
                "mapping=..",
                "mapping=nobody-kept-it",
                "what=1"
            })
    void faultyParametersAreTold(String parameters) {
        String story = newStory("rows-parameters-" + Integer.toHexString(parameters.hashCode()), "[\"en\"]");

        Answer refused = send("POST", story + "/imports?" + parameters, rows(2, 1));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text()).contains(parameters.substring(0, parameters.indexOf('=')));
    }

    @Test
    void aBatchReplacesWhateverThereIsWhereAnEditorSaysSo() {
        String story = newStory("rows-any", "[\"en\"]");
        newIncident(story, "a", "It rains", "");
        String put =
                "{\"method\": \"PUT\", \"collection\": \"incidents\", \"id\": \"%s\", \"ifMatch\": \"*\", \"body\":"
                        + " {\"type\": \"Feature\", \"geometry\": null, \"properties\": {\"title\": {\"en\": \"It snows\"},"
                        + " \"when\": \"2022-01-06\", \"category\": \"rain\", \"status\": \"reported\", \"place\": \"town\","
                        + " \"sources\": [{\"publisher\": \"AFP\"}]}}}";

        Answer made = edit(
                "POST", story + "/changes", "{\"changes\": [" + put.formatted("a") + ',' + put.formatted("b") + "]}");

        assertThat(made.json().at("/changes/0/change").asString()).isEqualTo("updated");
        assertThat(made.json().at("/changes/1/change").asString()).isEqualTo("created");
    }

    @Test
    void theCommandSendsAFileToARunningServerAndWritesItsFaultsBesideIt(@TempDir Path work) throws Exception {
        String story = newStory("rows-sent", "[\"en\"]");
        Path file = work.resolve("rain.csv");
        Files.write(file, rows(200, 3));
        Program program = new Program(work);
        String[] there = {
            "import", file.toString(), "--story=rows-sent", "--to=" + http.root(), "--user=editor:" + PASSWORD
        };

        Ran refused = program.run(there);

        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(1);
        assertThat(refused.err()).contains("3 rows are faulty, of 200: nothing was stored");
        assertThat(refused.out())
                .contains(
                        "rows-sent: 200 rows: 197 new, 0 changed, 0 the same, 3 faulty", "row 9, category: \"flood\"");
        assertThat(Files.readString(work.resolve("rain.csv.faults.csv")).lines())
                .hasSize(4);
        assertThat(incidents(story)).isZero();

        Files.writeString(work.resolve("mapping.json"), MAPPING.formatted(", \"otherwise\": \"rain\""));
        String[] mended = Arrays.copyOf(there, there.length + 2);
        mended[there.length] = "--mapping=" + work.resolve("mapping.json");
        mended[there.length + 1] = "--note=Mended";
        Ran sent = program.run(mended);

        assertThat(sent.exitCode()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("200 new", "200 changes; undone by: POST /stories/rows-sent/changes/");
        assertThat(work.resolve("rain.csv.faults.csv")).doesNotExist();
        assertThat(incidents(story)).isEqualTo(200);
    }

    private Answer put(String path, String json) {
        return http.sendJson("PUT", path, json, asAdmin());
    }

    private int incidents(String story) {
        return http.get(story + "/collections/incidents/items?limit=1")
                .json()
                .get("numberMatched")
                .asInt();
    }

    private static String counts(JsonNode report) {
        return "%d rows: %d new, %d changed, %d same, %d faulty"
                .formatted(
                        report.get("rows").asInt(),
                        report.get("new").asInt(),
                        report.get("changed").asInt(),
                        report.get("same").asInt(),
                        report.get("faulty").asInt());
    }

    /** As many have the category {@code flood}, which the story has not. */
    private static byte[] rows(int count, int faulty) {
        StringBuilder csv = new StringBuilder(HEAD);
        for (int i = 0; i < count; i++) {
            boolean bad = i % (count / faulty) == 7 && i / (count / faulty) < faulty;
            csv.append("r-")
                    .append(i)
                    .append(",It rained ")
                    .append(i)
                    .append(",2022-01-")
                    .append(String.format("%02d", 1 + i % 28))
                    .append(",43.")
                    .append(i % 100)
                    .append(",76.")
                    .append(i % 90)
                    .append(bad ? ",flood" : ",rain")
                    .append(",reported,AFP,")
                    .append(i % 5)
                    .append('\n');
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Answer send(String method, String path, byte[] body, String... headers) {
        String[] all = Stream.concat(Stream.of(headers), Stream.of(asAdmin())).toArray(String[]::new);
        return http.sendBytes(method, path, body, all);
    }
}
