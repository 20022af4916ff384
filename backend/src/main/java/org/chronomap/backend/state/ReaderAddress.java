package org.chronomap.backend.state;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.geodata.index.SearchText;
import org.chronomap.geodata.index.Selection;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * The query of a reader page's address, read and written as the front end's {@code state/address.ts} does: what is not known or
 * cannot be read is left out, and told.
 */
public final class ReaderAddress {

    private static final Set<String> OWN = Set.of(
            "t",
            "mode",
            "window",
            "category",
            "status",
            "actor",
            "place",
            "source",
            "q",
            "incident",
            "scene",
            "lat",
            "lon",
            "z",
            "lang",
            "theme",
            "f");
    /** Added to shared links by others. */
    private static final Pattern FOREIGN = Pattern.compile("utm_.*|fbclid|gclid|mc_[ce]id");

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final StoryIndex index;
    private final Story story;
    private final Axis axis;

    public ReaderAddress(StoryIndex index) {
        this.index = index;
        this.story = index.story();
        this.axis = Axis.of(story);
    }

    /** A parameter that could not be used, and was left out. */
    public record Refused(String name, String value) {}

    public record Asked(ReaderState state, List<Refused> refused) {}

    private record MomentAsked(long t, @Nullable Long from) {}

    public Axis axis() {
        return axis;
    }

    /** @param parameters decoded; of one given several times the first counts, but for the lists */
    public Asked read(Map<String, List<String>> parameters) {
        List<Refused> refused = new ArrayList<>();
        Reading reading = new Reading(parameters, refused);
        MomentAsked moment = reading.one("t", this::moment);
        SceneMode mode = reading.one("mode", text -> named(SceneMode.values(), text));
        Steps window = reading.one("window", Steps::parse);
        Selection filters = filters(reading);
        String incident = reading.one("incident", this::event);
        Integer scene = reading.one("scene", this::scene);
        Double lat = reading.one("lat", text -> degrees(text, 90));
        Double lon = reading.one("lon", text -> degrees(text, 360));
        Double zoom = reading.one("z", text -> degrees(text, 30));
        View view = lat == null || lon == null || zoom == null ? null : new View(lat, lon, zoom);
        Theme theme = reading.one("theme", text -> named(Theme.values(), text));
        parameters.forEach((name, values) -> {
            if (!OWN.contains(name) && !FOREIGN.matcher(name).matches()) {
                values.forEach(value -> refused.add(new Refused(name, Objects.requireNonNullElse(value, ""))));
            }
        });
        boolean sceneLeads = scene != null && !parameters.containsKey("t");
        TimeShown time = scene != null && sceneLeads
                ? timeOf(story.scenes().get(scene))
                : axis.at(
                        moment == null ? first() : moment.t(),
                        mode != null
                                ? mode
                                : window != null || (moment != null && moment.from() != null)
                                        ? SceneMode.WINDOW
                                        : SceneMode.CUMULATIVE,
                        window,
                        moment == null ? null : moment.from());
        return new Asked(
                new ReaderState(time, filters, incident, scene, sceneLeads, view, theme == null ? Theme.AUTO : theme),
                List.copyOf(refused));
    }

    /**
     * A state as a query without {@code ?}, the same for the same state; {@code lang} is not part of it. What is as without it is
     * left out, but for the time.
     */
    public String write(ReaderState state) {
        List<String> query = new ArrayList<>();
        TimeShown time = state.time();
        Selection filters = state.filters();
        if (!state.sceneLeads()) {
            add(query, "t", Moments.text(axis.zone(), time.t(), time.unit()));
            add(query, "mode", time.mode() == SceneMode.CUMULATIVE ? "" : id(time.mode()));
            add(
                    query,
                    "window",
                    time.mode() == SceneMode.WINDOW ? lengthOf(time).text() : "");
        }
        add(query, "category", joined(filters.categories()));
        add(query, "status", joined(filters.statuses().stream().map(Status::id).toList()));
        add(query, "actor", joined(filters.actors()));
        add(query, "place", joined(filters.places()));
        add(query, "source", joined(filters.publishers()));
        add(query, "q", String.join(" ", filters.words()));
        add(query, "incident", Objects.requireNonNullElse(state.incident(), ""));
        add(query, "scene", state.scene() == null ? "" : state.scene().toString());
        if (state.view() != null) {
            add(query, "lat", decimal(state.view().lat(), 4));
            add(query, "lon", decimal(state.view().lon(), 4));
            add(query, "z", decimal(state.view().zoom(), 2));
        }
        add(query, "theme", state.theme() == Theme.AUTO ? "" : id(state.theme()));
        return String.join("&", query);
    }

    /** Where the story begins to be read: at the end of the day as of which it is known. */
    private long first() {
        TimeSpan known = story.knownAsOf();
        return known == null ? axis.start() : known.latest();
    }

    private TimeShown timeOf(Scene scene) {
        Grid grid = axis.grid(axis.unit());
        return axis.shown(
                scene.mode(),
                grid,
                grid.indexAt(scene.at().earliest()),
                grid.indexAt(scene.at().latest()));
    }

    private Steps lengthOf(TimeShown time) {
        Grid grid = axis.grid(time.unit());
        return new Steps(time.unit(), grid.indexAt(time.t()) - grid.indexAt(time.from()) + 1);
    }

    private Optional<MomentAsked> moment(String text) {
        String[] ends = text.split("/", -1);
        OptionalLong last = Moments.last(axis.zone(), ends[ends.length - 1]);
        OptionalLong first = Moments.last(axis.zone(), ends[0]);
        if (ends.length > 2 || last.isEmpty() || first.isEmpty() || first.getAsLong() > last.getAsLong()) {
            return Optional.empty();
        }
        return Optional.of(new MomentAsked(
                last.getAsLong(),
                ends.length == 1 ? null : (Long) Moments.first(axis.zone(), ends[0], first.getAsLong())));
    }

    private Selection filters(Reading reading) {
        Set<String> categories = ids(story.categories(), Category::id);
        Set<String> places = ids(story.places(), Place::id);
        return new Selection(
                null,
                null,
                reading.list("category", categories::contains),
                reading.list("status", text -> named(Status.values(), text).isPresent()).stream()
                        .flatMap(text -> named(Status.values(), text).stream())
                        .collect(Collectors.toSet()),
                reading.list("place", places::contains),
                reading.list("actor", text -> !text.isEmpty()),
                reading.list("source", text -> !text.isEmpty()),
                SearchText.words(reading.first("q").orElse("")));
    }

    private Optional<String> event(String id) {
        boolean known = index.incidents().find(id).isPresent()
                || index.movements().find(id).isPresent();
        return known ? Optional.of(id) : Optional.empty();
    }

    private Optional<Integer> scene(String text) {
        boolean known = text.matches("\\d{1,9}")
                && Integer.parseInt(text) < story.scenes().size();
        return known ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static Optional<Double> degrees(String text, double most) {
        return Optional.of(text.strip())
                .filter(number -> NUMBER.matcher(number).matches())
                .map(Double::valueOf)
                .filter(number -> Math.abs(number) <= most);
    }

    private static <T> Set<String> ids(Collection<T> items, Function<T, String> id) {
        return items.stream().map(id).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String id) {
        return Arrays.stream(values).filter(value -> id(value).equals(id)).findFirst();
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void add(List<String> query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** A comma parts values, so one within a value is written otherwise. */
    private static String joined(Collection<String> values) {
        return values.stream().sorted().map(value -> value.replace(",", "%2C")).collect(Collectors.joining(","));
    }

    private static String decimal(double number, int places) {
        return new java.math.BigDecimal(number)
                .setScale(places, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Takes parameters one by one; what cannot be used is noted. */
    private record Reading(Map<String, List<String>> parameters, List<Refused> refused) {

        Optional<String> first(String name) {
            return parameters.getOrDefault(name, List.of()).stream()
                    .map(value -> Objects.requireNonNullElse(value, ""))
                    .findFirst();
        }

        <T> @Nullable T one(String name, Function<String, Optional<T>> read) {
            Optional<String> value = first(name);
            Optional<T> taken = value.flatMap(read);
            if (value.isPresent() && taken.isEmpty()) {
                refused.add(new Refused(name, value.get()));
            }
            return taken.orElse(null);
        }

        Set<String> list(String name, Predicate<String> known) {
            Set<String> taken = new LinkedHashSet<>();
            for (String values : parameters.getOrDefault(name, List.of())) {
                for (String part : Objects.requireNonNullElse(values, "").split(",", -1)) {
                    String value = part.replaceAll("(?i)%2C", ",").strip();
                    if (known.test(value)) {
                        taken.add(value);
                    } else {
                        refused.add(new Refused(name, value));
                    }
                }
            }
            return taken;
        }
    }
}
