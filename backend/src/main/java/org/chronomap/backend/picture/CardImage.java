package org.chronomap.backend.picture;

import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.card.PictureSize;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;

/**
 * The picture that stands for a story in a state where it is linked to.
 *
 * @param path address on this server, in light colours unless others were asked for
 * @param darkPath the same in dark colours
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param alt what it shows
 */
public record CardImage(String path, String darkPath, int width, int height, String alt) {

    /** @param encoded for reading */
    public static CardImage of(Snapshot snapshot, EncodedStory encoded, Messages messages, ReaderAddress.Asked asked) {
        String path = path(snapshot, encoded, asked);
        return at(path, path + "&theme=dark", snapshot, encoded, messages, asked);
    }

    /** Where it is on this server: the same for the same state. */
    public static String path(Snapshot snapshot, EncodedStory encoded, ReaderAddress.Asked asked) {
        String query = new ReaderAddress(snapshot.index()).write(asked.in(encoded.language()));
        return "/stories/%s/card.png?%s%s"
                .formatted(
                        snapshot.story().id(),
                        query,
                        snapshot.asOf().map(instant -> "&as-of=" + instant).orElse(""));
    }

    /** One that stands elsewhere. */
    public static CardImage at(
            String path,
            String darkPath,
            Snapshot snapshot,
            EncodedStory encoded,
            Messages messages,
            ReaderAddress.Asked asked) {
        String alt = new PictureWords(snapshot, encoded, messages).alt(asked.state());
        return new CardImage(path, darkPath, PictureSize.CARD.width(), PictureSize.CARD.height(), alt);
    }
}
