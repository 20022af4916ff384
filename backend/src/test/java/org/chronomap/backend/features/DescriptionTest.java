package org.chronomap.backend.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a story's API and the server's say of themselves (OGC API Features, part 1). */
class DescriptionTest extends ServerTest {

    private static final String ID = "kazakhstan-january-2022";

    static Stream<String> addresses() {
        return Stream.of(
                STORY,
                STORY + "/conformance",
                STORY + "/api",
                STORY + "/collections",
                STORY + "/collections/movements",
                STORY + "/collections/movements/queryables",
                STORY + "/collections/movements/schema",
                STORY + "/collections/movements/items",
                STORY + "/collections/movements/items/csto-departure",
                "/",
                "/conformance",
                "/api",
                "/collections",
                "/collections/" + ID + ".places",
                "/collections/" + ID + ".places/queryables",
                "/collections/" + ID + ".places/schema");
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void everyAddressIsJsonForProgramsAndAPageForPeople(String address) {
        Answer json = http.get(address, "Accept", "application/json");
        Answer page = http.get(address, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(json.header("Content-Type")).contains("json");
        assertThat(json.header("Vary").split(", ")).contains("Accept", "Accept-Language");
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).startsWith("<!doctype html>");
        for (Answer answer : List.of(json, page)) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(http.get(
                                    address,
                                    "Accept",
                                    answer.equals(json) ? "application/json" : "text/html",
                                    "If-None-Match",
                                    answer.header("ETag"))
                            .status())
                    .isEqualTo(304);
        }
        assertThat(http.send("HEAD", address).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void everyLinkLeadsToWhatItSays(String address) {
        JsonNode json = http.get(address + "?f=json&lang=kk").json();

        json.path("links").forEach(link -> {
            String type = link.path("type").asString();
            Answer answer = http.get(link.path("href").asString(), "Accept", type);
            assertThat(answer.status()).as(link.toString()).isEqualTo(200);
            assertThat(answer.header("Content-Type").replace(" ", ""))
                    .as(link.toString())
                    .startsWith(type);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {STORY, "/"})
    void aLandingPageLeadsToWhatTheStandardWants(String address) {
        JsonNode json = http.get(address + "?f=json").json();

        assertThat(json.path("links").valueStream().map(link -> link.path("rel").asString()))
                .contains("self", "alternate", "service-desc", "service-doc", "conformance", "data");
    }

    @Test
    void pathsAreThoseThatThereAre() {
        JsonNode definition = http.get(STORY + "/api").json();

        assertThat(definition.path("openapi").asString()).startsWith("3.0.");
        assertThat(definition.at("/servers/0/url").asString()).isEqualTo(http.root() + STORY);
        List<String> operations = new ArrayList<>();
        definition.path("paths").forEachEntry((path, item) -> {
            item.forEach(
                    operation -> operations.add(operation.path("operationId").asString()));
            JsonNode get = item.path("get");
            if (!get.isMissingNode()
                    && !get.has("security")
                    && get.path("parameters")
                            .valueStream()
                            .noneMatch(parameter -> parameter.path("required").asBoolean(false))) {
                assertThat(http.get(STORY + (path.equals("/") ? "?f=json" : path))
                                .status())
                        .as(path)
                        .isEqualTo(200);
            }
        });
        assertThat(operations).doesNotHaveDuplicates().hasSize(41);
        definition
                .findValuesAsString("$ref")
                .forEach(reference -> assertThat(
                                definition.at(reference.substring(1)).isObject())
                        .as(reference)
                        .isTrue());
    }

    @Test
    void whatIsDescribedIsWhatIsRead() {
        JsonNode parameters =
                http.get(STORY + "/api").json().at("/paths/~1collections~1incidents~1items/get/parameters");
        String refused =
                http.get(STORY + "/collections/incidents/items?nothing=1").text();

        parameters.forEach(
                parameter -> assertThat(refused).contains(parameter.path("name").asString()));
        JsonNode limit = parameters
                .valueStream()
                .filter(parameter -> parameter.path("name").asString().equals("limit"))
                .findFirst()
                .orElseThrow();
        assertThat(limit.at("/schema/maximum").asInt()).isEqualTo(Limit.MOST);
        assertThat(limit.at("/schema/default").asInt()).isEqualTo(Limit.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"en,West", "fr,ouest", "ru,запад", "kk,батыс"})
    void whatParametersDoIsToldInTheLanguageAskedFor(String language, String west) {
        Answer definition = http.get(STORY + "/api?lang=" + language);

        assertThat(definition.header("Content-Language")).isEqualTo(language);
        assertThat(definition.text()).contains(west);
        definition
                .json()
                .findValues("parameters")
                .forEach(parameters -> parameters.forEach(
                        parameter -> assertThat(parameter.path("description").asString(""))
                                .as(parameter.path("name").asString())
                                .doesNotContain("api.", "{0}")));
        assertThat(http.get(STORY + "/api?f=html&lang=" + language).text()).contains(west);
    }

    @ParameterizedTest
    @CsvSource({"en,Earliest beginning", "fr,Début au plus tôt", "ru,Самое раннее начало", "kk,Ең ерте басталуы"})
    void whatIsComputedHasALabelToo(String language, String start) {
        String collection = STORY + "/collections/incidents";
        JsonNode schema = http.get(collection + "/schema?lang=" + language).json();

        assertThat(schema.at("/properties/start/title").asString()).isEqualTo(start);
        schema.path("properties")
                .forEachEntry((name, property) ->
                        assertThat(property.path("title").asString("")).as(name).isNotBlank());
        assertThat(http.get(collection + "/schema?f=html&lang=" + language).text())
                .contains(start);
        assertThat(http.get(STORY + "/api?lang=" + language)
                        .json()
                        .at("/components/schemas/incidentsItem/properties/properties/properties/start/title")
                        .asString())
                .isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource({"en,Category", "fr,Catégorie", "ru,Категория", "kk,Санат"})
    void aSchemaHasEachPropertyWithItsLabel(String language, String category) {
        JsonNode schema = http.get(STORY + "/collections/incidents/schema?lang=" + language)
                .json();

        assertThat(schema.at("/properties/category/title").asString()).isEqualTo(category);
        assertThat(schema.at("/properties/title/type").asString()).isEqualTo("string");
        assertThat(schema.path("properties").propertyNames())
                .contains("id", "geometry")
                .containsAll(ItemSchemas.STANDARD.incidents().written().stream()
                        .filter(property -> property.featureMember() == FeatureMember.PROPERTIES)
                        .map(Property::name)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"incidents", "movements", "places", "scenes"})
    void itemsHaveNothingThatTheirSchemaLacks(String collection) {
        for (String language : List.of("en", "*")) {
            JsonNode schema = http.get(STORY + "/collections/" + collection + "/schema?lang=" + language)
                    .json()
                    .path("properties");
            http.get(STORY + "/collections/" + collection + "/items?lang=" + language)
                    .json()
                    .path("features")
                    .forEach(item -> item.path("properties").forEachEntry((name, value) -> {
                        JsonNode type = schema.path(name).path("type");
                        assertThat(schema.has(name)).as(name).isTrue();
                        assertThat(
                                        type.isArray()
                                                ? type.valueStream()
                                                        .map(JsonNode::asString)
                                                        .toList()
                                                : List.of(type.asString()))
                                .as(name + " " + value)
                                .contains(kind(value, type));
                    }));
        }
    }

    private static String kind(JsonNode value, JsonNode type) {
        return switch (value.getNodeType()) {
            case NUMBER -> type.asString("").equals("integer") ? "integer" : "number";
            case STRING -> "string";
            case ARRAY -> "array";
            case NULL -> "null";
            default -> "object";
        };
    }

    @Test
    void queryablesAreWhatItemsAreSelectedBy() {
        JsonNode queryables = http.get(STORY + "/collections/incidents/queryables?lang=en")
                .json()
                .path("properties");

        assertThat(queryables.propertyNames())
                .containsExactly("geometry", "when", "category", "status", "place", "actor", "source", "number");
        assertThat(queryables.at("/category/title").asString()).isEqualTo("Category");
        assertThat(queryables.at("/category/enum").size()).isEqualTo(10);
    }

    @Test
    void whereNothingHasAPlaceThereIsNoBox() {
        String story = ownStories.hold("described-nowhere", Map.of("story.yaml", """
                title: {en: Nowhere}
                timeZone: UTC
                extent: 2022-01-01/2022-01-31
                languages: [en]
                categories: [{id: all, label: {en: All}, colour: "#336699", pattern: dots}]
                """));

        for (String address : List.of(story + "/collections/places", "/collections/described-nowhere.places")) {
            JsonNode extent = http.get(address).json().path("extent");
            assertThat(extent.has("spatial")).isFalse();
            assertThat(extent.at("/temporal/interval/0/0").asString()).isEqualTo("2022-01-01T00:00:00Z");
        }
    }

    @Test
    void theServersItemsAreFoundAtTheStories() {
        Answer answer = http.get("/collections/" + ID + ".places/items?limit=2&lang=fr");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location"))
                .isEqualTo(http.root() + STORY + "/collections/places/items?limit=2&lang=fr");
        assertThat(http.get("/collections/" + ID + ".nothing/items").status()).isEqualTo(404);
        assertThat(http.get("/collections/nothing.places/items/x").status()).isEqualTo(404);
    }

    @Test
    void linksStandBelowTheProxysPrefix() {
        String page = http.get(
                        STORY + "/collections/places/items?limit=2&f=html",
                        "X-Forwarded-Host",
                        "news.example",
                        "X-Forwarded-Proto",
                        "https",
                        "X-Forwarded-Prefix",
                        "/maps")
                .text();

        assertThat(page).contains("https://news.example/maps" + STORY + "/collections/places/items/almaty");
        assertThat(page).doesNotContain(http.root());
    }

    @Test
    void itemsAreATableWithACaptionAndItsNextPage() {
        String page = http.get(STORY + "/collections/incidents/items?f=html&lang=ru&limit=5")
                .text();

        assertThat(page)
                .contains("<html lang=\"ru\"")
                .contains("<caption>")
                .contains("<th scope=\"col\">Категория</th>")
                .contains("<td>AFP</td>")
                .contains("rel=\"next\"");
        assertThat(page.split("<th scope=\"row\"")).hasSize(6);
    }

    @Test
    void longAddressesCanBeBrokenAndNoColumnIsEmpty() {
        String definition = http.get(STORY + "/api?f=html&lang=en").text();
        String schema =
                http.get(STORY + "/collections/places/schema?f=html&lang=en").text();

        assertThat(definition).contains(">/collections<wbr>/places</a>");
        assertThat(definition).contains(">Description</th>");
        assertThat(schema).doesNotContain(">Description</th>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/conformance?x=1",
                "/collections?f=xml",
                STORY + "/api?limit=1",
                STORY + "/collections/places/schema?lang=1"
            })
    void unknownOrUnreadableParametersAreRefused(String address) {
        assertThat(http.get(address).status()).isEqualTo(400);
    }

    @Test
    void whatIsNotPublishedIsNotThere() {
        String story = ownStories.holdCopyOfBundled("described-not-published");
        assertThat(http.get("/collections").text()).contains("described-not-published.places");

        String[] admin = asAdmin();
        assertThat(http.send("POST", story + "/unpublish", admin[0], admin[1], "If-Match", "\"1\"")
                        .status())
                .isLessThan(300);

        assertThat(http.get("/collections").text()).doesNotContain("described-not-published");
        assertThat(http.get("/?f=json").text()).doesNotContain("described-not-published");
        assertThat(http.get("/collections/described-not-published.places").status())
                .isEqualTo(404);
        assertThat(http.get("/collections/described-not-published.places/items").status())
                .isEqualTo(404);
        assertThat(http.get(story + "/collections").status()).isEqualTo(404);
    }

    @Test
    void oddAddressesOfItemsAreNoFault() {
        for (String query :
                List.of("?", "?&", "?q=%7B%7D", "?lang=en&lang", "?limit=1&&f=geojson", "?q=a%26b&limit=1")) {
            assertThat(http.get(STORY + "/collections/places/items" + query).status())
                    .as(query)
                    .isLessThan(500);
        }
    }
}
