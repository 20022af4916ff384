package org.chronomap.backend.assets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.index.StoryIndex;
import org.springframework.core.io.ClassPathResource;

/**
 * The detail of the base map, a file for each cell of a level: {@code pieces/LEVEL-COLUMN-ROW.json}, columns from 180 W and rows
 * from 90 S on. A cell without a file is sea. All have one digest in their names, so that a page can tell any address.
 * A list beside them says the digest and which there are: no start waits until hundreds of files are read, of which a reader asks
 * for a few.
 */
public final class MapPieces {

    /** The digest of all, in the order of the lines that follow: {@code LEVEL-COLUMN-ROW}. */
    private static final String LIST = "basemap/pieces.txt";

    private static final String FILE = "basemap/pieces/%d-%d-%d.json";

    /**
     * @param across cells in 360 degrees of longitude; half as many lie between the poles
     * @param around how far beyond what a story tells of its readers may look, in degrees
     * @param widest what is wider or higher, in degrees, is not looked at in this detail
     */
    private record Level(int across, double around, double widest) {

        double size() {
            return 360.0 / across;
        }

        int cells() {
            return across * across / 2;
        }

        /** Of the cells, numbered row by row, those that an extent meets. */
        IntStream around(Extent extent) {
            double height = extent.north() - extent.south();
            if (Math.max(extent.width(), height) > widest) {
                return IntStream.empty();
            }
            int west = (int) Math.floor((extent.west() + 180 - around) / size());
            int east = (int) Math.floor((extent.west() + extent.width() + 180 + around) / size());
            int south = (int) Math.max(0, Math.floor((extent.south() + 90 - around) / size()));
            int north = (int) Math.min(across / 2 - 1, Math.floor((extent.north() + 90 + around) / size()));
            return IntStream.rangeClosed(south, north)
                    .flatMap(row -> IntStream.range(west, Math.min(east + 1, west + across))
                            .map(column -> row * across + Math.floorMod(column, across)));
        }
    }

    private static final List<Level> LEVELS = List.of(new Level(18, 20, 360), new Level(36, 10, 20));

    private final List<BitSet> there =
            LEVELS.stream().map(level -> new BitSet(level.cells())).toList();
    private final String digest;
    private final Pattern name;
    private final Map<String, Asset> byName = new ConcurrentHashMap<>();

    MapPieces() throws IOException {
        List<String> lines =
                new ClassPathResource(LIST).getContentAsString(US_ASCII).lines().toList();
        digest = lines.get(0);
        for (String line : lines.subList(1, lines.size())) {
            int[] parts =
                    Stream.of(line.split("-", -1)).mapToInt(Integer::parseInt).toArray();
            there.get(parts[0] - 1).set(parts[2] * LEVELS.get(parts[0] - 1).across() + parts[1]);
        }
        name = Pattern.compile("piece-" + digest + "-([12])-(\\d\\d?)-(\\d\\d?)\\.json");
    }

    /** Of a file's name; it is read when its bytes are asked for. */
    Optional<Asset> find(String file) {
        Matcher parts = name.matcher(file);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = Integer.parseInt(parts.group(1)) - 1;
        int column = Integer.parseInt(parts.group(2));
        int cell = Integer.parseInt(parts.group(3)) * LEVELS.get(level).across() + column;
        if (column >= LEVELS.get(level).across() || !there.get(level).get(cell) || !file.equals(name(level, cell))) {
            return Optional.empty();
        }
        return Optional.of(asset(level, cell));
    }

    private Asset asset(int level, int cell) {
        int across = LEVELS.get(level).across();
        return byName.computeIfAbsent(
                name(level, cell), name -> Asset.of(name, FILE.formatted(level + 1, cell % across, cell / across)));
    }

    private String name(int level, int cell) {
        int across = LEVELS.get(level).across();
        return "piece-%s-%d-%d-%d.json".formatted(digest, level + 1, cell % across, cell / across);
    }

    /** What all their names hold: {@code piece-DIGEST-LEVEL-COLUMN-ROW.json}. */
    public String digest() {
        return digest;
    }

    /** All of them. */
    public Part all() {
        return new Part(there);
    }

    /** Those that readers of a story may ask for: coarse ones wherever it tells of, fine ones around its places. */
    public Part around(StoryIndex story) {
        List<Extent> told = List.of(story.incidents(), story.movements(), story.places()).stream()
                .flatMap(index -> index.extents())
                .toList();
        return new Part(IntStream.range(0, LEVELS.size())
                .mapToObj(level -> around(told, level))
                .toList());
    }

    private BitSet around(Collection<Extent> told, int level) {
        return bits(told.stream()
                .flatMap(extent -> LEVELS.get(level).around(extent).boxed())
                .filter(there.get(level)::get));
    }

    private static BitSet bits(Stream<Integer> cells) {
        return cells.collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** Some of the pieces. */
    public final class Part {

        private final List<BitSet> cells;

        private Part(List<BitSet> cells) {
            this.cells = cells;
        }

        /** For each level which cells it holds: a hexadecimal digit for four of them, of which the first is the lowest bit. */
        public List<String> held() {
            return IntStream.range(0, cells.size())
                    .mapToObj(level -> digits(level, cells.get(level)))
                    .toList();
        }

        /** Likewise those that it does not hold, though there is a piece of them; empty where it holds all. */
        public List<String> absent() {
            List<BitSet> absent = new ArrayList<>();
            for (int level = 0; level < cells.size(); level++) {
                BitSet others = (BitSet) there.get(level).clone();
                others.andNot(cells.get(level));
                absent.add(others);
            }
            return absent.stream().allMatch(BitSet::isEmpty)
                    ? List.of()
                    : IntStream.range(0, cells.size())
                            .mapToObj(level -> digits(level, absent.get(level)))
                            .toList();
        }

        private static String digits(int level, BitSet cells) {
            StringBuilder digits = new StringBuilder();
            for (int cell = 0; cell < LEVELS.get(level).cells(); cell += 4) {
                long[] four = cells.get(cell, cell + 4).toLongArray();
                digits.append(Character.forDigit(four.length == 0 ? 0 : (int) four[0], 16));
            }
            return digits.toString();
        }

        /** Its files by their names. */
        public NavigableMap<String, byte[]> files() {
            NavigableMap<String, byte[]> files = new TreeMap<>();
            for (int level = 0; level < cells.size(); level++) {
                for (int cell : cells.get(level).stream().toArray()) {
                    files.put(name(level, cell), asset(level, cell).plain());
                }
            }
            return files;
        }
    }
}
