package org.chronomap.geodata.index.column;

import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;

/**
 * Which rows have a word that is, or holds, what is sought. Each distinct word stands once in one long string; all places in it
 * where a word, or the rest of one, begins are sorted by the characters there (a suffix array, Manber and Myers 1990, as deep as
 * fits into a sortable number); and each word has its {@link Postings}. As nothing that is sought has a space in it, it can be
 * nowhere but within a word: what is found is found for certain, and no text need be kept.
 *
 * <p>To find the words costs O(log) of all characters of distinct words and what is found; then their postings are united. Memory:
 * 5 bytes (with other than Latin letters 6) for each character of a distinct word, 12 a word, and one to three for each word of a
 * row. A language without spaces has a word a sentence: it is found as surely, and takes as much as its text and twice that.
 */
public final class WordColumn {

    private static final char END = '\n';

    private final String words;

    /** Where each word begins in {@link #words}, and where the last one ends. */
    private final IntBuffer begins;

    private final IntBuffer suffixes;

    /** How many characters of suffixes they are sorted by. */
    private final int depth;

    private final Postings postings;

    private WordColumn(String words, int[] begins, Postings postings) {
        this.words = words;
        this.begins = Numbers.of(begins);
        this.postings = postings;
        int[] codes = codes(words);
        int codeBits = bits(Arrays.stream(codes).max().orElse(0));
        int placeBits = bits(words.length());
        depth = (63 - placeBits) / codeBits;
        suffixes = Numbers.of(sorted(codes, codeBits, placeBits));
    }

    public WordColumn(ColumnReader in) {
        words = in.text();
        begins = in.ints();
        suffixes = in.ints();
        depth = in.number();
        postings = new Postings(in);
    }

    public void write(ColumnWriter out) throws IOException {
        out.text(words);
        out.ints(begins);
        out.ints(suffixes);
        out.number(depth);
        postings.write(out);
    }

    /** Takes the words of rows, row after row. */
    public static final class Builder {

        private final Map<String, Integer> codes = new HashMap<>();
        private final StringBuilder all = new StringBuilder();
        private final IntList begins = new IntList();
        private final Postings.Builder postings = new Postings.Builder();

        /** @param words without white space */
        public void addRow(Collection<String> words) {
            for (String word : words) {
                Integer code = codes.get(word);
                if (code == null) {
                    code = codes.size();
                    codes.put(word, code);
                    begins.add(all.length());
                    all.append(word).append(END);
                }
                postings.add(code);
            }
            postings.endRow();
        }

        /** @param order which of the rows that were taken each row is */
        public WordColumn build(int[] order) {
            codes.clear();
            begins.add(all.length());
            return new WordColumn(all.toString(), begins.toArray(), postings.build(order));
        }
    }

    /** A number for each character in use, in their order; none for what ends a word. */
    private static int[] codes(String words) {
        int[] codes = new int[Character.MAX_VALUE + 1];
        words.chars().forEach(character -> codes[character] = 1);
        codes[END] = 0;
        Arrays.parallelPrefix(codes, Integer::sum);
        codes[END] = 0;
        return codes;
    }

    private static int bits(int greatest) {
        return Math.max(1, 32 - Integer.numberOfLeadingZeros(greatest));
    }

    private int[] sorted(int[] codes, int codeBits, int placeBits) {
        long[] keys = new long[words.length() - (begins.limit() - 1)];
        int count = 0;
        for (int begin = 0; begin + 1 < begins.limit(); begin++) {
            int end = begins.get(begin + 1) - 1;
            long key = 0;
            // From the last character back: the key of each is that of the next, moved on.
            for (int at = end - 1; at >= begins.get(begin); at--) {
                key = key >>> codeBits | (long) codes[words.charAt(at)] << (codeBits * (depth - 1));
                keys[count++] = key << placeBits | at;
            }
        }
        Arrays.parallelSort(keys);
        int[] places = new int[keys.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = (int) (keys[i] & ((1L << placeBits) - 1));
        }
        return places;
    }

    /**
     * The rows that have a word with something in it.
     *
     * @param part of a word, without white space
     */
    public ImmutableRoaringBitmap holding(String part) {
        int from = first(part, 0);
        int to = first(part, 1);
        return postings.any(to - from > begins.limit() / 16 ? throughAll(part) : at(from, to, part));
    }

    /** The first suffix whose beginning is not before a part; or, past equals, after it. As far as they are sorted. */
    private int first(String part, int past) {
        int low = 0;
        int high = suffixes.limit();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(suffixes.get(middle), part) < past) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int compare(int place, String part) {
        for (int i = 0; i < Math.min(depth, part.length()); i++) {
            char there = words.charAt(place + i);
            if (there != part.charAt(i)) {
                return there == END ? -1 : there - part.charAt(i);
            }
        }
        return 0;
    }

    private int[] at(int from, int to, String part) {
        return IntStream.range(from, to)
                .map(suffixes::get)
                .filter(place -> words.startsWith(part, place))
                .map(this::word)
                .sorted()
                .distinct()
                .toArray();
    }

    private int word(int place) {
        return Ascending.lower(begins, place + 1) - 1;
    }

    /** Of so many it is quicker to read the words one after another. */
    private int[] throughAll(String part) {
        IntList found = new IntList();
        int word = 0;
        for (int at = words.indexOf(part); at >= 0; at = words.indexOf(part, begins.get(word))) {
            while (begins.get(word) <= at) {
                word++;
            }
            found.add(word - 1);
        }
        return found.toArray();
    }
}
