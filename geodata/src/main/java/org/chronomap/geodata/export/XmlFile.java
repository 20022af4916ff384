package org.chronomap.geodata.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** XML 1.0 in UTF-8 as it is written. Characters that XML has none of are left out. */
final class XmlFile {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newFactory();

    private static final Pattern EXPANDED_YEAR = Pattern.compile("^(?:\\+|(-))0*(\\d{4,}+)(?=-)");

    private final XMLStreamWriter xml;

    XmlFile(OutputStream out) throws IOException {
        try {
            // Of a stream of bytes the JDK's writes one character at a time.
            xml = FACTORY.createXMLStreamWriter(
                    new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void in(Step step) throws IOException {
        try {
            step.run();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The outermost element, with its namespace. */
    void begin(String name, String namespace) throws IOException {
        in(() -> {
            xml.writeStartElement(name);
            xml.writeDefaultNamespace(namespace);
        });
    }

    /** Of elements of another namespace than that of the outermost one; to be told in the latter. */
    void prefix(String prefix, String namespace) throws IOException {
        in(() -> xml.writeNamespace(prefix, namespace));
    }

    void begin(String prefix, String namespace, String name) throws IOException {
        in(() -> xml.writeStartElement(prefix, name, namespace));
    }

    void text(String text) throws IOException {
        in(() -> xml.writeCharacters(allowed(text)));
    }

    void begin(String name) throws IOException {
        in(() -> xml.writeStartElement(name));
    }

    void attribute(String name, String value) throws IOException {
        in(() -> xml.writeAttribute(name, allowed(value)));
    }

    void end() throws IOException {
        in(xml::writeEndElement);
    }

    /** Nothing for null. */
    void element(String name, @Nullable String text) throws IOException {
        if (text != null) {
            in(() -> {
                xml.writeStartElement(name);
                xml.writeCharacters(allowed(text));
                xml.writeEndElement();
            });
        }
    }

    /** Of XML Schema, which has no plus sign and no zeros before four digits of a year; nothing for null. */
    void instant(String name, @Nullable String instant) throws IOException {
        element(name, instant == null ? null : EXPANDED_YEAR.matcher(instant).replaceFirst("$1$2"));
    }

    void finish() throws IOException {
        in(() -> {
            xml.writeEndDocument();
            xml.flush();
        });
    }

    private static String allowed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return withoutOthers(text);
            }
        }
        return text;
    }

    /** Halves of characters alone are none either. */
    private static String withoutOthers(String text) {
        return text.codePoints()
                .filter(XmlFile::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= ' ' && c <= 0xd7ff)
                || (c >= 0xe000 && c <= 0xfffd)
                || c > 0xffff;
    }
}
