package org.chronomap.backend.http;

import java.net.URI;
import org.chronomap.backend.ChronomapProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says at start where the server listens, and under which address readers reach it. */
@ConditionalOnWebApplication
@Component
final class Announcement {

    private static final Logger LOG = LoggerFactory.getLogger(Announcement.class);

    private final ChronomapProperties properties;
    private final Environment environment;

    Announcement(ChronomapProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        LOG.info(
                "{}",
                words(
                        environment.getProperty("server.address"),
                        environment.getProperty("local.server.port", "?"),
                        properties.publicUrl()));
        if (properties.publicUrl() == null) {
            LOG.warn(
                    "chronomap.public-url is not set: canonical addresses, feeds and oEmbed say the host that each request names,"
                            + " whoever asks. Set it before others read here, to the address under which they do");
        }
    }

    /** @param address that it listens on; null = all */
    static String words(@Nullable String address, String port, @Nullable URI publicUrl) {
        return "Listens on port " + port + " of " + (address == null ? "all addresses" : address) + "; published under "
                + (publicUrl == null
                        ? "whatever address each request says (chronomap.public-url is not set)"
                        : publicUrl);
    }
}
