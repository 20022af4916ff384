package org.chronomap.backend.picture.text;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.language.NumberWords;
import org.chronomap.backend.picture.graphics.Typeface;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;
import org.chronomap.backend.state.TimeShown;
import org.chronomap.backend.state.TimeUnit;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.jspecify.annotations.Nullable;

/** What stands on a picture, and what a picture shows, in one language of the story. */
public final class PictureWords {

    /** Of more places or publishers nobody wants to hear one after the other. */
    private static final int MOST_NAMED = 60;

    /** By the very object, and no longer than it is held. */
    private static final Cache<EncodedStory, Boolean> WRITABLE =
            Caffeine.newBuilder().weakKeys().build();

    private final Snapshot snapshot;
    private final EncodedStory encoded;
    private final List<String> preferred;
    private final String language;
    private final Map<String, String> messages;
    private final NumberWords numbers;
    private final MomentWords moments;

    /** @param encoded for reading */
    public PictureWords(Snapshot snapshot, EncodedStory encoded, Messages messages) {
        this.snapshot = snapshot;
        this.encoded = encoded;
        this.preferred = encoded.wording().preferred();
        this.language = encoded.language();
        this.messages = messages.in(encoded.language());
        this.numbers = new NumberWords(this.messages, preferred);
        this.moments = new MomentWords(this.messages, snapshot.story().timeZone());
    }

    public String title() {
        return text(snapshot.story().title());
    }

    /** Whether the bundled typefaces have the letters of what the author wrote; a picture without them shows boxes. */
    public boolean canBeWritten() {
        return WRITABLE.get(encoded, same -> isWritable());
    }

    private boolean isWritable() {
        return Stream.concat(
                        Stream.of(snapshot.story().title()),
                        Stream.concat(
                                snapshot.story().categories().stream().map(Category::label),
                                snapshot.story().places().stream().map(Place::name)))
                .map(this::text)
                .allMatch(Typeface.SERIF_BOLD::has);
    }

    /** The headline of a picture: a scene's, where it shows a scene, else the story's. */
    public String headline(ReaderState state) {
        Integer scene = state.scene();
        return scene == null || !state.sceneLeads()
                ? title()
                : text(snapshot.story().scenes().get(scene).title());
    }

    /** What a picture shows, for who does not see it. */
    public String alt(ReaderState state) {
        return new AltText(this, snapshot).of(state);
    }

    public String mode(TimeShown time) {
        return message("picture." + time.mode().id());
    }

    public String time(TimeShown time) {
        return moments.of(time);
    }

    /** An end of the slider: "2 Jan". */
    public String end(long instant, TimeUnit unit) {
        return moments.end(instant, unit);
    }

    public String zone(TimeShown time) {
        return moments.zone(time);
    }

    /** "14 incidents and 1 movement; 3 possibly begun; 2 only planned" */
    public String counts(List<ShownEvent> shown) {
        return joined(countParts(shown));
    }

    /**
     * "14 incidents and 1 movement", then how many of them have only possibly begun, and how many were only planned; last how many
     * were withdrawn, and how many have no known date, which the others do not count.
     */
    public List<String> countParts(List<ShownEvent> shown) {
        List<ShownEvent> dated =
                shown.stream().filter(one -> one.standing().isShown()).toList();
        List<ShownEvent> standing =
                dated.stream().filter(one -> !one.isRetracted()).toList();
        int incidents = count(standing, one -> one.event() instanceof Incident);
        List<String> kinds = new ArrayList<>();
        addPlural(kinds, "count.incidents", incidents);
        addPlural(kinds, "count.movements", standing.size() - incidents);
        List<String> parts = new ArrayList<>();
        kinds.stream().reduce((a, b) -> message("count.and", a, b)).ifPresent(parts::add);
        addPlural(parts, "count.possible", count(standing, one -> one.standing() == Standing.POSSIBLY_BEGUN));
        addPlural(parts, "count.planned", count(standing, one -> one.status() == Status.PLANNED));
        addPlural(parts, "count.retracted", dated.size() - standing.size());
        addPlural(parts, "count.undated", count(shown, one -> !one.standing().isShown() && !one.isRetracted()));
        return parts.isEmpty() ? List.of(message("count.none")) : parts;
    }

    /** "Sources: AFP" */
    public String sources(List<ShownEvent> shown) {
        return message(
                "picture.sources",
                String.join(
                        ", ",
                        first(shown.stream()
                                .flatMap(one -> one.event().statement().namedSources().stream())
                                .map(Source::publisher)
                                .distinct()
                                .limit(MOST_NAMED + 1)
                                .toList())));
    }

    static List<String> first(List<String> names) {
        return names.size() <= MOST_NAMED
                ? names
                : Stream.concat(names.stream().limit(MOST_NAMED), Stream.of("…"))
                        .toList();
    }

    /** "2,030 soldiers"; else the movement's kind; and how it is known, where that is not as a fact. */
    public String label(Movement movement) {
        Statement statement = movement.statement();
        Quantity troops = statement.numbers().get("troops");
        Integer count = troops == null ? null : plainCount(troops);
        String text = troops == null
                ? category(statement.category())
                : count == null ? numbers.of(troops) : plural("count.troops", count);
        return statement.status() == Status.REPORTED
                ? text
                : text + " · " + Messages.status(messages, statement.status());
    }

    public String category(Category category) {
        return text(category.label());
    }

    public String name(LocalizedText name) {
        return text(name);
    }

    public String number(int number) {
        return numbers.number(number);
    }

    public String message(String key, Object... values) {
        return Messages.fill(messages, key, values);
    }

    private String category(String id) {
        return snapshot.story().categories().stream()
                .filter(category -> category.id().equals(id))
                .map(this::category)
                .findFirst()
                .orElse(id);
    }

    /** A range that stands for one whole number, which can go before a noun. */
    private static @Nullable Integer plainCount(Quantity quantity) {
        BigDecimal best = quantity.best();
        boolean isPlain = quantity.words() == null
                && best != null
                && Objects.requireNonNullElse(quantity.low(), best).compareTo(best) == 0
                && Objects.requireNonNullElse(quantity.high(), best).compareTo(best) == 0
                && best.stripTrailingZeros().scale() <= 0
                && best.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return isPlain && best != null ? (Integer) best.intValueExact() : null;
    }

    private void addPlural(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(plural(key, count));
        }
    }

    private String plural(String key, int count) {
        return Messages.plural(messages, language, key, count, number(count));
    }

    /** With what the language puts between the parts of a list. */
    String joined(List<String> parts) {
        return parts.stream().reduce((a, b) -> message("count.also", a, b)).orElseThrow();
    }

    private static int count(List<ShownEvent> shown, Predicate<ShownEvent> test) {
        return (int) shown.stream().filter(test).count();
    }

    private String text(LocalizedText text) {
        return text.in(preferred).text();
    }
}
