package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * The texts that cells of a workbook name by number. They are packed as UTF-8 in pages, one byte a letter of ASCII and twelve a
 * text, as they are all needed until the last row is read.
 */
final class SharedTexts {

    private static final int PAGE = 1 << 20;
    /** In bytes of UTF-8. */
    static final int MOST = 128 << 20;

    private final List<byte[]> pages = new ArrayList<>();
    /** Where each begins: 2^20 times its page, and the place in it. */
    private long[] starts = new long[64];

    private int[] lengths = new int[64];
    private int count;
    private int used;

    static SharedTexts of(@Nullable InputStream in, String entry) throws IOException, RefusedFileException {
        SharedTexts texts = new SharedTexts();
        if (in == null) {
            return texts;
        }
        try (XmlEvents xml = new XmlEvents(in, entry)) {
            for (int event = xml.next(); event != XmlEvents.END; event = xml.next()) {
                if (event == XmlEvents.OPENED && xml.name().equals("si")) {
                    texts.add(rich(xml));
                }
            }
        }
        return texts;
    }

    /** The text of the element that is open, of all its runs; how it is pronounced is left out. */
    static String rich(XmlEvents xml) throws IOException, RefusedFileException {
        StringBuilder text = new StringBuilder();
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XmlEvents.OPENED && xml.name().equals("rPh")) {
                xml.skip();
            } else if (event == XmlEvents.OPENED && xml.name().equals("t")) {
                String run = xml.text();
                text.append(run, 0, Math.min(run.length(), Limits.CELL + 1 - text.length()));
            }
        }
        return text.toString();
    }

    private void add(String text) throws RefusedFileException {
        byte[] bytes = text.getBytes(UTF_8);
        if (pages.isEmpty() || used + bytes.length > PAGE) {
            if ((pages.size() + 1L) * PAGE + 12L * count > MOST) {
                throw new RefusedFileException(
                        "too-many-texts",
                        "The texts of the workbook take more than " + (MOST >> 20)
                                + " MB, the most that are kept: save the sheet as CSV");
            }
            pages.add(new byte[PAGE]);
            used = 0;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            lengths = Arrays.copyOf(lengths, 2 * count);
        }
        System.arraycopy(bytes, 0, pages.get(pages.size() - 1), used, bytes.length);
        starts[count] = (pages.size() - 1L) * PAGE + used;
        lengths[count++] = bytes.length;
        used += bytes.length;
    }

    /** @return null when there is none of that number */
    @Nullable String get(int index) {
        if (index < 0 || index >= count) {
            return null;
        }
        return new String(pages.get((int) (starts[index] / PAGE)), (int) (starts[index] % PAGE), lengths[index], UTF_8);
    }
}
