package org.chronomap.backend.http;

import java.util.List;
import java.util.stream.Stream;
import org.chronomap.backend.EmbedProperties;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Whose pages may show an answer in a frame: the widget may stand in those of the configured sites, all else in none. */
@Component
public final class FramePolicy {

    private static final List<PathPattern> WIDGET = Stream.of("/embed/{story}", "/embed/{story}/")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final String ancestorsOfWidget;

    FramePolicy(EmbedProperties properties) {
        ancestorsOfWidget = properties.allowsEverySite()
                ? ""
                // The reader page previews the widget.
                : "; frame-ancestors "
                        + String.join(" ", "'self'", String.join(" ", properties.allowedOrigins()))
                                .strip();
    }

    /** Whether a path, without a proxy's prefix, is the widget's. */
    public boolean isWidget(PathContainer path) {
        return WIDGET.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /**
     * The {@code frame-ancestors} (CSP level 3, section 6.4.2) that end a policy; empty where every site may: {@code *} would leave
     * out pages that stand in a sandbox themselves, which have no origin.
     *
     * @param path without a proxy's prefix
     */
    public String ancestors(PathContainer path) {
        return isWidget(path) ? ancestorsOfWidget : "; frame-ancestors 'none'";
    }
}
