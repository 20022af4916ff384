package org.chronomap.backend;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Pictures of a map that somebody else serves, and that readers' browsers then ask for.
 *
 * @param url of a tile, with {z}, {x} and {y} in it, like https://tiles.example/{z}/{x}/{y}.png; null = none
 * @param attribution whose they are, as the map says it; needed where there is a url
 */
@ConfigurationProperties("chronomap.tiles")
public record TilesProperties(
        @Nullable String url, @Nullable String attribution) {

    private static final List<String> PLACES = List.of("{z}", "{x}", "{y}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]++(:[0-9]{1,5})?|\\[[0-9A-Fa-f:.]++](:[0-9]{1,5})?");

    public TilesProperties {
        url = url == null || url.isBlank() ? null : url.strip();
        attribution = attribution == null ? "" : attribution.strip();
        if (url != null) {
            require(url);
            if (attribution.isEmpty()) {
                throw new IllegalArgumentException("chronomap.tiles.attribution is missing: whose the tiles of"
                        + " chronomap.tiles.url are must be said on the map, like © OpenStreetMap contributors");
            }
        }
    }

    private static void require(String url) {
        String filled = url;
        for (String place : PLACES) {
            if (!url.contains(place)) {
                throw faulty(url, "it has no " + place);
            }
            filled = filled.replace(place, "0");
        }
        if (filled.contains("{") || filled.contains("}")) {
            throw faulty(url, "nothing but {z}, {x} and {y} is filled in");
        }
        URI tile;
        try {
            tile = URI.create(filled);
        } catch (IllegalArgumentException e) {
            throw faulty(url, "it is no address: " + e.getMessage());
        }
        boolean isWeb = "https".equals(tile.getScheme()) || "http".equals(tile.getScheme());
        if (!isWeb
                || tile.getRawAuthority() == null
                || !HOST.matcher(tile.getRawAuthority()).matches()) {
            throw faulty(url, "it does not begin with https:// or http:// and a host");
        }
        if (!url.startsWith(tile.getScheme() + "://" + tile.getRawAuthority() + '/')) {
            throw faulty(url, "{z}, {x} and {y} belong behind the host");
        }
    }

    private static IllegalArgumentException faulty(String url, String why) {
        return new IllegalArgumentException("chronomap.tiles.url is \"" + url + "\", and " + why
                + ": it must be like https://tiles.example/{z}/{x}/{y}.png");
    }

    /** The scheme and host that a browser asks for tiles, as a Content-Security-Policy names it; null where it asks none. */
    public @Nullable String origin() {
        return url == null ? null : url.substring(0, url.indexOf('/', url.indexOf("://") + 3));
    }
}
