package org.chronomap.geodata.folder;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chronomap.geodata.geo.CountryOutlines;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.GreatCircle;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.Waypoint;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import tools.jackson.core.JsonPointer;

/** What could be read of a story, and is most likely otherwise than its author meant. Each is told once, by item. */
final class FolderWarnings implements ItemTaker {

    /** What the interface has words for in every language. */
    private static final Set<String> LABELLED = Set.of("killed", "injured", "arrested", "troops");

    /** In degrees; what is wider is not about one part of the world. */
    private static final double WIDEST_VIEW = 60;

    /** Of a spot that is still in, or about, its city, airport or site. */
    private static final double FARTHEST_METRES = 100_000;

    private final CountryOutlines outlines;
    private final Map<String, Place> places = new HashMap<>();
    private final List<Geometry> countries = new ArrayList<>();
    private final List<Fault> warnings = new ArrayList<>();
    private final SwappedPositions positions = new SwappedPositions(countries);
    private final Set<String> numbers = new HashSet<>();
    private @Nullable Story story;
    private @Nullable StoryFile ownFile;

    FolderWarnings(CountryOutlines outlines) {
        this.outlines = outlines;
    }

    /**
     * All, once the whole story was taken.
     *
     * @param names of all that the folder holds
     * @param others found by who read it
     */
    List<Fault> with(List<String> names, List<Fault> others) {
        positions
                .found()
                .forEach(swapped -> warnings.add(
                        swapped.saying("lies far from all other positions of the story, and would lie near "
                                + "them the other way round, as " + swapped.otherWay() + ": longitude stands first")));
        for (String name : FileNames.unread(names)) {
            warnings.add(new Fault(
                    name, 1, null, null, "is read by nobody; a story has " + String.join(", ", FileNames.ALL)));
        }
        String sizeBy = story == null ? null : story.sizeBy();
        if (ownFile != null && sizeBy != null && !numbers.contains(sizeBy)) {
            tell(
                    ownFile,
                    JsonPointer.empty().appendProperty("sizeBy"),
                    '"' + sizeBy + "\" is no number that any incident or movement tells in figures"
                            + (numbers.isEmpty() ? "" : "; they tell " + String.join(", ", new TreeSet<>(numbers))));
        }
        warnings.addAll(others);
        warnings.sort(Comparator.comparing((Fault warning) -> FileNames.ALL.indexOf(warning.file()))
                .thenComparing(Fault::line));
        return warnings;
    }

    private Story story() {
        return Objects.requireNonNull(story, "A story is taken before its items");
    }

    @Override
    public void story(Story own, StoryFile file) {
        story = own;
        ownFile = file;
        TimeSpan knownAsOf = own.knownAsOf();
        if (knownAsOf != null) {
            lookAtDate(file, JsonPointer.empty().appendProperty("knownAsOf"), knownAsOf);
        }
        lookAtView(file, JsonPointer.empty().appendProperty("view"), own.view());
    }

    @Override
    public void place(Place place, int index, StoryFile file) {
        places.put(place.id(), place);
        if (place.code() != null) {
            outlines.find(place.code()).ifPresent(outline -> countries.add(outline.geometry()));
        }
        lookAtPosition(file, field(index, "at"), place.at());
        lookAtPosition(file, field(index, "anchor"), place.anchor());
    }

    @Override
    public void incident(Incident incident, int index, StoryFile file) {
        lookAtStatement(file, index, incident.statement());
        lookAtPosition(file, field(index, "at"), incident.at());
        lookAtDistance(file, field(index, "at"), incident);
    }

    @Override
    public void movement(Movement movement, int index, StoryFile file) {
        lookAtStatement(file, index, movement.statement());
        // One for all: whoever writes a course writes all of it in one order.
        if (!movement.via().isEmpty() && movement.via().get(0) instanceof Waypoint.AtPosition at) {
            lookAtPosition(
                    file,
                    field(index, "via").appendIndex(0),
                    Wgs84.GEOMETRY.createPoint(new Coordinate(at.longitude(), at.latitude())));
        }
    }

    @Override
    public void scene(Scene scene, int index, StoryFile file) {
        lookAtDate(file, field(index, "at"), scene.at());
        lookAtView(file, field(index, "view"), scene.view());
    }

    private void lookAtStatement(StoryFile file, int item, Statement statement) {
        lookAtDate(file, field(item, "when"), statement.when());
        numbers.addAll(statement.ranges().keySet());
        for (String key : statement.numbers().keySet()) {
            if (!LABELLED.contains(key) && !story().numberLabels().containsKey(key)) {
                tell(
                        file,
                        field(item, "numbers").appendProperty(key),
                        "has no label, so that readers see the key; story.yaml can have one: numbers: {" + key
                                + ": {en: …}}");
            }
        }
    }

    private void lookAtDate(StoryFile file, JsonPointer field, TimeSpan date) {
        if (!date.mayOverlap(story().extent().extent())) {
            tell(
                    file,
                    field,
                    date.edtf() + " lies outside the extent of the story, "
                            + story().extent().edtf() + ", which is what the slider spans");
        }
    }

    private void lookAtPosition(StoryFile file, JsonPointer field, @Nullable Point at) {
        if (at != null) {
            positions.add(
                    new SwappedPositions.Written(file.fault(field, list(at.getY(), at.getX())), at.getCoordinate()));
        }
    }

    /** A country and a region are as large as they are, and nobody knows how large a region is. */
    private void lookAtDistance(StoryFile file, JsonPointer field, Incident incident) {
        Place place = places.get(incident.place());
        if (incident.at() == null || place == null || place.at() == null || place.kind() == PlaceKind.REGION) {
            return;
        }
        double metres = GreatCircle.distanceMetres(
                place.at().getCoordinate(), incident.at().getCoordinate());
        if (metres > FARTHEST_METRES) {
            tell(
                    file,
                    field,
                    "lies " + Math.round(metres / 1_000) + " km from its place, " + place.id()
                            + "; leave out one of the two, or mend it");
        }
    }

    private void lookAtView(StoryFile file, JsonPointer field, @Nullable Extent view) {
        if (view != null && view.width() <= WIDEST_VIEW) {
            positions.addView(new SwappedPositions.Written(
                    file.fault(field, list(view.south(), view.west(), view.north(), view.east())), view.centre()));
        }
    }

    private void tell(StoryFile file, JsonPointer field, String message) {
        warnings.add(file.fault(field, message));
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
