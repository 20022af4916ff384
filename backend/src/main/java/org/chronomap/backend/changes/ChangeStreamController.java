package org.chronomap.backend.changes;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.snapshot.Stories;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.FutureMono;
import reactor.netty.http.server.HttpServerResponse;

/** Streams what changes in a story, as server-sent events (HTML Standard, section 9.2). */
@RestController
final class ChangeStreamController {

    private static final MediaType EVENTS = new MediaType("text", "event-stream", StandardCharsets.UTF_8);
    private static final byte[] RETRY = "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);

    /** What the system may keep of a stream that its reader does not read. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final Stories stories;
    private final Broadcast broadcast;
    private final Replay replay;

    ChangeStreamController(Stories stories, Broadcast broadcast, Replay replay) {
        this.stories = stories;
        this.broadcast = broadcast;
        this.replay = replay;
    }

    @GetMapping("/stories/{story}/changes")
    Mono<Void> follow(@PathVariable String story, ServerWebExchange exchange) {
        requirePublished(story);
        Since since = Since.of(exchange.getRequest());
        ServerHttpResponse response = exchange.getResponse();
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            describe(response.getHeaders());
            return response.setComplete();
        }
        return Mono.using(
                () -> broadcast.subscribe(story), mailbox -> stream(story, since, mailbox, response), broadcast::leave);
    }

    private void requirePublished(String story) {
        if (stories.find(story).isEmpty()) {
            throw ProblemException.notFound("There is no story \"" + story + '"');
        }
    }

    private Mono<Void> stream(String story, @Nullable Since since, Mailbox mailbox, ServerHttpResponse response) {
        return replay.since(story, since).flatMap(beginning -> {
            // Again, for it may have gone before the mailbox was there.
            requirePublished(story);
            mailbox.begin(beginning.seq(), beginning.first());
            broadcast.welcome(mailbox);
            describe(response.getHeaders());
            return response.writeWith(Flux.just(response.bufferFactory().wrap(RETRY)))
                    .then(Mono.defer(() -> send(mailbox, ServerHttpResponseDecorator.getNativeResponse(response))));
        });
    }

    private static void describe(HttpHeaders headers) {
        headers.setContentType(EVENTS);
        headers.setCacheControl(CacheControl.noStore());
        // For nginx, which would keep events back until it has many.
        headers.set("X-Accel-Buffering", "no");
        // The end of the stream is the end of the connection, whose buffers are made for it.
        headers.set(HttpHeaders.CONNECTION, "close");
    }

    /**
     * Each frame when the one before it is with the system: what is within the server waits in the mailbox, and is bounded there.
     * A publisher of frames would be asked for 128 of them beforehand.
     */
    private static Mono<Void> send(Mailbox mailbox, HttpServerResponse response) {
        AtomicReference<Channel> found = new AtomicReference<>();
        response.withConnection(connection -> found.set(connection.channel()));
        Channel channel = Objects.requireNonNull(found.get());
        channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
        mailbox.cutBy(() -> cut(channel));
        return mailbox.next()
                .flatMap(frame -> FutureMono.deferFuture(
                        () -> channel.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(frame.shared())))))
                .repeat(() -> !mailbox.isOver())
                .then();
    }

    // Nobody needs to know when it has closed.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void cut(Channel channel) {
        channel.close();
    }
}
