package org.chronomap.backend.fuzz;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request, byte for byte, each as a character.
 *
 * @param name what is special about it
 * @param status of the answer that it must get; null = any that is right
 * @param head its first line and its headers, with the empty line behind them; names in braces stand for what only the server knows
 * @param body what comes after, as it is sent
 */
record WireRequest(String name, @Nullable Integer status, String head, String body) {

    private static final String STATUS = "# @status ";
    private static final String LAST_CHUNK = "0\r\n\r\n";

    /** As {@link #toString} writes it. A body's length is added where the request says none. */
    static WireRequest parse(String name, String text) {
        Integer status = null;
        String rest = text;
        while (rest.startsWith("#")) {
            int end = rest.indexOf('\n');
            if (rest.startsWith(STATUS)) {
                status = Integer.valueOf(rest.substring(STATUS.length(), end).strip());
            }
            rest = rest.substring(end + 1);
        }
        int gap = rest.indexOf("\n\n");
        String head = (gap < 0 ? rest.stripTrailing() : rest.substring(0, gap)).replace("\n", "\r\n");
        String body = Notation.read(gap < 0 ? "" : rest.substring(gap + 2).stripTrailing());
        WireRequest without = new WireRequest(name, status, Notation.read(head) + "\r\n\r\n", body);
        boolean lacksLength = !body.isEmpty()
                && without.values("Content-Length").isEmpty()
                && without.values("Transfer-Encoding").isEmpty();
        return lacksLength
                ? without.withHead(Notation.read(head) + "\r\nContent-Length: " + body.length() + "\r\n\r\n")
                : without;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("### ").append(name).append('\n');
        if (status != null) {
            text.append(STATUS).append(status).append('\n');
        }
        for (String line : head.stripTrailing().split("\r\n", -1)) {
            text.append(Notation.write(line).replace("\n", "«0a»")).append('\n');
        }
        String sent = Notation.write(body);
        return text.append('\n')
                .append(sent.endsWith("\n") ? sent.substring(0, sent.length() - 1) + "«0a»" : sent)
                .append('\n')
                .toString();
    }

    /** The same with another head. */
    WireRequest withHead(String other) {
        return new WireRequest(name, status, other, body);
    }

    String firstLine() {
        return lines().get(0);
    }

    String method() {
        return firstLine().split(" ", 2)[0];
    }

    /** Whether its first line and its host make an address. */
    boolean hasReadableTarget() {
        String[] words = firstLine().split(" ", -1);
        String host = values("Host").stream().findFirst().orElse("");
        try {
            return words.length == 3 && new URI("http://" + host + words[1]).getRawPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether all of it is sent, so that an answer is due. */
    boolean isWhole() {
        if (!head.endsWith("\r\n\r\n")) {
            return false;
        }
        boolean chunked = values("Transfer-Encoding").stream()
                .anyMatch(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked"));
        if (chunked) {
            return body.endsWith(LAST_CHUNK);
        }
        Optional<String> length = values("Content-Length").stream().findFirst();
        return length.isEmpty()
                || !length.get().matches("\\+?\\d{1,18}")
                || Long.parseLong(length.get()) <= body.length();
    }

    private List<String> values(String header) {
        String begin = header + ':';
        return lines().stream()
                .filter(line -> line.regionMatches(true, 0, begin, 0, begin.length()))
                .map(line -> line.substring(begin.length()).strip())
                .toList();
    }

    private List<String> lines() {
        List<String> lines = head.lines().toList();
        return lines.isEmpty() ? List.of("") : lines;
    }
}
