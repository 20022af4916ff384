package org.chronomap.backend;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the widget may be shown.
 *
 * @param allowedOrigins the sites whose pages may hold it: {@code *} alone for every site, else origins like
 *     https://news.example, https://*.news.example or http://localhost:3000; empty = only pages of this server
 */
@ConfigurationProperties("chronomap.embed")
public record EmbedProperties(@DefaultValue(ANY) List<String> allowedOrigins) {

    private static final String ANY = "*";

    private static final Pattern ORIGIN = Pattern.compile(
            "https?://((\\*\\.)?[a-z0-9_-]++(?:\\.[a-z0-9_-]++)*+|\\[[0-9a-f:.]+])(:([0-9]{1,5}|\\*))?");

    public EmbedProperties {
        allowedOrigins = allowedOrigins.stream()
                .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                .map(origin -> origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin)
                .toList();
        for (String origin : allowedOrigins) {
            if (origin.equals(ANY)
                    ? allowedOrigins.size() > 1
                    : !ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("chronomap.embed.allowed-origins has \"" + origin
                        + "\": it must be * alone, or origins with commas between them, each http:// or https:// and a host"
                        + " without a path, like https://news.example, https://*.news.example");
            }
        }
    }

    public boolean allowsEverySite() {
        return allowedOrigins.contains(ANY);
    }
}
