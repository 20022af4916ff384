package org.chronomap.backend.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent, its bytes each as a character: what the server itself said, in the form in which it takes it, and changes of that. */
final class Bodies {

    private static final List<String> COLLECTIONS = List.of("incidents", "movements", "places", "scenes");
    private static final int DEEP = 150;
    private static final int LONGEST_NAME = 200;
    private static final List<String> ODD = List.of(
            "0",
            "-1",
            "1e308",
            "-1e-320",
            "1e999",
            "9223372036854775808",
            "1.0000000000000000000000000001",
            "180.0000001",
            "true",
            "[]",
            "{}",
            "\"\"",
            "[[[[]]]]",
            "\"\\ud800\"",
            "\"\\u0000\"");
    private static final String BUNDLED = "/stories/kazakhstan-january-2022";
    /** As the texts for accounts are few, they stand here. */
    private static final Map<String, String> SMALL = Map.of(
            "/account/tokens", "{\"label\": \"x\", \"expires\": \"2999-01-01T00:00:00Z\"}",
            "/account/password", "{\"current\": \"a password\", \"new\": \"another password\"}",
            "/accounts", "{\"username\": \"new-1\", \"role\": \"author\", \"password\": \"a password for one\"}",
            "/accounts/{username}", "{\"role\": \"editor\", \"enabled\": true}",
            "/edit/{story}/presence",
                    "{\"tab\": \"0d1b1f0e-5a5b-4c7e-9a7e-3f0c5d2b8a11\", \"item\": \"incidents/new-1\", \"since\": 1, \"leaving\": false}",
            "/stories/{story}/copies", "{\"id\": \"new-story-1\", \"title\": {\"en\": \"A copy\"}}",
            "/stories/{story}/previews", "{\"expires\": \"2999-01-01T00:00:00Z\"}",
            "/login", "csrf=x&username=somebody&password=a+password&next=%2F");

    private final Map<String, JsonNode> items = new TreeMap<>();
    private final JsonNode story;
    private final String folder;
    private final String archive;

    Bodies(Stage stage) {
        for (String collection : COLLECTIONS) {
            items.put(
                    collection,
                    stage.get(BUNDLED + "/collections/" + collection + "/items?lang=*")
                            .json()
                            .get("features"));
        }
        story = stage.get(BUNDLED + "?f=json&lang=*").json();
        folder = Notation.characters(stage.get(BUNDLED + "/export?f=folder").bytes());
        archive = Notation.characters(stage.get("/backup").bytes());
    }

    /** What belongs to an address, or nearly so. */
    String of(Address address, Words words) {
        String pattern = address.pattern();
        if (pattern.endsWith("/imports")) {
            return zip(folder, words);
        }
        if (pattern.equals("/restore")) {
            return zip(archive, words);
        }
        String small = SMALL.get(pattern);
        if (small != null && !small.startsWith("{")) {
            return words.varied(small, 0.5);
        }
        JsonNode json = small != null ? JsonMapper.shared().readTree(small) : json(address, words);
        if (words.chance(0.7)) {
            for (int times = 1 + words.below(3); times > 0; times--) {
                change(json, words);
            }
        }
        String body = Notation.characters(JsonMapper.shared().writeValueAsBytes(json));
        return words.chance(0.1) ? words.damaged(body) : body;
    }

    private JsonNode json(Address address, Words words) {
        String pattern = address.pattern();
        if (pattern.endsWith("/changes")) {
            return batch(words);
        }
        if (!pattern.contains("{collection}")) {
            ObjectNode written = (ObjectNode) story.deepCopy();
            written.put("id", words.one(List.of("new-story-1", "new-story-2", "new-story-3")));
            return address.method().equals("PATCH") ? some(written, words) : written;
        }
        ObjectNode item = item(words.one(COLLECTIONS), words);
        return address.method().equals("PATCH") && item.get("properties") instanceof ObjectNode properties
                ? JsonMapper.shared().createObjectNode().set("properties", some(properties, words))
                : item;
    }

    private ObjectNode item(String collection, Words words) {
        JsonNode features = items.getOrDefault(collection, story);
        ObjectNode item =
                (ObjectNode) features.get(words.below(features.size())).deepCopy();
        if (words.chance(0.7)) {
            item.put("id", "new-" + (1 + words.below(40)));
        }
        return item;
    }

    /** A few of its members. */
    private static ObjectNode some(ObjectNode object, Words words) {
        List<String> names = new ArrayList<>(object.propertyNames());
        ObjectNode chosen = JsonMapper.shared().createObjectNode();
        for (int times = 1 + words.below(3); times > 0; times--) {
            String name = words.one(names);
            chosen.set(name, object.get(name));
        }
        return chosen;
    }

    private JsonNode batch(Words words) {
        ObjectNode batch = JsonMapper.shared().createObjectNode().put("note", "Several");
        ArrayNode changes = batch.putArray("changes");
        for (int times = 1 + words.below(4); times > 0; times--) {
            String collection = words.one(COLLECTIONS);
            ObjectNode item = item(collection, words);
            String method = words.one(List.of("POST", "POST", "PUT", "PATCH", "DELETE", "PUBLISH"));
            ObjectNode change = changes.addObject().put("method", method).put("collection", collection);
            change.set("id", item.path("id"));
            change.put("ifMatch", 1);
            change.put("draft", words.chance(0.5));
            if (!List.of("DELETE", "PUBLISH").contains(method)) {
                change.set("body", item);
            }
        }
        return batch;
    }

    /** Changes one thing somewhere. */
    private static void change(JsonNode root, Words words) {
        List<JsonNode> containers = new ArrayList<>();
        gather(root, containers);
        JsonNode container = words.one(containers);
        if (container instanceof ObjectNode object && !object.isEmpty()) {
            String name = words.one(new ArrayList<>(object.propertyNames()));
            switch (words.below(5)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(Notation.utf8(words.nasty()), object.get(name));
                default -> object.set(name, changed(object.get(name), words));
            }
        } else if (container instanceof ArrayNode array && !array.isEmpty()) {
            int at = words.below(array.size());
            switch (words.below(5)) {
                case 0 -> array.remove(at);
                case 1 -> {
                    JsonNode one = array.get(at);
                    for (int times = words.chance(0.02) ? 3_000 : 1 + words.below(5); times > 0; times--) {
                        array.add(one);
                    }
                }
                default -> array.set(at, changed(array.get(at), words));
            }
        }
    }

    private static JsonNode changed(JsonNode value, Words words) {
        JsonMapper json = JsonMapper.shared();
        return switch (words.below(9)) {
            case 0 -> json.nullNode();
            case 1 -> json.createArrayNode().add(value);
            case 2 -> json.createObjectNode().set("en", value);
            case 3 -> json.readTree(words.one(ODD));
            case 4 -> json.readTree("[".repeat(DEEP) + "]".repeat(DEEP));
            case 5, 6 -> text(words.value(words.one(List.of("t", "datetime", "id", "lang", "bbox", "url"))));
            case 7 -> text(words.nasty());
            default -> value.isString() ? text(words.mutated(value.stringValue())) : value;
        };
    }

    /** Bytes that are no UTF-8 become what a decoder makes of them. */
    private static JsonNode text(String bytes) {
        return JsonMapper.shared().valueToTree(Notation.utf8(bytes));
    }

    private static void gather(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> gather(child, containers));
        }
    }

    private static String zip(String archive, Words words) {
        if (words.chance(0.3)) {
            return words.chance(0.3) ? archive : words.damaged(archive);
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Notation.bytes(archive)));
                ZipOutputStream out = new ZipOutputStream(changed)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String text = Notation.characters(in.readAllBytes());
                String name = words.chance(0.05) ? Notation.utf8(words.nasty()) : entry.getName();
                out.putNextEntry(new ZipEntry(name.substring(0, Math.min(LONGEST_NAME, name.length()))));
                out.write(Notation.bytes(words.chance(0.3) ? withAnotherLine(text, words) : text));
                out.closeEntry();
            }
        } catch (IOException e) {
            // Two entries of one name, which is no archive: so much for this one.
            return words.damaged(archive);
        }
        return Notation.characters(changed.toByteArray());
    }

    private static String withAnotherLine(String text, Words words) {
        if (words.chance(0.2)) {
            return words.damaged(text);
        }
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!lines.isEmpty()) {
            int at = words.below(lines.size());
            lines.set(at, words.varied(lines.get(at), 0));
        }
        return String.join("\n", lines);
    }
}
