package org.chronomap.geodata.folder;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.chronomap.geodata.document.FaultSink;
import org.chronomap.geodata.document.Fields;
import org.chronomap.geodata.yaml.YamlDocument;
import org.chronomap.geodata.yaml.YamlFault;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** One file of a story folder, and what is wrong with it. */
final class StoryFile implements FaultSink {

    private final String name;
    private final List<Fault> faults;
    private final List<Fault> warnings = new ArrayList<>();
    private final YamlDocument document;
    private boolean isOfAnotherForm;
    private boolean isList;
    private JsonNode item = MissingNode.getInstance();

    /**
     * @param stream taken to its end when the file is read
     * @param faults gets every fault of the file
     */
    StoryFile(String name, InputStream stream, List<Fault> faults) {
        this.name = name;
        this.faults = faults;
        document = new YamlDocument(stream);
    }

    /** Whether nothing could be taken from it, once it was read. */
    boolean isUnread() {
        return !document.isYaml() || isOfAnotherForm;
    }

    /** Reads the whole file as one object; empty when nothing could be taken from it. */
    Optional<Fields> fields() throws IOException {
        document.read(this::add);
        tell();
        return isUnread() ? Optional.empty() : Optional.of(new Fields(document.root(), JsonPointer.empty(), this));
    }

    /**
     * Reads the file as a list of objects, each with an id of its own; an empty file is an empty list. Of each item the line of a fault is
     * known while it is taken, and not later.
     *
     * @param taker gets each with its position in the file
     */
    void items(ObjIntConsumer<Fields> taker) throws IOException {
        int before = faults.size();
        Set<String> ids = new HashSet<>();
        isList = true;
        int[] index = {0};
        document.read(
                slip -> {
                    faults.subList(before, faults.size()).clear();
                    add(slip);
                },
                node -> {
                    item = node;
                    tell();
                    take(JsonPointer.empty().appendIndex(index[0]), ids)
                            .ifPresent(fields -> taker.accept(fields, index[0]));
                    index[0]++;
                });
        item = MissingNode.getInstance();
        isList = document.root().isArray();
        JsonNode root = document.root();
        if (!isList) {
            tell();
            if (!root.isMissingNode() && !root.isNull()) {
                isOfAnotherForm = true;
                add(JsonPointer.empty(), "must be a list of items, each beginning with `- id: …`");
            }
        }
    }

    private Optional<Fields> take(JsonPointer at, Set<String> ids) {
        if (!item.isObject()) {
            add(at, "must be an item with fields, beginning with `- id: …`");
            return Optional.empty();
        }
        Fields fields = new Fields(item, at, this);
        // Whether the id is fit is for the reader of the item to say, once.
        String id = item.path("id").asString("");
        if (!id.isEmpty() && !ids.add(id)) {
            fields.fault("id", "\"" + id + "\" is the id of an earlier item; an id stands once in a file");
        }
        return Optional.of(fields);
    }

    private void tell() {
        document.tellFaults(this::add);
        document.tellWarnings((at, message) -> warnings.add(fault(at, message)));
    }

    /** What was read, and most likely otherwise than it was meant. */
    List<Fault> warnings() {
        return warnings;
    }

    private void add(YamlFault slip) {
        faults.add(new Fault(name, slip.line(), slip.item(), slip.field(), slip.message()));
    }

    @Override
    public void add(JsonPointer at, String message) {
        faults.add(fault(at, message));
    }

    /** What is said of a place in the file, with its line and the item that it is in: the one that is being taken. */
    Fault fault(JsonPointer at, String message) {
        String field = at.toString();
        String id = null;
        if (isList && !field.isEmpty()) {
            id = item.path("id").asStringOpt().orElse("item " + (at.getMatchingIndex() + 1));
            field = at.tail().toString();
        }
        return new Fault(name, document.line(at), id, withoutSlash(field), message);
    }

    private static @Nullable String withoutSlash(String pointer) {
        return pointer.isEmpty() ? null : pointer.substring(1);
    }
}
