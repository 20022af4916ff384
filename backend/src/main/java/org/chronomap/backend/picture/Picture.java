package org.chronomap.backend.picture;

import java.awt.image.BufferedImage;
import java.util.List;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;

/** What a picture is made of. */
record Picture(Snapshot snapshot, ReaderState state, PictureWords words, Ground ground, PictureSize size) {

    BufferedImage draw() {
        BufferedImage image = new BufferedImage(size.pixelWidth(), size.pixelHeight(), BufferedImage.TYPE_INT_RGB);
        Pen pen = Pen.on(image, Card.unit(size), Colours.of(state.theme()));
        try {
            new Card(this, pen).draw();
        } finally {
            pen.graphics().dispose();
        }
        return image;
    }

    List<ShownEvent> shown() {
        return ShownEvent.of(snapshot.index(), state);
    }

    Picture at(ReaderState other) {
        return new Picture(snapshot, other, words, ground, size);
    }
}
