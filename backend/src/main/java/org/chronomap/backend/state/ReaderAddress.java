package org.chronomap.backend.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.geodata.index.NumberFilter;
import org.chronomap.geodata.index.SearchText;
import org.chronomap.geodata.index.Selection;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.story.Category;
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
            "number",
            "undated",
            "q",
            "incident",
            "scene",
            "lat",
            "lon",
            "z",
            "lang",
            "theme",
            "controls",
            "page",
            "f");
    /** Of the page, and not of what it shows. */
    private static final Set<String> NO_STATE = Set.of("lang", "page", "f");
    /** Added to shared links by others. */
    private static final Pattern FOREIGN = Pattern.compile("utm_.*|fbclid|gclid|mc_[ce]id");

    private final StoryIndex index;
    private final Story story;
    private final Axis axis;

    public ReaderAddress(StoryIndex index) {
        this.index = index;
        this.story = index.story();
        this.axis = Axis.of(story);
    }

    /**
     * A parameter that could not be used, and was left out.
     *
     * @param isOutside of a time: it can be read but is not the story's, and what is nearest to it is shown
     */
    public record Refused(String name, String value, boolean isOutside) {}

    /**
     * What was asked for.
     *
     * @param timeGiven whether anything of the state's time was given; else it is as the story, or the scene, begins
     * @param language one of the story's; null = none was given
     * @param controls whether the reader of a widget moves time, or the article alone
     */
    public record Asked(
            ReaderState state, boolean timeGiven, @Nullable String language, boolean controls, List<Refused> refused) {

        public Asked {
            refused = List.copyOf(refused);
        }

        /** The same in another language. */
        public Asked in(String other) {
            return new Asked(state, timeGiven, other, controls, refused);
        }
    }

    public Axis axis() {
        return axis;
    }

    /** Whether an address asks for more than the story as it begins, in some language. */
    public boolean asksForState(Map<String, List<String>> parameters) {
        return parameters.keySet().stream().anyMatch(name -> OWN.contains(name) && !NO_STATE.contains(name));
    }

    /** Which page of the table for those without scripts is asked for, from 1; the first when that cannot be read. */
    public static int page(Map<String, List<String>> parameters) {
        return new StateParameters(parameters, new ArrayList<>())
                .first("page")
                .flatMap(ReaderAddress::number)
                .orElse(1);
    }

    /** @param parameters decoded; of one given several times the first counts, but for the lists */
    public Asked read(Map<String, List<String>> parameters) {
        List<Refused> refused = new ArrayList<>();
        StateParameters reading = new StateParameters(parameters, refused);
        AskedTime moment = reading.one("t", text -> AskedTime.parse(axis, text));
        if (moment != null && moment.isOutside()) {
            refused.add(new Refused("t", reading.first("t").orElse(""), true));
        }
        SceneMode mode = reading.one("mode", text -> named(SceneMode.values(), text));
        StepCount window = reading.one("window", StepCount::parse);
        Selection filters = filters(reading);
        Boolean undated = reading.one("undated", ReaderAddress::truth);
        String incident = reading.one("incident", this::event);
        Integer scene = reading.one("scene", this::scene);
        Double lat = reading.one("lat", text -> View.degrees(text, 90));
        Double lon = reading.one("lon", text -> View.degrees(text, 360));
        Double zoom = reading.one("z", text -> View.degrees(text, 30));
        View view = lat == null || lon == null || zoom == null ? null : new View(lat, lon, zoom).rounded();
        Theme theme = reading.one("theme", Theme::find);
        String language = reading.one("lang", text -> LanguageChoice.find(story.languages(), text));
        Boolean controls = reading.one("controls", ReaderAddress::truth);
        reading.one("page", ReaderAddress::number);
        parameters.forEach((name, values) -> {
            if (!OWN.contains(name) && !FOREIGN.matcher(name).matches()) {
                values.forEach(value -> refused.add(new Refused(name, Objects.requireNonNullElse(value, ""), false)));
            }
        });
        boolean sceneLeads = scene != null && !parameters.containsKey("t");
        TimeShown time = scene != null && sceneLeads
                ? axis.during(story.scenes().get(scene))
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
                new ReaderState(
                        time,
                        filters,
                        Boolean.TRUE.equals(undated),
                        reading.first("q").orElse("").strip(),
                        incident,
                        scene,
                        sceneLeads,
                        view,
                        theme == null ? Theme.AUTO : theme),
                moment != null || mode != null || window != null,
                language,
                controls == null || controls,
                refused);
    }

    /** What could be read, as a query without {@code ?}, the same for the same state; empty when nothing was asked for. */
    public String write(Asked asked) {
        return new StateQuery(axis).of(asked);
    }

    /**
     * A state as a query without {@code ?}, the same for the same state; {@code lang} is not part of it. What is as without it is
     * left out, but for the time.
     */
    public String write(ReaderState state) {
        return new StateQuery(axis).of(state);
    }

    /**
     * What a state has on the map, as the parameters of a data address, without {@code ?}: incidents and movements that they select are
     * shown. What has no known date is among them where it is on the map.
     */
    public static String writeForItems(ReaderState state) {
        return StateQuery.ofItems(state);
    }

    /** Where the story begins to be read: as far as it is known; else once all that happened has begun. */
    private long first() {
        TimeSpan known = story.knownAsOf();
        return known == null
                ? axis.endOfStep(index.lastBeginning().orElse(axis.start()))
                : axis.opening(known.latest());
    }

    private Selection filters(StateParameters reading) {
        NumberFilter range = reading.one("number", this::range);
        return new Selection(
                null,
                null,
                null,
                reading.list("category", () -> among(ids(story.categories(), Category::id))),
                reading.list("status", () -> text -> named(Status.values(), text)),
                reading.list("place", () -> among(index.placeIds())),
                reading.list("actor", () -> new ActorNames(index)::find),
                reading.list("source", () -> among(index.publishers())),
                range == null ? Set.of() : Set.of(range),
                SearchText.words(reading.first("q").orElse("")));
    }

    private static Function<String, Optional<String>> among(Set<String> known) {
        return text -> Optional.of(text).filter(known::contains);
    }

    /** Of the number that marks are sized by, which alone a reader can narrow a story by. */
    private Optional<NumberFilter> range(String text) {
        try {
            return Optional.of(NumberFilter.parse(text, story.sizeBy() == null ? Set.of() : Set.of(story.sizeBy())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(String text) {
        return Optional.of(text)
                .filter(number -> number.matches("[1-9]\\d{0,8}"))
                .map(Integer::valueOf);
    }

    private static Optional<Boolean> truth(String text) {
        return Optional.of(text).filter(Set.of("true", "false")::contains).map(Boolean::valueOf);
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

    private static <T> Set<String> ids(Collection<T> items, Function<T, String> id) {
        return items.stream().map(id).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String id) {
        return Arrays.stream(values).filter(value -> id(value).equals(id)).findFirst();
    }

    static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
