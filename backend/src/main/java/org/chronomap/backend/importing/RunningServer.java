package org.chronomap.backend.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chronomap.backend.editing.Replacement;
import org.chronomap.geodata.folder.Fault;
import org.chronomap.geodata.folder.StoryFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that runs, and is asked to take a folder.
 *
 * @param root its address, without a slash at its end
 * @param authorization the header by which one signs in there
 */
record RunningServer(URI root, String authorization) {

    private static final Duration TO_REACH_IT = Duration.ofSeconds(20);

    /** What it answered: a report, or why it refused. */
    record Answer(FolderImport.@Nullable Report report, String refusal) {}

    /** @throws IOException when it cannot be reached, or the folder not be read */
    Answer take(String story, StoryFiles files, @Nullable String note) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/stories/" + story + "/imports"
                        + (note == null ? "" : "?note=" + URLEncoder.encode(note, StandardCharsets.UTF_8))))
                .header("Authorization", authorization)
                .header("Content-Type", "application/zip")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zip(files)))
                .build();
        HttpResponse<byte[]> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_REACH_IT)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode said = json(response.body());
        return response.statusCode() == 200
                ? new Answer(report(said), "")
                : new Answer(null, said.path("detail").asString(root + " answered " + response.statusCode()));
    }

    private static JsonNode json(byte[] body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return JsonMapper.shared().createObjectNode(); // a proxy's page: its status says enough
        }
    }

    private static FolderImport.Report report(JsonNode said) {
        List<Fault> warnings = new ArrayList<>();
        for (JsonNode one : said.path("warnings")) {
            warnings.add(new Fault(
                    one.path("file").asString(""),
                    one.path("line").asInt(1),
                    one.path("item").asStringOpt().orElse(null),
                    one.path("field").asStringOpt().orElse(null),
                    one.path("detail").asString("")));
        }
        return new FolderImport.Report(
                new Replacement.Counts(
                        said.path("created").asInt(0),
                        said.path("changed").asInt(0),
                        said.path("deleted").asInt(0)),
                warnings);
    }

    /** All that it holds by name, so that the server can tell what is not read; of what is not YAML the name alone. */
    private static byte[] zip(StoryFiles files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : files.names()) {
                zip.putNextEntry(new ZipEntry(name.endsWith("/") ? name + "empty" : name));
                try (InputStream content = name.endsWith(".yaml") ? files.open(name) : null) {
                    if (content != null) {
                        content.transferTo(zip);
                    }
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
