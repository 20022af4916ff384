package org.chronomap.backend.picture.card;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.backend.picture.map.BaseMapPaths;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.site.Accents;
import org.chronomap.backend.site.Site;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a picture is made of.
 *
 * @param site null = the looks of the house
 */
public record Picture(
        Snapshot snapshot,
        ReaderState state,
        PictureWords words,
        BaseMapPaths baseMap,
        PictureSize size,
        @Nullable Site site) {

    public BufferedImage draw() {
        BufferedImage image = new BufferedImage(size.pixelWidth(), size.pixelHeight(), BufferedImage.TYPE_INT_RGB);
        Colours colours = Colours.of(state.theme());
        Pen pen = Pen.on(image, Card.unit(size), colours, accent(colours));
        try {
            new Card(this, pen).draw();
        } finally {
            pen.graphics().dispose();
        }
        return image;
    }

    private Color accent(Colours colours) {
        Accents accents = site == null ? null : site.accents();
        return accents == null ? colours.accent : colours == Colours.DARK ? accents.dark() : accents.light();
    }

    public List<ShownEvent> shown() {
        return ShownEvent.of(snapshot.index(), state);
    }

    public Picture at(ReaderState other) {
        return new Picture(snapshot, other, words, baseMap, size, site);
    }
}
