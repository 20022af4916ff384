package org.chronomap.geodata.gazetteer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.geo.Wgs84;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** The places of the gazetteer in columns: some 4 MB, where as many objects need ten times that. */
final class Rows {

    /** In the order of the columns of names. */
    static final List<String> LANGUAGES = List.of("en", "fr", "ru", "kk");

    private static final int CODE = LANGUAGES.size();
    private static final int OTHER = CODE + 1;
    private static final int FOREIGN = OTHER + 1;
    /** Where the columns of names stand in a line; the last is that of codes. */
    private static final int[] NAMES_AT = {0, 4, 5, 6, 7};

    private float[] longitudes = new float[1 << 16];
    private float[] latitudes = new float[1 << 16];
    private int[] populations = new int[1 << 16];
    private short[] groups = new short[1 << 16];
    /** Which is the first name of each row. */
    private int[] firstNames = new int[1 << 16];

    private final TextColumn names = new TextColumn();
    private byte[] languages = new byte[1 << 17];
    private final GroupCodes groupCodes = new GroupCodes();
    private int lastGroup = -1;
    private final Map<NamedPlace.Kind, Range> kinds = new EnumMap<>(NamedPlace.Kind.class);

    private int size;

    /** The rows of a kind, the last of which is the one before {@code until}. */
    private record Range(int from, int until) {}

    /** Gives the table of a kind; it is closed here. */
    interface Tables {
        InputStream open(NamedPlace.Kind kind) throws IOException;
    }

    /**
     * Reads tables as {@code geodata/src/main/gazetteer/README.md} describes them.
     *
     * @throws IllegalArgumentException where a line is not of this form
     * @throws UncheckedIOException where a table cannot be read
     */
    static Rows read(Tables tables, OtherNames others) {
        Rows rows = new Rows();
        for (NamedPlace.Kind kind : NamedPlace.Kind.values()) {
            int from = rows.size;
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(tables.open(kind), StandardCharsets.UTF_8))) {
                lines.lines().forEach(line -> rows.add(kind, line, others));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            rows.kinds.put(kind, new Range(from, rows.size));
        }
        rows.trim();
        return rows;
    }

    private void add(NamedPlace.Kind kind, String line, OtherNames others) {
        String[] fields = line.split("\t", -1);
        if (fields.length == 1) {
            lastGroup = groupCodes.number(line);
            return;
        }
        if (size == longitudes.length) {
            longitudes = Arrays.copyOf(longitudes, size * 2);
            latitudes = Arrays.copyOf(latitudes, size * 2);
            populations = Arrays.copyOf(populations, size * 2);
            groups = Arrays.copyOf(groups, size * 2);
            firstNames = Arrays.copyOf(firstNames, size * 2);
        }
        if (fields.length < 3 || fields.length > 8 || lastGroup < 0) {
            throw new IllegalArgumentException("Not a place of the gazetteer (%s): \"%s\"".formatted(kind, line));
        }
        try {
            longitudes[size] = Float.parseFloat(fields[1]);
            latitudes[size] = Float.parseFloat(fields[2]);
            populations[size] = fields.length > 3 && !fields[3].isEmpty() ? Integer.parseInt(fields[3]) : 0;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("No number in the gazetteer (%s): \"%s\"".formatted(kind, line), e);
        }
        groups[size] = (short) lastGroup;
        firstNames[size] = names.size();
        for (int i = 0; i < CODE; i++) {
            if (NAMES_AT[i] < fields.length && !fields[NAMES_AT[i]].isEmpty()) {
                add(fields[NAMES_AT[i]], i);
            }
        }
        String code = fields.length > NAMES_AT[CODE] ? fields[NAMES_AT[CODE]] : null;
        String id = PlaceId.of(kind, groupCodes.get(lastGroup), fields[0], code);
        others.of(id).forEach(name -> add(name, OTHER));
        others.foreign(id).forEach(name -> add(name, FOREIGN));
        if (code != null) {
            add(code, CODE);
        }
        size++;
    }

    private void add(String name, int column) {
        if (names.size() == languages.length) {
            languages = Arrays.copyOf(languages, languages.length * 2);
        }
        languages[names.size()] = (byte) column;
        names.add(name);
    }

    private void trim() {
        longitudes = Arrays.copyOf(longitudes, size);
        latitudes = Arrays.copyOf(latitudes, size);
        populations = Arrays.copyOf(populations, size);
        groups = Arrays.copyOf(groups, size);
        firstNames = Arrays.copyOf(firstNames, size + 1);
        firstNames[size] = names.size();
        languages = Arrays.copyOf(languages, names.size());
        names.trimmed();
    }

    /** The first row of a kind. */
    int from(NamedPlace.Kind kind) {
        return range(kind).from();
    }

    /** The first row behind those of a kind. */
    int until(NamedPlace.Kind kind) {
        return range(kind).until();
    }

    private Range range(NamedPlace.Kind kind) {
        return Objects.requireNonNull(kinds.get(kind), kind::name);
    }

    /** Finds those of a kind by where they are. */
    PositionGrid grid(NamedPlace.Kind kind) {
        return new PositionGrid(2, longitudes, latitudes, from(kind), until(kind));
    }

    float longitude(int row) {
        return longitudes[row];
    }

    float latitude(int row) {
        return latitudes[row];
    }

    int population(int row) {
        return populations[row];
    }

    TextColumn names() {
        return names;
    }

    /** The first of a row's names, of which the next row's is the first behind; the English one. */
    int firstName(int row) {
        return firstNames[row];
    }

    /**
     * Whether one of a row's names is what the place is called in a language: its own one there, or else, as on the map, the English
     * one; or whether it is an other name.
     *
     * @param isCyrillic whether it was typed in Cyrillic letters: in others it is no more than alike
     */
    boolean isCalled(int row, int name, String language, boolean isCyrillic) {
        int called = firstNames[row];
        for (int own = called; own < firstNames[row + 1]; own++) {
            called = languages[own] == LANGUAGES.indexOf(language) ? own : called;
        }
        return languages[name] == OTHER || (called == name && isCyrillic == isCyrillic(name));
    }

    /** Whether it is of a language in which places are not told. */
    boolean isForeign(int name) {
        return languages[name] == FOREIGN;
    }

    private boolean isCyrillic(int name) {
        // Such letters begin with one of four bytes in UTF-8.
        return (names.at(name, 0) & 0xFC) == 0xD0;
    }

    /** The row that a name belongs to. */
    int rowOf(int name) {
        int found = Arrays.binarySearch(firstNames, name);
        return found >= 0 ? found : -found - 2;
    }

    String group(int row) {
        return groupCodes.get(groups[row]);
    }

    /** The number of a row's country or region among the {@link #groupCodes}. */
    int groupNumber(int row) {
        return groups[row];
    }

    GroupCodes groupCodes() {
        return groupCodes;
    }

    NamedPlace.Kind kind(int row) {
        for (Map.Entry<NamedPlace.Kind, Range> kind : kinds.entrySet()) {
            if (row < kind.getValue().until()) {
                return kind.getKey();
            }
        }
        throw new IndexOutOfBoundsException(row);
    }

    /** @return by language: without other names, and the code of an airport */
    LocalizedText namesOf(int row) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (int name = firstNames[row]; name < firstNames[row + 1]; name++) {
            if (languages[name] < CODE) {
                byLanguage.put(LANGUAGES.get(languages[name]), names.get(name));
            }
        }
        return new LocalizedText(byLanguage);
    }

    /** IATA's, of an airport. */
    @Nullable String code(int row) {
        int last = firstNames[row + 1] - 1;
        return languages[last] == CODE ? names.get(last) : null;
    }

    NamedPlace get(int row) {
        return new NamedPlace(
                kind(row),
                namesOf(row),
                group(row),
                Wgs84.GEOMETRY.createPoint(position(row)),
                populations[row],
                code(row));
    }

    Coordinate position(int row) {
        // A float has a digit more than the tables: as they say it, without what a double adds to it.
        return new Coordinate(
                Double.parseDouble(Float.toString(longitudes[row])),
                Double.parseDouble(Float.toString(latitudes[row])));
    }
}
