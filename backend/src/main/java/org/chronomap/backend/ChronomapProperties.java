package org.chronomap.backend;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How this server is set up.
 *
 * @param dataDir the data folder; a relative one is relative to where the server was started
 * @param publicUrl the address under which readers reach this server, like https://maps.example; null = as each request says
 */
@ConfigurationProperties("chronomap")
public record ChronomapProperties(Path dataDir, @Nullable URI publicUrl) {

    public ChronomapProperties {
        if (publicUrl != null) {
            publicUrl = root(publicUrl);
        }
    }

    /** Pages link to the root of their host, so an address with a path would lead nowhere. */
    private static URI root(URI url) {
        boolean ofTheWeb = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
        boolean plain = url.getQuery() == null && url.getFragment() == null && url.getUserInfo() == null;
        if (!ofTheWeb || url.getHost() == null || !plain || !List.of("", "/").contains(url.getPath())) {
            throw new IllegalArgumentException("chronomap.public-url is " + url
                    + ": it must be http:// or https:// and a host, without a path, like https://maps.example");
        }
        return URI.create(url.getScheme() + "://" + url.getRawAuthority());
    }
}
