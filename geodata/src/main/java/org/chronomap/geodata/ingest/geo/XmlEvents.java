package org.chronomap.geodata.ingest.geo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.chronomap.geodata.ingest.Limits;
import org.chronomap.geodata.ingest.ParserMessage;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of an XML file one after another. Definitions of types and entities are passed over, and nothing is ever
 * fetched. Prefixes mean nothing: many files lack what declares them, or have an old name of their format.
 */
final class XmlEvents implements Closeable {

    private static final int MOST_ELEMENTS = 300_000;

    private final Input input;
    private final XMLStreamReader reader;
    private int depth;

    /** @param encoding null = as its first bytes and its declaration say */
    XmlEvents(Input input, @Nullable Charset encoding) throws RefusedFileException {
        this.input = input;
        input.step();
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        try {
            reader = factory.createXMLStreamReader(XmlText.of(input, encoding));
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw refused(e);
        }
    }

    /**
     * To the next beginning or end of an element.
     *
     * @return whether it is a beginning; null at the end of the file
     */
    @Nullable Boolean next() throws RefusedFileException {
        try {
            while (reader.hasNext()) {
                switch (advance()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return false;
                    }
                    default -> {}
                }
            }
            return null;
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
    }

    /** The same where an element is open, which must end before the file does. */
    boolean inside() throws RefusedFileException {
        return Objects.requireNonNull(next());
    }

    private int advance() throws XMLStreamException, RefusedFileException {
        input.step();
        int event = reader.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
            if (depth > Limits.DEPTH) {
                throw new RefusedFileException(
                        "too-deep", "The elements of the XML stand in one another deeper than " + Limits.DEPTH);
            }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        return event;
    }

    /** Of the element that has just begun or ended. */
    String name() {
        return plain(reader.getLocalName());
    }

    private static String plain(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(plain(reader.getAttributeLocalName(i)), reader.getAttributeValue(i));
        }
        return attributes;
    }

    /** Passes over the element that has just begun. */
    void skip() throws RefusedFileException {
        int outside = depth - 1;
        while (depth > outside) {
            inside();
        }
    }

    /**
     * The element that has just begun, with all that is in it.
     *
     * @return null when it is longer than is read
     */
    @Nullable XmlElement element() throws RefusedFileException {
        XmlElement whole = new XmlElement(name(), attributes());
        Deque<XmlElement> open = new ArrayDeque<>();
        open.push(whole);
        int elements = 0;
        long length = 0;
        int outside = depth - 1;
        try {
            while (depth > outside) {
                int event = advance();
                boolean fits = elements <= MOST_ELEMENTS && length <= Limits.LINE;
                if (event == XMLStreamConstants.START_ELEMENT) {
                    elements++;
                    if (fits) {
                        Map<String, String> attributes = reader.getAttributeCount() == 0 ? Map.of() : attributes();
                        for (String value : attributes.values()) {
                            length += value.length();
                        }
                        XmlElement child = new XmlElement(name(), attributes);
                        open.element().children().add(child);
                        open.push(child);
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    if (fits) {
                        open.pop();
                    }
                } else if (reader.isCharacters()) {
                    length += reader.getTextLength();
                    if (fits) {
                        open.element()
                                .words()
                                .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                    }
                }
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw refused(e);
        }
        return elements <= MOST_ELEMENTS && length <= Limits.LINE ? whole : null;
    }

    /** The parser of Java also has exceptions of its own that it does not declare. */
    private RefusedFileException refused(Exception e) {
        RefusedFileException refusal = input.refusal();
        if (refusal != null) {
            return refusal;
        }
        String where = e instanceof XMLStreamException xml && xml.getLocation() != null
                ? " "
                        + ParserMessage.place(
                                xml.getLocation().getLineNumber(),
                                xml.getLocation().getColumnNumber())
                : "";
        return new RefusedFileException("broken-xml", "The XML is broken" + where + ": " + problem(e));
    }

    private static String problem(Exception e) {
        Throwable cause =
                e instanceof XMLStreamException xml && xml.getNestedException() != null ? xml.getNestedException() : e;
        if (cause instanceof CharacterCodingException) {
            return "its characters are not in the encoding that it says, or in UTF-8. Save it as UTF-8, or say which encoding it has";
        }
        // "ParseError at [row,col]:[1,58]\nMessage: …"
        String message = String.valueOf(e.getMessage());
        int told = message.indexOf("Message: ");
        return told < 0 ? message : message.substring(told + "Message: ".length());
    }

    long position() {
        return input.position();
    }

    @Override
    public void close() throws IOException {
        try (input) {
            reader.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
