package org.chronomap.backend.page;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.basemap.Ground;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.CardImage;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The page on which a reader scrubs through a story, as a file of a folder. */
@Component
final class ReaderFile {

    // From its own folder to the top of all.
    private static final String BASE = "../..";

    private final ReaderContent content;
    private final Messages messages;
    private final Frame frame;
    private final FileFrame fileFrame;
    private final PageScript script;

    ReaderFile(ReaderContent content, Messages messages, Frame frame, FileFrame fileFrame, PageScript script) {
        this.content = content;
        this.messages = messages;
        this.frame = frame;
        this.fileFrame = fileFrame;
        this.script = script;
    }

    /**
     * The page in UTF-8.
     *
     * @param address null = nobody knows where the story will be found, and the page does not say
     * @param number of the page of the table, from 1
     * @param ground what the map shows beyond the built-in one; null = nothing
     */
    byte[] page(
            Snapshot snapshot,
            EncodedStory encoded,
            @Nullable PublicAddress address,
            int number,
            @Nullable Ground ground) {
        TablePage page = TablePage.of(snapshot.story(), number);
        String story = snapshot.story().id();
        String language = encoded.language();
        Map<String, @Nullable Object> values =
                frame.values(language, snapshot.story().languages(), BASE, Theme.AUTO);
        values.putAll(fileFrame.values(BASE, snapshot.story().languages()));
        values.put("data", BASE + '/' + FileNames.items(story, language, StoryCollection.INCIDENTS.id()));
        boolean canBeWritten = content.canBeWritten(snapshot, encoded);
        CardImage card = CardImage.at(
                '/' + FileNames.card(story, language, false),
                '/' + FileNames.card(story, language, true),
                snapshot,
                encoded,
                messages,
                ReaderContent.unasked(snapshot));
        values.put("card", canBeWritten ? card : null);
        values.put("followsSystem", true);
        values.put("public", null);
        if (address != null) {
            content.putPublic(values, snapshot, encoded, address, page);
        }
        values.putAll(script.valuesOfFile("reader.ts", snapshot, encoded, BASE, ground));
        values.put("signedInBar", "");
        values.put("away", "");
        values.put("asOf", null);
        values.put("preview", null);
        List<Map<String, Object>> scenes = content.scenes(snapshot, encoded, page);
        for (int i = 0; i < scenes.size(); i++) {
            String path = '/' + FileNames.scene(story, language, i);
            ReaderAddress.Asked told =
                    new ReaderAddress(snapshot.index()).read(Map.of("scene", List.of(String.valueOf(i))));
            if (canBeWritten) {
                scenes.get(i).put("picture", CardImage.at(path, path, snapshot, encoded, messages, told));
            }
        }
        String folder = FileNames.index(FileNames.reader(story, language)).replace(FileNames.TOP, "");
        values.put(
                "paging",
                content.paging(
                        snapshot,
                        encoded,
                        page,
                        at -> FileNames.reader(story, language, at).substring(folder.length()) + "?lang=" + language));
        return content.render(snapshot, encoded, scenes, page, values);
    }
}
