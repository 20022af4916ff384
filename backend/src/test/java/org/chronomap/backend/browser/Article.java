package org.chronomap.backend.browser;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A page of a newsroom: on a port and under a host name of its own, so of another origin than the story's server. */
final class Article implements AutoCloseable {

    private static final String HOST = "newsroom.test";

    private final HttpServer server;

    /**
     * Serves one page.
     *
     * @param body HTML
     * @param script of the page, at {@code /article.js}; empty for none
     * @param policy the page's Content-Security-Policy; empty for none
     */
    Article(String body, String script, String policy) {
        String page = "<!doctype html><html lang=en><meta charset=utf-8><title>Article</title>"
                + "<meta name=viewport content='width=device-width'><link rel=icon href='data:,'>"
                + "<link rel=stylesheet href=/article.css><body><main>" + body + "</main>"
                + (script.isEmpty() ? "" : "<script src=/article.js></script>");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serve("/", "text/html; charset=utf-8", page, policy);
        serve("/article.js", "text/javascript; charset=utf-8", script, "");
        serve(
                "/article.css",
                "text/css",
                "main { max-width: 640px; margin: auto } .tall { height: 1600px } .stuck { position: sticky; top: 0 }",
                "");
        server.start();
    }

    private void serve(String path, String type, String text, String policy) {
        server.createContext(path, exchange -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            if (!policy.isEmpty()) {
                exchange.getResponseHeaders().set("Content-Security-Policy", policy);
            }
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    String origin() {
        return "http://" + HOST + ':' + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
