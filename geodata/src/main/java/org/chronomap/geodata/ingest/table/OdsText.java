package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;

/** What a cell of an OpenDocument spreadsheet shows: OpenDocument 1.3 part 3, 5.1.3 and 6.1. */
final class OdsText {

    private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    private OdsText() {}

    /** The paragraphs of the cell that is open; what is remarked of it is left out. */
    static String of(XmlEvents xml) throws IOException, RefusedFileException {
        StringBuilder text = new StringBuilder();
        int outside = xml.depth() - 1;
        boolean isFirst = true;
        while (xml.depth() > outside) {
            if (xml.next() == XmlEvents.OPENED) {
                if (xml.name().equals("p")) {
                    if (!isFirst) {
                        append(text, "\n");
                    }
                    isFirst = false;
                    paragraph(xml, text);
                } else {
                    xml.skip();
                }
            }
        }
        return text.toString();
    }

    private static void paragraph(XmlEvents xml, StringBuilder text) throws IOException, RefusedFileException {
        int outside = xml.depth() - 1;
        while (xml.depth() > outside) {
            int event = xml.next();
            if (event == XmlEvents.OPENED) {
                switch (xml.name()) {
                    case "s" -> append(text, " ".repeat(Math.min(Limits.CELL, spaces(xml))));
                    case "tab" -> append(text, "\t");
                    case "line-break" -> append(text, "\n");
                    case "annotation", "note" -> xml.skip();
                    default -> {
                        // A span or a link: its text counts.
                    }
                }
            } else if (event != XmlEvents.CLOSED && xml.isText()) {
                xml.addText(text);
            }
        }
    }

    private static int spaces(XmlEvents xml) {
        return Math.max(1, XlsxBook.number(xml.attribute(TEXT, "c"), 1));
    }

    private static void append(StringBuilder text, String more) {
        text.append(more, 0, Math.min(more.length(), Limits.CELL + 1 - Math.min(text.length(), Limits.CELL + 1)));
    }
}
