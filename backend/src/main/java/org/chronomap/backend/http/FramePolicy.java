package org.chronomap.backend.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.backend.EmbedProperties;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Whose pages may show an answer in a frame: the widget may stand in those of the configured sites, a preview of a story in those of
 * this server, since the editor shows it, and all else in none.
 */
@Component
public final class FramePolicy {

    private static final List<PathPattern> WIDGET = Stream.of("/embed/{story}", "/embed/{story}/")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private static final PathPattern STORY = PathPatternParser.defaultInstance.parse("/stories/{story}");

    private final String ancestorsOfWidget;

    FramePolicy(EmbedProperties properties) {
        ancestorsOfWidget = properties.allowsEverySite()
                ? ""
                // The reader page previews the widget.
                : "; frame-ancestors "
                        + String.join(" ", "'self'", String.join(" ", properties.allowedOrigins()))
                                .strip();
    }

    /**
     * The {@code frame-ancestors} (CSP level 3, section 6.4.2) that end a policy; empty where every site may: {@code *} would leave
     * out pages that stand in a sandbox themselves, which have no origin.
     */
    public String ancestors(ServerHttpRequest request) {
        return isWidget(request)
                ? ancestorsOfWidget
                : "; frame-ancestors " + (isPreview(request) ? "'self'" : "'none'");
    }

    /** The same, for browsers that know no {@code frame-ancestors}; empty where they know no way to say it. */
    Optional<String> options(ServerHttpRequest request) {
        return isWidget(request) ? Optional.empty() : Optional.of(isPreview(request) ? "SAMEORIGIN" : "DENY");
    }

    private static boolean isWidget(ServerHttpRequest request) {
        return WIDGET.stream().anyMatch(pattern -> pattern.matches(path(request)));
    }

    private static boolean isPreview(ServerHttpRequest request) {
        return STORY.matches(path(request)) && request.getQueryParams().containsKey("preview");
    }

    /** Without a proxy's prefix. */
    private static PathContainer path(ServerHttpRequest request) {
        return request.getPath().pathWithinApplication();
    }
}
