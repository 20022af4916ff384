package org.chronomap.backend;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A test that asks the whole server, on a port of its own, for the bundled story. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "chronomap.data-dir=target/data/${random.uuid}",
            "chronomap.editor.password=" + ServerTest.PASSWORD
        })
@Import(OwnStories.class)
public abstract class ServerTest {

    protected static final String STORY = "/stories/kazakhstan-january-2022";

    /** Of the administrator {@code editor}. */
    protected static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NETWORKS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    protected OwnStories ownStories;

    protected Http http = new Http(0);

    /** The header by which the administrator signs in. */
    protected static String[] asAdmin() {
        return as("editor", PASSWORD);
    }

    protected static String[] as(String username, String password) {
        String pair = username + ':' + password;
        return new String[] {
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
        };
    }

    /** From a network of the test's own, so that nobody waits for what others guessed. */
    @BeforeEach
    void reachServer() {
        http = new Http(port, "2001:db8:%x::1".formatted(NETWORKS.incrementAndGet()));
    }
}
