package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Head;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Reader;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Rows;

/** Spreadsheets of OpenDocument, as LibreOffice writes them. */
public final class OdsTables implements Reader {

    static final Format ODS = new Format("ods", "ODS");

    private static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final String KIND = "application/vnd.oasis.opendocument.spreadsheet";
    private static final int MOST_SHEETS = 10_000;

    @Override
    public String label() {
        return "ODS";
    }

    @Override
    public boolean recognises(Head head, ForeignFile file) throws IOException {
        if (!head.isZip()) {
            return false;
        }
        try (Archive archive = Archive.of(file);
                InputStream kind = archive.open("mimetype")) {
            return kind != null && new String(kind.readNBytes(KIND.length()), US_ASCII).equals(KIND);
        } catch (Refusal | RefusedFileException e) {
            return false;
        }
    }

    @Override
    public Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException {
        Archive archive = Archive.of(file);
        try {
            requireOpen(archive);
            List<Sheets.Sheet> sheets = sheets(archive);
            int sheet = Sheets.choose(sheets, options.sheet(), number -> new OdsGrid(archive, number));
            return TableRows.of(
                    ODS, new SheetGrid(new OdsGrid(archive, sheet), archive, Sheets.note(sheets, sheet)), options);
        } catch (IOException | RefusedFileException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    static XmlEvents content(Archive archive) throws IOException, RefusedFileException {
        InputStream in = archive.open(CONTENT);
        if (in == null) {
            throw new RefusedFileException(
                    "damaged", "The spreadsheet has no content: open it, save it again, and send that");
        }
        return new XmlEvents(in, CONTENT);
    }

    private static void requireOpen(Archive archive) throws IOException, RefusedFileException {
        InputStream in = archive.open(MANIFEST);
        boolean isEncrypted = archive.has("encrypted-package");
        if (in != null) {
            try (XmlEvents xml = new XmlEvents(in, MANIFEST)) {
                for (int event = xml.next(); event != XmlEvents.END; event = xml.next()) {
                    isEncrypted |= event == XmlEvents.OPENED && xml.name().equals("encryption-data");
                }
            }
        }
        if (isEncrypted) {
            throw new RefusedFileException(
                    "encrypted", "The spreadsheet is protected by a password: save it without one, and send that");
        }
    }

    private static List<Sheets.Sheet> sheets(Archive archive) throws IOException, RefusedFileException {
        List<Sheets.Sheet> sheets = new ArrayList<>();
        Set<String> hiding = new HashSet<>();
        String style = "";
        try (XmlEvents xml = content(archive)) {
            for (int event = xml.next(); event != XmlEvents.END; event = xml.next()) {
                if (event != XmlEvents.OPENED) {
                    continue;
                }
                if (xml.name().equals("style")) {
                    style = String.valueOf(xml.brief("name"));
                } else if (xml.name().equals("table-properties")
                        && "false".equals(xml.attribute(OdsGrid.TABLE, "display"))
                        && hiding.size() < MOST_SHEETS) {
                    hiding.add(style);
                } else if (xml.name().equals("table") && sheets.size() < MOST_SHEETS) {
                    String name = xml.brief("name");
                    sheets.add(new Sheets.Sheet(
                            name == null ? "Sheet " + (sheets.size() + 1) : name,
                            !hiding.contains(String.valueOf(xml.attribute(OdsGrid.TABLE, "style-name")))));
                    xml.skip();
                }
            }
        }
        return sheets;
    }
}
