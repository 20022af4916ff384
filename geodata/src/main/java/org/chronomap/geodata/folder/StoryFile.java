package org.chronomap.geodata.folder;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.document.FaultSink;
import org.chronomap.geodata.document.Fields;
import org.chronomap.geodata.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One file of a story folder, and what is wrong with it. */
final class StoryFile implements FaultSink {

    private final String name;
    private final List<Fault> faults;
    private final YamlDocument document;
    private boolean isOfAnotherForm;

    /**
     * @param stream read to its end
     * @param faults gets every fault of the file
     * @throws IOException when the stream fails
     */
    StoryFile(String name, InputStream stream, List<Fault> faults) throws IOException {
        this.name = name;
        this.faults = faults;
        document = new YamlDocument(
                stream, slip -> faults.add(new Fault(name, slip.line(), slip.item(), slip.field(), slip.message())));
        document.tellFaults(this::add);
    }

    /** Whether nothing could be taken from it; of a list, known once its items were asked for. */
    boolean isUnread() {
        return !document.isYaml() || isOfAnotherForm;
    }

    /** The whole file as one object. */
    Fields fields() {
        return new Fields(document.root(), JsonPointer.empty(), this);
    }

    /** The file as a list of objects, each with an id of its own; an empty file is an empty list. */
    List<Fields> items() {
        JsonNode root = document.root();
        if (!root.isArray()) {
            if (!root.isMissingNode() && !root.isNull()) {
                isOfAnotherForm = true;
                add(JsonPointer.empty(), "must be a list of items, each beginning with `- id: …`");
            }
            return List.of();
        }
        List<Fields> items = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < root.size(); i++) {
            JsonPointer at = JsonPointer.empty().appendIndex(i);
            if (!root.get(i).isObject()) {
                add(at, "must be an item with fields, beginning with `- id: …`");
                continue;
            }
            Fields item = new Fields(root.get(i), at, this);
            // Whether the id is fit is for the reader of the item to say, once.
            String id = root.get(i).path("id").asString("");
            if (!id.isEmpty() && !ids.add(id)) {
                item.fault("id", "\"" + id + "\" is the id of an earlier item; an id stands once in a file");
            }
            items.add(item);
        }
        return items;
    }

    /** Tells what was read, and most likely otherwise than it was meant. */
    void tellWarnings(List<Fault> warnings) {
        document.tellWarnings((at, message) -> warnings.add(fault(at, message)));
    }

    @Override
    public void add(JsonPointer at, String message) {
        faults.add(fault(at, message));
    }

    /** What is said of a place in the file, with its line and the item that it is in. */
    Fault fault(JsonPointer at, String message) {
        String field = at.toString();
        String item = null;
        if (document.root().isArray() && !field.isEmpty()) {
            JsonNode node = document.root().path(at.getMatchingIndex());
            item = node.path("id").asStringOpt().orElse("item " + (at.getMatchingIndex() + 1));
            field = at.tail().toString();
        }
        return new Fault(name, document.line(at), item, withoutSlash(field), message);
    }

    private static @Nullable String withoutSlash(String pointer) {
        return pointer.isEmpty() ? null : pointer.substring(1);
    }
}
