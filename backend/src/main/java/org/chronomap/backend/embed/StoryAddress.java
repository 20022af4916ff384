package org.chronomap.backend.embed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address of this server shows: a story, in a state.
 *
 * @param story its id
 * @param parameters of the query, decoded
 */
record StoryAddress(String story, Map<String, List<String>> parameters) {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<root>https?://[^/?#]+)(?<path>/[^?#]*)(\\?(?<query>[^#]*))?(#.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE = Pattern.compile("/(stories|embed)/(?<story>[a-z0-9-]+)/?");

    /**
     * Reads the address of a story's page or widget.
     *
     * @param root of this server, without a slash at its end
     * @return empty when it is none of this server's
     */
    static Optional<StoryAddress> find(String url, String root) {
        Matcher address = ADDRESS.matcher(url.strip());
        Matcher own = ADDRESS.matcher(root + '/');
        if (!address.matches() || !own.matches() || !host(address).equals(host(own))) {
            return Optional.empty();
        }
        String prefix = own.group("path").substring(0, own.group("path").length() - 1);
        String path = address.group("path");
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        Matcher page = PAGE.matcher(path.substring(prefix.length()));
        String query = address.group("query");
        return page.matches()
                ? Optional.of(new StoryAddress(page.group("story"), parameters(query == null ? "" : query)))
                : Optional.empty();
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .computeIfAbsent(decoded(pair.substring(0, equals)), first -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a browser, too, takes a lone % for itself
        }
    }

    // Capitals do not count, nor does a protocol's own port (RFC 3986, section 6.2).
    private static String host(Matcher address) {
        String root = address.group("root").toLowerCase(Locale.ROOT);
        String port = root.startsWith("https:") ? ":443" : ":80";
        return root.endsWith(port) ? root.substring(0, root.length() - port.length()) : root;
    }
}
