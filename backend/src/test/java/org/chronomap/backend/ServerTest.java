package org.chronomap.backend;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test that asks the whole server, on a port of its own, for the bundled story. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "chronomap.data-dir=target/data/${random.uuid}")
public abstract class ServerTest {

    protected static final String STORY = "/stories/kazakhstan-january-2022";

    @LocalServerPort
    private int port;

    protected Http http = new Http(0);

    @BeforeEach
    void reachServer() {
        http = new Http(port);
    }
}
