package org.chronomap.backend.features;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.snapshot.request.KeptParameters;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where items that were asked for stand, and what stands around them: absolute addresses, which ask for the same language,
 * moment and drafts.
 *
 * @param self the whole address, its query as it was given
 * @param collection its id
 * @param words of the language that links are told in
 */
record ItemsAddress(String self, String collection, Map<String, String> words) {

    /** Those of an answer in GeoJSON. */
    List<Link> links(@Nullable Cursor next) {
        List<Link> links = new ArrayList<>();
        links.add(new Link("self", Link.GEOJSON, word("api.geojson"), self));
        if (next != null) {
            links.add(new Link("next", Link.GEOJSON, word("table.next"), next(next)));
        }
        links.add(new Link("alternate", Link.HTML, word("api.html"), in("html")));
        links.add(new Link("collection", Link.JSON, word(ownName()), ofCollection()));
        return links;
    }

    /** Those of a page. */
    List<Link> linksOfPage() {
        return List.of(
                new Link("alternate", Link.GEOJSON, word("api.geojson"), in("geojson")),
                new Link("collection", Link.HTML, word(ownName()), with(ofCollection(), "f", "html")));
    }

    String next(Cursor cursor) {
        return with(self, "cursor", cursor.toString());
    }

    /** An item's page, of the items that this is the address of. */
    String item(String id) {
        return with(kept(path() + '/' + id), "f", "html");
    }

    /** The address in another language: what stands behind it in the query. */
    String narrowed() {
        return query().stream()
                .filter(parameter -> !name(parameter).equals("lang"))
                .map(parameter -> '&' + parameter)
                .collect(Collectors.joining());
    }

    /** A feature with its links, which GeoJSON has as a member of its own. */
    byte[] withLinks(byte[] feature) {
        ObjectNode more = JsonMapper.shared().createObjectNode();
        Link.put(more, links(null));
        byte[] links = JsonMapper.shared().writeValueAsString(more).getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(feature, feature.length + links.length - 1);
        links[0] = ',';
        System.arraycopy(links, 0, whole, feature.length - 1, links.length);
        return whole;
    }

    private String path() {
        int query = self.indexOf('?');
        return query < 0 ? self : self.substring(0, query);
    }

    /** As it was given: what is decoded would not be the same again. */
    private List<String> query() {
        int query = self.indexOf('?');
        return query < 0 || query == self.length() - 1
                ? List.of()
                : List.of(self.substring(query + 1).split("&"));
    }

    private static String name(String parameter) {
        return parameter.split("=", 2)[0];
    }

    private String ofCollection() {
        String path = path();
        return kept(path.substring(0, path.lastIndexOf("/items")));
    }

    /** Of the query what is asked of all addresses alike. */
    private String kept(String address) {
        String kept = query().stream()
                .filter(parameter -> KeptParameters.NAMES.contains(name(parameter)))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? address : address + '?' + kept;
    }

    private String in(String form) {
        return with(self, "f", form);
    }

    private static String with(String address, String name, String value) {
        int query = address.indexOf('?');
        List<String> parameters = new ArrayList<>();
        boolean isThere = false;
        for (String parameter :
                query < 0 ? new String[0] : address.substring(query + 1).split("&")) {
            if (!parameter.isEmpty()) {
                isThere |= name(parameter).equals(name);
                parameters.add(name(parameter).equals(name) ? name + '=' + value : parameter);
            }
        }
        if (!isThere) {
            parameters.add(name + '=' + value);
        }
        return (query < 0 ? address : address.substring(0, query)) + '?' + String.join("&", parameters);
    }

    private String ownName() {
        return "history.parts." + collection;
    }

    private String word(String key) {
        return words.getOrDefault(key, key);
    }
}
