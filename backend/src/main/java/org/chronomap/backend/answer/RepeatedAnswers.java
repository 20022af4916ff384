package org.chronomap.backend.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AttributeKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.chronomap.backend.http.TrustedProxies;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.snapshot.request.AsOf;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.StoreHealth;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.reactor.netty.NettyRouteProvider;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/**
 * Answers a request as one like it was answered before, while the revision of the story that it tells of is the one that is shown. It
 * stands before filters and handlers, whose work is done each time anew else: what they said is said again, header by header. Nothing is
 * repeated but what a handler gave for that, which then was asked by nobody in particular and shows what is published.
 */
@Component
public final class RepeatedAnswers implements NettyRouteProvider, LiveStories.Follower, InitializingBean {

    private static final int PART_OF_HEAP = 64;
    private static final int BYTES_OF_HEADER = 100;
    private static final AttributeKey<Found> FOUND = AttributeKey.valueOf(RepeatedAnswers.class, "found");

    private final AnswerBytes kept;
    private final LiveStories stories;
    private final StoreHealth health;
    private final TrustedProxies proxies;
    private final AskedBefore askedBefore = new AskedBefore();
    private final Cache<String, Said> said;
    private final LongAdder given = new LongAdder();

    /**
     * What was said to a request.
     *
     * @param story its id
     * @param tag of its revision
     * @param body null = none
     */
    private record Said(
            String story,
            String tag,
            HttpResponseStatus status,
            HttpHeaders headers,
            @Nullable AnswerKey body) {}

    private record Found(Said said, ByteBuf body) {}

    RepeatedAnswers(AnswerBytes kept, LiveStories stories, StoreHealth health, TrustedProxies proxies) {
        this.kept = kept;
        this.stories = stories;
        this.health = health;
        this.proxies = proxies;
        this.said = Caffeine.newBuilder()
                .maximumWeight(Runtime.getRuntime().maxMemory() / PART_OF_HEAP)
                .weigher((String key, Said one) ->
                        key.length() + BYTES_OF_HEADER * (5 + one.headers().size()))
                .build();
    }

    @Override
    public void afterPropertiesSet() {
        stories.tell(this);
    }

    /** Lets go of what tells of revisions that are not shown any more. */
    @Override
    public void follow(List<Change> changes) {
        changes.stream().map(change -> change.key().story()).distinct().forEach(story -> {
            kept.retain(story, stories.find(story).map(Snapshot::tag).orElse(null));
            said.asMap().values().removeIf(one -> one.story().equals(story) && !isShown(one));
        });
    }

    @Override
    public void startAnew() {
        said.invalidateAll();
        kept.clear();
    }

    @Override
    public HttpServerRoutes apply(HttpServerRoutes routes) {
        return routes.route(this::isFound, RepeatedAnswers::repeat);
    }

    private boolean isFound(HttpServerRequest request) {
        String key = key(request);
        Said one = key == null ? null : said.getIfPresent(key);
        if (one == null || health.awaySince().isPresent() || !isShown(one)) {
            return false;
        }
        byte[] body = one.body() == null ? null : kept.find(one.body());
        if (one.body() != null && body == null) {
            return false;
        }
        ByteBuf sent = body == null || request.method().equals(HttpMethod.HEAD)
                ? Unpooled.EMPTY_BUFFER
                : Unpooled.wrappedBuffer(body);
        given.increment();
        ((Connection) request).channel().attr(FOUND).set(new Found(one, sent));
        return true;
    }

    private static Publisher<Void> repeat(HttpServerRequest request, HttpServerResponse response) {
        Found found = Objects.requireNonNull(
                ((Connection) request).channel().attr(FOUND).getAndSet(null));
        response.status(found.said().status()).headers(found.said().headers());
        return response.send(Mono.just(found.body()));
    }

    /** How often something was said again. */
    long given() {
        return given.sum();
    }

    private boolean isShown(Said one) {
        return stories.find(one.story())
                .map(Snapshot::tag)
                .filter(one.tag()::equals)
                .isPresent();
    }

    private @Nullable String key(HttpServerRequest request) {
        return RepeatableRequest.key(
                request.method(),
                request.uri(),
                request.requestHeaders(),
                () -> proxies.trusts(request.remoteAddress()));
    }

    /**
     * From now on says what is about to be said to who asks the same, as long as a story is as it is.
     *
     * @param snapshot all that the answer depends on, but for the request
     * @param body what its body is kept by; null = it has none
     */
    public void repeat(ServerWebExchange exchange, Snapshot snapshot, @Nullable AnswerKey body) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        String key = isOfAll(exchange, snapshot) ? key(request) : null;
        if (key != null && (body != null || askedBefore.note(key.hashCode()))) {
            exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> note(key, snapshot, exchange, body)));
        }
    }

    /** Whether everyone gets it, today and tomorrow. */
    private boolean isOfAll(ServerWebExchange exchange, Snapshot snapshot) {
        Map<String, ?> asked = exchange.getRequest().getQueryParams();
        return !asked.containsKey(SnapshotChoice.PREVIEW)
                && !asked.containsKey(AsOf.PARAMETER)
                && stories.find(snapshot.story().id())
                        .filter(now -> now == snapshot)
                        .isPresent();
    }

    private void note(String key, Snapshot snapshot, ServerWebExchange exchange, @Nullable AnswerKey body) {
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        HttpHeaders headers = response.responseHeaders().copy().remove(HttpHeaderNames.TRANSFER_ENCODING);
        // How old it is grows with each answer.
        if (!headers.contains(HttpHeaderNames.AGE)) {
            said.put(
                    key,
                    new Said(
                            snapshot.story().id(),
                            snapshot.tag(),
                            HttpResponseStatus.valueOf(Objects.requireNonNull(
                                            exchange.getResponse().getStatusCode())
                                    .value()),
                            headers,
                            body));
        }
    }
}
