package org.chronomap.backend.problem;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Bounds how much memory what is sent takes of all requests together. A body is held until its request is answered, and what is
 * read out of it is many times as large: so large ones are handed on one after the other, and off the event loop. After one that was
 * refused the next waits for three times as long as that one took: who sends ever more that is no good leaves most of the time to others.
 */
@Component
public final class SentBodies implements WebFilter {

    /** A body of so many bytes is not counted: edits go on while others send as much as there is room for. */
    public static final int SMALL = 64 * 1024;

    private static final int LARGEST = 16 << 20;
    private static final int PART_OF_HEAP = 16;
    private static final int TIMES_AS_LONG = 3;

    /** An archive, and a file to import, is written to disk as it comes. */
    private static final List<PathPattern> TO_DISK = Stream.of("/restore", "/stories/{story}/imports")
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final long most;
    private final Scheduler clock;
    private final Queue<Counted> waiting = new ArrayDeque<>();
    private @Nullable Counted handedOn;
    private long handedOnAt;
    private boolean resting;
    private long held;

    @Autowired
    SentBodies() {
        this(Math.max(LARGEST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP), Schedulers.parallel());
    }

    SentBodies(long most, Scheduler clock) {
        this.most = most;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getMethod().equals(HttpMethod.GET)
                || request.getMethod().equals(HttpMethod.HEAD)
                || TO_DISK.stream()
                        .anyMatch(path -> path.matches(request.getPath().pathWithinApplication()))) {
            return chain.filter(exchange);
        }
        return Mono.using(
                () -> new Counted(request),
                counted -> chain.filter(exchange.mutate().request(counted).build())
                        .doOnError(refused -> counted.refused = true)
                        .doOnSuccess(answered -> counted.refused = isRefusal(exchange.getResponse())),
                this::letGo);
    }

    private static boolean isRefusal(ServerHttpResponse response) {
        HttpStatusCode status = response.getStatusCode();
        return status != null && status.isError();
    }

    /** How many bytes of large bodies are held now. */
    synchronized long held() {
        return held;
    }

    private synchronized boolean take(Counted body, int bytes) {
        if (body.over) {
            return false;
        }
        held -= body.counted();
        body.read += bytes;
        held += body.counted();
        return held <= most;
    }

    /** One whose request has ended meanwhile stands in nobody's way. */
    private synchronized void enter(Counted body) {
        if (!body.over) {
            waiting.add(body);
            next();
        }
    }

    private synchronized void letGo(Counted body) {
        held -= body.counted();
        body.over = true;
        waiting.remove(body);
        if (handedOn == body) {
            handedOn = null;
            if (body.refused) {
                resting = true;
                clock.schedule(this::wake, TIMES_AS_LONG * (clock.now(NANOSECONDS) - handedOnAt), NANOSECONDS);
            } else {
                next();
            }
        }
    }

    private synchronized void wake() {
        resting = false;
        next();
    }

    private void next() {
        if (handedOn == null && !resting && !waiting.isEmpty()) {
            handedOn = waiting.remove();
            handedOnAt = clock.now(NANOSECONDS);
            handedOn.turn.tryEmitEmpty();
        }
    }

    /** What it counts is guarded as all else is. */
    private final class Counted extends ServerHttpRequestDecorator {

        private final Sinks.Empty<DataBuffer> turn = Sinks.empty();
        private long read;
        private boolean over;
        private volatile boolean refused;

        Counted(ServerHttpRequest request) {
            super(request);
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody()
                    .<DataBuffer>handle((part, sink) -> {
                        if (take(this, part.readableByteCount())) {
                            sink.next(part);
                        } else {
                            DataBufferUtils.release(part);
                            sink.error(ProblemException.tooBusy(
                                    "As much is being sent to this server as it takes at once, and nothing was"
                                            + " changed: try again in a few seconds"));
                        }
                    })
                    .concatWith(Mono.defer(this::turn));
        }

        /** Comes to its end when the body may be handed on. */
        private Mono<DataBuffer> turn() {
            synchronized (SentBodies.this) {
                if (counted() == 0) {
                    return Mono.empty();
                }
            }
            enter(this);
            return turn.asMono().publishOn(Schedulers.boundedElastic());
        }

        private long counted() {
            return read <= SMALL ? 0 : read;
        }
    }
}
