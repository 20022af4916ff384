package org.chronomap.backend.browser;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Stands in the place of what tells of changes: it tells what a test says, to whoever listens. */
@TestConfiguration(proxyBeanMethods = false)
class Announcements {

    private final Set<Sinks.Many<ServerSentEvent<String>>> listeners = ConcurrentHashMap.newKeySet();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    @Bean
    RouterFunction<ServerResponse> announced() {
        return RouterFunctions.route()
                .GET(
                        "/stories/{story}/changes",
                        request -> answer(request.queryParam("since").orElse("")))
                .build();
    }

    private Mono<ServerResponse> answer(String since) {
        asked.add(since);
        if (refusing) {
            return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        Sinks.Many<ServerSentEvent<String>> listener = Sinks.many().unicast().onBackpressureBuffer();
        Flux<ServerSentEvent<String>> events = listener.asFlux()
                .doOnSubscribe(subscribed -> {
                    listeners.add(listener);
                    listener.tryEmitNext(event("beat", "").build());
                })
                .doFinally(ended -> listeners.remove(listener));
        return ServerResponse.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .body(events, new ParameterizedTypeReference<ServerSentEvent<String>>() {});
    }

    private static ServerSentEvent.Builder<String> event(String name, String data) {
        return ServerSentEvent.<String>builder().event(name).data(data);
    }

    void tell(long seq, String name, String data) {
        listeners.forEach(listener ->
                listener.tryEmitNext(event(name, data).id(String.valueOf(seq)).build()));
    }

    /** From now on answers that it is not available, or no longer, and ends every connection. */
    void refuse(boolean refuse) {
        refusing = refuse;
        listeners.forEach(Sinks.Many::tryEmitComplete);
    }

    int listeners() {
        return listeners.size();
    }

    /** Since when those who have connected wanted to hear, in the order in which they did. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void forget() {
        refuse(false);
        listeners.clear();
        asked.clear();
    }
}
