package org.chronomap.backend.problem;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What kind of fault a message of an item tells, for who says it in another language. It is known by what only such messages say, beside
 * what was given, which they quote.
 */
public enum FaultCode {
    MISSING("is missing"),
    LANGUAGE("must be a language tag"),
    NO_TEXT("needs the text in at least one language", "must be text"),
    ADDRESS("must be an address that begins with"),
    TIME_ZONE("must be the name of a time zone"),
    COLOUR("must be a colour like"),
    TAKEN("is the id of an earlier", "is there already"),
    ID("lower-case letters a-z, digits and single hyphens"),
    DATE("Cannot read the date", "a set of dates stands in quotes", "does not fit a date of"),
    EXTENT("must begin and end"),
    REFERENCE(
            "is no place of this story",
            "is no category of this story",
            "is no source of this story",
            "is no incident of this story",
            "is the id of no incident"),
    IN_USE("is still ", "still the category of"),
    POSITION("longitude lies within", "must be a point"),
    PRECISION("must be country:", "cannot be country:", "is none, but a place is given"),
    NUMBER("must be a number", "a number needs"),
    CHOICE("must be one of"),
    COUNTRY("must be the ISO 3166-1 code", "only a place of kind country", "a country has an outline"),
    LENGTH("it must have "),
    CHARACTER("holds the control character", "holds half a character"),
    VIEW("expected south <= north", "[west, south, east, north]"),
    FIELD("is not a field here");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    @SuppressWarnings("ImmutableEnumChecker") // A list that does not change.
    private final List<String> marks;

    FaultCode(String... marks) {
        this.marks = List.of(marks);
    }

    /** As answers say it: {@code no-text}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of a message; empty when it is of no kind that has a code. */
    public static Optional<FaultCode> of(String message) {
        String said = QUOTED.matcher(message).replaceAll("");
        return Arrays.stream(values())
                .filter(code -> code.marks.stream().anyMatch(said::contains))
                .findFirst();
    }

    /** What a message quotes first, which is what was given; empty when it quotes nothing. */
    public static Optional<String> given(String message) {
        Matcher quoted = QUOTED.matcher(message);
        return quoted.find() ? Optional.of(quoted.group(1)) : Optional.empty();
    }
}
