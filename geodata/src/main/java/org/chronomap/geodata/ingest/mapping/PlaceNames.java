package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.document.DocumentWriter;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.gazetteer.NameForm;
import org.chronomap.geodata.gazetteer.NamedPlace;
import org.chronomap.geodata.geo.Nearness;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds places by their names: the story's own first, then those of the gazetteer, of which new places of the story are made. Each
 * different name is looked up once, when all rows were taken; {@value #MOST} are told apart. A name that several places have is asked
 * about once; until it is answered its rows are faulty.
 */
public final class PlaceNames {

    private static final int MOST = 100_000;
    private static final int MOST_CANDIDATES = 50;
    private static final int MOST_ASKED = 10;
    /** In degrees: nearer than this a place that has the name, too, is the same. */
    private static final double SAME_SPOT = 0.001;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final StoryContext story;
    private final Gazetteer gazetteer;
    private final Mapping mapping;
    private final Nearness nearness;
    private final Map<String, Place> own = new HashMap<>();
    private final Map<String, Place> ownByName = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, NewPlace> made = new LinkedHashMap<>();

    /**
     * A place that the story has, or gets.
     *
     * @param id null = nowhere
     * @param longitude NaN where it has no position, and latitude likewise
     */
    record At(@Nullable String id, @Nullable PlaceKind kind, double longitude, double latitude) {}

    /**
     * A place that rows are at and the story lacks.
     *
     * @param from null = of a position
     */
    public record NewPlace(String id, ObjectNode document, Gazetteer.@Nullable Hit from) {}

    private record Answer(Found<At> found, @Nullable PlaceQuestion question) {}

    PlaceNames(StoryContext story, Gazetteer gazetteer, Mapping mapping) {
        this.story = story;
        this.gazetteer = gazetteer;
        this.mapping = mapping;
        nearness = story.nearness();
        for (Place place : story.places()) {
            own.put(place.id(), place);
            taken.add(place.id());
        }
        for (Place place : story.places()) {
            place.name().byLanguage().values().forEach(name -> ownByName.putIfAbsent(NameForm.of(name), place));
        }
    }

    void take(@Nullable String name) {
        if (name != null && (rows.size() < MOST || rows.containsKey(name))) {
            rows.merge(name, 1L, Long::sum);
        }
    }

    /** Looks all names up, in their order; once, after all rows were taken. */
    void decide() {
        rows.forEach((name, count) -> answers.computeIfAbsent(name, any -> answer(name, count)));
    }

    /** Nothing where no name stands. */
    Found<At> read(@Nullable String name) {
        if (name == null) {
            return Found.nothing();
        }
        Answer known = answers.get(name);
        // Beyond those that were told apart; and never kept, so that memory has its bound.
        return known == null ? answer(name, 1).found() : known.found();
    }

    public List<PlaceQuestion> questions() {
        List<PlaceQuestion> questions = new ArrayList<>();
        for (String name : rows.keySet()) {
            Answer answer = answers.get(name);
            if (answer != null && answer.question() != null) {
                questions.add(answer.question());
            }
        }
        questions.sort(Comparator.comparingLong(PlaceQuestion::rows).reversed());
        return questions;
    }

    /** The documents of places that the rows need and the story lacks. */
    public List<NewPlace> made() {
        return List.copyOf(made.values());
    }

    private Answer answer(String name, long count) {
        String told = mapping.places().get(name);
        if (told != null) {
            return new Answer(told(name, told), null);
        }
        Place place = own.get(name);
        if (place == null) {
            place = ownByName.get(NameForm.of(name));
        }
        if (place != null) {
            return new Answer(Found.of(at(place)), null);
        }
        List<Gazetteer.Hit> hits = gazetteer.search(name, mapping.language(), nearness, MOST_CANDIDATES);
        List<Gazetteer.Hit> exact = withoutNamesakesAround(
                hits.stream().filter(hit -> isNamed(hit, name)).toList());
        if (exact.size() == 1) {
            return new Answer(Found.of(at(exact.get(0))), null);
        }
        if (exact.size() > 1) {
            List<Gazetteer.Hit> asked = exact.subList(0, Math.min(MOST_ASKED, exact.size()));
            return new Answer(
                    Found.faulty(
                            "ambiguous-place",
                            "is the name of " + (exact.size() == MOST_CANDIDATES ? "many" : exact.size())
                                    + " places; say which is meant, as "
                                    + asked.get(0).id()),
                    new PlaceQuestion(name, count, true, asked));
        }
        PlaceQuestion question = hits.isEmpty()
                ? null
                : new PlaceQuestion(name, count, false, hits.subList(0, Math.min(MOST_ASKED, hits.size())));
        return new Answer(unknown(name), question);
    }

    private Found<At> unknown(String name) {
        return mapping.unknownPlaces() == Mapping.UnknownPlaces.NOWHERE
                ? Found.warned(nowhere(), "unknown-place", "is found nowhere, and the row is kept without a place")
                : Found.faulty(
                        "unknown-place",
                        "\"" + name
                                + "\" is neither a place of the story nor of the gazetteer; give a position, or say in the "
                                + "mapping's places what it is");
    }

    private static At nowhere() {
        return new At(null, null, Double.NaN, Double.NaN);
    }

    private Found<At> told(String name, String id) {
        if (id.equals(Mapping.NOWHERE)) {
            return Found.of(nowhere());
        }
        Place place = own.get(id);
        if (place != null) {
            return Found.of(at(place));
        }
        // By the name that it was asked about, or by its own, which its id ends with.
        String last = id.substring(id.lastIndexOf('/') + 1).replaceFirst("@.*", "");
        for (String text : List.of(name, last)) {
            for (Gazetteer.Hit hit : gazetteer.search(text, mapping.language(), nearness, MOST_CANDIDATES)) {
                if (hit.id().equals(id)) {
                    return Found.of(at(hit));
                }
            }
        }
        return Found.faulty(
                "unknown-place",
                "The mapping says " + id + ", which is neither a place of the story nor of the gazetteer");
    }

    /** Whether a text names it, alone or with what it is in behind a comma. */
    private static boolean isNamed(Gazetteer.Hit hit, String text) {
        String named = NameForm.of(hit.foundBy());
        int comma = text.indexOf(',');
        return named.equals(NameForm.of(text)) || (comma > 0 && named.equals(NameForm.of(text.substring(0, comma))));
    }

    /** A town is meant where its region has its name, too, or its airport. */
    private static List<Gazetteer.Hit> withoutNamesakesAround(List<Gazetteer.Hit> hits) {
        Set<String> regions = new HashSet<>();
        Set<String> countries = new HashSet<>();
        for (Gazetteer.Hit hit : hits) {
            if (hit.place().kind() == NamedPlace.Kind.TOWN) {
                regions.add(hit.place().within());
                countries.add(country(hit));
            }
        }
        return hits.stream()
                .filter(hit -> switch (hit.place().kind()) {
                    case REGION -> !regions.contains(hit.place().within());
                    case AIRPORT -> !countries.contains(country(hit));
                    case TOWN, COUNTRY -> true;
                })
                .toList();
    }

    private static String country(Gazetteer.Hit hit) {
        String within = hit.place().within();
        return within.substring(0, Math.min(2, within.length()));
    }

    private static At at(Place place) {
        return new At(
                place.id(),
                place.kind(),
                place.at() == null ? Double.NaN : place.at().getX(),
                place.at() == null ? Double.NaN : place.at().getY());
    }

    private At at(Gazetteer.Hit hit) {
        NamedPlace place = hit.place();
        for (Place known : story.places()) {
            if (isSame(known, place)) {
                return at(known);
            }
        }
        NewPlace fresh = made.computeIfAbsent(hit.id(), any -> make(hit));
        PlaceKind kind = kind(place);
        return kind == PlaceKind.COUNTRY
                ? new At(fresh.id(), kind, Double.NaN, Double.NaN)
                : new At(fresh.id(), kind, place.at().getX(), place.at().getY());
    }

    /** Whether a place of the story is one of the gazetteer's: it became one when rows named it before. */
    private static boolean isSame(Place known, NamedPlace place) {
        if (place.kind() == NamedPlace.Kind.COUNTRY) {
            return place.within().equals(known.code());
        }
        return known.at() != null
                && known.kind() == kind(place)
                && Math.abs(known.at().getX() - place.at().getX()) < SAME_SPOT
                && Math.abs(known.at().getY() - place.at().getY()) < SAME_SPOT
                && known.name().byLanguage().values().stream()
                        .anyMatch(name -> place.names().byLanguage().values().stream()
                                .anyMatch(other -> NameForm.of(other).equals(NameForm.of(name))));
    }

    private static PlaceKind kind(NamedPlace place) {
        return switch (place.kind()) {
            case COUNTRY -> PlaceKind.COUNTRY;
            case REGION -> PlaceKind.REGION;
            case TOWN -> PlaceKind.CITY;
            case AIRPORT -> PlaceKind.AIRPORT;
        };
    }

    private NewPlace make(Gazetteer.Hit hit) {
        NamedPlace place = hit.place();
        LocalizedText names = place.names();
        String wanted = Slugs.of(names.in(List.of("en")).text());
        if (wanted.isEmpty()) {
            wanted = "place";
        }
        String id = wanted;
        for (int nth = 2; !taken.add(id); nth++) {
            id = wanted + '-' + nth;
        }
        ObjectNode document = NODES.objectNode().put("id", id);
        document.set("name", DocumentWriter.byLanguage(inLanguages(names)));
        PlaceKind kind = kind(place);
        document.put("kind", kind.id());
        if (kind == PlaceKind.COUNTRY) {
            return new NewPlace(id, document.put("code", place.within()), hit);
        }
        document.set(
                "at", NODES.arrayNode().add(place.at().getX()).add(place.at().getY()));
        boolean isAirport = kind == PlaceKind.AIRPORT;
        document.set(
                "reference",
                NODES.objectNode()
                        .put("name", isAirport ? "OurAirports" : "GeoNames")
                        .put("licence", isAirport ? "public domain" : "CC BY 4.0")
                        .put("url", isAirport ? "https://ourairports.com/" : "https://www.geonames.org/"));
        return new NewPlace(id, document, hit);
    }

    /** In those of the story that have one; else in whichever there is. */
    private LocalizedText inLanguages(LocalizedText names) {
        Map<String, String> known = new LinkedHashMap<>();
        for (String language : story.languages()) {
            String name = names.byLanguage().get(language);
            if (name != null) {
                known.put(language, name);
            }
        }
        return known.isEmpty()
                ? LocalizedText.of(
                        story.languages().isEmpty() ? "en" : story.languages().get(0),
                        names.in(List.of("en")).text())
                : new LocalizedText(known);
    }
}
