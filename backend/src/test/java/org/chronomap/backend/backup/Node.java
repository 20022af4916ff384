package org.chronomap.backend.backup;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.security.Browser;
import org.chronomap.backend.store.Postgres;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;

/** A whole server, and its administrator. */
public final class Node implements AutoCloseable {

    public static final String ITEMS = "/stories/kazakhstan-january-2022/collections/incidents/items";

    private final ConfigurableApplicationContext context;
    private final Http http;

    private Node(String... settings) {
        List<String> all = new ArrayList<>(Arrays.asList(settings));
        all.addAll(List.of(
                "--server.port=0", "--chronomap.editor.username=anna", "--chronomap.editor.password=a-long-secret-1"));
        context = SpringApplication.run(Chronomap.class, all.toArray(String[]::new));
        http = new Http(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    public static Node onH2(Path data) {
        return new Node("--chronomap.data-dir=" + data);
    }

    public static Node onPostgres(Path data) {
        return new Node(
                "--chronomap.data-dir=" + data,
                "--spring.r2dbc.url=" + Postgres.shared().newDatabase(),
                "--spring.r2dbc.username=" + Postgres.shared().user());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** All its beans. */
    public BeanFactory beans() {
        return context;
    }

    public String root() {
        return http.root();
    }

    public boolean isOnPostgres() {
        return context.getEnvironment().getProperty("spring.r2dbc.url", "").contains("postgresql");
    }

    public DatabaseClient database() {
        return bean(DatabaseClient.class);
    }

    public Answer get(String path, String... headers) {
        return http.get(path, signedIn(headers));
    }

    /** As a reader asks. */
    public Answer read(String path) {
        return http.get(path);
    }

    public Answer send(String method, String path, String json, String... headers) {
        return http.sendJson(method, path, json, signedIn(headers));
    }

    /** Somebody who has not signed in. */
    public Browser browser() {
        return new Browser(http);
    }

    /** As curl sends a file when nothing is said of its type. */
    public Answer restore(byte[] archive) {
        return http.sendBytes(
                "POST", "/restore", archive, signedIn("Content-Type", "application/x-www-form-urlencoded"));
    }

    private static String[] signedIn(String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] =
                "Basic " + Base64.getEncoder().encodeToString("anna:a-long-secret-1".getBytes(StandardCharsets.UTF_8));
        return all;
    }

    @Override
    public void close() {
        context.close();
    }
}
