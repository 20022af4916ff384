package org.chronomap.backend.picture;

import java.util.List;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.snapshot.Edition;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;

/**
 * The picture that stands for a story where it is linked to.
 *
 * @param path address on this server, in light colours
 * @param darkPath the same in dark colours
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param alt what it shows
 */
public record CardImage(String path, String darkPath, int width, int height, String alt) {

    /** @param edition for reading */
    public static CardImage of(Snapshot snapshot, Edition edition, Messages messages) {
        String path = "/stories/%s/card.png?lang=%s".formatted(snapshot.story().id(), edition.language());
        return at(path, path + "&theme=dark", snapshot, edition, Map.of(), messages);
    }

    /**
     * One that stands elsewhere.
     *
     * @param parameters what a reader page's address would say of what it shows, decoded
     */
    public static CardImage at(
            String path,
            String darkPath,
            Snapshot snapshot,
            Edition edition,
            Map<String, List<String>> parameters,
            Messages messages) {
        String alt = new PictureWords(snapshot, edition, messages)
                .alt(new ReaderAddress(snapshot.index()).read(parameters).state());
        return new CardImage(path, darkPath, PictureSize.CARD.width(), PictureSize.CARD.height(), alt);
    }
}
