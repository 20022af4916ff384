package org.chronomap.backend.assets;

import java.io.IOException;
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

/** What pages load: the front end's bundles, and the base map. Every name holds a digest of the content. */
@Component
public final class Assets {

    private static final String ADDRESS = "/assets/";
    private static final String EMBED_SCRIPT = "org/chronomap/frontend/embed.js";
    private static final String BASE_MAP = "classpath*:basemap/*.json";

    private final Map<String, Asset> byName = new HashMap<>();
    private final Bundles bundles = new Bundles("manifest.json", ADDRESS);
    /** Which no reader loads, and no folder of static files has. */
    private final Bundles ofEditor = new Bundles("edit-manifest.json", ADDRESS);

    private final Asset embedScript;
    private final MapNames names = new MapNames();
    private final MapPieces pieces = new MapPieces();
    private final Map<String, String> baseMap = new HashMap<>();

    Assets() throws IOException {
        ContentCoding.load();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(BASE_MAP)) {
            byte[] bytes = file.getContentAsByteArray();
            String stem = String.valueOf(file.getFilename()).replace(".json", "");
            String name = stem + '-' + Digest.of(bytes) + ".json";
            byName.put(name, new Asset(name, () -> bytes));
            baseMap.put(stem, ADDRESS + name);
        }
        byName.putAll(bundles.byName());
        byte[] script = new ClassPathResource(EMBED_SCRIPT).getContentAsByteArray();
        embedScript = new Asset("embed-" + Digest.of(script) + ".js", () -> script);
    }

    /** What the build packs: all but pieces and towns of the map, which are many, small, and each asked for by few. */
    Stream<Asset> toPack() {
        return Stream.of(byName.values().stream(), ofEditor.byName().values().stream(), Stream.of(embedScript))
                .flatMap(assets -> assets);
    }

    /**
     * The address of what the build made of a source file.
     *
     * @param source the file's name, like {@code reader.ts} or {@code dark.css}
     */
    public String address(String source) {
        return bundles.address(source);
    }

    /** The same, of what the editor alone loads: {@code edit.tsx} or {@code edit.css}. */
    public String addressOfEditor(String source) {
        return ofEditor.address(source);
    }

    /** What the editor's script imports at once. */
    public List<String> modulesOfEditor() {
        return ofEditor.imports(addressOfEditor("edit.tsx"));
    }

    /** The map's script, which a page's own script loads beside it, and whatever either of them imports. */
    public List<String> modules(String script) {
        String own = address(script);
        return Stream.of(own, address("map.ts"))
                .flatMap(module -> Stream.concat(Stream.of(module), bundles.imports(module).stream()))
                .filter(module -> !module.equals(own))
                .distinct()
                .toList();
    }

    /** A part of the base map: {@code world}, {@code water}, or {@code names-} and a {@link #namesLanguage}. */
    public String baseMap(String part) {
        return Optional.ofNullable(baseMap.get(part))
                .orElseThrow(() -> new IllegalStateException("The base map has no part " + part));
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
     * Everything that readers load as files, by the path at which each is served, without a slash before it.
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
        return Optional.ofNullable(byName.get(name))
                .or(() -> Optional.ofNullable(ofEditor.byName().get(name)))
                .or(() -> pieces.find(name))
                .or(() -> names.find(name));
    }
}
