package org.chronomap.backend.golden;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chronomap.backend.backup.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every address of the bundled story in every language and form, then what it takes and refuses to be told, and what is then read. */
class GoldenAnswersTest {

    private static final String STORY = "/stories/kazakhstan-january-2022";
    private static final List<String> COLLECTIONS = List.of("incidents", "movements", "places", "scenes");
    private static final List<String> LANGUAGES = List.of("en", "fr", "ru", "kk");
    private static final List<String> FORMS = List.of("json", "html", "atom");
    private static final String SOURCE = """
            {"publisher": "AFP", "title": {"en": "The day"}, "url": "https://example.com/a", "published": "2022-01-13", "lang": "fr",
             "quote": "le jour", "accessed": "2022-01-14", "archiveUrl": "https://example.com/b", "attributedTo": {"en": "A minister"}}""";

    @Test
    void areAsTheyWere(@TempDir Path data) throws IOException {
        try (Node node = Node.onH2(data)) {
            Recording recording = new Recording(node.root());
            Asking asking = new Asking(node, recording);
            asking.pages();
            asking.items();
            asking.selections();
            asking.files();
            asking.edits();
            asking.faults();
            asking.items();
            asking.history();
            asking.files();
            recording.compare();
        }
    }

    /** Asks in turn. What is asked a second time, after the story was changed, is told apart. */
    private static final class Asking {

        private final Node node;
        private final Recording recording;
        private String when = "";
        private int edits;

        Asking(Node node, Recording recording) {
            this.node = node;
            this.recording = recording;
        }

        private void read(String file, String address) throws IOException {
            recording.add(file, when + "GET " + address, node.read(address));
        }

        void pages() throws IOException {
            for (String language : LANGUAGES) {
                for (String page : List.of(
                        "/?",
                        STORY + "?f=html&",
                        STORY + "?f=json&",
                        STORY + "?f=html&t=2022-01-06&mode=window&category=violence&",
                        "/embed/kazakhstan-january-2022?",
                        "/oembed?url=" + URLEncoder.encode(node.root() + STORY, StandardCharsets.UTF_8) + "&")) {
                    read("", page + "lang=" + language);
                }
            }
            read("story", STORY + "?f=json&lang=*");
            for (String other : List.of("/sitemap.xml", "/robots.txt", STORY + "?f=xml", "/stories/none?f=json")) {
                read("other", other);
            }
        }

        void items() throws IOException {
            for (String collection : COLLECTIONS) {
                String items = STORY + "/collections/" + collection + "/items";
                for (String language : LANGUAGES) {
                    read("", items + "?lang=" + language);
                }
                read(when.isEmpty() ? collection : "", items + "?lang=*");
                JsonNode features = node.read(items).json().path("features");
                for (JsonNode feature : features) {
                    read("", items + '/' + feature.path("id").asString() + "?lang=*");
                }
                read(
                        when.isEmpty() ? "" : "edited",
                        items + '/' + features.path(0).path("id").asString() + "?lang=kk");
            }
        }

        void selections() throws IOException {
            for (String query : List.of(
                    "incidents/items?limit=3",
                    "incidents/items?bbox=76,43,77,44",
                    "incidents/items?datetime=2022-01-06/2022-01-08&dated=true",
                    "incidents/items?datetime=../2022-01-04",
                    "incidents/items?category=violence&status=reported,claimed",
                    "movements/items?place=armenia",
                    "incidents/items?actor=none&source=none&category=none&status=none&place=none",
                    "incidents/items?source=AFP&q=avion&limit=2",
                    "places/items?q=almaty",
                    "places/items?bbox=1&datetime=never&limit=x&cursor=y&lang=12&f=xml&title=none",
                    "scenes/items?category=protest",
                    "incidents/items/none",
                    "stories/items")) {
                read(query.contains("none") ? "other" : "", STORY + "/collections/" + query);
            }
        }

        void files() throws IOException {
            read("", STORY + "/export?f=folder");
            read("", STORY + "/bundle.zip");
            read("", STORY + "/export");
            read("", STORY + "/card.png?lang=ru");
            for (String language : LANGUAGES) {
                read("", STORY + "/feed.atom?lang=" + language);
            }
        }

        private void send(String method, String path, String json, String... headers) throws IOException {
            String asked = "edit " + ++edits + ": " + method + ' ' + path;
            recording.add("edits", asked, node.send(method, STORY + path, json, headers));
        }

        private void patch(String path, String properties) throws IOException {
            send("PATCH", path, "{\"properties\": " + properties + '}', "If-Match", "\"1\"");
        }

        void edits() throws IOException {
            when = "after edits ";
            patch("/collections/incidents/items/fuel-price-protests-begin", """
                    {"title": {"en": "Protests begin today", "de": "Es beginnt"}, "summary": null, "when": "2022-01-03~",
                     "place": "almaty", "geoPrecision": "region", "category": "violence", "status": "disputed",
                     "numbers": {"killed": {"low": 1, "best": 2.50, "high": 3, "words": {"en": "a few"}}, "tents": {"best": 4}},
                     "actors": ["NATO", {"en": "Police", "fr": "Police"}], "tags": ["a"], "inferred": ["when", "place"],
                     "sources": [%s], "media": [{"url": "https://example.com/p.jpg", "kind": "image", "credit": "AFP",
                     "caption": {"en": "A square"}, "alt": {"en": "People"}}], "mood": {"calm": [1, "two", {"three": 3.0}]}}
                    """.formatted(SOURCE));
            patch("/collections/movements/items/csto-departure", """
                    {"title": {"en": "They leave"}, "from": ["almaty", "kazakhstan"], "to": ["russia"], "when": "2022-01-13/2022-01-20"}
                    """);
            patch("/collections/places/items/almaty-airport", """
                    {"name": {"en": "The airport"}, "kind": "site", "anchor": [77.1, 43.4], "memberOf": ["IATA"], "role": {"en": "Closed"},
                     "reference": {"name": "A map", "licence": "CC0", "url": "https://example.com/m"}}
                    """);
            patch("/collections/scenes/items/massimov", """
                    {"title": {"en": "His end"}, "text": {"en": "He is dismissed."}, "at": "2022-01-05/2022-01-09", "mode": "window",
                     "view": [60, 40, 80, 50], "highlight": ["csto-departure"], "position": 2.5}
                    """);
            send("PATCH", "", """
                    {"title": {"en": "January"}, "standfirst": {"en": "A month."}, "byline": {"en": "By us"}, "licence": {"name": "CC0"},
                     "knownAsOf": "2022-01-14", "extent": "2022-01-01/2022-01-31", "view": [40, 30, 90, 60], "languages": ["en", "kk"],
                     "numbers": {"tents": {"en": "Tents"}}, "spans": [{"incident": "almaty-gunfire", "label": {"en": "Fire"}}]}
                    """, "If-Match", "\"1\"");
            JsonNode written = node.read(STORY + "/collections/incidents/items/almaty-gunfire?lang=*")
                    .json();
            recording.add(
                    "edits",
                    "PUT what was read",
                    node.send(
                            "PUT",
                            STORY + "/collections/incidents/items/almaty-gunfire",
                            written.toString(),
                            "If-Match",
                            "\"1\""));
            send("POST", "/collections/incidents/items?note=New", """
                    {"type": "Feature", "id": "new", "geometry": {"type": "Point", "coordinates": [76.9, 43.2, 800]},
                     "properties": {"title": {"en": "New"}, "when": "2022-01-06T10:30", "category": "protest", "status": "planned",
                     "start": "2022", "sources": [{"publisher": "AFP"}]}}
                    """);
            send("POST", "/collections/places/items?draft=true", """
                    {"type": "Feature", "id": "square", "geometry": {"type": "Point", "coordinates": [76.9, 43.2]},
                     "properties": {"name": {"en": "Square"}, "kind": "site"}}
                    """);
            send("DELETE", "/collections/incidents/items/new", "", "If-Match", "\"1\"");
        }

        void faults() throws IOException {
            for (String collection : COLLECTIONS) {
                String items = "/collections/" + collection + "/items";
                send("POST", items, "{\"type\": \"Feature\", \"geometry\": null, \"properties\": {}}");
                send(
                        "POST",
                        items,
                        "{\"type\": \"Feature\", \"title\": {}, \"name\": {}, \"at\": 1, \"properties\": {}}");
                send("POST", items, "{\"type\": \"Feature\", \"geometry\": null, \"properties\": []}");
            }
            send("POST", "/collections/incidents/items", """
                    {"type": "Feature", "id": "A b", "geometry": {"type": "Point", "coordinates": [276.9, 43.2]},
                     "properties": {"title": {"EN": "x", "fr": 3, "en": []}, "summary": [], "when": "soon", "place": "nowhere",
                     "geoPrecision": "none", "category": "c", "status": "s", "numbers": {"killed": {"low": 3, "high": 1, "x": 1}, "a": {},
                     "b": {"best": "two"}, "c": 4}, "actors": [{}, 3, ""], "tags": {"en": 3}, "inferred": [[]], "extra": 3,
                     "sources": [{}, {"ref": "none"}, {"publisher": "", "title": [], "url": "x", "published": "soon", "lang": "1",
                     "quote": {}, "accessed": [], "archiveUrl": "ftp://x", "attributedTo": {}, "other": 1}, 5],
                     "media": [{}, {"url": "x", "kind": "y", "credit": 3, "caption": [], "alt": "", "other": 1}]}}
                    """);
            send("POST", "/collections/movements/items", """
                    {"type": "Feature", "geometry": null, "properties": {"title": {"en": "x"}, "when": ["2022"], "from": "nowhere",
                     "to": ["russia", "none", {}], "category": "protest", "status": "planned", "sources": {}, "media": {}}}
                    """);
            send("POST", "/collections/places/items", """
                    {"type": "Feature", "id": "p", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": {},
                     "kind": "country", "code": "XX", "anchor": [200, 1], "memberOf": [{}], "role": 1, "other": 3,
                     "reference": {"licence": [], "url": "x", "other": 1}}}
                    """);
            send("POST", "/collections/scenes/items", """
                    {"type": "Feature", "properties": {"title": {"en": ""}, "text": "plain", "at": "2022-01-06/..", "mode": "m",
                     "view": [1, 2, 3], "highlight": ["none"], "position": "first", "other": 1}}
                    """);
            send("PATCH", "", """
                    {"title": {}, "standfirst": [], "byline": 1, "licence": {"url": "x", "other": 1}, "timeZone": "Mars",
                     "extent": "2022/..", "knownAsOf": "soon", "languages": [], "view": [1, 2, 3, 400], "other": 1,
                     "categories": [{"id": "A", "label": {}, "colour": "red", "pattern": "p", "other": 1}, {"id": "A"}],
                     "numbers": {"tents": {}}, "spans": [{"incident": "none", "label": [], "other": 1}],
                     "sources": {"afp-2022-01-13": {"lang": "1"}}}
                    """, "If-Match", "\"2\"");
        }

        void history() throws IOException {
            for (String language : LANGUAGES) {
                for (String form : FORMS) {
                    read(
                            form.equals("json") && language.equals("kk") ? "history" : "",
                            STORY + "/history?f=" + form + "&lang=" + language);
                }
                for (String item : Stream.of(
                                "incidents/items/fuel-price-protests-begin",
                                "movements/items/csto-departure",
                                "places/items/almaty-airport",
                                "scenes/items/massimov",
                                "places/items/square")
                        .map(item -> STORY + "/collections/" + item + "/history?f=html&lang=" + language)
                        .toList()) {
                    read("", item);
                }
            }
        }
    }
}
