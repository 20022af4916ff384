package org.chronomap.backend.features;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.page.Renderings;
import org.chronomap.backend.view.PlainPage;
import org.chronomap.backend.view.SignedIn;
import org.chronomap.backend.view.TextWithSlots;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Answers with a page what has one, made once for each state of what it tells. */
@Component
final class FeaturesPages {

    private static final String ROOT = "root";
    private static final String BASE = "base";
    private static final String SIGNED_IN = "signedin";

    private final PlainPage page;
    private final Renderings renderings;
    private final Addresses addresses;
    private final SignedIn signedIn;

    FeaturesPages(PlainPage page, Renderings renderings, Addresses addresses, SignedIn signedIn) {
        this.page = page;
        this.renderings = renderings;
        this.addresses = addresses;
        this.signedIn = signedIn;
    }

    /** What stands for the server's address in what is made once for all. */
    static String root() {
        return TextWithSlots.slot(ROOT);
    }

    /** A text that {@link #root} stands in, filled. */
    Mono<TextWithSlots.Filled> text(Object state, Object what, Supplier<byte[]> text, ServerWebExchange exchange) {
        return renderings.text(state, what, text::get, Map.of(ROOT, addresses.root(exchange.getRequest())));
    }

    /**
     * @param state another one has another page
     * @param what which page of it
     * @param offered the languages that it can be had in
     * @param story the one that it is of; null = none alone
     */
    Mono<ResponseEntity<byte[]>> answer(
            Object state,
            Object what,
            String language,
            List<String> offered,
            @Nullable String story,
            Supplier<PlainPage.Content> content,
            ServerWebExchange exchange) {
        String root = addresses.root(exchange.getRequest());
        String base = addresses.prefix(exchange.getRequest());
        return signedIn.of(exchange, language, story)
                .flatMap(bar -> renderings
                        .text(
                                state,
                                what,
                                HeavyWork.ASKED.of(() -> new TextWithSlots(page.render(
                                        content.get(),
                                        language,
                                        offered,
                                        TextWithSlots.slot(BASE),
                                        TextWithSlots.slot(SIGNED_IN)))),
                                Map.of(ROOT, root, BASE, base, SIGNED_IN, bar))
                        // A page that is for one person bears no tag: what they keep of it would outlive their session.
                        .flatMap(text -> bar.isEmpty()
                                ? Revalidation.answer(exchange, Negotiation.HTML, text.tag(), text::bytes)
                                : Mono.just(ResponseEntity.ok()
                                        .contentType(Negotiation.HTML)
                                        .body(text.bytes()))));
    }
}
