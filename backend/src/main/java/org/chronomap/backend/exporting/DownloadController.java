package org.chronomap.backend.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Negotiation;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.request.EncodedStoryChoice;
import org.chronomap.backend.snapshot.request.KeptParameters;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.view.PlainPage;
import org.chronomap.backend.view.SignedIn;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Serves the page on which a reader chooses a file of a story: of what their page shows, where the address says what that is, or of all. */
@RestController
final class DownloadController {

    private final SnapshotChoice snapshots;
    private final Messages messages;
    private final PlainPage page;
    private final Addresses addresses;
    private final SignedIn signedIn;

    DownloadController(
            SnapshotChoice snapshots, Messages messages, PlainPage page, Addresses addresses, SignedIn signedIn) {
        this.snapshots = snapshots;
        this.messages = messages;
        this.page = page;
        this.addresses = addresses;
        this.signedIn = signedIn;
    }

    @GetMapping("/stories/{story}/download")
    Mono<ResponseEntity<byte[]>> download(@PathVariable String story, ServerWebExchange exchange) {
        return snapshots.of(story, exchange).flatMap(snapshot -> answer(story, snapshot, exchange));
    }

    private Mono<ResponseEntity<byte[]>> answer(String story, Snapshot snapshot, ServerWebExchange exchange) {
        EncodedStory encoded = EncodedStoryChoice.forReading(snapshot, exchange);
        String language = encoded.language();
        String base = addresses.prefix(exchange.getRequest());
        return signedIn.of(exchange, language, story)
                .flatMap(bar -> HeavyWork.ASKED
                        .of(() -> page.render(
                                content(snapshot, encoded, base, exchange),
                                language,
                                snapshot.story().languages(),
                                base,
                                bar))
                        // A page that is for one person bears no tag: what they keep of it would outlive their session.
                        .flatMap(html -> bar.isEmpty()
                                ? Revalidation.answer(exchange, Negotiation.HTML, html)
                                : Mono.just(ResponseEntity.ok()
                                        .contentType(Negotiation.HTML)
                                        .body(html))));
    }

    private PlainPage.Content content(
            Snapshot snapshot, EncodedStory encoded, String base, ServerWebExchange exchange) {
        Map<String, List<String>> parameters = exchange.getRequest().getQueryParams();
        ReaderAddress address = new ReaderAddress(snapshot.index());
        String box = exchange.getRequest().getQueryParams().getFirst("bbox");
        ReaderAddress.Asked asked = box != null || address.asksForState(parameters) ? address.read(parameters) : null;
        List<String> kept = new ArrayList<>(KeptParameters.ofStory(snapshot, encoded.language(), exchange));
        kept.removeIf(parameter -> parameter.startsWith("lang="));
        return new DownloadPage(snapshot, encoded, messages.in(encoded.language()), base, kept)
                .content(asked == null ? null : asked.state(), asked == null ? "" : address.write(asked.state()), box);
    }
}
