package org.chronomap.backend.editing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.store.Append;
import org.chronomap.backend.store.KeptAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets a request that is sent again with the same {@code Idempotency-Key} do nothing more, and be answered as the first was; keys
 * are kept for a week, each author's by themselves. What the answer says is kept in the transaction that made the change.
 */
@Component
final class IdempotencyKeys {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

    private final Edits edits;
    private final KeptAnswers answers;

    IdempotencyKeys(Edits edits, KeptAnswers answers) {
        this.edits = edits;
        this.answers = answers;
    }

    /** What a work did, and what is answered. */
    record Answered(Edits.Made made, ChangeAnswer answer) {}

    Mono<ChangeAnswer> once(
            ServerWebExchange exchange, byte[] body, Editor editor, Function<Append, Mono<Answered>> work) {
        String key = key(exchange.getRequest());
        ChangeAnswer[] answer = new ChangeAnswer[1];
        return edits.make(
                        Edits.EDIT,
                        editor,
                        append -> answered(append, exchange.getRequest(), key, body, editor, work)
                                .map(answered -> {
                                    answer[0] = answered.answer();
                                    return answered.made();
                                }))
                .map(made -> answer[0]);
    }

    private Mono<Answered> answered(
            Append append,
            ServerHttpRequest request,
            @Nullable String key,
            byte[] body,
            Editor editor,
            Function<Append, Mono<Answered>> work) {
        if (key == null) {
            return work.apply(append);
        }
        String digest = digest(request, body);
        return answers.find(editor.username(), key)
                .map(kept -> again(kept, digest, key))
                .switchIfEmpty(Mono.defer(() -> work.apply(append)
                        .flatMap(first -> answers.keep(
                                        editor.username(),
                                        key,
                                        new KeptAnswers.Kept(
                                                digest, first.answer().json()))
                                .thenReturn(first))));
    }

    private static Answered again(KeptAnswers.Kept kept, String digest, String key) {
        if (!kept.digest().equals(digest)) {
            throw ProblemException.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Idempotency-Key " + key
                            + " came with another request before; each request needs a key of its own");
        }
        return new Answered(Edits.Made.NOTHING, ChangeAnswer.parse(kept.answer()));
    }

    private static @Nullable String key(ServerHttpRequest request) {
        String key = request.getHeaders().getFirst("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "Idempotency-Key must be 1 to 200 letters, digits and signs of ASCII, without spaces");
        }
        return key;
    }

    private static String digest(ServerHttpRequest request, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((request.getMethod() + " " + request.getURI().getRawPath() + '?'
                        + request.getURI().getRawQuery() + '\n')
                .getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return Digest.of(all.toByteArray());
    }
}
