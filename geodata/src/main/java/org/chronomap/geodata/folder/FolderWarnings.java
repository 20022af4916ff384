package org.chronomap.geodata.folder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.GreatCircle;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import tools.jackson.core.JsonPointer;

/** What could be read of a story, and is most likely otherwise than its author meant. Each is told once, by item. */
final class FolderWarnings {

    /** What the interface has words for in every language. */
    private static final Set<String> LABELLED = Set.of("killed", "injured", "arrested", "troops");

    /** In degrees; what is wider is not about one part of the world. */
    private static final double WIDEST_VIEW = 60;

    /** Of a spot that is still in, or about, its city, airport or site. */
    private static final double FARTHEST_METRES = 100_000;

    private final Story story;
    private final Map<String, Place> places;
    private final Map<String, StoryFile> files;
    private final List<Fault> warnings = new ArrayList<>();
    private final SwappedPositions positions;

    /** @param files those that were read, by name */
    private FolderWarnings(Story story, Map<String, StoryFile> files, CountryOutlines outlines) {
        this.story = story;
        this.places = story.places().stream().collect(Collectors.toMap(Place::id, Function.identity()));
        this.files = files;
        positions = new SwappedPositions(countries(story, outlines));
    }

    /** @param names of all that the folder holds */
    static List<Fault> of(Story story, Map<String, StoryFile> files, List<String> names, CountryOutlines outlines) {
        FolderWarnings all = new FolderWarnings(story, files, outlines);
        all.look();
        for (String name : FileNames.unread(names)) {
            all.warnings.add(new Fault(
                    name, 1, null, null, "is read by nobody; a story has " + String.join(", ", FileNames.ALL)));
        }
        files.values().forEach(file -> file.tellWarnings(all.warnings));
        all.warnings.sort(Comparator.comparing((Fault warning) -> FileNames.ALL.indexOf(warning.file()))
                .thenComparing(Fault::line));
        return all.warnings;
    }

    private static List<Geometry> countries(Story story, CountryOutlines outlines) {
        List<Geometry> countries = new ArrayList<>();
        for (Place place : story.places()) {
            if (place.code() != null) {
                outlines.find(place.code()).ifPresent(outline -> countries.add(outline.geometry()));
            }
        }
        return countries;
    }

    private void look() {
        TimeSpan knownAsOf = story.knownAsOf();
        if (knownAsOf != null) {
            lookAtDate("story.yaml", JsonPointer.empty().appendProperty("knownAsOf"), knownAsOf);
        }
        lookAtView("story.yaml", JsonPointer.empty().appendProperty("view"), story.view());
        List<Place> places = story.places();
        for (int i = 0; i < places.size(); i++) {
            lookAtPosition("places.yaml", field(i, "at"), places.get(i).at());
            lookAtPosition("places.yaml", field(i, "anchor"), places.get(i).anchor());
        }
        List<Incident> incidents = story.incidents();
        for (int i = 0; i < incidents.size(); i++) {
            lookAtStatement("incidents.yaml", i, incidents.get(i).statement());
            lookAtPosition("incidents.yaml", field(i, "at"), incidents.get(i).at());
            lookAtDistance(field(i, "at"), incidents.get(i));
        }
        List<Movement> movements = story.movements();
        for (int i = 0; i < movements.size(); i++) {
            lookAtStatement("movements.yaml", i, movements.get(i).statement());
        }
        List<Scene> scenes = story.scenes();
        for (int i = 0; i < scenes.size(); i++) {
            lookAtDate("scenes.yaml", field(i, "at"), scenes.get(i).at());
            lookAtView("scenes.yaml", field(i, "view"), scenes.get(i).view());
        }
        positions
                .found()
                .forEach(swapped -> tell(
                        swapped.file(),
                        swapped.field(),
                        "lies far from all other positions of the story, and would lie near them the other way round, as "
                                + swapped.otherWay() + ": longitude stands first"));
    }

    private void lookAtStatement(String file, int item, Statement statement) {
        lookAtDate(file, field(item, "when"), statement.when());
        for (String key : statement.numbers().keySet()) {
            if (!LABELLED.contains(key) && !story.numberLabels().containsKey(key)) {
                tell(
                        file,
                        field(item, "numbers").appendProperty(key),
                        "has no label, so that readers see the key; story.yaml can have one: numbers: {" + key
                                + ": {en: …}}");
            }
        }
    }

    private void lookAtDate(String file, JsonPointer field, TimeSpan date) {
        if (!date.mayOverlap(story.extent().extent())) {
            tell(
                    file,
                    field,
                    date.edtf() + " lies outside the extent of the story, "
                            + story.extent().edtf() + ", which is what the slider spans");
        }
    }

    private void lookAtPosition(String file, JsonPointer field, @Nullable Point at) {
        if (at != null) {
            positions.add(new SwappedPositions.Written(file, field, at.getCoordinate(), list(at.getY(), at.getX())));
        }
    }

    /** A country and a region are as large as they are, and nobody knows how large a region is. */
    private void lookAtDistance(JsonPointer field, Incident incident) {
        Place place = places.get(incident.place());
        if (incident.at() == null || place == null || place.at() == null || place.kind() == PlaceKind.REGION) {
            return;
        }
        double metres = GreatCircle.distanceMetres(
                place.at().getCoordinate(), incident.at().getCoordinate());
        if (metres > FARTHEST_METRES) {
            tell(
                    "incidents.yaml",
                    field,
                    "lies " + Math.round(metres / 1_000) + " km from its place, " + place.id()
                            + "; leave out one of the two, or mend it");
        }
    }

    private void lookAtView(String file, JsonPointer field, @Nullable Extent view) {
        if (view != null && view.width() <= WIDEST_VIEW) {
            positions.addView(new SwappedPositions.Written(
                    file, field, view.centre(), list(view.south(), view.west(), view.north(), view.east())));
        }
    }

    private void tell(String file, JsonPointer field, String message) {
        StoryFile read = files.get(file);
        if (read != null) {
            warnings.add(read.fault(field, message));
        }
    }

    private static JsonPointer field(int item, String name) {
        return JsonPointer.empty().appendIndex(item).appendProperty(name);
    }

    private static String list(double... degrees) {
        return Arrays.stream(degrees)
                .mapToObj(number ->
                        BigDecimal.valueOf(number).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
