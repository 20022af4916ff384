package org.chronomap.backend.basemap;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import org.chronomap.backend.http.Digest;
import org.chronomap.geodata.tile.ByteRanges;
import org.chronomap.geodata.tile.PmtilesHeader;
import org.chronomap.geodata.tile.PmtilesReader;
import org.chronomap.geodata.tile.TileAddress;
import org.chronomap.geodata.tile.TileType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A PMTiles file that has been looked at, and has what streets are drawn of.
 *
 * @param version which state of the file it is
 * @param name under which it is served: it changes with the file
 * @param ground what pages are told of it
 */
record StreetsFile(Path path, Version version, String name, Ground.Streets ground) {

    static final String FOLDER = "basemap/";
    static final String SUFFIX = ".pmtiles";

    private static final int NAMED_BY_BYTES = 16_384;
    private static final int MOST_CREDITS = 300;
    /** Layers of the scheme of Protomaps (https://docs.protomaps.com/basemaps/layers) that are drawn. */
    private static final Set<String> DRAWN =
            Set.of("earth", "landcover", "landuse", "water", "roads", "buildings", "places");

    /**
     * A state of a file: another content has another one.
     *
     * @param key the file's own, where the system has one
     */
    record Version(long size, long modified, @Nullable Object key) {

        static Version of(Path file) throws IOException {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(now.size(), now.lastModifiedTime().toMillis(), now.fileKey());
        }
    }

    /** @throws IOException if it cannot be read, or has nothing that streets could be drawn of; the message says why */
    static StreetsFile read(Path path) throws IOException {
        try (FileRanges file = new FileRanges(FileChannel.open(path, StandardOpenOption.READ))) {
            Version version = Version.of(path);
            PmtilesReader reader = new PmtilesReader(file);
            PmtilesHeader header = reader.header();
            requireKind(header);
            JsonNode metadata = metadata(reader);
            requireLayers(metadata);
            // Directories below the root are read on the way to a tile; what was copied in part may have zeros in its
            // place.
            reader.unpackedTile(TileAddress.of(
                    header.maxZoom(),
                    header.bounds().centre().x,
                    header.bounds().centre().y));
            byte[] beginning = file.read(0, (int) Math.min(version.size(), NAMED_BY_BYTES));
            String name = new Digest()
                            .add(beginning)
                            .add((version.size() + " " + version.modified()).getBytes(StandardCharsets.US_ASCII))
                            .hex()
                    + SUFFIX;
            String credits = text(metadata.path("attribution").asString(""));
            return new StreetsFile(path, version, name, Ground.Streets.of(FOLDER + name, header, credits));
        }
    }

    private static void requireKind(PmtilesHeader header) throws IOException {
        if (header.type() != TileType.MVT) {
            throw new IOException("Its tiles are " + header.type() + ": expected MVT, vector tiles");
        }
        if (!header.tilesPacked().isRead()) {
            throw new IOException("Its tiles are packed as " + header.tilesPacked() + ": expected GZIP or NONE");
        }
    }

    private static JsonNode metadata(PmtilesReader reader) throws IOException {
        String json = reader.metadata();
        try {
            return JsonMapper.shared().readTree(json.isBlank() ? "{}" : json);
        } catch (JacksonException e) {
            throw new IOException("Its metadata is no JSON: " + e.getOriginalMessage());
        }
    }

    /** Where it names its layers, one is of those that are drawn; there are other schemes, of which nothing would be seen. */
    private static void requireLayers(JsonNode metadata) throws IOException {
        List<String> layers = metadata.path("vector_layers")
                .valueStream()
                .map(layer -> layer.path("id").asString(""))
                .toList();
        // "water" alone is a layer of most schemes.
        if (!layers.isEmpty() && layers.stream().noneMatch(layer -> DRAWN.contains(layer) && !layer.equals("water"))) {
            throw new IOException("Its layers are " + String.join(", ", layers.subList(0, Math.min(5, layers.size())))
                    + ": expected those of Protomaps, like earth, roads, places");
        }
    }

    /** What stands there as markup, without it. */
    private static String text(String markup) {
        String text = HtmlUtils.htmlUnescape(markup.replaceAll("<[^>]*+>", ""))
                .replaceAll("\\s++", " ")
                .strip();
        return text.length() > MOST_CREDITS ? text.substring(0, MOST_CREDITS) + '…' : text;
    }

    /**
     * Opens the very file that was looked at: of another one that has come into its place nothing is read.
     *
     * @return null when it is another one by now
     */
    @Nullable FileChannel open() throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            if (Version.of(path).equals(version) && channel.size() == version.size()) {
                return channel;
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    /** Its bytes, as long as it is the file that was looked at. */
    ByteRanges ranges() {
        return new ByteRanges() {
            @Override
            public long size() {
                return version.size();
            }

            @Override
            public byte[] read(long offset, int length) throws IOException {
                FileChannel channel = open();
                if (channel == null) {
                    throw new IOException("Another file has come into the place of " + path.getFileName());
                }
                try (FileRanges file = new FileRanges(channel)) {
                    return file.read(offset, length);
                }
            }
        };
    }
}
