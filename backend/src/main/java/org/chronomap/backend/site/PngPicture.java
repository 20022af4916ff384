package org.chronomap.backend.site;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** A picture of pixels. */
record PngPicture(BufferedImage image) {

    /** Of a side: what takes more memory than it is worth. */
    private static final int MOST_PIXELS = 2_000;

    /** @throws IOException if it is none that can be shown; the message says why */
    static PngPicture read(byte[] png) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
        ImageReader reader = readers.next();
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            reader.setInput(stream);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (Math.max(width, height) > MOST_PIXELS) {
                throw new IOException(
                        "is %d × %d pixels: at most %d a side are taken".formatted(width, height, MOST_PIXELS));
            }
            return new PngPicture(reader.read(0));
        } catch (IIOException | RuntimeException e) {
            throw new IOException("is no PNG that can be read", e);
        } finally {
            reader.dispose();
        }
    }

    double ratio() {
        return (double) image.getWidth() / image.getHeight();
    }
}
