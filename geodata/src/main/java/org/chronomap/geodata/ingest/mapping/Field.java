package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chronomap.geodata.schema.TextRules;

/**
 * A field of an incident or a movement that columns can fill, by a name with dots: {@code title.en}, {@code numbers.killed.low}.
 *
 * @param kind its first part
 * @param of what the kind has several of: the name of a number, a field of a source or a medium; else empty
 * @param part {@code low}, {@code best}, {@code high} or {@code words} of a number; else empty
 * @param language of a text; empty = that of the mapping
 */
public record Field(Kind kind, String of, String part, String language) {

    /** In the order in which documents are made. */
    public enum Kind {
        ID("id"),
        /** Of which part of a story it is, {@code incidents} or {@code movements}: of a row that says nothing of its way. */
        COLLECTION("collection"),
        WHEN("when"),
        PLACE("place"),
        AT("at"),
        GEO_PRECISION("geoPrecision"),
        FROM("from"),
        TO("to"),
        /** JSON of a list of positions and ids of places. */
        VIA("via"),
        CATEGORY("category"),
        STATUS("status"),
        TITLE("title"),
        SUMMARY("summary"),
        NUMBERS("numbers"),
        ACTORS("actors"),
        TAGS("tags"),
        SOURCE("source"),
        /** JSON of all sources. */
        SOURCES("sources"),
        MEDIUM("media"),
        /** JSON of all media. */
        MEDIA("media"),
        INFERRED("inferred"),
        /** JSON of an object. */
        EXTRA("extra");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    static final List<String> OF_SOURCE = List.of(
            "publisher", "title", "url", "published", "lang", "quote", "accessed", "archiveUrl", "attributedTo");
    static final List<String> OF_MEDIUM = List.of("url", "kind", "credit", "caption", "alt");
    /** As documents have it. */
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}+(?:-[A-Za-z0-9]{2,8}+)*+");

    private static final Set<String> PARTS = Set.of("low", "best", "high", "words");
    private static final Set<Kind> TEXTS = Set.of(Kind.TITLE, Kind.SUMMARY);

    /** What fields there are, for messages. */
    public static final String ALL =
            "id, collection, when, place, at, geoPrecision, from, to, via, category, status, title, summary, numbers.NAME, numbers, actors, tags, "
                    + "source.FIELD, sources, media.FIELD, media, inferred, extra; a text may name its language, as in title.en";

    static Field of(Kind kind) {
        return new Field(kind, "", "", "");
    }

    /** Empty when there is none of that name. */
    public static Optional<Field> named(String name) {
        String[] parts = name.split("\\.", -1);
        for (Kind kind : Kind.values()) {
            if (kind.word.equals(parts[0]) && !(kind == Kind.MEDIUM && parts.length == 1)) {
                return of(kind, parts);
            }
        }
        return Optional.empty();
    }

    private static Optional<Field> of(Kind kind, String[] parts) {
        if (kind == Kind.NUMBERS && parts.length > 1) {
            return number(parts);
        }
        if (kind == Kind.SOURCE || kind == Kind.MEDIUM) {
            List<String> known = kind == Kind.SOURCE ? OF_SOURCE : OF_MEDIUM;
            return parts.length == 2 && known.contains(parts[1])
                    ? Optional.of(new Field(kind, parts[1], "", ""))
                    : Optional.empty();
        }
        if (parts.length == 2 && TEXTS.contains(kind) && isLanguage(parts[1])) {
            return Optional.of(new Field(kind, "", "", parts[1]));
        }
        return parts.length == 1 ? Optional.of(of(kind)) : Optional.empty();
    }

    private static Optional<Field> number(String[] parts) {
        boolean isNamed = !parts[1].isBlank() && TextRules.faultOfName(parts[1]).isEmpty();
        if (!isNamed || parts.length > 4 || (parts.length > 2 && !PARTS.contains(parts[2]))) {
            return Optional.empty();
        }
        String part = parts.length > 2 ? parts[2] : "";
        if (parts.length == 4) {
            return part.equals("words") && isLanguage(parts[3])
                    ? Optional.of(new Field(Kind.NUMBERS, parts[1], part, parts[3]))
                    : Optional.empty();
        }
        return Optional.of(new Field(Kind.NUMBERS, parts[1], part, ""));
    }

    static boolean isLanguage(String tag) {
        return LANGUAGE.matcher(tag).matches();
    }

    public String name() {
        StringBuilder name = new StringBuilder(kind.word);
        for (String next : List.of(of, part, language)) {
            if (!next.isEmpty()) {
                name.append('.').append(next);
            }
        }
        return name.toString();
    }

    @Override
    public String toString() {
        return name();
    }
}
