package org.chronomap.backend.unpack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.chronomap.backend.snapshot.Stories;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A start for nobody, so that Java learns which classes a start and the first readers need: asks what they ask, and ends. */
@Component
@ConditionalOnProperty("chronomap.rehearsal")
final class Rehearsal {

    private static final String DATA = "/collections/incidents/items";

    private final Stories stories;

    Rehearsal(Stories stories) {
        this.stories = stories;
    }

    @EventListener
    void ask(ApplicationReadyEvent ready) throws IOException, InterruptedException {
        String root = "http://127.0.0.1:"
                + ready.getApplicationContext().getEnvironment().getProperty("local.server.port");
        String story = "/stories/" + stories.list().get(0).story().id();
        HttpClient client = HttpClient.newHttpClient();
        for (String address : List.of(
                "/actuator/health",
                "/",
                story,
                story + DATA,
                story + DATA + "?bbox=40,40,90,60&datetime=2022-01-05/2022-01-06&limit=10",
                "/embed.js",
                "/nowhere")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(root + address))
                    .header("Accept-Encoding", "br, gzip")
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        }
        System.exit(0);
    }
}
