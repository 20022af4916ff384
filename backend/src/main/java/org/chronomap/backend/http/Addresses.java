package org.chronomap.backend.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.chronomap.backend.ChronomapProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The addresses under which readers reach this server. */
@Component
public final class Addresses {

    // Nothing that means anything to HTML, XML or JSON, since who asks writes it: names (with the underscores that
    // private networks have), IPv4, IPv6.
    private static final Pattern AUTHORITY =
            Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9._~%-]++)*+");
    /** No proxy serves below a longer path. */
    private static final int LONGEST_PREFIX = 300;

    private final ChronomapProperties properties;

    Addresses(ChronomapProperties properties) {
        this.properties = properties;
    }

    /**
     * The server's own address, without a slash at its end: as set, else as the request (and its proxies) say. It is safe in
     * any text.
     */
    public String root(ServerHttpRequest request) {
        URI publicUrl = properties.publicUrl();
        return publicUrl == null ? asAsked(request) : publicUrl.toString();
    }

    /**
     * The path below which a proxy serves this server, without a slash at its end; empty = the root of the host. Of a request
     * that says nothing readable of it, empty too: this is asked when a failure is told.
     */
    public String prefix(ServerHttpRequest request) {
        URI publicUrl = properties.publicUrl();
        if (publicUrl != null) {
            return publicUrl.getRawPath();
        }
        String path = request.getPath().contextPath().value();
        return isPrefix(path) ? path : "";
    }

    // Of an authority, since java.net.URI finds no host in a name with an underscore.
    private static String asAsked(ServerHttpRequest request) {
        String authority = String.valueOf(request.getURI().getRawAuthority());
        if (!AUTHORITY.matcher(authority).matches()) {
            throw refused(
                    "the host \"" + authority + "\" must be a name or an IP address, and a port where it has one");
        }
        String scheme = String.valueOf(request.getURI().getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused("the protocol \"" + scheme + "\" must be http or https");
        }
        String path = request.getPath().contextPath().value();
        if (!isPrefix(path)) {
            throw refused("the prefix must be a path of letters, digits and . _ ~ % - of at most " + LONGEST_PREFIX
                    + " characters, like /maps; it is \"" + path.substring(0, Math.min(path.length(), LONGEST_PREFIX))
                    + '"');
        }
        return scheme + "://" + authority + path;
    }

    private static boolean isPrefix(String path) {
        return path.length() <= LONGEST_PREFIX && PREFIX.matcher(path).matches();
    }

    private static ResponseStatusException refused(String detail) {
        return new ResponseStatusException(
                HttpStatus.BAD_REQUEST, "What the request (or the proxy before it) says of its own address: " + detail);
    }

    /** The whole address of a request, its query as it was given. */
    public String self(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return root(request) + request.getPath().pathWithinApplication().value() + (query == null ? "" : '?' + query);
    }
}
