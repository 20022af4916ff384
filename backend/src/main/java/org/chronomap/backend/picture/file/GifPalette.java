package org.chronomap.backend.picture.file;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Up to 255 colours that stand for all of an animation, and one that is transparent: median cut (P. Heckbert, <em>Color Image
 * Quantization for Frame Buffer Display</em>, 1982) of colours cut to five bits a channel.
 */
final class GifPalette {

    static final int TRANSPARENT = 255;

    private static final int COLOURS = 255;
    private static final int CELLS = 1 << 15;

    private final int[] colours;
    /** Of each cell of the cube. */
    private final short[] indexes = new short[CELLS];

    private GifPalette(List<Box> boxes, Map<Integer, long[]> sums) {
        colours = boxes.stream().mapToInt(box -> mean(box.cells, sums)).toArray();
        for (int i = 0; i < boxes.size(); i++) {
            for (int cell : boxes.get(i).cells) {
                indexes[cell] = (short) i;
            }
        }
    }

    /** A box of colours: cells of the cube, five bits a channel. */
    private static final class Box {

        private final int[] cells;
        private final long weight;

        Box(int[] cells, Map<Integer, long[]> sums) {
            this.cells = cells;
            this.weight =
                    Arrays.stream(cells).mapToLong(cell -> weight(cell, sums)).sum();
        }

        /** How much is won by parting it. */
        double urgency() {
            return Math.sqrt((double) weight) * widest(cells)[1];
        }
    }

    static GifPalette of(Iterable<BufferedImage> frames) {
        Map<Integer, long[]> sums = new HashMap<>();
        for (BufferedImage frame : frames) {
            add(frame, sums);
        }
        List<Box> boxes = new ArrayList<>();
        boxes.add(new Box(sums.keySet().stream().mapToInt(Integer::intValue).toArray(), sums));
        while (boxes.size() < COLOURS) {
            Box largest = boxes.stream()
                    .filter(box -> box.cells.length > 1)
                    .max(Comparator.comparingDouble(Box::urgency))
                    .orElse(null);
            if (largest == null) {
                break;
            }
            boxes.remove(largest);
            halve(largest, sums, boxes);
        }
        return new GifPalette(boxes, sums);
    }

    /** Of each cell the sums of its red, green and blue, and how many pixels are in it. */
    private static void add(BufferedImage frame, Map<Integer, long[]> sums) {
        for (int rgb : frame.getRGB(0, 0, frame.getWidth(), frame.getHeight(), null, 0, frame.getWidth())) {
            long[] sum = sums.computeIfAbsent(cell(rgb), first -> new long[4]);
            sum[0] += (rgb >> 16) & 255;
            sum[1] += (rgb >> 8) & 255;
            sum[2] += rgb & 255;
            sum[3]++;
        }
    }

    IndexColorModel model() {
        byte[] red = new byte[256];
        byte[] green = new byte[256];
        byte[] blue = new byte[256];
        for (int i = 0; i < colours.length; i++) {
            red[i] = (byte) (colours[i] >> 16);
            green[i] = (byte) (colours[i] >> 8);
            blue[i] = (byte) colours[i];
        }
        return new IndexColorModel(8, 256, red, green, blue, TRANSPARENT);
    }

    /** The index of what stands for a colour of the frames. */
    int index(int rgb) {
        return indexes[cell(rgb)];
    }

    private static void halve(Box box, Map<Integer, long[]> sums, List<Box> boxes) {
        int shift = widest(box.cells)[0];
        int[] sorted = Arrays.stream(box.cells)
                .boxed()
                .sorted(Comparator.comparingInt((Integer cell) -> (cell >> shift) & 31)
                        .thenComparingInt(cell -> cell))
                .mapToInt(Integer::intValue)
                .toArray();
        long half = 0;
        int at = 0;
        while (at < sorted.length - 1 && half < box.weight / 2) {
            half += weight(sorted[at++], sums);
        }
        int cut = Math.max(1, at);
        boxes.add(new Box(Arrays.copyOfRange(sorted, 0, cut), sums));
        boxes.add(new Box(Arrays.copyOfRange(sorted, cut, sorted.length), sums));
    }

    private static long weight(int cell, Map<Integer, long[]> sums) {
        return sums.getOrDefault(cell, new long[4])[3];
    }

    /** The channel in which cells differ most, as a number of bits, and by how much. */
    private static int[] widest(int[] cells) {
        int[] widest = {0, -1};
        for (int shift = 10; shift >= 0; shift -= 5) {
            int channel = shift;
            int least = Arrays.stream(cells)
                    .map(cell -> (cell >> channel) & 31)
                    .min()
                    .orElse(0);
            int most = Arrays.stream(cells)
                    .map(cell -> (cell >> channel) & 31)
                    .max()
                    .orElse(0);
            if (most - least > widest[1]) {
                widest = new int[] {shift, most - least};
            }
        }
        return widest;
    }

    private static int mean(int[] cells, Map<Integer, long[]> sums) {
        long[] all = new long[4];
        for (int cell : cells) {
            long[] sum = sums.getOrDefault(cell, new long[4]);
            for (int i = 0; i < 4; i++) {
                all[i] += sum[i];
            }
        }
        long count = Math.max(1, all[3]);
        return (int) ((all[0] / count) << 16 | (all[1] / count) << 8 | (all[2] / count));
    }

    private static int cell(int rgb) {
        return ((rgb >> 9) & 0x7c00) | ((rgb >> 6) & 0x3e0) | ((rgb >> 3) & 31);
    }
}
