package org.chronomap.backend.page;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chronomap.backend.basemap.Ground;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.TextWithSlots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The page on which a reader scrubs through a story: rendered once for each revision, language and theme. What a browser follows is
 * relative, so that it works behind any proxy; what others read of the page is absolute, and filled in for each request.
 */
@Component
final class ReaderPage {

    // From /stories/{story} to the top of this server.
    private static final String BASE = "..";
    private static final String ROOT = "root";
    private static final String STATE = "state";
    private static final String SIGNED_IN = "signedin";
    private static final String CARD = "card";
    private static final String ALT = "alt";
    private static final String LANGUAGE = "language";
    private static final String SHOWN = "shown";

    private final ReaderContent content;
    private final Messages messages;
    private final Frame frame;
    private final PageScript script;
    private final AwayNotice away;
    private final Renderings renderings;

    private record Key(
            Theme theme,
            boolean asBegun,
            PageRevision revision,
            int number,
            @Nullable Ground ground) {}

    private record Alt(String card) {}

    ReaderPage(
            ReaderContent content,
            Messages messages,
            Frame frame,
            PageScript script,
            AwayNotice away,
            Renderings renderings) {
        this.content = content;
        this.messages = messages;
        this.frame = frame;
        this.script = script;
        this.away = away;
        this.renderings = renderings;
    }

    /**
     * The page in UTF-8.
     *
     * @param root of this server, without a slash at its end
     * @param parameters of its address
     * @param revision which of the story's states the snapshot is
     * @param signedInBar what stands above the map for who has signed in; empty for a reader
     */
    Mono<TextWithSlots.Filled> page(
            Snapshot snapshot,
            EncodedStory encoded,
            String root,
            Map<String, List<String>> parameters,
            Theme theme,
            PageRevision revision,
            String signedInBar) {
        ReaderAddress address = new ReaderAddress(snapshot.index());
        int number = Math.min(ReaderAddress.page(parameters), TablePage.pagesOf(snapshot.story()));
        // Without a language asked for, the page is the one that opens in whatever language its reader has.
        String language = parameters.containsKey("lang")
                ? "?lang=" + encoded.language() + (number == 1 ? "" : "&amp;page=" + number)
                : number == 1 ? "" : "?page=" + number;
        if (!address.asksForState(parameters)) {
            return page(
                    snapshot,
                    encoded,
                    theme,
                    true,
                    revision,
                    number,
                    Map.of(
                            ROOT,
                            root,
                            LANGUAGE,
                            language,
                            STATE,
                            query(address, address.read(parameters)),
                            SHOWN,
                            "",
                            SIGNED_IN,
                            signedInBar));
        }
        // What it asks for is looked up in the story, which is quick; to say what a picture of that shows is not.
        return Mono.fromCallable(() -> address.read(parameters))
                .subscribeOn(Schedulers.parallel())
                .flatMap(asked -> {
                    String card = CardImage.path(snapshot, encoded, asked);
                    return alt(snapshot, encoded, card, asked)
                            .map(alt -> Map.of(
                                    ROOT,
                                    root,
                                    LANGUAGE,
                                    language,
                                    STATE,
                                    query(address, asked),
                                    SHOWN,
                                    HtmlUtils.htmlEscape('&' + address.write(asked.state()), "UTF-8"),
                                    SIGNED_IN,
                                    signedInBar,
                                    CARD,
                                    HtmlUtils.htmlEscape(card, "UTF-8"),
                                    ALT,
                                    HtmlUtils.htmlEscape(alt, "UTF-8")));
                })
                .flatMap(open -> page(snapshot, encoded, theme, false, revision, number, open));
    }

    private Mono<String> alt(Snapshot snapshot, EncodedStory encoded, String card, ReaderAddress.Asked asked) {
        return renderings
                .text(
                        encoded,
                        new Alt(card),
                        HeavyWork.ASKED.of(() -> new TextWithSlots(new PictureWords(snapshot, encoded, messages)
                                .alt(asked.state())
                                .getBytes(StandardCharsets.UTF_8))),
                        Map.of())
                .map(alt -> new String(alt.bytes(), StandardCharsets.UTF_8));
    }

    /** What could be read of a query, with its question mark, percent-encoded to be a value within another query. */
    private static String query(ReaderAddress address, ReaderAddress.Asked asked) {
        String state = address.write(asked);
        return state.isEmpty() ? "" : UriUtils.encode('?' + state, StandardCharsets.UTF_8);
    }

    private Mono<TextWithSlots.Filled> page(
            Snapshot snapshot,
            EncodedStory encoded,
            Theme theme,
            boolean asBegun,
            PageRevision revision,
            int number,
            Map<String, String> open) {
        Callable<byte[]> render = () -> render(snapshot, encoded, theme, asBegun, revision, number);
        Map<String, String> filled = away.with(open, snapshot, encoded);
        return renderings.text(encoded, new Key(theme, asBegun, revision, number, script.ground()), render, filled);
    }

    private byte[] render(
            Snapshot snapshot, EncodedStory encoded, Theme theme, boolean asBegun, PageRevision revision, int number) {
        TablePage page = TablePage.of(snapshot.story(), number);
        Map<String, @Nullable Object> values =
                frame.values(encoded.language(), snapshot.story().languages(), BASE, theme);
        values.put("root", TextWithSlots.slot(ROOT));
        values.put("state", TextWithSlots.slot(STATE));
        values.put("shown", TextWithSlots.slot(SHOWN));
        CardImage card = CardImage.of(snapshot, encoded, messages, ReaderContent.unasked(snapshot));
        if (!asBegun) {
            String path = TextWithSlots.slot(CARD);
            card = new CardImage(path, path + "&theme=dark", card.width(), card.height(), TextWithSlots.slot(ALT));
        }
        values.put("card", content.canBeWritten(snapshot, encoded) ? card : null);
        values.put("followsSystem", theme == Theme.AUTO);
        content.putPublic(values, snapshot, encoded, new PublicAddress.OnServer(TextWithSlots.slot(ROOT)), page);
        values.put(
                "canonical",
                TextWithSlots.slot(ROOT) + "/stories/" + snapshot.story().id() + TextWithSlots.slot(LANGUAGE));
        values.put("image", TextWithSlots.slot(ROOT) + card.path());
        values.putAll(script.values("reader.ts", snapshot, encoded, revision, BASE));
        values.put("signedInBar", TextWithSlots.slot(SIGNED_IN));
        values.put("away", AwayNotice.slot());
        values.put("asOf", content.asOf(snapshot, encoded, revision));
        values.put("preview", revision.preview());
        String same = "?lang=" + encoded.language()
                + (theme == Theme.AUTO ? "" : "&theme=" + theme.inAddress())
                + (revision.asOf() == null ? "" : "&as-of=" + revision.asOf())
                + (revision.preview() == null ? "" : "&preview=" + revision.preview());
        values.put("paging", content.paging(snapshot, encoded, page, at -> same + (at == 1 ? "" : "&page=" + at)));
        return content.render(snapshot, encoded, content.scenes(snapshot, encoded, page), page, values);
    }
}
