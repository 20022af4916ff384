package org.chronomap.backend;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this server is set up.
 *
 * @param dataDir the data folder; a relative one is relative to where the server was started
 * @param publicUrl the address under which readers reach this server, like https://maps.example, without a slash at its end;
 *     null = as each request says
 */
@ConfigurationProperties("chronomap")
public record ChronomapProperties(Path dataDir, @Nullable URI publicUrl) {

    // An authority and not a host, since java.net.URI finds no host in a name with an underscore.
    private static final Pattern WEB_ADDRESS =
            Pattern.compile("https?://([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?(?:/[A-Za-z0-9._~%-]++)*+/?");

    public ChronomapProperties {
        if (publicUrl != null) {
            publicUrl = root(publicUrl);
        }
    }

    private static URI root(URI url) {
        String text = url.toString();
        if (!WEB_ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("chronomap.public-url is " + text
                    + ": it must be http:// or https://, a host, and the path that a proxy puts before every address where"
                    + " it does, like https://maps.example or https://news.example/maps");
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }
}
