package org.chronomap.backend.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes, each as the character of its number, and how a person can read and write them: as UTF-8, but for what is none or does not
 * show, {@code «00ff»}, and for what is repeated, {@code «-a*4000»}.
 */
final class Notation {

    private static final Pattern PART =
            Pattern.compile("«(?:(?<hex>(?:[0-9a-f]{2})+)|(?<unit>[^»]+?)\\*(?<times>\\d+))»");
    private static final HexFormat HEX = HexFormat.of();
    private static final int LONGEST_UNIT = 6;
    private static final int LEAST_REPEATED = 60;

    private Notation() {}

    static byte[] bytes(String characters) {
        return characters.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String characters(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What the bytes say to who takes them for UTF-8. */
    static String utf8(String characters) {
        return new String(bytes(characters), StandardCharsets.UTF_8);
    }

    /** The bytes that a text in the notation stands for. */
    static String read(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher part = PART.matcher(text);
        int from = 0;
        while (part.find()) {
            bytes.writeBytes(text.substring(from, part.start()).getBytes(StandardCharsets.UTF_8));
            String hex = part.group("hex");
            bytes.writeBytes(
                    hex != null
                            ? HEX.parseHex(hex)
                            : part.group("unit")
                                    .repeat(Integer.parseInt(part.group("times")))
                                    .getBytes(StandardCharsets.UTF_8));
            from = part.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return characters(bytes.toByteArray());
    }

    /** The text that {@link #read} makes these bytes of. */
    static String write(String characters) {
        boolean isText =
                characters(utf8(characters).getBytes(StandardCharsets.UTF_8)).equals(characters);
        String told = isText ? utf8(characters) : characters;
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < told.length()) {
            int repeated = repeated(told, at, text);
            if (repeated > 0) {
                at += repeated;
                continue;
            }
            int codePoint = told.codePointAt(at);
            int end = at + Character.charCount(codePoint);
            if (isShown(codePoint, isText)) {
                text.appendCodePoint(codePoint);
            } else {
                String one = told.substring(at, end);
                text.append('«')
                        .append(HEX.formatHex(isText ? one.getBytes(StandardCharsets.UTF_8) : bytes(one)))
                        .append('»');
            }
            at = end;
        }
        return text.toString();
    }

    /** How many characters at a place are a short text again and again, which is then written; 0 = none. */
    private static int repeated(String told, int at, StringBuilder text) {
        for (int unit = 1; unit <= LONGEST_UNIT && at + unit <= told.length(); unit++) {
            int end = at + unit;
            while (end < told.length() && told.charAt(end) == told.charAt(end - unit)) {
                end++;
            }
            int times = (end - at) / unit;
            String what = told.substring(at, at + unit);
            if (times * unit >= LEAST_REPEATED
                    && what.chars().allMatch(one -> one > ' ' && one < 0x7f && one != '*' && one != '#')) {
                text.append('«').append(what).append('*').append(times).append('»');
                return times * unit;
            }
        }
        return 0;
    }

    /** A hash would begin a comment, or the next request. */
    private static boolean isShown(int codePoint, boolean isText) {
        return codePoint == '\n'
                || (codePoint >= ' ' && codePoint < 0x7f && codePoint != '#')
                || (isText && codePoint > 0x7f && Character.isLetterOrDigit(codePoint));
    }
}
