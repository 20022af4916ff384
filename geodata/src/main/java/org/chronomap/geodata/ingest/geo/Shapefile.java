package org.chronomap.geodata.ingest.geo;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Head;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.table.TextEncoding;
import org.jspecify.annotations.Nullable;

/**
 * The files that are one layer: shapes, their attributes, the reference system and the encoding of the texts.
 *
 * @param name as that of the shapes is in its ZIP file
 * @param attributes null = it has none, and so are the others
 */
record Shapefile(
        String name,
        Source shapes,
        @Nullable Source attributes,
        @Nullable Source system,
        @Nullable Source encoding) {

    private static final int LONGEST = 16_000;
    /** {@code 1251, ANSI 1251, CP1251, windows-1251, OEM 866}. */
    private static final Pattern CODE_PAGE = Pattern.compile("(?:ANSI|OEM|CP|IBM|WINDOWS|WIN)?[ _-]?([0-9]{3,5})");

    private static final Pattern ISO = Pattern.compile("(?:ISO)?[ _-]?8859[ _-]?([0-9]{1,2})");

    /** With those of its ZIP file that are called alike. */
    static Shapefile in(ZipDirectory zip, ZipDirectory.Entry shapes) {
        String begin = shapes.name().substring(0, shapes.name().length() - ".shp".length());
        return new Shapefile(
                shapes.name(),
                zip.source(shapes),
                beside(zip, begin + ".dbf"),
                beside(zip, begin + ".prj"),
                beside(zip, begin + ".cpg"));
    }

    private static @Nullable Source beside(ZipDirectory zip, String name) {
        return zip.entries().stream()
                .filter(entry -> entry.name().equalsIgnoreCase(name))
                .findFirst()
                .map(zip::source)
                .orElse(null);
    }

    /** With or without its folder and ending. */
    boolean isCalled(String asked) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return asked.equalsIgnoreCase(name)
                || asked.equalsIgnoreCase(file)
                || asked.equalsIgnoreCase(file.substring(0, file.length() - ".shp".length()));
    }

    boolean hasShapes() throws IOException, RefusedFileException {
        try (ShapeRecords records = new ShapeRecords(shapes.open())) {
            return records.next() != null;
        }
    }

    Rows rows(@Nullable Charset chosen, Note note) throws IOException, RefusedFileException {
        List<Key> keys = new ArrayList<>();
        if (attributes != null) {
            try (Input input = attributes.open()) {
                keys.addAll(new DbfRecords(input, StandardCharsets.UTF_8).keys());
            }
        }
        Charset charset = attributes == null ? StandardCharsets.UTF_8 : charset(chosen, attributes);
        keys.add(Key.GEOMETRY);
        return FeatureRows.of(Kind.SHAPEFILE.format(), keys, notes -> {
            notes.add(note);
            return new ShapefileFeatures(this, charset, notes);
        });
    }

    /** @throws RefusedFileException when it names one that is not known */
    ReferenceSystem system(Notes notes) throws IOException, RefusedFileException {
        if (system == null) {
            notes.add(Note.of(
                    "no-reference-system",
                    "There is no .prj file: the coordinates are taken as longitude and latitude"));
            return ReferenceSystem.DEGREES;
        }
        String text = text(system);
        ReferenceSystem known = ReferenceSystem.ofText(text, notes);
        if (known == null) {
            throw new RefusedFileException("unknown-reference-system", ReferenceSystem.unknown(text.strip()));
        }
        if (!known.isDegrees()) {
            notes.add(known.note());
        }
        return known;
    }

    /** What is chosen, else what the .cpg file says, else what the .dbf file says of itself, else what its texts look like. */
    private Charset charset(@Nullable Charset chosen, Source texts) throws IOException, RefusedFileException {
        if (chosen != null) {
            return chosen;
        }
        Charset said = encoding == null ? null : charset(text(encoding).strip());
        if (said != null) {
            return said;
        }
        byte[] head;
        try (Input input = texts.open()) {
            head = input.readNBytes(Head.MOST);
        }
        Charset page = DbfRecords.codePage(head);
        if (page != null) {
            return page;
        }
        // Its binary header is no text.
        int from = Math.min(head.length, (head[8] & 0xff) | (head[9] & 0xff) << 8);
        byte[] records = Arrays.copyOfRange(head, from, head.length);
        return TextEncoding.of(new Head(records, records.length, name)).charset();
    }

    static @Nullable Charset charset(String written) {
        String name = written.toUpperCase(Locale.ROOT);
        Matcher iso = ISO.matcher(name);
        Matcher page = CODE_PAGE.matcher(name);
        if (iso.matches()) {
            name = "ISO-8859-" + iso.group(1);
        } else if (page.matches()) {
            name = codePage(Integer.parseInt(page.group(1)));
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String codePage(int number) {
        if (number == 65001) {
            return "UTF-8";
        }
        return number >= 1250 && number <= 1258
                ? "windows-" + number
                : number > 8859 && number < 88600 && String.valueOf(number).startsWith("8859")
                        ? "ISO-8859-" + String.valueOf(number).substring(4)
                        : "IBM" + number;
    }

    private static String text(Source source) throws IOException, RefusedFileException {
        try (Input input = source.open()) {
            byte[] bytes = input.readNBytes(LONGEST);
            int mark = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb ? 3 : 0;
            return new String(bytes, mark, bytes.length - mark, StandardCharsets.UTF_8);
        }
    }
}
