package org.chronomap.geodata.coordinates;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A link as its parts. It is never followed.
 *
 * @param scheme in lower case
 * @param host in lower case; empty in a {@code geo:} URI
 * @param path decoded, with what precedes it in a {@code geo:} URI
 * @param parameters of the query, and of the fragment where that has any; the first of a name
 * @param fragment decoded
 */
record Link(String scheme, String host, String path, Map<String, String> parameters, String fragment) {

    private static final int MOST_PARAMETERS = 50;

    /** The first link in a text; null = there is none. */
    static @Nullable Link in(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        int geo = small.indexOf("geo:");
        if (geo == 0 || (geo > 0 && !Character.isLetterOrDigit(small.charAt(geo - 1)))) {
            return of("geo", untilSpace(text, geo + "geo:".length()));
        }
        int scheme = small.indexOf("://");
        if (scheme > 0) {
            return of("https", untilSpace(text, scheme + "://".length()));
        }
        String first = untilSpace(text, 0);
        return isHost(untilAny(first, "/?#")) && first.indexOf('/') > 0 ? of("https", first) : null;
    }

    /** A name with letters behind its last point: {@code N43.25/E76.95} begins with none. */
    private static boolean isHost(String text) {
        int point = text.lastIndexOf('.');
        return point > 0
                && text.length() > point + 2
                && text.substring(point + 1).chars().allMatch(c -> c < 128 && Character.isLetter(c))
                && text.chars().allMatch(c -> c == '.' || c == '-' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private static String untilSpace(String text, int from) {
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "<>\"".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(from, end);
    }

    private static String untilAny(String text, String ends) {
        int end = 0;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    private static Link of(String scheme, String rest) {
        boolean isGeo = scheme.equals("geo");
        String host = isGeo ? "" : untilAny(rest, "/?#");
        String behind = rest.substring(host.length());
        String path = untilAny(behind, isGeo ? "?#&" : "?#");
        String query = behind.substring(path.length());
        int hash = query.indexOf('#');
        String fragment = hash < 0 ? "" : query.substring(hash + 1);
        query = hash < 0 ? query : query.substring(0, hash);
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, query.isEmpty() ? "" : query.substring(1));
        put(parameters, fragment);
        int at = host.lastIndexOf('@');
        String name = untilAny(host.substring(at + 1), ":").toLowerCase(Locale.ROOT);
        return new Link(scheme, name, decoded(path, false), parameters, decoded(fragment, false));
    }

    private static void put(Map<String, String> parameters, String query) {
        int from = query.startsWith("?") ? 1 : 0;
        while (from < query.length() && parameters.size() < MOST_PARAMETERS) {
            int end = query.indexOf('&', from);
            end = end < 0 ? query.length() : end;
            String pair = query.substring(from, end);
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        decoded(pair.substring(0, equals), true).toLowerCase(Locale.ROOT),
                        decoded(pair.substring(equals + 1), true).strip());
            }
            from = end + 1;
        }
    }

    /** What is not percent-encoded rightly stands as it is. */
    private static String decoded(String text, boolean plusIsSpace) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                bytes.write(' ');
            } else {
                byte[] encoded = text.substring(i, i + (Character.isHighSurrogate(c) && i + 1 < text.length() ? 2 : 1))
                        .getBytes(UTF_8);
                bytes.write(encoded, 0, encoded.length);
                i += Character.isHighSurrogate(c) && i + 1 < text.length() ? 1 : 0;
            }
        }
        return bytes.toString(UTF_8);
    }

    /** Whether it is of a host, or of one below it: {@code google} of {@code maps.google.kz}, {@code osm.org} of itself. */
    boolean isOf(String... names) {
        for (String name : names) {
            boolean isWhole = name.contains(".");
            if (isWhole ? host.equals(name) || host.endsWith('.' + name) : ('.' + host).contains('.' + name + '.')) {
                return true;
            }
        }
        return false;
    }
}
