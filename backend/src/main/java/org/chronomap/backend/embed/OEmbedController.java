package org.chronomap.backend.embed;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Revalidation;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.page.Renderings;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.view.TextWithSlots;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Serves {@code /oembed}: what a content management system makes of a pasted link. Parameters that it does not know are passed
 * over, as consumers send their own.
 */
@RestController
final class OEmbedController {

    private static final MediaType XML = new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8);

    private static final String ROOT = "root";

    private final Stories stories;
    private final Addresses addresses;
    private final Messages messages;
    private final Renderings renderings;
    private final OwnSite own;

    private record Key(Map<String, List<String>> parameters, MaxSize maxSize, boolean json) {}

    OEmbedController(Stories stories, Addresses addresses, Messages messages, Renderings renderings, OwnSite own) {
        this.renderings = renderings;
        this.own = own;
        this.stories = stories;
        this.addresses = addresses;
        this.messages = messages;
    }

    @GetMapping("/oembed")
    Mono<ResponseEntity<byte[]>> oembed(ServerWebExchange exchange) {
        // Also a problem can be read by the page that asked.
        MultiValueMap<String, String> given = exchange.getRequest().getQueryParams();
        Parameters parameters = new Parameters(given);
        String url = parameters.one("url", OEmbedController::required);
        if (!given.containsKey("url")) {
            parameters.note("url", "is missing; give the address of a story's page, percent-encoded");
        }
        Integer maxWidth = parameters.one("maxwidth", MaxSize::parse);
        Integer maxHeight = parameters.one("maxheight", MaxSize::parse);
        String format = parameters.one("format", Function.identity());
        parameters.requireFaultless();
        boolean json = format == null || format.equals("json");
        if (!json && !"xml".equals(format)) {
            throw ProblemException.notImplemented("format: \"" + format + "\" is not made here; json and xml are");
        }
        String root = addresses.root(exchange.getRequest());
        StoryAddress address = StoryAddress.find(Objects.requireNonNull(url), root)
                .orElseThrow(
                        () -> ProblemException.notFound('"' + url + "\" is no story's address of this server; such are "
                                + root + "/stories/… and " + root + "/embed/…"));
        Snapshot snapshot = stories.find(address.story())
                .orElseThrow(() -> ProblemException.notFound("There is no story \"" + address.story() + '"'));
        MaxSize maxSize = new MaxSize(
                Objects.requireNonNullElse(maxWidth, MaxSize.UNLIMITED),
                Objects.requireNonNullElse(maxHeight, MaxSize.UNLIMITED));
        return renderings
                .text(
                        snapshot,
                        new Key(address.parameters(), maxSize, json),
                        HeavyWork.ASKED.of(() -> {
                            OEmbed answer = OEmbed.of(
                                    snapshot,
                                    address.parameters(),
                                    maxSize,
                                    TextWithSlots.slot(ROOT),
                                    messages,
                                    own.site());
                            return new TextWithSlots(json ? answer.json() : answer.xml());
                        }),
                        Map.of(ROOT, root))
                .flatMap(answer -> Revalidation.answer(
                        exchange, json ? MediaType.APPLICATION_JSON : XML, answer.tag(), answer::bytes));
    }

    private static String required(String url) {
        if (url.isBlank()) {
            throw new IllegalArgumentException("is empty; give the address of a story's page, percent-encoded");
        }
        return url;
    }
}
