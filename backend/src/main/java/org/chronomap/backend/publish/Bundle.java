package org.chronomap.backend.publish;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.basemap.Ground;
import org.chronomap.backend.basemap.Streets;
import org.chronomap.backend.basemap.StreetsPart;
import org.chronomap.backend.page.FileNames;
import org.chronomap.backend.page.FilePages;
import org.chronomap.backend.page.PublicAddress;
import org.chronomap.backend.page.ToldPositions;
import org.chronomap.backend.picture.StoryPictures;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.site.Site;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what a bundle is made of: pages, widget, data, pictures and assets of one story. Always the same for one revision. */
@Component
final class Bundle {

    /** Names the story and every file of the bundle, so that a bundle is known from any other folder. */
    static final String MANIFEST = "bundle.json";

    private static final String EVERY_LANGUAGE = "all";

    private final Assets assets;
    private final FilePages pages;
    private final StoryPictures pictures;
    private final Streets streets;
    private final OwnSite own;

    Bundle(Assets assets, FilePages pages, StoryPictures pictures, Streets streets, OwnSite own) {
        this.own = own;
        this.assets = assets;
        this.pages = pages;
        this.pictures = pictures;
        this.streets = streets;
    }

    /**
     * Its files in the order of their paths. They are to be made on a thread that may wait.
     *
     * @param address where others find the story; null = nobody knows
     * @param part of the file of streets, that goes with it; null = none
     */
    List<BundleFile> files(Snapshot snapshot, @Nullable PublicAddress address, @Nullable StreetsPart part) {
        List<BundleFile> files = new ArrayList<>();
        // Another's tiles are where they are, for whoever shows the story.
        Ground ground = part != null ? part.ground() : streets.ground() instanceof Ground.Tiles tiles ? tiles : null;
        if (part != null) {
            files.add(new BundleFile(part.ground().path(), part::write));
        }
        assets.files(
                        snapshot.story().languages(),
                        ToldPositions.of(snapshot),
                        assets.pieces().around(snapshot.index()))
                .forEach((path, bytes) -> files.add(BundleFile.of(path, () -> bytes)));
        Site site = own.site();
        if (site != null) {
            site.files().forEach(file -> files.add(BundleFile.of(file.path(), file::bytes)));
        }
        files.add(BundleFile.of(FileNames.TOP, () -> pages.top(snapshot)));
        addData(files, snapshot, EVERY_LANGUAGE, snapshot.encoded(Snapshot.EVERY_LANGUAGE));
        List<String> languages = snapshot.story().languages();
        for (String language : languages) {
            EncodedStory encoded = snapshot.encoded(language);
            addData(files, snapshot, language, encoded);
            addPages(files, snapshot, encoded, address, ground, language.equals(languages.get(0)));
            addPictures(files, snapshot, encoded);
        }
        byte[] manifest = manifest(snapshot, files);
        files.add(BundleFile.of(MANIFEST, () -> manifest));
        files.sort(Comparator.comparing(BundleFile::path));
        return List.copyOf(files);
    }

    private void addPages(
            List<BundleFile> files,
            Snapshot snapshot,
            EncodedStory encoded,
            @Nullable PublicAddress address,
            @Nullable Ground ground,
            boolean isFirst) {
        String story = snapshot.story().id();
        String reader = FileNames.reader(story, encoded.language());
        String widget = FileNames.widget(story, encoded.language());
        for (String path : isFirst ? List.of(reader, FileNames.index(reader)) : List.of(reader)) {
            files.add(BundleFile.of(path, () -> pages.reader(snapshot, encoded, address, 1, ground)));
        }
        for (int page = 2; page <= pages.pages(snapshot); page++) {
            int number = page;
            files.add(BundleFile.of(
                    FileNames.reader(story, encoded.language(), number),
                    () -> pages.reader(snapshot, encoded, address, number, ground)));
        }
        for (String path : isFirst ? List.of(widget, FileNames.index(widget)) : List.of(widget)) {
            files.add(BundleFile.of(path, () -> pages.widget(snapshot, encoded, ground)));
        }
    }

    private static void addData(List<BundleFile> files, Snapshot snapshot, String folder, EncodedStory encoded) {
        for (StoryCollection collection : StoryCollection.values()) {
            files.add(BundleFile.of(
                    FileNames.items(snapshot.story().id(), folder, collection.id()),
                    () -> collection(
                            Objects.requireNonNull(encoded.written(collection).block()))));
        }
    }

    private static byte[] collection(List<byte[]> features) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes("{\"type\":\"FeatureCollection\",\"features\":[".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < features.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            json.writeBytes(features.get(i));
        }
        json.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
        return json.toByteArray();
    }

    private void addPictures(List<BundleFile> files, Snapshot snapshot, EncodedStory encoded) {
        String story = snapshot.story().id();
        String language = encoded.language();
        addPicture(files, FileNames.card(story, language, false), snapshot, encoded, Map.of());
        addPicture(files, FileNames.card(story, language, true), snapshot, encoded, Map.of("theme", List.of("dark")));
        for (int scene = 0; scene < snapshot.story().scenes().size(); scene++) {
            Map<String, List<String>> state = Map.of("scene", List.of(String.valueOf(scene)));
            addPicture(files, FileNames.scene(story, language, scene), snapshot, encoded, state);
        }
    }

    private void addPicture(
            List<BundleFile> files,
            String path,
            Snapshot snapshot,
            EncodedStory encoded,
            Map<String, List<String>> parameters) {
        files.add(BundleFile.of(
                path,
                () -> Objects.requireNonNull(
                        pictures.card(snapshot, encoded, parameters).block())));
    }

    private static byte[] manifest(Snapshot snapshot, List<BundleFile> files) {
        ObjectNode manifest = JsonMapper.shared().createObjectNode();
        manifest.put("generator", "Chronomap");
        manifest.put("story", snapshot.story().id());
        ArrayNode paths = manifest.putArray("files");
        Stream.concat(files.stream().map(BundleFile::path), Stream.of(MANIFEST))
                .sorted()
                .forEach(paths::add);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
    }
}
