package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Head;
import org.jspecify.annotations.Nullable;

/**
 * Which characters the bytes of a file are: by its mark; UTF-16 by which of two bytes is small; UTF-8 where what is not ASCII is
 * its sequences, but for a few; else Windows-1251 where letters beyond ASCII stand beside one another, as in Cyrillic words, and
 * Windows-1252 where they stand between those of ASCII. The file is looked through as far as {@link #LOOKED_AT}, as the first of
 * them may stand far down. On short tables that is right more often than statistics of letters are: see its test.
 *
 * @param mark how many bytes at the beginning are none of the text
 */
public record TextEncoding(Charset charset, int mark, String note) {

    private static final int BUFFER = 1 << 16;

    private static final long LOOKED_AT = 64L << 20;
    /** So many sequences of UTF-8 for each byte that is none show that such a byte is damage. */
    private static final int SEQUENCES_FOR_DAMAGE = 10;
    /** What UTF-16 is told by: of other texts no two bytes together are so small. */
    private static final int LAST_OF_SMALL_ALPHABETS = 0x600;

    static final String WINDOWS_1251 = "windows-1251";
    static final String WINDOWS_1252 = "windows-1252";

    static TextEncoding of(Head head, ForeignFile file) throws IOException {
        TextEncoding told = told(head);
        if (told != null) {
            return told;
        }
        Count count = new Count();
        try (SeekableByteChannel channel = file.open()) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            while (channel.position() < LOOKED_AT && channel.read(buffer) >= 0) {
                count.add(buffer.array(), buffer.position());
                buffer.clear();
            }
        }
        return count.told();
    }

    /** As far as its beginning tells. */
    public static TextEncoding of(Head head) {
        TextEncoding told = told(head);
        if (told != null) {
            return told;
        }
        Count count = new Count();
        count.add(head.bytes(), head.bytes().length);
        return count.told();
    }

    private static @Nullable TextEncoding told(Head head) {
        if (head.startsWith(0xef, 0xbb, 0xbf)) {
            return new TextEncoding(UTF_8, 3, "UTF-8, by its mark");
        }
        if (head.startsWith(0xff, 0xfe)) {
            return new TextEncoding(UTF_16LE, 2, "UTF-16, by its mark");
        }
        if (head.startsWith(0xfe, 0xff)) {
            return new TextEncoding(UTF_16BE, 2, "UTF-16, by its mark");
        }
        if (isUtf16(head.bytes(), 1)) {
            return new TextEncoding(UTF_16LE, 0, "UTF-16");
        }
        if (isUtf16(head.bytes(), 0)) {
            return new TextEncoding(UTF_16BE, 0, "UTF-16");
        }
        return null;
    }

    /** What somebody chose; a mark is none of the text all the same. */
    static TextEncoding chosen(Charset charset, Head head) {
        int mark = 0;
        if (charset.equals(UTF_8) && head.startsWith(0xef, 0xbb, 0xbf)) {
            mark = 3;
        } else if ((charset.equals(UTF_16LE) && head.startsWith(0xff, 0xfe))
                || (charset.equals(UTF_16BE) && head.startsWith(0xfe, 0xff))) {
            mark = 2;
        }
        return new TextEncoding(charset, mark, charset.name() + ", as chosen");
    }

    /** @param high whether the first of two bytes is the lower one (1), or the second (0) */
    private static boolean isUtf16(byte[] bytes, int high) {
        int units = bytes.length / 2;
        int small = 0;
        for (int unit = 0; unit < units; unit++) {
            int value = ((bytes[2 * unit + high] & 0xff) << 8) | (bytes[2 * unit + 1 - high] & 0xff);
            if (value >= '\t' && value < LAST_OF_SMALL_ALPHABETS) {
                small++;
            }
        }
        return units > 1 && small * 100L >= units * 95L;
    }

    /** What stands in a file of bytes that are no UTF-16. */
    private static final class Count {

        private long sequences;
        private long damaged;
        /** Bytes that are letters in Windows code pages, beside such ones, and beside letters of ASCII. */
        private long beside;

        private long between;

        private int previous;
        /** How many bytes of a sequence are to come. */
        private int open;

        private int lead;

        TextEncoding told() {
            if (open > 0) {
                damaged++;
            }
            if (sequences == 0 && damaged == 0) {
                return new TextEncoding(UTF_8, 0, "UTF-8");
            }
            if (sequences > SEQUENCES_FOR_DAMAGE * damaged) {
                return new TextEncoding(UTF_8, 0, damaged == 0 ? "UTF-8" : "UTF-8, damaged in " + damaged + " places");
            }
            String name = beside > between ? WINDOWS_1251 : WINDOWS_1252;
            return new TextEncoding(
                    Charset.forName(name),
                    0,
                    (beside > between ? "Windows-1251" : "Windows-1252")
                            + ", guessed: it is not UTF-8; choose another where letters are wrong");
        }

        private void add(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                int b = bytes[i] & 0xff;
                if (b >= 0x80 || previous >= 0x80 || open > 0) {
                    sequence(b);
                    neighbours(b);
                }
                previous = b;
            }
        }

        private void sequence(int b) {
            if (open > 0) {
                if ((b & 0xc0) == 0x80 && !isForbiddenSecond(b)) {
                    lead = 0;
                    if (--open == 0) {
                        sequences++;
                    }
                    return;
                }
                open = 0;
                damaged++;
            }
            lead = b;
            if (b >= 0xc2 && b < 0xf5) {
                open = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
            } else if (b >= 0x80) {
                damaged++;
            }
        }

        /** Too long, surrogates and beyond the last character, by the byte before. */
        private boolean isForbiddenSecond(int b) {
            return (lead == 0xe0 && b < 0xa0)
                    || (lead == 0xed && b >= 0xa0)
                    || (lead == 0xf0 && b < 0x90)
                    || (lead == 0xf4 && b >= 0x90);
        }

        private void neighbours(int b) {
            boolean isLetter = b >= 0xc0;
            boolean wasLetter = previous >= 0xc0;
            if (isLetter && wasLetter) {
                beside++;
            } else if ((isLetter && isAscii(previous)) || (wasLetter && isAscii(b))) {
                between++;
            }
        }

        private static boolean isAscii(int b) {
            return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
        }
    }
}
