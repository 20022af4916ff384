package org.chronomap.backend.editing;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.backend.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Which revision of an item a request means (RFC 9110, sections 13.1.1 and 13.1.2). */
final class Precondition {

    private static final String ANY = "*";

    private static final Pattern ETAG = Pattern.compile("\\s*(?:W/)?\"([0-9]{1,9})(?:-[^\"]*)?\"\\s*");
    private static final String FORM =
            "If-Match: \"17\" or the whole ETag with which the item was read, several of them with commas"
                    + " between, or * for whichever revision there is";

    private Precondition() {}

    /**
     * The revisions of which one must be the present one. Of an ETag only the number before its first hyphen counts, so it does not
     * matter in which language or format the item was read.
     *
     * @throws ProblemException 428 when it is not said, 400 when it cannot be read
     */
    static Meant meant(HttpHeaders headers) {
        List<String> ifMatch = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (ifMatch.isEmpty()) {
            throw ProblemException.of(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "Say which revision you change, so that nobody else's change is lost: " + FORM);
        }
        // No tag of ours has a comma.
        List<String> tags = ifMatch.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        return tags.size() == 1 && ANY.equals(tags.get(0).strip())
                ? Meant.ANY
                : new Meant(tags.stream().map(Precondition::revision).collect(Collectors.toSet()));
    }

    private static int revision(String etag) {
        Matcher matcher = ETAG.matcher(etag);
        if (!matcher.matches()) {
            throw ProblemException.of(HttpStatus.BAD_REQUEST, "If-Match is " + etag + ": it must be " + FORM);
        }
        return Integer.parseInt(matcher.group(1));
    }

    /** Whether only something new is to be made ({@code If-None-Match: *}). */
    static boolean mustBeNew(HttpHeaders headers) {
        return ANY.equals(strip(headers.getFirst(HttpHeaders.IF_NONE_MATCH)));
    }

    private static @Nullable String strip(@Nullable String text) {
        return text == null ? null : text.strip();
    }

    /** The tag of an item in the form in which it is written. */
    static String etag(int revision) {
        return "\"" + revision + "-geojson-*\"";
    }
}
