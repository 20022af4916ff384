package org.chronomap.geodata.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML 1.2 document as a JSON tree that remembers the line of each of its values. Dates stay text. Anchors and aliases are
 * not read: a file that a person edits says everything where it stands, and so cannot expand without bound.
 */
final class YamlDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /**
     * What is a number in a story. The other numbers of YAML stay text: 0x10, 0o17 and .inf, because nothing in a story is
     * one, and 007, because it is a code whose zeros count.
     */
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)?(\\.[0-9]+|(?<=[0-9])\\.?)([eE][-+]?[0-9]{1,3})?");

    private static final int MAX_CODE_POINTS = 256 << 20;

    private final Map<JsonPointer, Integer> lines = new HashMap<>();
    private JsonNode root = NODES.missingNode();
    private final List<Found> found = new ArrayList<>();
    private boolean yaml = true;

    private record Found(JsonPointer at, String message) {}

    /**
     * Reads a stream to its end.
     *
     * @param faults gets what keeps the document from being read at all, by line
     * @throws IOException when the stream fails
     */
    YamlDocument(InputStream stream, ByLine faults) throws IOException {
        // Read first, so that a stream that fails is not taken for a text that is not YAML.
        InputStream bytes = new ByteArrayInputStream(stream.readAllBytes());
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(MAX_CODE_POINTS)
                // Each alias becomes a fault of its own line; none is expanded.
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        try {
            new Composer(
                            settings,
                            new ShallowParser(
                                    new ParserImpl(settings, new StreamReader(settings, new YamlUnicodeReader(bytes)))))
                    .getSingleNode()
                    .ifPresent(node -> root =
                            convert(node, JsonPointer.empty(), (at, message) -> found.add(new Found(at, message))));
        } catch (MarkedYamlEngineException e) {
            yaml = false;
            faults.add(e.getProblemMark().map(YamlDocument::line).orElse(1), "this is not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            yaml = false;
            boolean undecodable = e.getCause() instanceof CharacterCodingException;
            faults.add(1, undecodable ? "this is not text in UTF-8" : "this is not YAML: " + e.getMessage());
        }
    }

    /** Takes note of a fault at a line, counted from 1. */
    @FunctionalInterface
    interface ByLine {

        void add(int line, String message);
    }

    /** The whole document; a missing node when it is empty or is not YAML. */
    JsonNode root() {
        return root;
    }

    /** Tells what was left out of the document, which could be read for the rest. */
    void tellFaults(FaultSink faults) {
        found.forEach(fault -> faults.add(fault.at(), fault.message()));
    }

    /** Whether it is YAML at all. */
    boolean isYaml() {
        return yaml;
    }

    /** The line, counted from 1, of the value at a pointer, or of the nearest value around it. */
    int line(JsonPointer at) {
        for (JsonPointer pointer = at; pointer != null; pointer = pointer.head()) {
            Integer line = lines.get(pointer);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private JsonNode convert(Node node, JsonPointer at, FaultSink faults) {
        node.getStartMark().ifPresent(mark -> lines.putIfAbsent(at, line(mark)));
        if (node.getAnchor().isPresent()) {
            faults.add(at, "anchors (&) and aliases (*) are not read; write the value out");
            return NODES.missingNode();
        }
        return switch (node.getNodeType()) {
            case MAPPING -> object(((MappingNode) node).getValue(), at, faults);
            case SEQUENCE -> array(((SequenceNode) node).getValue(), at, faults);
            case SCALAR -> scalar((ScalarNode) node);
            case ANCHOR -> throw new IllegalStateException("Composed nodes hold no anchor nodes");
        };
    }

    private ObjectNode object(List<NodeTuple> tuples, JsonPointer at, FaultSink faults) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple tuple : tuples) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                faults.add(at, "a key must be a single word");
                continue;
            }
            JsonPointer below = at.appendProperty(key.getValue());
            key.getStartMark().ifPresent(mark -> lines.put(below, line(mark)));
            if (object.has(key.getValue())) {
                faults.add(below, "stands here twice; keep one");
            }
            object.set(key.getValue(), convert(tuple.getValueNode(), below, faults));
        }
        return object;
    }

    private ArrayNode array(List<Node> nodes, JsonPointer at, FaultSink faults) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < nodes.size(); i++) {
            array.add(convert(nodes.get(i), at.appendIndex(i), faults));
        }
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return NODES.nullNode();
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return NODES.booleanNode(Boolean.parseBoolean(text));
        }
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        return number && DECIMAL.matcher(text).matches()
                ? NODES.numberNode(new BigDecimal(text))
                : NODES.stringNode(text);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
