package org.chronomap.backend.picture.card;

import java.awt.image.BufferedImage;
import java.util.List;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.picture.map.BaseMapPaths;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;

/** What a picture is made of. */
public record Picture(
        Snapshot snapshot, ReaderState state, PictureWords words, BaseMapPaths baseMap, PictureSize size) {

    public BufferedImage draw() {
        BufferedImage image = new BufferedImage(size.pixelWidth(), size.pixelHeight(), BufferedImage.TYPE_INT_RGB);
        Pen pen = Pen.on(image, Card.unit(size), Colours.of(state.theme()));
        try {
            new Card(this, pen).draw();
        } finally {
            pen.graphics().dispose();
        }
        return image;
    }

    public List<ShownEvent> shown() {
        return ShownEvent.of(snapshot.index(), state);
    }

    public Picture at(ReaderState other) {
        return new Picture(snapshot, other, words, baseMap, size);
    }
}
