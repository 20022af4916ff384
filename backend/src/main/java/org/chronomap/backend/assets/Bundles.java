package org.chronomap.backend.assets;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one call of esbuild made: its metafile says which bundle came of which source, and what each imports. */
final class Bundles {

    private static final String FOLDER = "org/chronomap/frontend/";

    private final Map<String, Asset> byName = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, List<String>> imports = new HashMap<>();

    /**
     * @param manifest the metafile
     * @param address what the addresses of assets begin with
     */
    Bundles(String manifest, String address) throws IOException {
        try (InputStream stream = new ClassPathResource(FOLDER + manifest).getInputStream()) {
            JsonNode outputs = JsonMapper.shared().readTree(stream).path("outputs");
            outputs.forEachEntry((path, output) -> {
                String name = nameOf(path);
                byName.put(name, Asset.of(name, FOLDER + "assets/" + name));
                addresses.put(nameOf(output.path("entryPoint").asString("")), address + name);
                imports.put(
                        address + name,
                        output.path("imports")
                                .valueStream()
                                .filter(imported ->
                                        imported.path("kind").asString("").equals("import-statement"))
                                .map(imported ->
                                        address + nameOf(imported.path("path").asString("")))
                                .toList());
            });
        }
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Unchanged from here on. */
    Map<String, Asset> byName() {
        return byName;
    }

    /** The address of what came of a source file. */
    String address(String source) {
        return Optional.ofNullable(addresses.get(source))
                .orElseThrow(() -> new IllegalStateException("The build made no asset of " + source));
    }

    /** The addresses of what the bundle at an address imports at once. */
    List<String> imports(String address) {
        return imports.getOrDefault(address, List.of());
    }
}
