package org.chronomap.backend.problem;

import io.netty.handler.timeout.ReadTimeoutException;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.chronomap.backend.http.BrokenRequests;
import org.chronomap.backend.http.Disconnection;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.http.OperatorsLog;
import org.chronomap.backend.view.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers every failed request: a page to whom asked for one, else problem details (RFC 9457). What failed for a reason of our
 * own is logged, and nothing of it leaves.
 */
@Component
@Order(-2) // before Spring Boot's own, which is at -1
final class ProblemHandler implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    private static final Set<HttpStatus> REFUSALS =
            Set.of(HttpStatus.UNAUTHORIZED, HttpStatus.FORBIDDEN, HttpStatus.TOO_MANY_REQUESTS);

    private static final String RETRY_AFTER_SECONDS = "5";
    /** Of an address, whose length is up to who asks, the log takes so many characters. */
    private static final int MOST_LOGGED = 200;

    private final ErrorPage page;
    private final SignedIn signedIn;

    ProblemHandler(ErrorPage page, SignedIn signedIn) {
        this.page = page;
        this.signedIn = signedIn;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        ServerHttpResponse response = exchange.getResponse();
        if (failure instanceof BrokenRequests.Broken) {
            return givenUp(response);
        }
        if (Disconnection.is(failure, exchange.getRequest())) {
            // Nobody is there to be told, and nothing went wrong.
            return Mono.empty();
        }
        if (response.isCommitted()) {
            Disconnection.cut(exchange.getRequest());
            return Mono.error(failure);
        }
        ProblemException problem = problem(exchange, failure);
        if (REFUSALS.contains(problem.status())) {
            OperatorsLog.refused(exchange, problem.status());
        }
        boolean html = Negotiation.prefersHtml(exchange.getRequest());
        HttpHeaders headers = response.getHeaders();
        headers.remove(HttpHeaders.ETAG);
        headers.setCacheControl("no-store");
        headers.setContentType(html ? Negotiation.HTML : MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        response.setStatusCode(problem.status());
        Mono<byte[]> body = html ? page(exchange, problem) : Mono.fromSupplier(() -> json(problem));
        return response.writeWith(body.map(response.bufferFactory()::wrap))
                .onErrorResume(BrokenRequests.Broken.class, broken -> givenUp(response));
    }

    /** Answers nothing, for it was answered. */
    private static Mono<Void> givenUp(ServerHttpResponse response) {
        response.setStatusCode(null);
        return Mono.empty();
    }

    private Mono<byte[]> page(ServerWebExchange exchange, ProblemException problem) {
        String language = page.language(exchange.getRequest());
        return signedIn.of(exchange, language, null)
                // What failed may be what tells who it is.
                .onErrorReturn("")
                .map(bar -> page.render(exchange.getRequest(), language, problem, bar));
    }

    private static ProblemException problem(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
            exchange.getResponse().getHeaders().putAll(error.getHeaders());
            return ProblemException.of(error.getStatusCode(), detail(exchange, error));
        }
        if (failure instanceof RejectedExecutionException) {
            return ProblemException.tooBusy(
                    "As much is being made for readers as this server makes at once; ask again in a few seconds");
        }
        if (failure instanceof ReadTimeoutException) {
            exchange.getResponse().getHeaders().setConnection("close");
            return ProblemException.of(
                    HttpStatus.REQUEST_TIMEOUT, "The rest of what is sent did not come in time; nothing was changed");
        }
        if (failure instanceof DataBufferLimitException) {
            return ProblemException.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "What is sent is longer than it can be here: " + failure.getMessage());
        }
        LOG.error(
                "{} {} failed",
                exchange.getRequest().getMethod(),
                // Without its query, which may hold a key that lets somebody in.
                StringUtils.truncate(exchange.getRequest().getPath().value(), MOST_LOGGED),
                failure);
        return ProblemException.ofOurOwn();
    }

    private static String detail(ServerWebExchange exchange, ErrorResponse error) {
        String detail = error.getBody().getDetail();
        if (error.getStatusCode().isSameCodeAs(HttpStatus.UNSUPPORTED_MEDIA_TYPE)) {
            return "What is sent must be JSON, and say so: Content-Type: application/json";
        }
        if (error.getStatusCode().isSameCodeAs(HttpStatus.CONTENT_TOO_LARGE)) {
            return "What is sent must not be larger than 16 MB: send a batch in several parts";
        }
        return detail == null
                ? "Nothing is at " + exchange.getRequest().getPath().value()
                : detail;
    }

    private static byte[] json(ProblemException problem) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("type", "about:blank");
        json.put("title", problem.status().getReasonPhrase());
        json.put("status", problem.status().value());
        json.put("detail", problem.detail());
        if (!problem.faults().isEmpty()) {
            ProblemException.Fault first = problem.faults().get(0);
            json.put(first.kind(), first.where());
            ArrayNode errors = json.putArray("errors");
            problem.faults().forEach(fault -> write(fault, errors.addObject()));
        }
        problem.members().forEach(json::set);
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private static void write(ProblemException.Fault fault, ObjectNode error) {
        error.put(fault.kind(), fault.where()).put("detail", fault.detail());
        if (fault instanceof ProblemException.PointerFault) {
            FaultCode.of(fault.detail()).ifPresent(code -> error.put("code", code.id()));
            FaultCode.given(fault.detail()).ifPresent(given -> error.put("given", given));
        }
    }
}
