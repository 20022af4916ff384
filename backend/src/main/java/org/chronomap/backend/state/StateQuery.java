package org.chronomap.backend.state;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chronomap.geodata.index.NumberFilter;
import org.chronomap.geodata.index.Selection;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.IsoInstant;

/** Writes what a reader's page shows as the query of its address, for {@link ReaderAddress}. */
final class StateQuery {

    private final Axis axis;

    StateQuery(Axis axis) {
        this.axis = axis;
    }

    /** As {@link ReaderAddress#write(ReaderAddress.Asked)} says. */
    String of(ReaderAddress.Asked asked) {
        // A scene would lead, if its address had no time.
        boolean timed = asked.timeGiven() || asked.state().scene() != null;
        List<String> query = parts(asked.state(), timed);
        add(query, "lang", Objects.requireNonNullElse(asked.language(), ""));
        return String.join("&", query);
    }

    /** As {@link ReaderAddress#write(ReaderState)} says. */
    String of(ReaderState state) {
        return String.join("&", parts(state, true));
    }

    private List<String> parts(ReaderState state, boolean timed) {
        List<String> query = new ArrayList<>();
        TimeShown time = state.time();
        Selection filters = state.filters();
        if (timed && !state.sceneLeads()) {
            add(query, "t", Moments.text(axis.zone(), time.t(), time.unit()));
            add(query, "mode", time.mode() == SceneMode.CUMULATIVE ? "" : ReaderAddress.id(time.mode()));
            add(
                    query,
                    "window",
                    time.mode() == SceneMode.WINDOW ? lengthOf(time).text() : "");
        }
        addFilters(query, filters);
        add(query, "undated", state.undated() ? "true" : "");
        add(query, "q", state.search());
        add(query, "incident", Objects.requireNonNullElse(state.incident(), ""));
        add(query, "scene", state.scene() == null ? "" : state.scene().toString());
        if (state.view() != null) {
            add(query, "lat", decimal(state.view().lat()));
            add(query, "lon", decimal(state.view().lon()));
            add(query, "z", decimal(state.view().zoom()));
        }
        add(query, "theme", state.theme() == Theme.AUTO ? "" : state.theme().inAddress());
        return query;
    }

    /** As {@link ReaderAddress#writeForItems} says. */
    static String ofItems(ReaderState state) {
        List<String> query = new ArrayList<>();
        TimeShown time = state.time();
        String from = time.mode() == SceneMode.CUMULATIVE ? ".." : IsoInstant.text(time.from());
        add(query, "datetime", from + '/' + IsoInstant.text(time.t()));
        add(query, "dated", state.undated() ? "" : "true");
        addFilters(query, state.filters());
        add(query, "q", state.filters().words().isEmpty() ? "" : state.search());
        return String.join("&", query);
    }

    private static void addFilters(List<String> query, Selection filters) {
        add(query, "category", joined(filters.categories()));
        add(query, "status", joined(filters.statuses().stream().map(Status::id).toList()));
        add(query, "actor", joined(filters.actors()));
        add(query, "place", joined(filters.places()));
        add(query, "source", joined(filters.publishers()));
        add(
                query,
                "number",
                joined(filters.numbers().stream().map(NumberFilter::text).toList()));
    }

    private StepCount lengthOf(TimeShown time) {
        TimeGrid grid = axis.grid(time.unit());
        return new StepCount(time.unit(), grid.indexAt(time.t()) - grid.indexAt(time.from()) + 1);
    }

    private static void add(List<String> query, String name, String value) {
        if (!value.isEmpty()) {
            // These three mean nothing in the query of an address, and dates and lists read better with them.
            query.add(name
                    + '='
                    + URLEncoder.encode(value, StandardCharsets.UTF_8)
                            .replace("%2C", ",")
                            .replace("%3A", ":")
                            .replace("%2F", "/"));
        }
    }

    /** A comma parts values, so one within a value is written otherwise. */
    private static String joined(Collection<String> values) {
        return values.stream().sorted().map(value -> value.replace(",", "%2C")).collect(Collectors.joining(","));
    }

    private static String decimal(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
