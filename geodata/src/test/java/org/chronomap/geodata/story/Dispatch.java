package org.chronomap.geodata.story;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells whether a quotation is an unbroken piece of a dispatch, by hashes: src/test/quotes/hash-dispatch.mjs has the algorithm. */
final class Dispatch {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 8;
    private static final String BETWEEN_WORDS = "\\p{IsWhite_Space}+|(?<=['\u2019])";
    private static final String OUTER = "^[^\\p{L}\\p{M}\\p{N}]+|[^\\p{L}\\p{M}\\p{N}]+$";

    private final Set<String> hashes;

    private Dispatch(Set<String> hashes) {
        this.hashes = hashes;
    }

    static Dispatch read(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Dispatch.class.getResourceAsStream("/quotes/" + name + ".sha256"))) {
            return new Dispatch(new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    boolean holds(String quotation) {
        List<String> words = Arrays.stream(
                        Normalizer.normalize(quotation, Normalizer.Form.NFC).split(BETWEEN_WORDS, -1))
                .filter(word -> !word.isEmpty())
                .toList();
        int length = Math.min(LONGEST, words.size());
        return length >= SHORTEST
                && IntStream.rangeClosed(0, words.size() - length)
                        .mapToObj(from -> String.join(" ", words.subList(from, from + length)))
                        .allMatch(run -> hashes.contains(hash(length, run.replaceAll(OUTER, ""))));
    }

    private static String hash(int length, String run) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest((length + ":" + run).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
