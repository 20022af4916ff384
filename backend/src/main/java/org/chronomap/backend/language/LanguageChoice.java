package org.chronomap.backend.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses among the languages that there are (RFC 4647, lookup). */
public final class LanguageChoice {

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
        try {
            return Optional.ofNullable(Locale.lookupTag(List.of(new Locale.LanguageRange(tag)), offered));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // what is not a language tag names none
        }
    }

    private static @Nullable String lookup(String ranges, List<String> offered) {
        try {
            return Locale.lookupTag(Locale.LanguageRange.parse(ranges), offered);
        } catch (IllegalArgumentException e) {
            return null; // what is not a list of language ranges asks for none
        }
    }
}
