package org.chronomap.backend.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Chooses among the languages that there are (RFC 4647, lookup). */
public final class LanguageChoice {

    /** The longest tag that is looked up; the longest that is registered in full has 35 characters (RFC 5646, section 4.4.1). */
    public static final int LONGEST_TAG = 35;
    /** So many of the ranges that a request accepts are looked at, the first. */
    private static final int MOST_RANGES = 20;

    /** RFC 4647, section 2.1; the bounds keep it from lasting. */
    private static final Pattern RANGE = Pattern.compile("[A-Za-z]{1,8}+(?:-[A-Za-z0-9]{1,8}+){0,16}+");

    private static final Pattern WEIGHTED = Pattern.compile(
            "(?:\\*|" + RANGE + ")(?: ?; ?q=(?:0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?", Pattern.CASE_INSENSITIVE);

    private LanguageChoice() {}

    /**
     * The best of the languages on offer.
     *
     * @param offered the default first; at least one
     * @param asked a tag that was asked for by name; wins where it is on offer
     * @param accepted the request's {@code Accept-Language}
     */
    public static String among(List<String> offered, @Nullable String asked, @Nullable String accepted) {
        Optional<String> byName = Optional.ofNullable(asked).flatMap(tag -> find(offered, tag));
        if (byName.isPresent()) {
            return byName.get();
        }
        String byHeader = accepted == null ? null : lookup(accepted, offered);
        return byHeader == null ? offered.get(0) : byHeader;
    }

    /** The one on offer that a tag names, or its more general form: fr for fr-CA. */
    public static Optional<String> find(List<String> offered, String tag) {
        return tag.length() <= LONGEST_TAG && RANGE.matcher(tag).matches()
                ? Optional.ofNullable(Locale.lookupTag(List.of(new Locale.LanguageRange(tag)), offered))
                : Optional.empty();
    }

    /** What is no language range asks for none. */
    private static @Nullable String lookup(String ranges, List<String> offered) {
        String asked = Arrays.stream(ranges.split(",", MOST_RANGES + 1))
                .limit(MOST_RANGES)
                .map(String::strip)
                .filter(range -> range.split(";", 2)[0].length() <= LONGEST_TAG)
                .filter(range -> WEIGHTED.matcher(range).matches())
                .collect(Collectors.joining(","));
        return asked.isEmpty() ? null : Locale.lookupTag(Locale.LanguageRange.parse(asked), offered);
    }
}
