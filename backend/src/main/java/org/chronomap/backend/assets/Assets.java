package org.chronomap.backend.assets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chronomap.backend.http.ContentCoding;
import org.chronomap.backend.http.Digest;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pages load: the front end's bundles, and the base map. Every name holds a digest of the content. */
@Component
public final class Assets {

    private static final String ADDRESS = "/assets/";
    private static final String BUNDLES = "org/chronomap/frontend/assets/";
    private static final String MANIFEST = "org/chronomap/frontend/manifest.json";
    private static final String EMBED_SCRIPT = "org/chronomap/frontend/embed.js";
    private static final String BASE_MAP = "classpath*:basemap/*.json";

    private final Map<String, Asset> byName = new HashMap<>();
    private final Asset embedScript;
    private final MapNames names = new MapNames();
    private final MapPieces pieces = new MapPieces();
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, List<String>> imports = new HashMap<>();

    Assets() throws IOException {
        ContentCoding.load();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(BASE_MAP)) {
            byte[] bytes = file.getContentAsByteArray();
            String stem = String.valueOf(file.getFilename()).replace(".json", "");
            String name = stem + '-' + Digest.of(bytes) + ".json";
            byName.put(name, new Asset(name, () -> bytes));
            addresses.put("basemap/" + stem, ADDRESS + name);
        }
        readManifest();
        byte[] script = new ClassPathResource(EMBED_SCRIPT).getContentAsByteArray();
        embedScript = new Asset("embed-" + Digest.of(script) + ".js", () -> script);
    }

    /** esbuild's metafile says which bundle came of which source. */
    private void readManifest() throws IOException {
        try (InputStream stream = new ClassPathResource(MANIFEST).getInputStream()) {
            JsonNode outputs = JsonMapper.shared().readTree(stream).path("outputs");
            outputs.forEachEntry((path, output) -> {
                String name = nameOf(path);
                byName.put(name, Asset.of(name, BUNDLES + name));
                String address = ADDRESS + name;
                addresses.put(nameOf(output.path("entryPoint").asString("")), address);
                imports.put(
                        address,
                        output.path("imports")
                                .valueStream()
                                .filter(imported ->
                                        imported.path("kind").asString("").equals("import-statement"))
                                .map(imported ->
                                        ADDRESS + nameOf(imported.path("path").asString("")))
                                .toList());
            });
        }
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What the build packs: all but pieces and towns of the map, which are many, small, and each asked for by few. */
    Stream<Asset> toPack() {
        return Stream.concat(byName.values().stream(), Stream.of(embedScript));
    }

    /**
     * The address of what the build made of a source file.
     *
     * @param source the file's name, like {@code reader.ts} or {@code dark.css}
     */
    public String address(String source) {
        return Optional.ofNullable(addresses.get(source))
                .orElseThrow(() -> new IllegalStateException("The build made no asset of " + source));
    }

    /** The map's script, which a page's own script loads beside it, and whatever either of them imports. */
    public List<String> modules(String script) {
        String own = address(script);
        return Stream.of(own, address("map.ts"))
                .flatMap(module -> Stream.concat(Stream.of(module), imports.getOrDefault(module, List.of()).stream()))
                .filter(module -> !module.equals(own))
                .distinct()
                .toList();
    }

    /** A part of the base map: {@code world}, {@code water}, or {@code names-} and a {@link #namesLanguage}. */
    public String baseMap(String part) {
        return address("basemap/" + part);
    }

    /** The language in which a page in a language has the names on its map: its own, or English. */
    public static String namesLanguage(String language) {
        return MapNames.language(language);
    }

    /** What the addresses of the tiles of towns begin with. */
    public String towns(String language) {
        return ADDRESS + MapNames.prefix(namesLanguage(language));
    }

    /**
     * The tiles of small towns that are among the {@link #files} of a story, which has no others.
     *
     * @param told what it tells of, as longitudes and latitudes
     */
    public static SortedSet<String> smallTowns(Collection<Coordinate> told) {
        return MapNames.smallTowns(told);
    }

    /** The detail of the base map. */
    public MapPieces pieces() {
        return pieces;
    }

    /**
     * Everything of it as files, by the path at which each is served, without a slash before it.
     *
     * @param languages of the pages
     * @param told what they tell of, as longitudes and latitudes: around these there are small towns
     * @param part the pieces of the map that are to be among them
     */
    public SortedMap<String, byte[]> files(
            Collection<String> languages, Collection<Coordinate> told, MapPieces.Part part) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        part.files().forEach((name, bytes) -> files.put(ADDRESS.substring(1) + name, bytes));
        byName.forEach((name, asset) -> files.put(ADDRESS.substring(1) + name, asset.plain()));
        languages.stream()
                .map(Assets::namesLanguage)
                .distinct()
                .forEach(language -> names.files(language, told)
                        .forEach((name, bytes) -> files.put(ADDRESS.substring(1) + name, bytes)));
        files.put("embed.js", embedScript.plain());
        return files;
    }

    /** The script that articles name. */
    Asset embedScript() {
        return embedScript;
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name)).or(() -> pieces.find(name)).or(() -> names.find(name));
    }
}
