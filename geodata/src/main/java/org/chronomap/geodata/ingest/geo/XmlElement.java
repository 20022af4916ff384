package org.chronomap.geodata.ingest.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An element with all that is in it. Names have no prefix.
 *
 * @param words the text of it, not of those in it
 */
record XmlElement(String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder words) {

    XmlElement(String name, Map<String, String> attributes) {
        this(name, attributes, new ArrayList<>(0), new StringBuilder(0));
    }

    String text() {
        return words.toString().strip();
    }

    @Nullable XmlElement child(String wanted) {
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** Of the first child of that name; null when there is none, or nothing in it. */
    @Nullable String childText(String wanted) {
        XmlElement child = child(wanted);
        String text = child == null ? "" : child.text();
        return text.isEmpty() ? null : text;
    }

    List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    /** With that of those in it, as they stand in their order behind its own. */
    String allText() {
        if (children.isEmpty()) {
            return text();
        }
        StringBuilder all = new StringBuilder(text());
        for (XmlElement child : children) {
            String text = child.allText();
            all.append(all.isEmpty() || text.isEmpty() ? "" : " ").append(text);
        }
        return all.toString();
    }
}
