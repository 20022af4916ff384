package org.chronomap.geodata.ingest.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.PlaceKind;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Where something happened: by a position, the name of a place, or both; and of a movement from where to where. */
final class WherePart implements Part {

    /** A metre, so that the position of a place is known again. */
    private static final double SAME_DEGREES = 1e-5;

    private static final String BETWEEN = ";";

    private final Cells cells;
    private final PlaceNames places;
    private final @Nullable Rule place;
    private final @Nullable Rule at;
    private final @Nullable Rule precision;
    private final List<Rule> ends = new ArrayList<>();
    private final @Nullable Rule via;
    private final LineEnds lines;
    private final @Nullable ColumnOfPositions positions;
    private final @Nullable Equals precisions;

    WherePart(Cells cells, StoryContext story, PlaceNames places) {
        this.cells = cells;
        this.places = places;
        place = cells.rule(Field.Kind.PLACE).orElse(null);
        at = cells.rule(Field.Kind.AT).orElse(null);
        precision = cells.rule(Field.Kind.GEO_PRECISION).orElse(null);
        cells.rule(Field.Kind.FROM).ifPresent(ends::add);
        cells.rule(Field.Kind.TO).ifPresent(ends::add);
        via = cells.rule(Field.Kind.VIA).orElse(null);
        lines = new LineEnds(story, cells.mapping().language());
        positions = at == null
                ? null
                : new ColumnOfPositions(at, story.nearness(), cells.mapping().language());
        precisions = precision == null ? null : Equals.geoPrecisions(precision);
    }

    Optional<Equals> precisions() {
        return Optional.ofNullable(precisions);
    }

    /** Those at which lines end that the story has nothing near to. */
    List<PlaceNames.NewPlace> newPlaces() {
        return lines.made();
    }

    @Override
    public void take(Row row) {
        if (at != null && positions != null) {
            positions.take(cells.cells(row, at));
            if (ends.stream().allMatch(end -> names(row, end).isEmpty())) {
                lines.take(cells.cell(row, at));
            }
        }
        if (place != null) {
            places.take(name(row, place));
        }
        for (Rule end : ends) {
            names(row, end).forEach(places::take);
        }
        if (precision != null && precisions != null) {
            precisions.take(Texts.orNull(cells.cell(row, precision)));
        }
    }

    @Override
    public void decide() {
        places.decide();
    }

    @Override
    public List<Note> notes() {
        return positions == null ? List.of() : positions.notes();
    }

    /** Of several columns from the closest to the widest: Paris, Texas. */
    private @Nullable String name(Row row, Rule rule) {
        if (rule.columns().size() == 1) {
            return name(cells.cell(row, rule));
        }
        Set<String> parts = new LinkedHashSet<>();
        for (Cell cell : cells.cells(row, rule)) {
            String part = name(cell);
            if (part != null) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
    }

    private static @Nullable String name(@Nullable Cell cell) {
        String text = Texts.orNull(cell);
        return text == null || Words.saysNothing(text) ? null : Texts.clean(text);
    }

    private List<String> names(Row row, Rule rule) {
        Cell cell = cells.cell(row, rule);
        String separator = rule.separator() == null ? BETWEEN : rule.separator();
        return cell == null ? List.of() : Texts.split(Texts.clean(Texts.of(cell)), separator);
    }

    @Override
    public void write(Draft draft) {
        if (isMovement(draft) || (at != null && lines.write(draft, cells.column(at), cells.cell(draft.row(), at)))) {
            return;
        }
        Coordinate position = null;
        if (at != null && positions != null) {
            List<@Nullable Cell> given = cells.cells(draft.row(), at);
            int faults = draft.faults().size();
            position = draft.noted(positions.read(given), cells.column(at), all(given));
            if (draft.faults().size() > faults) {
                return;
            }
        }
        PlaceNames.At found = place == null ? null : place(draft, place, position != null);
        GeoPrecision said = said(draft);
        if (place != null && found == null && position == null && name(draft.row(), place) != null) {
            return;
        }
        write(draft, position, found, said);
    }

    private static @Nullable Cell all(List<@Nullable Cell> cells) {
        List<String> texts = new ArrayList<>();
        for (Cell cell : cells) {
            texts.add(cell == null ? "" : cell.text());
        }
        return texts.size() == 1 ? cells.get(0) : new Cell.Text(String.join(", ", texts));
    }

    private @Nullable GeoPrecision said(Draft draft) {
        if (precision == null || precisions == null) {
            return null;
        }
        Cell cell = cells.cell(draft.row(), precision);
        String id = draft.noted(precisions.read(Texts.orNull(cell)), cells.column(precision), cell);
        for (GeoPrecision one : GeoPrecision.values()) {
            if (one.id().equals(id)) {
                return one;
            }
        }
        return null;
    }

    /** Where a position stands beside it, a name that is not known is kept as it is. */
    private PlaceNames.@Nullable At place(Draft draft, Rule rule, boolean hasPosition) {
        String name = name(draft.row(), rule);
        Found<PlaceNames.At> found = places.read(name);
        Trouble fault = found.fault();
        if (name != null && fault != null && hasPosition) {
            draft.extra().put("place", name);
            draft.warn(cells.column(rule), fault.code(), name, fault.detail() + "; its position stands without it");
            return null;
        }
        return draft.noted(found, cells.column(rule), name == null ? null : new Cell.Text(name));
    }

    private boolean isMovement(Draft draft) {
        boolean isMovement = false;
        for (Rule end : ends) {
            ArrayNode ids = Draft.NODES.arrayNode();
            for (String name : names(draft.row(), end)) {
                isMovement = true;
                PlaceNames.At found = draft.noted(places.read(name), cells.column(end), new Cell.Text(name));
                if (found != null && found.id() != null) {
                    ids.add(found.id());
                }
            }
            if (!ids.isEmpty()) {
                draft.fields().set(end.field().name(), ids);
            }
        }
        Cell course = isMovement && via != null ? cells.cell(draft.row(), via) : null;
        if (course != null && via != null) {
            JsonNode json = Json.of(course);
            if (json != null && json.isArray()) {
                draft.fields().set("via", json);
            } else {
                draft.fault(
                        cells.column(via),
                        "not-json",
                        course.text(),
                        "must be a JSON list of positions and ids of places, like [[74.9, 46.8], \"karaganda\"]");
            }
        }
        if (isMovement
                && draft.faults().isEmpty()
                && !(draft.fields().has("from") && draft.fields().has("to"))) {
            draft.fault(null, "missing", "", "has one end alone; a movement goes from a place to a place");
        }
        return isMovement;
    }

    private void write(
            Draft draft, @Nullable Coordinate position, PlaceNames.@Nullable At found, @Nullable GeoPrecision said) {
        String id = found == null ? null : found.id();
        PlaceKind kind = found == null ? null : found.kind();
        if (id == null && position == null) {
            nowhere(draft, said, found != null);
            return;
        }
        if (said == GeoPrecision.NONE) {
            draft.fault(
                    precision == null ? null : cells.column(precision),
                    "contradiction",
                    said.id(),
                    "is none, but a position or a place is given");
            return;
        }
        if (found != null && id != null && kind != null) {
            draft.fields().put("place", id);
            boolean isItsOwn = position != null
                    && Math.abs(position.x - found.longitude()) < SAME_DEGREES
                    && Math.abs(position.y - found.latitude()) < SAME_DEGREES;
            boolean isOfPlace = said == null || said == kind.precision() || said != GeoPrecision.EXACT;
            if (position == null || (isItsOwn && isOfPlace)) {
                if (said != null && said != kind.precision()) {
                    withoutPosition(draft, kind, said);
                }
                return;
            }
        }
        if (position == null) {
            return;
        }
        draft.fields()
                .set("at", Draft.NODES.arrayNode().add(decimal(position.x)).add(decimal(position.y)));
        GeoPrecision known = said != null || positions == null ? said : positions.precision();
        if (known != null && known != GeoPrecision.EXACT) {
            draft.fields().put("geoPrecision", known.id());
        }
    }

    private static BigDecimal decimal(double degrees) {
        return BigDecimal.valueOf(degrees).stripTrailingZeros();
    }

    private void withoutPosition(Draft draft, PlaceKind kind, GeoPrecision said) {
        if (kind == PlaceKind.COUNTRY) {
            draft.warn(
                    precision == null ? null : cells.column(precision),
                    "closer-than-country",
                    said.id(),
                    "is left out: nothing closer than the country is given");
        } else {
            draft.fields().put("geoPrecision", said.id());
        }
    }

    private void nowhere(Draft draft, @Nullable GeoPrecision said, boolean isToldNowhere) {
        boolean isChosen = said == GeoPrecision.NONE || isToldNowhere;
        if (isChosen || cells.mapping().unknownPlaces() == Mapping.UnknownPlaces.NOWHERE) {
            draft.fields().put("geoPrecision", GeoPrecision.NONE.id());
            if (!isChosen) {
                draft.warn(null, "no-place", "", "has neither a position nor a place, and is kept without");
            }
            return;
        }
        draft.lack(
                "place",
                at != null ? cells.column(at) : place == null ? null : cells.column(place),
                "no-place",
                "has neither a position nor a place; give one, or let the mapping keep such rows without (unknownPlaces: nowhere)");
    }
}
