package org.chronomap.backend.site;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Looks whether a browser shows an SVG file in an {@code img}, and how wide it is for its height. Nothing that it names is fetched. */
final class SvgFile {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String NUMBER = "[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d{1,2})?";
    private static final Pattern VIEW_BOX = Pattern.compile(NUMBER + "(?:[\\s,]++" + NUMBER + "){3}");
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(?:px)?");

    private SvgFile() {}

    /**
     * How many times as wide as it is high.
     *
     * @throws IOException if no browser would show it; the message says why
     */
    static double ratio(byte[] svg) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(svg));
            while (!xml.isStartElement()) {
                xml.next();
            }
            double ratio = ratio(xml);
            while (xml.hasNext()) {
                xml.next();
            }
            return ratio;
        } catch (XMLStreamException e) {
            throw new IOException(
                    "is no XML that can be read, line " + e.getLocation().getLineNumber(), e);
        } catch (RuntimeException e) {
            // The platform's reader lets some pass.
            throw new IOException("is no XML that can be read", e);
        }
    }

    private static double ratio(XMLStreamReader root) throws IOException {
        if (!root.getLocalName().equals("svg")) {
            throw new IOException("is no SVG: it begins with <" + root.getLocalName() + '>');
        }
        if (!NAMESPACE.equals(root.getNamespaceURI())) {
            throw new IOException("lacks xmlns=\"" + NAMESPACE + "\", without which browsers show nothing of it");
        }
        String box = root.getAttributeValue(null, "viewBox");
        if (box == null || !VIEW_BOX.matcher(box.strip()).matches()) {
            throw new IOException(
                    "lacks a viewBox, without which it cannot be shown smaller than it is: it would be like"
                            + " viewBox=\"0 0 " + length(root, "width", "240") + ' ' + length(root, "height", "48")
                            + '"');
        }
        double[] sides = Stream.of(box.strip().split("[\\s,]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
        if (sides[2] <= 0 || sides[3] <= 0) {
            throw new IOException("has a viewBox without width or height");
        }
        return sides[2] / sides[3];
    }

    private static String length(XMLStreamReader root, String side, String other) {
        @Nullable String given = root.getAttributeValue(null, side);
        return given != null && LENGTH.matcher(given).matches() ? given.replace("px", "") : other;
    }
}
