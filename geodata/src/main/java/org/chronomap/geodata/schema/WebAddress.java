package org.chronomap.geodata.schema;

import java.net.URI;
import java.net.URISyntaxException;

/** Addresses of the web: nothing else may become a link. */
public final class WebAddress {

    private static final String SECURE = "https://";
    private static final String PLAIN = "http://";
    private static final String SIGNS_OF_PATHS = "/-._~";

    private WebAddress() {}

    /** Whether it is one, with a host, that begins with {@code https://} or {@code http://} (RFC 3986). */
    public static boolean is(String text) {
        int host = text.startsWith(SECURE) ? SECURE.length() : text.startsWith(PLAIN) ? PLAIN.length() : -1;
        return host >= 0 && (isUsual(text, host) || isParsed(text));
    }

    /** A name of small letters with dots, and a path of letters and digits: known at sight, as most are. */
    private static boolean isUsual(String text, int host) {
        int at = host;
        boolean hasDot = false;
        while (at < text.length() && (isSmallLetter(text.charAt(at)) || text.charAt(at) == '.')) {
            boolean isDot = text.charAt(at) == '.';
            if (isDot && (at == host || text.charAt(at - 1) == '.')) {
                return false;
            }
            hasDot |= isDot;
            at++;
        }
        if (!hasDot || text.charAt(at - 1) == '.' || (at < text.length() && text.charAt(at) != '/')) {
            return false;
        }
        while (at < text.length() && isOfPaths(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private static boolean isSmallLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isOfPaths(char c) {
        return isSmallLetter(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || SIGNS_OF_PATHS.indexOf(c) >= 0;
    }

    private static boolean isParsed(String text) {
        try {
            return new URI(text).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
