package org.chronomap.backend.gazetteer;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.geodata.coordinates.CoordinateText;
import org.chronomap.geodata.coordinates.Position;
import org.chronomap.geodata.coordinates.Reading;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.gazetteer.NamedPlace;
import org.chronomap.geodata.gazetteer.Surroundings;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.PlaceKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what a text says of where something is: {@code backend/docs/editing.md}. */
@Component
final class PlacesJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final CountryOutlines outlines;
    private final Messages messages;
    private @Nullable Surroundings surroundings;

    PlacesJson(CountryOutlines outlines, Messages messages) {
        this.outlines = outlines;
        this.messages = messages;
    }

    /** @param around where the story is; null = nowhere yet */
    byte[] of(PlaceQuery query, @Nullable Extent around) {
        Nearness nearness = Nearness.to(around);
        Reading reading = CoordinateText.read(query.text(), query.interfaceLanguage(), nearness);
        ObjectNode json = JSON.createObjectNode();
        if (reading instanceof Reading.NoCoordinates) {
            json.putNull("coordinates");
        } else {
            put(json.putObject("coordinates"), reading, query);
        }
        ArrayNode places = json.putArray("places");
        if (reading instanceof Reading.NoCoordinates) {
            Gazetteer.packaged()
                    .search(query.text(), query.language(), nearness, query.limit())
                    .forEach(hit -> put(places.addObject(), hit, query.language()));
        }
        return JSON.writeValueAsBytes(json);
    }

    private void put(ObjectNode json, Reading reading, PlaceQuery query) {
        Map<String, String> words = messages.in(query.interfaceLanguage());
        String language = query.language();
        if (reading instanceof Reading.Read read) {
            json.put("outcome", "read");
            put(json.putArray("positions").addObject(), read.position(), language);
        } else if (reading instanceof Reading.Asked asked) {
            String question = asked.question().id();
            json.put("outcome", "asked")
                    .put("question", question)
                    .put("questionText", Messages.choice(words, "pasted.asked", question));
            ArrayNode positions = json.putArray("positions");
            asked.positions().forEach(position -> put(positions.addObject(), position, language));
        } else if (reading instanceof Reading.Refused refused) {
            json.put("outcome", "refused")
                    .put("code", refused.refusal().id())
                    .put(
                            "detail",
                            Messages.choice(
                                    words, "pasted.refused", refused.refusal().id()));
            json.putArray("positions");
        }
    }

    private void put(ObjectNode json, Position position, String language) {
        json.putArray("at").add(position.longitude()).add(position.latitude());
        json.put("radiusMetres", position.radiusMetres())
                .put("geoPrecision", position.precision().id())
                .put("form", position.form().id())
                .put(
                        "whereText",
                        surroundings()
                                .at(Wgs84.GEOMETRY.createPoint(position.coordinate()), position.precision())
                                .text()
                                .in(List.of(language))
                                .text());
    }

    /** Of no story: so its own places may be told by other names, but no story is looked through at each key. */
    private synchronized Surroundings surroundings() {
        Surroundings made = surroundings;
        if (made == null) {
            made = new Surroundings(Gazetteer.packaged(), outlines, List.of());
            surroundings = made;
        }
        return made;
    }

    private static void put(ObjectNode json, Gazetteer.Hit hit, String language) {
        NamedPlace place = hit.place();
        PlaceKind kind = kind(place.kind());
        json.put("id", hit.id()).put("kind", kind.id()).put("name", name(place.names(), language));
        ObjectNode names = json.putObject("names");
        place.names().byLanguage().forEach(names::put);
        json.put("foundBy", hit.foundBy());
        json.put("country", place.within().split("\\.", 2)[0]);
        if (hit.country() != null) {
            json.put("countryName", name(hit.country(), language));
        }
        if (hit.region() != null) {
            json.put("regionName", name(hit.region(), language));
        }
        if (place.code() != null) {
            json.put("code", place.code());
        }
        json.putArray("at").add(place.at().getX()).add(place.at().getY());
        json.put("geoPrecision", kind.precision().id());
    }

    /** As where a position is, in words: what Kazakh has no name for it mostly calls as Russian does. */
    private static String name(LocalizedText names, String language) {
        return names.in(language.equals("kk") ? List.of("kk", "ru", "en") : List.of(language, "en"))
                .text();
    }

    private static PlaceKind kind(NamedPlace.Kind kind) {
        return switch (kind) {
            case COUNTRY -> PlaceKind.COUNTRY;
            case REGION -> PlaceKind.REGION;
            case TOWN -> PlaceKind.CITY;
            case AIRPORT -> PlaceKind.AIRPORT;
        };
    }
}
