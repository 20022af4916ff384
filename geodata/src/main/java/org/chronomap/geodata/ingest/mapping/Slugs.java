package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import java.util.regex.Pattern;
import org.chronomap.geodata.gazetteer.NameForm;

/** Ids of items, made of texts. */
final class Slugs {

    private static final int LONGEST = 60;
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
    private static final int HASH_DIGITS = 10;
    private static final int BASE = 36;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Slugs() {}

    /** Lower-case letters a–z, digits and single hyphens, {@value #LONGEST} at the most; empty where the text has none of them. */
    static String of(String text) {
        StringBuilder slug = new StringBuilder();
        for (String word : OTHERS.split(NameForm.of(text.substring(0, Math.min(2 * LONGEST, text.length()))), -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (!slug.isEmpty() && slug.length() + word.length() >= LONGEST) {
                break;
            }
            slug.append(slug.isEmpty() ? "" : "-").append(word, 0, Math.min(LONGEST, word.length()));
        }
        return slug.toString();
    }

    /**
     * The same of the same texts: 51 bits, so that among a million items of one title two have the same by one chance in ten thousand, and
     * that is told as a fault.
     */
    static String hash(List<String> texts) {
        StringBuilder digits = new StringBuilder(HASH_DIGITS);
        long left = hash64(String.join("\u001f", texts)) >>> 1;
        for (int i = 0; i < HASH_DIGITS; i++) {
            digits.append(Character.forDigit((int) (left % BASE), BASE));
            left /= BASE;
        }
        return digits.toString();
    }

    /** FNV-1a, and then mixed as SplitMix64 does, so that all bits depend on all. */
    static long hash64(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
