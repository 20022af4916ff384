package org.chronomap.backend.purge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.backup.Node;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Item;
import org.chronomap.backend.store.ManyAtOnce;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** What was purged is found nowhere any more. */
class PurgeTest {

    private static final String STORY = "/stories/kazakhstan-january-2022";
    private static final String WORD = "zyxomma";
    private static final String ITEM = Node.ITEMS + "/" + WORD + "-id";
    private static final List<String> QUERIES =
            List.of("", "?lang=en", "?limit=1000", "?f=json", "?f=html", "?f=folder", "?preview=true");
    private static final String BUNDLE = "/bundle.zip";
    private static final Pattern WHOLE = Pattern.compile("(\\.zip|/backup)$");
    private static final String FEATURE = """
            {"type": "Feature", "id": "zyxomma-id", "geometry": {"type": "Point", "coordinates": [76.9, 43.2]}, "properties": {
              "title": {"en": "zyxomma title %s"}, "summary": {"en": "zyxomma summary"}, "when": "2022-01-05",
              "category": "reopening", "status": "reported", "place": "almaty", "actors": ["zyxomma actor"],
              "tags": ["zyxomma tag"], "sources": [{"publisher": "zyxomma publisher", "quote": "zyxomma quote",
              "url": "https://zyxomma.example/"}], "zyxommaextra": "zyxomma extra"}}
            """;

    @TempDir
    Path work;

    @Test
    void whatIsPurgedIsGoneAtEveryAddressAndFromTheFileAfterARestart() throws Exception {
        Path data = work.resolve("data");
        try (Node first = Node.onH2(data)) {
            aRevisionGoesAndTheItemStays(first);
            aRevisionOfADraftGoesAndTheDraftStays(first);
            aPlaceThatIsReferredToGoesWithItsReferences(first);
            whatWasMadeAtOnceGoesLikewise(first);
            writeAndLookEverywhere(first);
            purgeAndCheck(first);
        }
        try (Node second = Node.onH2(data)) {
            assertThat(inTables(second, WORD)).isEmpty();
            assertThat(second.read(STORY).status()).isEqualTo(200);
            aStoryGoesWithAllThatIsInIt(second);
        }
        assertThat(Files.readString(data.resolve("chronomap.mv.db"), StandardCharsets.ISO_8859_1))
                .doesNotContain(WORD);
        try (Node third = Node.onH2(data)) {
            assertThat(inTables(third, WORD)).isEmpty();
            assertThat(third.read(STORY).status()).as("it does not come back").isEqualTo(404);
        }
    }

    @Test
    void anItemIsGoneFromPostgres() throws Exception {
        try (Node node = Node.onPostgres(work.resolve("data"))) {
            writeAndLookEverywhere(node);
            purgeAndCheck(node);
        }
    }

    private static void aStoryGoesWithAllThatIsInIt(Node node) {
        String almaty = STORY + "/collections/places/items/almaty";
        assertThat(node.send("PATCH", almaty, "{\"properties\": {\"kind\": \"region\"}}", "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(inTables(node, "almaty")).isNotEmpty();
        assertThat(node.send("POST", STORY + "/purge", "").status()).isEqualTo(200);
        assertThat(node.read(STORY).status()).isEqualTo(404);
        assertThat(inTables(node, "almaty")).isEmpty();
    }

    private static void aRevisionGoesAndTheItemStays(Node node) {
        String item = Node.ITEMS + "/revised-id";
        assertThat(node.send("POST", Node.ITEMS, feature("revised", "plainsecret"), "Idempotency-Key", "k1")
                        .status())
                .isEqualTo(201);
        Answer current = node.send("POST", item + "/purge?revision=1", "");
        assertThat(current.status()).isEqualTo(409);
        assertThat(current.text()).contains("is what readers see now");
        assertThat(node.send("PUT", item, feature("revised", "corrected"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);

        Answer purged = node.send("POST", item + "/purge?revision=1", "");

        assertThat(purged.status()).as(purged.text()).isEqualTo(200);
        assertThat(node.read(item + "?lang=en").text()).contains("corrected");
        assertThat(inTables(node, "plainsecret")).isEmpty();
        assertThat(node.send("PUT", item, feature("revised", "once more"), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(node.send("POST", item + "/purge?revision=77", "").status()).isEqualTo(404);
        assertThat(node.send("POST", item + "/purge?revision=none", "").status())
                .isEqualTo(400);
    }

    private static void aRevisionOfADraftGoesAndTheDraftStays(Node node) {
        String item = Node.ITEMS + "/drafted-id";
        node.send("POST", Node.ITEMS + "?draft=true", feature("drafted", "draftsecret"));
        node.send("PUT", item + "?draft=true", feature("drafted", "corrected"), "If-Match", "\"1\"");

        Answer purged = node.send("POST", item + "/purge?revision=1", "");

        assertThat(purged.status()).as(purged.text()).isEqualTo(200);
        assertThat(node.get(item + "?lang=en&preview=true").text()).contains("corrected");
        assertThat(inTables(node, "draftsecret")).isEmpty();
        Item replayed = null;
        for (Change change : node.bean(ChangeLog.class)
                .after(0, 1_000)
                .collectList()
                .blockOptional()
                .orElseThrow()) {
            replayed = change.key().id().equals("drafted-id") ? Item.after(replayed, change) : replayed;
        }
        assertThat(replayed).isNotNull();
        assertThat(replayed.draft()).contains("corrected");
    }

    private static void aPlaceThatIsReferredToGoesWithItsReferences(Node node) {
        String places = STORY + "/collections/places/items";
        assertThat(node.send("POST", places, """
                {"type": "Feature", "id": "zyxomma-place", "geometry": {"type": "Point", "coordinates": [70.0, 45.0]},
                 "properties": {"name": {"en": "zyxomma place"}, "kind": "city"}}""").status()).isEqualTo(201);
        assertThat(node.send("POST", Node.ITEMS, """
                {"type": "Feature", "id": "there", "geometry": null, "properties": {"title": {"en": "There"},
                 "when": "2022-01-05", "category": "reopening", "status": "reported", "place": "zyxomma-place",
                 "sources": [{"publisher": "AFP"}]}}""").status()).isEqualTo(201);

        Answer refused = node.send("POST", places + "/zyxomma-place/purge", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("incidents/there", "with-references=true");
        Answer purged = node.send("POST", places + "/zyxomma-place/purge?with-references=true", "");
        assertThat(purged.status()).as(purged.text()).isEqualTo(200);

        assertThat(node.read(Node.ITEMS + "/there?lang=en")
                        .json()
                        .at("/properties/geoPrecision")
                        .asString())
                .isEqualTo("none");
        assertThat(inTables(node, WORD)).isEmpty();
    }

    private static void whatWasMadeAtOnceGoesLikewise(Node node) {
        String places = STORY + "/collections/places/items";
        assertThat(node.send("POST", places, """
                {"type": "Feature", "id": "zyxomma-where", "geometry": {"type": "Point", "coordinates": [70.0, 45.0]},
                 "properties": {"name": {"en": "zyxomma where"}, "kind": "city"}}""").status()).isEqualTo(201);
        ManyAtOnce.make(node.beans(), "kazakhstan-january-2022", List.of("many-0", "zyxomma-many", "many-2"), id ->
                        """
                        {"id":"%s","title":{"en":"%s"},"when":"2022-01-05","category":"reopening","status":"reported",\
                        "place":"zyxomma-where","sources":[{"publisher":"AFP"}]}""".formatted(id, id))
                .then(node.bean(LiveStories.class).catchUp())
                .block();
        assertThat(node.read(Node.ITEMS + "/zyxomma-many?lang=en").text()).contains("zyxomma-many");

        Answer purged = node.send("POST", Node.ITEMS + "/zyxomma-many/purge", "");
        assertThat(purged.status()).as(purged.text()).isEqualTo(200);
        assertThat(node.read(Node.ITEMS + "/zyxomma-many").status()).isEqualTo(404);
        assertThat(node.send("POST", Node.ITEMS + "/zyxomma-many/purge", "").status())
                .isEqualTo(404);
        Answer referred = node.send("POST", places + "/zyxomma-where/purge", "");
        assertThat(referred.status()).isEqualTo(409);
        assertThat(referred.text()).contains("incidents/many-0, incidents/many-2");
        assertThat(node.send("POST", places + "/zyxomma-where/purge?with-references=true", "")
                        .status())
                .isEqualTo(200);

        Answer left = node.read(Node.ITEMS + "/many-2?lang=en");
        assertThat(left.json().at("/properties/geoPrecision").asString()).isEqualTo("none");
        assertThat(node.read(Node.ITEMS + "/many-2/history?f=json").text())
                .contains("created", "updated")
                .doesNotContain(WORD);
        assertThat(inTables(node, WORD)).isEmpty();
    }

    private static String feature(String word, String title) {
        return FEATURE.replace(WORD, word).formatted(title);
    }

    private static void writeAndLookEverywhere(Node node) throws Exception {
        assertThat(node.send("POST", Node.ITEMS + "?note=zyxomma+note", feature(WORD, "one"), "Idempotency-Key", "k1")
                        .status())
                .isEqualTo(201);
        assertThat(node.send("PUT", ITEM, feature(WORD, "two"), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(node.send("PUT", ITEM + "?note=zyxomma+why", feature(WORD, "three"), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(node.send("PUT", ITEM + "?draft=true", feature(WORD, "draft"), "If-Match", "\"3\"")
                        .status())
                .isEqualTo(200);
        assertThat(inTables(node, WORD)).isNotEmpty();
        assertThat(found(node, false)).as("where it can be read").hasSizeGreaterThan(3);
    }

    private static void purgeAndCheck(Node node) throws Exception {
        Answer purged = node.send("POST", ITEM + "/purge", "");
        assertThat(purged.status()).as(purged.text()).isEqualTo(200);
        assertThat(purged.text()).contains("purged-").doesNotContain(WORD);
        assertGone(node);
        assertThat(node.send("POST", ITEM + "/purge", "").status()).isEqualTo(404);
    }

    private static void assertGone(Node node) throws Exception {
        assertThat(inTables(node, WORD)).isEmpty();
        // A bundle takes the longest, and is made of what is in memory, whatever the database.
        assertThat(found(node, !node.isOnPostgres())).isEmpty();
        assertThat(node.read(STORY).status()).isEqualTo(200);
    }

    /** The addresses at which the word is told, of all that the server has for reading. */
    private static List<String> found(Node node, boolean withBundle) throws IOException {
        List<String> found = new ArrayList<>();
        for (String address : addresses(node)) {
            if (address.endsWith(BUNDLE) && !withBundle) {
                continue;
            }
            Answer answer = node.get(address, "Accept-Encoding", "identity");
            if (answer.status() == 200 && contains(answer.bytes())) {
                found.add(address);
            }
        }
        return found;
    }

    private static Set<String> addresses(Node node) {
        Set<String> addresses = new LinkedHashSet<>();
        Map<String, String> values = Map.of(
                "story",
                "kazakhstan-january-2022",
                "collection",
                "incidents",
                "id",
                WORD + "-id",
                "z",
                "0",
                "y",
                "0",
                "x",
                "0");
        // The actuator has one of its own.
        node
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .filter(mapping -> mapping.getMethodsCondition().getMethods().isEmpty()
                        || mapping.getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method.name().equals("GET")))
                .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream())
                .map(Object::toString)
                // It never ends; what it tells again is read from the log, which is looked at by itself.
                .filter(pattern -> !pattern.endsWith("/changes"))
                // What is drawn holds no words to look for, but takes the longest; the bundle has it as well.
                .filter(pattern -> !pattern.endsWith(".png") && !pattern.endsWith(".gif"))
                .forEach(pattern -> {
                    String address = values.keySet().stream()
                            .reduce(pattern, (filled, name) -> filled.replace("{" + name + "}", values.get(name)));
                    if (!address.contains("{") && !address.contains("*")) {
                        // Readers are told from memory: what is asked of an address matters on one database.
                        (node.isOnPostgres() ? List.of("", "?f=folder") : QUERIES)
                                .stream()
                                        // A bundle and a backup take long, and are the same whatever is asked of them.
                                        .filter(query -> query.isEmpty()
                                                || !WHOLE.matcher(pattern).find())
                                        .map(address::concat)
                                        .forEach(addresses::add);
                    }
                });
        assertThat(addresses).contains(STORY, ITEM, STORY + BUNDLE, "/backup", STORY + "/export?f=folder");
        return addresses;
    }

    private static boolean contains(byte[] bytes) throws IOException {
        if (bytes.length > 2 && bytes[0] == 'P' && bytes[1] == 'K') {
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    if (contains(zip.readAllBytes())) {
                        return true;
                    }
                }
            }
        }
        // Of one byte each, since Java is slow to lower the case of what is no text.
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains(WORD);
    }

    /** The columns that hold a word, as table.column. */
    private static List<String> inTables(Node node, String word) {
        DatabaseClient database = node.database();
        List<String> found = database.sql(
                        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema ="
                                + " CURRENT_SCHEMA AND data_type IN ('CHARACTER VARYING', 'character varying', 'text')")
                .map(row -> row.get("table_name", String.class) + "." + row.get("column_name", String.class))
                .all()
                .filter(column -> !column.toLowerCase(Locale.ROOT).startsWith("flyway"))
                .collectList()
                .blockOptional()
                .orElseThrow();
        assertThat(found).hasSizeGreaterThan(20);
        return found.stream()
                .filter(column -> !Long.valueOf(0)
                        .equals(database.sql("SELECT COUNT(*) AS n FROM " + column.substring(0, column.indexOf('.'))
                                        + " WHERE LOWER(" + column.substring(column.indexOf('.') + 1) + ") LIKE :word")
                                .bind("word", "%" + word + "%")
                                .map(row -> row.get("n") instanceof Number number ? number.longValue() : 0L)
                                .one()
                                .block()))
                .toList();
    }
}
