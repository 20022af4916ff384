package org.chronomap.backend.view;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML 1.0 document. Names are ours; texts and the values of attributes may hold anything, and are escaped. */
public final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** Begins a document. */
    public XmlText() {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Begins an element.
     *
     * @param name with its prefix where it has one, which {@code attributes} of it or of one around it declare
     * @param attributes names and values by turns
     */
    public XmlText open(String name, String... attributes) {
        return write(() -> {
            xml.writeStartElement(name);
            writeAttributes(attributes);
        });
    }

    public XmlText close() {
        return write(xml::writeEndElement);
    }

    /** A whole element that holds text. */
    public XmlText element(String name, String value, String... attributes) {
        return open(name, attributes)
                .write(() -> xml.writeCharacters(allowed(value)))
                .close();
    }

    /** A whole element that holds nothing. */
    public XmlText empty(String name, String... attributes) {
        return write(() -> {
            xml.writeEmptyElement(name);
            writeAttributes(attributes);
        });
    }

    /** The whole document in UTF-8; all that is open is closed. */
    public byte[] bytes() {
        write(() -> {
            xml.writeEndDocument();
            xml.close();
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void writeAttributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], allowed(attributes[i + 1]));
        }
    }

    /** Without what no XML document may hold, escaped or not (XML 1.0, section 2.2). */
    private static String allowed(String text) {
        return text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private XmlText write(Step step) {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written into memory", e);
        }
        return this;
    }
}
