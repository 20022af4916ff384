package org.chronomap.backend.picture.file;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes frames as an animated GIF that runs again and again. A frame holds the rectangle that changed and, within it, what changed
 * alone: what did not is transparent.
 */
public final class GifFile {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final String STREAM_FORMAT = "javax_imageio_gif_stream_1.0";

    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final GifPalette palette;
    private final IndexColorModel colours;
    private byte[] before = {};

    private GifFile(GifPalette palette) {
        this.palette = palette;
        this.colours = palette.model();
    }

    /**
     * A GIF file.
     *
     * @param frames of one size, at least one; gone through twice, so that they need not be held in memory together
     * @param delay of each frame, hundredths of a second
     * @param lastDelay of the last frame
     */
    public static byte[] of(Iterable<BufferedImage> frames, int delay, int lastDelay, String comment) {
        return new GifFile(GifPalette.of(frames)).write(frames, delay, lastDelay, comment);
    }

    private byte[] write(Iterable<BufferedImage> frames, int delay, int lastDelay, String comment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(stream);
            Iterator<BufferedImage> all = frames.iterator();
            while (all.hasNext()) {
                BufferedImage frame = all.next();
                boolean isFirst = before.length == 0;
                if (isFirst) {
                    IIOMetadata metadata = writer.getDefaultStreamMetadata(writer.getDefaultWriteParam());
                    metadata.mergeTree(STREAM_FORMAT, head(frame));
                    writer.prepareWriteSequence(metadata);
                }
                write(frame, all.hasNext() ? delay : lastDelay, isFirst ? comment : "");
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException("The animation cannot be written as GIF", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private void write(BufferedImage frame, int delay, String comment) throws IOException {
        int width = frame.getWidth();
        int height = frame.getHeight();
        int[] pixels = frame.getRGB(0, 0, width, height, null, 0, width);
        byte[] indexes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indexes[i] = (byte) palette.index(pixels[i]);
        }
        Rectangle changed = changed(indexes, width, height);
        BufferedImage part = new BufferedImage(changed.width, changed.height, BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] row = new byte[changed.width];
        for (int y = 0; y < changed.height; y++) {
            for (int x = 0; x < changed.width; x++) {
                int at = (changed.y + y) * width + changed.x + x;
                row[x] = before.length > 0 && before[at] == indexes[at] ? (byte) GifPalette.TRANSPARENT : indexes[at];
            }
            part.getRaster().setDataElements(0, y, changed.width, 1, row);
        }
        before = indexes;
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        // Not createFromRenderedImage: that takes every indexed image for one with Java's own colours.
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(part), parameters);
        metadata.mergeTree(FORMAT, tree(changed, delay, comment));
        writer.writeToSequence(new IIOImage(part, null, metadata), parameters);
    }

    /** Where a frame differs from the one before; a pixel where nothing does, since a frame cannot be empty. */
    private Rectangle changed(byte[] indexes, int width, int height) {
        if (before.length == 0) {
            return new Rectangle(0, 0, width, height);
        }
        int left = width;
        int top = height;
        int right = -1;
        int bottom = -1;
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i] != before[i]) {
                left = Math.min(left, i % width);
                right = Math.max(right, i % width);
                top = Math.min(top, i / width);
                bottom = Math.max(bottom, i / width);
            }
        }
        return right < 0 ? new Rectangle(0, 0, 1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    /** One table of colours for all frames: without it, the writer takes colours of its own. */
    private IIOMetadataNode head(BufferedImage frame) {
        IIOMetadataNode root = new IIOMetadataNode(STREAM_FORMAT);
        IIOMetadataNode screen = add(root, "LogicalScreenDescriptor");
        screen.setAttribute("logicalScreenWidth", String.valueOf(frame.getWidth()));
        screen.setAttribute("logicalScreenHeight", String.valueOf(frame.getHeight()));
        screen.setAttribute("colorResolution", "8");
        screen.setAttribute("pixelAspectRatio", "0");
        IIOMetadataNode table = add(root, "GlobalColorTable");
        table.setAttribute("sizeOfGlobalColorTable", String.valueOf(colours.getMapSize()));
        table.setAttribute("backgroundColorIndex", "0");
        table.setAttribute("sortFlag", "FALSE");
        for (int i = 0; i < colours.getMapSize(); i++) {
            IIOMetadataNode entry = add(table, "ColorTableEntry");
            entry.setAttribute("index", String.valueOf(i));
            entry.setAttribute("red", String.valueOf(colours.getRed(i)));
            entry.setAttribute("green", String.valueOf(colours.getGreen(i)));
            entry.setAttribute("blue", String.valueOf(colours.getBlue(i)));
        }
        return root;
    }

    private static IIOMetadataNode tree(Rectangle part, int delay, String comment) {
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        IIOMetadataNode place = add(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", String.valueOf(part.x));
        place.setAttribute("imageTopPosition", String.valueOf(part.y));
        place.setAttribute("imageWidth", String.valueOf(part.width));
        place.setAttribute("imageHeight", String.valueOf(part.height));
        place.setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = add(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "TRUE");
        control.setAttribute("transparentColorIndex", String.valueOf(GifPalette.TRANSPARENT));
        control.setAttribute("delayTime", String.valueOf(delay));
        if (!comment.isEmpty()) {
            IIOMetadataNode loop = add(add(root, "ApplicationExtensions"), "ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0}); // 0 times is without end
            add(add(root, "CommentExtensions"), "CommentExtension").setAttribute("value", ascii(comment));
        }
        return root;
    }

    /** GIF comments are seven bits wide (GIF89a, 24). */
    private static String ascii(String text) {
        return new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    }

    private static IIOMetadataNode add(IIOMetadataNode parent, String name) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        parent.appendChild(node);
        return node;
    }
}
