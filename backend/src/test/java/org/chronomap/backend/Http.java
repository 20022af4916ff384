package org.chronomap.backend;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running server over a real socket, without following, unpacking or caching anything. */
public final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String root;
    private final @Nullable String address;

    public Http(int port) {
        this(port, null);
    }

    /** @param address that it asks from, as a proxy tells it */
    public Http(int port, @Nullable String address) {
        root = "http://localhost:" + port;
        this.address = address;
    }

    public String root() {
        return root;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, headers);
    }

    public Answer send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    /** Sends a text, of the kind that the headers say. */
    public Answer sendText(String method, String path, String text, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.ofString(text), headers);
    }

    /** Sends JSON. */
    public Answer sendJson(String method, String path, String json, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return send(method, path, HttpRequest.BodyPublishers.ofString(json), all);
    }

    /** Sends bytes of any kind. */
    public Answer sendBytes(String method, String path, byte[] bytes, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.ofByteArray(bytes), headers);
    }

    private Answer send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : root + path))
                .method(method, body);
        if (address != null) {
            request.header("X-Forwarded-For", address);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            // A time limit of the request itself would hold for the headers alone, and not for the body.
            return CLIENT.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                    .thenApply(Answer::new)
                    .get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException("There was no answer to " + method + ' ' + path, e);
        }
    }

    /** What the server answered. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(new ByteArrayInputStream(response.body()));
        }

        /** All values of a header with commas between them; empty when there is none. */
        public String header(String name) {
            return String.join(", ", response.headers().allValues(name));
        }
    }
}
