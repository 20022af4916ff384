package org.chronomap.backend.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends requests as they stand, each over a connection of its own, and reads what comes back. */
final class Wire {

    /** A server that takes longer has forgotten the request. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    /** So much of a body may be on its way when a server that wants none of it ends the connection, which then loses the answer. */
    private static final int UNREAD_BODY = 32 * 1024;

    private Wire() {}

    /**
     * What came back.
     *
     * @param status 0 = nothing that could be read, and the detail says why
     * @param headers by their names in lower case; of one that is there several times the last
     * @param body its bytes, each as a character; empty too where it has no end
     */
    record Answer(int status, Map<String, String> headers, String body, String detail) {

        static Answer none(IOException why) {
            return new Answer(0, Map.of(), "", why.toString());
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return Notation.utf8(body);
        }
    }

    /** null = none was waited for, since the request is not whole, or it is too large for its answer to be sure to arrive. */
    static @Nullable Answer send(int port, WireRequest request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) FORGOTTEN.toMillis());
            socket.setTcpNoDelay(true);
            boolean refusedMidway = false;
            try {
                socket.getOutputStream().write(Notation.bytes(request.head() + request.body()));
            } catch (IOException e) {
                refusedMidway = true;
            }
            if (!request.isWhole()) {
                return null;
            }
            try {
                return read(new BufferedInputStream(socket.getInputStream()), request.method());
            } catch (IOException e) {
                boolean lost = refusedMidway || request.body().length() > UNREAD_BODY;
                return lost ? null : Answer.none(e);
            }
        } catch (IOException e) {
            return Answer.none(e);
        }
    }

    private static Answer read(InputStream in, String method) throws IOException {
        String[] first = line(in).split(" ", 3);
        if (first.length < 2 || !first[0].startsWith("HTTP/") || !first[1].matches("\\d{3}")) {
            throw new IOException("No status: " + String.join(" ", first));
        }
        int status = Integer.parseInt(first[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new IOException("No header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (status < 200) {
            return read(in, method);
        }
        boolean endless = headers.getOrDefault("content-type", "").startsWith("text/event-stream");
        boolean empty = endless || method.equals("HEAD") || status == 204 || status == 304;
        String body = empty ? "" : Notation.characters(body(in, headers));
        return new Answer(status, headers, body, endless ? "It has no end" : "");
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int size = chunk(in); size > 0; size = chunk(in)) {
                all.writeBytes(exactly(in, size));
                line(in);
            }
            line(in);
            return all.toByteArray();
        }
        String length = headers.get("content-length");
        return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException(
                    "The connection ended after " + bytes.length + " of " + length + " bytes of the body");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException("The connection ended before the answer");
            }
            line.write(one);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
