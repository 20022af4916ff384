package org.chronomap.backend.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plain host of files, which knows nothing but their names: no query, no language, no header but the type and a tag; and ranges. */
final class FileHost implements AutoCloseable {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript",
            "css", "text/css",
            "json", "application/json",
            "png", "image/png");

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String prefix;
    private final Map<String, byte[]> files;
    private final List<String> misses = new CopyOnWriteArrayList<>();
    private volatile boolean knowsRanges = true;

    /** @param prefix the path of the folder, with a slash at both ends */
    FileHost(String prefix, Map<String, byte[]> files) throws IOException {
        this.prefix = prefix;
        this.files = files;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on it sends whole files, whatever part is asked for. */
    void forgetRanges() {
        knowsRanges = false;
    }

    /** Paths that were asked for and are not there. */
    List<String> misses() {
        return List.copyOf(misses);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] file = find(path);
            if (file == null) {
                misses.add(path);
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String ending = path.endsWith("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
            String etag = '"' + Integer.toHexString(Arrays.hashCode(file)) + '"';
            exchange.getResponseHeaders().set("ETag", etag);
            if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"));
            Matcher range =
                    RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
            if (knowsRanges && range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = Math.min(Integer.parseInt(range.group(2)), file.length - 1);
                exchange.getResponseHeaders().set("Content-Range", "bytes " + first + '-' + last + '/' + file.length);
                exchange.sendResponseHeaders(206, last - first + 1);
                exchange.getResponseBody().write(file, first, last - first + 1);
                return;
            }
            exchange.sendResponseHeaders(200, file.length == 0 ? -1 : file.length);
            exchange.getResponseBody().write(file);
        }
    }

    private byte @Nullable [] find(String path) {
        if (!path.startsWith(prefix)) {
            return null;
        }
        String name = path.substring(prefix.length());
        return files.get(name.isEmpty() || name.endsWith("/") ? name + "index.html" : name);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
