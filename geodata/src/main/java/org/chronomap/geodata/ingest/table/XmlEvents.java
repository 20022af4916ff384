package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * XML of strangers, piece by piece: without types of documents and entities, no deeper than {@link Limits#DEPTH}, no piece larger than
 * {@link Limits#LINE}, and with few names, as parsers keep them all.
 */
final class XmlEvents implements Closeable {

    static final int END = XMLStreamConstants.END_DOCUMENT;
    static final int OPENED = XMLStreamConstants.START_ELEMENT;
    static final int CLOSED = XMLStreamConstants.END_ELEMENT;

    private static final int NAMES = 10_000;
    private static final int BRIEF = 1_000;
    private static final XMLInputFactory FACTORY = factory();

    private final Pieces in;
    private final XMLStreamReader reader;
    private final String entry;
    private final Set<String> names = new HashSet<>();
    private int depth;

    /** @param entry what it is called in its archive */
    XmlEvents(InputStream in, String entry) throws IOException, RefusedFileException {
        this.in = new Pieces(in);
        this.entry = entry;
        try {
            this.reader = FACTORY.createXMLStreamReader(decoded(this.in));
        } catch (Refusal | XMLStreamException | RuntimeException e) {
            in.close();
            throw refused(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /** UTF-8 or UTF-16, as in all spreadsheets. Parsers write of other bytes to the standard error, readers throw. */
    private static Reader decoded(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 3);
        byte[] mark = start.readNBytes(3);
        boolean isUtf16 = mark.length > 1 && (mark[0] & mark[1] & 0xff) == 0xfe && mark[0] != mark[1];
        boolean isMarked =
                mark.length == 3 && mark[0] == (byte) 0xef && mark[1] == (byte) 0xbb && mark[2] == (byte) 0xbf;
        if (!isMarked) {
            start.unread(mark);
        }
        return new InputStreamReader(
                start,
                (isUtf16 ? UTF_16 : UTF_8)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The next {@link #OPENED}, {@link #CLOSED}, {@link #END} or, as any other number, text. */
    int next() throws IOException, RefusedFileException {
        try {
            in.piece = 0;
            int event = reader.next();
            if (event == OPENED) {
                if (++depth > Limits.DEPTH) {
                    throw new RefusedFileException(
                            "too-deep", entry + " has elements deeper than " + Limits.DEPTH + " in one another");
                }
                names.add(reader.getLocalName());
                for (int i = reader.getNamespaceCount() - 1; i >= 0; i--) {
                    names.add(String.valueOf(reader.getNamespaceURI(i)));
                    names.add(String.valueOf(reader.getNamespacePrefix(i)));
                }
                for (int i = reader.getAttributeCount() - 1; i >= 0; i--) {
                    names.add(reader.getAttributeLocalName(i));
                }
            } else if (event == CLOSED) {
                depth--;
            } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new RefusedFileException(
                        "xml-entities",
                        entry
                                + " declares a type of document or uses entities, which no spreadsheet does: save it again");
            }
            if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
                names.add(reader.getPITarget());
            }
            if (names.size() > NAMES) {
                throw new RefusedFileException("damaged", entry + " has more than " + NAMES + " names of elements");
            }
            return event;
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    private RefusedFileException refused(Exception e) throws IOException {
        return Refusal.of(e, entry + " in the file is damaged: open it in a spreadsheet, save it again, and send that");
    }

    boolean isText() {
        return reader.hasText() && reader.getEventType() != XMLStreamConstants.COMMENT;
    }

    /** Adds the text here as far as a cell can hold it, and a character more where it is longer. */
    void addText(StringBuilder text) {
        int count = Math.min(reader.getTextLength(), Limits.CELL + 1 - text.length());
        if (count > 0) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), count);
        }
    }

    /** The text of the element that is open, with that of those in it, as {@link #addText}; it is closed then. */
    String text() throws IOException, RefusedFileException {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        while (depth > outside) {
            int event = next();
            if (event != OPENED && event != CLOSED && isText()) {
                addText(text);
            }
        }
        return text.toString();
    }

    /** To the end of the element that is open. */
    void skip() throws IOException, RefusedFileException {
        int outside = depth - 1;
        while (depth > outside) {
            next();
        }
    }

    int depth() {
        return depth;
    }

    /** Without its prefix. */
    String name() {
        return reader.getLocalName();
    }

    /** In any namespace. */
    @Nullable String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /** One of which many are kept: as if it were not there when it is too long for what it should be. */
    @Nullable String brief(String name) {
        String value = attribute(name);
        return value == null || value.length() > BRIEF ? null : value;
    }

    @Nullable String attribute(String namespace, String name) {
        return reader.getAttributeValue(namespace, name);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static final class Pieces extends FilterInputStream {

        private int piece;

        Pieces(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            piece += Math.max(0, count);
            if (piece > Limits.LINE) {
                throw new Refusal(
                        "long-line",
                        "A tag or text in the file has more than " + Limits.LINE + " bytes, the most that are read");
            }
            return count;
        }
    }
}
