package org.chronomap.backend.features;

import java.lang.reflect.Method;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/**
 * Finds the handler of items, which programs ask for most, before all others are looked through: that takes longer than most else of
 * a small answer. What else is asked of these addresses is found as everything is.
 */
@Component
final class ItemsMapping extends AbstractHandlerMapping {

    private static final PathPattern ITEMS =
            PathPatternParser.defaultInstance.parse("/stories/{story}/collections/{collection}/items");

    private final HandlerMethod items;

    ItemsMapping(FeatureController controller) throws NoSuchMethodException {
        Method method =
                FeatureController.class.getDeclaredMethod("items", String.class, String.class, ServerWebExchange.class);
        items = new HandlerMethod(controller, method);
        setOrder(-2); // before that of functions, which is before that of annotations
    }

    @Override
    protected Mono<?> getHandlerInternal(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        PathPattern.PathMatchInfo match = request.getMethod().equals(HttpMethod.GET)
                ? ITEMS.matchAndExtract(request.getPath().pathWithinApplication())
                : null;
        if (match == null) {
            return Mono.empty();
        }
        exchange.getAttributes().put(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, ITEMS);
        exchange.getAttributes().put(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, match.getUriVariables());
        return Mono.just(items);
    }
}
