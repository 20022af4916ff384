package org.chronomap.backend.changes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One who follows a story's changes over a real socket. */
final class EventStream implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Event END = new Event("end", "", "");

    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final HttpResponse<InputStream> response;

    /** @param data of what is no event, and has no name: its lines as they are */
    record Event(String name, String id, String data) {

        JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }

        long seq() {
            return Long.parseLong(id);
        }
    }

    EventStream(String address, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        Thread reader = new Thread(this::read, "events");
        reader.setDaemon(true);
        reader.start();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    int status() {
        return response.statusCode();
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            List<String> block = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isEmpty()) {
                    block.add(line);
                } else {
                    events.add(new Event(field(block, "event"), field(block, "id"), field(block, "data", block)));
                    block = new ArrayList<>();
                }
            }
            events.add(END);
        } catch (IOException e) {
            events.add(new Event("broken", "", String.valueOf(e.getMessage())));
        }
    }

    private static String field(List<String> block, String name) {
        return field(block, name, List.of());
    }

    private static String field(List<String> block, String name, List<String> otherwise) {
        return block.stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse(String.join("\n", otherwise));
    }

    /** The next event; null when none comes in time. */
    @Nullable Event poll(Duration time) throws InterruptedException {
        return events.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next event but beats and what is none. */
    Event next() throws InterruptedException {
        while (true) {
            Event event = poll(Duration.ofMinutes(2));
            if (event == null) {
                throw new AssertionError("No event came");
            }
            if (!event.name().isEmpty() && !event.name().equals("beat")) {
                return event;
            }
        }
    }

    boolean hasEnded() throws InterruptedException {
        return next().equals(END);
    }

    @Override
    public void close() throws IOException {
        response.body().close();
    }
}
