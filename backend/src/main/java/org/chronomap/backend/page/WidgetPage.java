package org.chronomap.backend.page;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.basemap.Ground;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.chronomap.backend.view.TextWithSlots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The page that articles show in a frame. */
@Component
final class WidgetPage {

    private static final String BASE = "base";
    // From a file of its own folder to the top of all.
    private static final String FILE_BASE = "../..";

    private final Templates templates;
    private final Messages messages;
    private final Assets assets;
    private final Frame frame;
    private final FileFrame fileFrame;
    private final PageScript script;
    private final AwayNotice away;
    private final Renderings renderings;

    private record Key(
            Look look, PageRevision revision, @Nullable Ground ground) {}

    /**
     * What a widget is made for, and not only begins with.
     *
     * @param controls whether the reader moves time, or the article alone
     */
    record Look(Theme theme, boolean controls) {}

    WidgetPage(
            Templates templates,
            Messages messages,
            Assets assets,
            Frame frame,
            FileFrame fileFrame,
            PageScript script,
            AwayNotice away,
            Renderings renderings) {
        this.templates = templates;
        this.messages = messages;
        this.assets = assets;
        this.frame = frame;
        this.fileFrame = fileFrame;
        this.script = script;
        this.away = away;
        this.renderings = renderings;
    }

    /**
     * The page in UTF-8.
     *
     * @param revision which of the story's states the snapshot is
     * @param base what leads from it to the top of this server, without a slash at its end
     */
    Mono<TextWithSlots.Filled> page(
            Snapshot snapshot, EncodedStory encoded, Look look, PageRevision revision, String base) {
        Callable<byte[]> render = () -> render(snapshot, encoded, look, revision);
        Map<String, String> open = away.with(Map.of(BASE, base), snapshot, encoded);
        return renderings.text(encoded, new Key(look, revision, script.ground()), render, open);
    }

    private byte[] render(Snapshot snapshot, EncodedStory encoded, Look look, PageRevision revision) {
        String base = TextWithSlots.slot(BASE);
        Map<String, @Nullable Object> values =
                frame.values(encoded.language(), snapshot.story().languages(), base, look.theme());
        values.putAll(script.values("widget.ts", snapshot, encoded, revision, base));
        values.put("away", AwayNotice.slot());
        values.put("asOf", new StoryWords(snapshot, encoded, messages.in(encoded.language())).asOf(revision));
        values.put("preview", revision.preview());
        values.put("reader", base + "/stories/" + snapshot.story().id() + "?lang=" + encoded.language());
        values.put("bare", !look.controls());
        values.put("card", CardImage.of(snapshot, encoded, messages, ReaderContent.unasked(snapshot)));
        return render(snapshot, encoded, base, values);
    }

    /**
     * The page in UTF-8, as a file.
     *
     * @param ground what the map shows beyond the built-in one; null = nothing
     */
    byte[] file(Snapshot snapshot, EncodedStory encoded, @Nullable Ground ground) {
        List<String> languages = snapshot.story().languages();
        Map<String, @Nullable Object> values = frame.values(encoded.language(), languages, FILE_BASE, Theme.AUTO);
        values.putAll(fileFrame.values(FILE_BASE, languages));
        values.putAll(script.valuesOfFile("widget.ts", snapshot, encoded, FILE_BASE, ground));
        values.put("away", "");
        values.put("asOf", null);
        values.put("preview", null);
        values.put("reader", FILE_BASE + '/' + FileNames.reader(snapshot.story().id(), encoded.language()));
        values.put("bare", false);
        values.put("card", card(snapshot, encoded));
        return render(snapshot, encoded, FILE_BASE, values);
    }

    private CardImage card(Snapshot snapshot, EncodedStory encoded) {
        String story = snapshot.story().id();
        return CardImage.at(
                '/' + FileNames.card(story, encoded.language(), false),
                '/' + FileNames.card(story, encoded.language(), true),
                snapshot,
                encoded,
                messages,
                ReaderContent.unasked(snapshot));
    }

    private byte[] render(Snapshot snapshot, EncodedStory encoded, String base, Map<String, @Nullable Object> values) {
        values.putAll(new StoryWords(snapshot, encoded, messages.in(encoded.language())).head());
        values.put("css", base + assets.address("widget.css"));
        return templates.render("widget", values);
    }
}
