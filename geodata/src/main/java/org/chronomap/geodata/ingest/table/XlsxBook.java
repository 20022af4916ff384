package org.chronomap.geodata.ingest.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/** What a workbook of Office Open XML has beside its sheets (ECMA-376 part 1, 18.2 and 18.8): which there are, and how numbers are shown. */
final class XlsxBook implements Closeable {

    private static final int MOST_SHEETS = 10_000;
    private static final int MOST_STYLES = 1 << 16;

    private final Archive archive;
    private final List<Sheets.Sheet> sheets = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();
    private final List<NumberFormat> formats = new ArrayList<>();
    private final SharedTexts texts;
    private boolean is1904;

    private XlsxBook(Archive archive) throws IOException, RefusedFileException {
        this.archive = archive;
        String book = path(archive);
        if (book.endsWith(".bin")) {
            throw new RefusedFileException(
                    "old-office", "The workbook is a binary one (.xlsb): save it as .xlsx or as CSV, and send that");
        }
        Map<String, String> parts = new HashMap<>();
        Map<String, String> kinds = new HashMap<>();
        relations(archive, book, parts, kinds);
        readBook(book, parts);
        String styles = kinds.get("styles");
        if (styles != null) {
            readStyles(styles);
        }
        String shared = kinds.getOrDefault("sharedStrings", "");
        this.texts = SharedTexts.of(archive.open(shared), shared);
    }

    static XlsxBook of(ForeignFile file) throws IOException, RefusedFileException {
        Archive archive = Archive.of(file);
        try {
            return new XlsxBook(archive);
        } catch (IOException | RefusedFileException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** Where the workbook should stand. */
    static String path(Archive archive) throws IOException, RefusedFileException {
        Map<String, String> kinds = new HashMap<>();
        relations(archive, "", new HashMap<>(), kinds);
        return kinds.getOrDefault("officeDocument", "xl/workbook.xml");
    }

    /**
     * @param source an entry; empty = the whole package
     * @param parts entries by their ids there
     * @param kinds entries by the last word of what they are
     */
    private static void relations(Archive archive, String source, Map<String, String> parts, Map<String, String> kinds)
            throws IOException, RefusedFileException {
        int slash = source.lastIndexOf('/') + 1;
        String folder = source.substring(0, slash);
        String entry = folder + "_rels/" + source.substring(slash) + ".rels";
        InputStream in = archive.open(entry);
        if (in == null) {
            return;
        }
        try (XmlEvents xml = new XmlEvents(in, entry)) {
            for (int event = xml.next(); event != XmlEvents.END; event = xml.next()) {
                if (event == XmlEvents.OPENED && xml.name().equals("Relationship")) {
                    String target = xml.brief("Target");
                    String id = xml.brief("Id");
                    String type = xml.brief("Type");
                    if (target != null && id != null && type != null && parts.size() < MOST_STYLES) {
                        String path = target.startsWith("/") ? target.substring(1) : folder + target;
                        parts.put(id, path);
                        kinds.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), path);
                    }
                }
            }
        }
    }

    private void readBook(String book, Map<String, String> parts) throws IOException, RefusedFileException {
        InputStream in = archive.open(book);
        if (in == null) {
            throw new RefusedFileException(
                    "damaged", "The workbook holds no list of sheets: open it in a spreadsheet and save it again");
        }
        try (XmlEvents xml = new XmlEvents(in, book)) {
            for (int event = xml.next(); event != XmlEvents.END; event = xml.next()) {
                if (event == XmlEvents.OPENED && xml.name().equals("workbookPr")) {
                    is1904 = isTrue(xml.attribute("date1904"));
                } else if (event == XmlEvents.OPENED && xml.name().equals("sheet") && sheets.size() < MOST_SHEETS) {
                    String entry = parts.get(xml.attribute("id"));
                    // Sheets that are charts are of another kind.
                    if (entry != null && entry.contains("worksheets/") && archive.has(entry)) {
                        String name = xml.brief("name");
                        String state = xml.attribute("state");
                        sheets.add(new Sheets.Sheet(
                                name == null ? "Sheet " + (sheets.size() + 1) : name,
                                state == null || state.equals("visible")));
                        entries.add(entry);
                    }
                }
            }
        }
    }

    private void readStyles(String entry) throws IOException, RefusedFileException {
        InputStream in = archive.open(entry);
        if (in == null) {
            return;
        }
        Map<String, String> codes = new HashMap<>();
        boolean isOfCells = false;
        try (XmlEvents xml = new XmlEvents(in, entry)) {
            for (int event = xml.next(); event != XmlEvents.END; event = xml.next()) {
                if (event == XmlEvents.OPENED) {
                    String name = xml.name();
                    isOfCells |= name.equals("cellXfs");
                    String id = xml.brief("numFmtId");
                    String code = xml.brief("formatCode");
                    if (name.equals("numFmt") && id != null && code != null && codes.size() < MOST_STYLES) {
                        codes.put(id, code);
                    } else if (name.equals("xf") && isOfCells && formats.size() < MOST_STYLES) {
                        formats.add(NumberFormat.of(number(id, 0), id == null ? null : codes.get(id)));
                    }
                } else if (event == XmlEvents.CLOSED && xml.name().equals("cellXfs")) {
                    isOfCells = false;
                }
            }
        }
    }

    static boolean isTrue(@Nullable String text) {
        return text != null && (text.equals("1") || text.equals("true"));
    }

    static int number(@Nullable String text, int otherwise) {
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    List<Sheets.Sheet> sheets() {
        return sheets;
    }

    String entry(int sheet) {
        return entries.get(sheet);
    }

    Archive archive() {
        return archive;
    }

    NumberFormat format(@Nullable String style) {
        int index = number(style, -1);
        return index < 0 || index >= formats.size() ? NumberFormat.NUMBER : formats.get(index);
    }

    SharedTexts texts() {
        return texts;
    }

    SerialDates dates() {
        return new SerialDates(is1904);
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
