package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports on a server that runs. */
public final class RemoteImports implements FileImport.Imports {

    private static final Duration TO_REACH_IT = Duration.ofSeconds(20);

    private final URI root;
    private final String authorization;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_REACH_IT)
            .build();

    /**
     * @param root its address, without a slash at its end
     * @param authorization the header by which one signs in there
     */
    public RemoteImports(URI root, String authorization) {
        this.root = root;
        this.authorization = authorization;
    }

    @Override
    public JsonNode begin(FileImport.Wanted wanted) throws IOException, InterruptedException {
        Asked asked = wanted.asked();
        String address = imports(wanted.story()) + "?name=" + encoded(wanted.name())
                + (asked.dryRun() ? "&dry-run=true" : "")
                + (asked.onlyGood() ? "&only-good=true" : "")
                + (asked.draft() ? "&draft=true" : "")
                + (asked.removeGone() ? "&remove-gone=true" : "")
                + (asked.note() == null ? "" : "&note=" + encoded(asked.note()));
        HttpRequest.Builder request = request(address).header("Prefer", "respond-async");
        BodyPublisher file = BodyPublishers.ofFile(wanted.file());
        if (wanted.mapping() == null) {
            request.header("Content-Type", "application/octet-stream").POST(file);
        } else {
            String boundary = UUID.randomUUID().toString();
            request.header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.concat(
                            BodyPublishers.ofString("--" + boundary
                                    + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\nContent-Type: application/json\r\n\r\n"
                                    + wanted.mapping()
                                    + "\r\n--" + boundary
                                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n"
                                    + "Content-Type: application/octet-stream\r\n\r\n"),
                            file,
                            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
        }
        return json(request.build());
    }

    @Override
    public JsonNode standing(String story, String id) throws IOException, InterruptedException {
        return json(request(imports(story) + '/' + id).GET().build());
    }

    @Override
    public InputStream faults(String story, String id) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(
                request(imports(story) + '/' + id + "/faults?f=csv")
                        .setHeader("Accept", "text/csv")
                        .GET()
                        .build(),
                BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** It stays there for who looks at it in a browser. */
    @Override
    public void end(String story, String id) {}

    private String imports(String story) {
        return root + "/stories/" + story + "/imports";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", authorization)
                .header("Accept", "application/json");
    }

    private JsonNode json(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        JsonNode said;
        try {
            said = JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            said = JsonMapper.shared().createObjectNode(); // a proxy's page: its status says enough
        }
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(said.path("detail").asString("it answered " + answer.statusCode()));
        }
        return said;
    }
}
