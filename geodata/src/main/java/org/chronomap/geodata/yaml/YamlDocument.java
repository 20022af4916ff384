package org.chronomap.geodata.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.chronomap.geodata.schema.TextRules;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.YamlUnicodeReader;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
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
import org.snakeyaml.engine.v2.parser.Parser;
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
public final class YamlDocument {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /**
     * What is a number in a story. The other numbers of YAML stay text: 0x10, 0o17 and .inf, because nothing in a story is
     * one, and 007, because it is a code whose zeros count.
     */
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(0|[1-9][0-9]*)?(\\.[0-9]+|(?<=[0-9])\\.?)([eE][-+]?[0-9]{1,3})?");

    /** Stands in for a text that is none; not empty, so that it is not missing too. */
    private static final String UNFIT = "\ufffd";

    private static final String HASH = "# begins a comment, so that nothing behind it is read";
    private static final String NO_TEXT = "this is not text in UTF-8";
    private static final int MAX_CODE_POINTS = 1 << 30;
    /** What JSON takes for a number; the time that one takes to be read grows with the square of its length. */
    private static final int LONGEST_NUMBER = 1_000;

    private final InputStream stream;
    private final Map<JsonPointer, Integer> lines = new HashMap<>();
    private JsonNode root = NODES.missingNode();
    private final List<Found> found = new ArrayList<>();
    private final List<Found> suspect = new ArrayList<>();
    private YamlLines source = new YamlLines();
    private boolean yaml = true;

    private record Found(JsonPointer at, String message) {}

    /** @param stream is taken to its end when it is read */
    public YamlDocument(InputStream stream) {
        this.stream = stream;
    }

    /**
     * Reads all of it.
     *
     * @param faults gets what keeps the document from being read at all, by line
     * @throws IOException when the stream fails
     */
    public void read(Consumer<YamlFault> faults) throws IOException {
        read(faults, Composer::new, item -> {});
    }

    /**
     * Reads a list item by item: of each no more is kept than who takes it keeps, of the text no more than some lines, and what is {@link #tellFaults told} in the meantime
     * is of that one alone. Of whatever is no list, all is the root.
     *
     * @param faults gets what keeps the document from being read at all: what was taken until then is to be forgotten
     * @throws IOException when the stream fails
     */
    public void read(Consumer<YamlFault> faults, Consumer<JsonNode> items) throws IOException {
        read(
                faults,
                (settings, parser) -> new ItemComposer(settings, parser, (index, item) -> {
                    root = NODES.arrayNode();
                    lines.clear();
                    items.accept(converted(item, JsonPointer.empty().appendIndex(index)));
                    // Those of this one may tell why the next is none.
                    item.getStartMark().map(Mark::getLine).ifPresent(source::forget);
                }),
                items);
    }

    private void read(
            Consumer<YamlFault> faults, BiFunction<LoadSettings, Parser, Composer> composers, Consumer<JsonNode> items)
            throws IOException {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(MAX_CODE_POINTS)
                // Each alias becomes a fault of its own line; none is expanded.
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        try (WholeCharacters text = new WholeCharacters(new YamlUnicodeReader(stream))) {
            source = text.lines();
            try {
                compose(composers.apply(settings, parser(settings, text)), items);
            } catch (MarkedYamlEngineException e) {
                text.readLine(e.getProblemMark().map(Mark::getLine).orElse(0));
                yaml = false;
                faults.accept(YamlFault.of(source, e));
            }
        } catch (YamlEngineException | NumberFormatException e) {
            if (e.getCause() instanceof IOException failure && !(failure instanceof CharacterCodingException)) {
                throw failure;
            }
            // A number is \UFFFFFFFF for the scanner.
            yaml = false;
            faults.accept(new YamlFault(
                    1,
                    null,
                    null,
                    e.getCause() instanceof CharacterCodingException
                            ? NO_TEXT
                            : "this is not YAML: " + e.getMessage()));
        } catch (CharacterCodingException e) {
            yaml = false;
            faults.accept(new YamlFault(1, null, null, NO_TEXT));
        } finally {
            source = new YamlLines();
        }
    }

    private static Parser parser(LoadSettings settings, Reader text) {
        return new ShallowParser(new ParserImpl(settings, new StreamReader(settings, text)));
    }

    private void compose(Composer composer, Consumer<JsonNode> items) {
        Optional<Node> whole = composer.getSingleNode();
        if (root.isMissingNode() && whole.isPresent()) {
            root = converted(whole.get(), JsonPointer.empty());
            if (root.isArray()) {
                root.values().forEach(items);
            }
        }
    }

    private JsonNode converted(Node node, JsonPointer at) {
        return convert(node, at, (below, message) -> found.add(new Found(below, message)));
    }

    /** The whole document, without the items of a list that was read by items; a missing node when it is empty or is not YAML. */
    public JsonNode root() {
        return root;
    }

    /** Tells, once, what was left out of the document, which could be read for the rest. */
    public void tellFaults(BiConsumer<JsonPointer, String> faults) {
        found.forEach(fault -> faults.accept(fault.at(), fault.message()));
        found.clear();
    }

    /** Tells, once, what was read, and most likely otherwise than it was meant. */
    public void tellWarnings(BiConsumer<JsonPointer, String> warnings) {
        suspect.forEach(warning -> warnings.accept(warning.at(), warning.message()));
        suspect.clear();
    }

    /** Whether it is YAML at all. */
    public boolean isYaml() {
        return yaml;
    }

    /** The line, counted from 1, of the value at a pointer, or of the nearest value around it. */
    public int line(JsonPointer at) {
        for (JsonPointer pointer = at; pointer != null; pointer = pointer.head()) {
            Integer line = lines.get(pointer);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private JsonNode convert(Node node, JsonPointer at, BiConsumer<JsonPointer, String> faults) {
        node.getStartMark().ifPresent(mark -> lines.putIfAbsent(at, line(mark)));
        if (node.getAnchor().isPresent()) {
            faults.accept(at, "anchors (&) and aliases (*) are not read; write the value out");
            return NODES.missingNode();
        }
        if (node.getTag().getValue().startsWith("!")) {
            faults.accept(at, "a text that begins with ! needs quotes");
        }
        return switch (node.getNodeType()) {
            case MAPPING -> object((MappingNode) node, at, faults);
            case SEQUENCE -> array(((SequenceNode) node).getValue(), at, faults);
            case SCALAR -> commented((ScalarNode) node, at, faults);
            case ANCHOR -> throw new IllegalStateException("Composed nodes hold no anchor nodes");
        };
    }

    private ObjectNode object(MappingNode mapping, JsonPointer at, BiConsumer<JsonPointer, String> faults) {
        ObjectNode object = NODES.objectNode();
        CutText cut = new CutText(source, at, faults);
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                faults.accept(at, "a key must be a single word");
                continue;
            }
            if (mapping.getFlowStyle() == FlowStyle.FLOW && cut.takes(key, tuple.getValueNode())) {
                continue;
            }
            Optional<String> unfit = TextRules.faultOfName(key.getValue());
            if (unfit.isPresent()) {
                // Never quoted: what it holds might do anything to the terminal on which it is read.
                faults.accept(at, "holds a field whose name " + unfit.get());
                continue;
            }
            JsonPointer below = at.appendProperty(key.getValue());
            key.getStartMark().ifPresent(mark -> lines.put(below, line(mark)));
            if (object.has(key.getValue())) {
                faults.accept(below, "stands here twice; keep one");
            }
            object.set(key.getValue(), convert(tuple.getValueNode(), below, faults));
        }
        cut.tell();
        return object;
    }

    private ArrayNode array(List<Node> nodes, JsonPointer at, BiConsumer<JsonPointer, String> faults) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < nodes.size(); i++) {
            array.add(convert(nodes.get(i), at.appendIndex(i), faults));
        }
        return array;
    }

    /** A scalar with a look at what follows it: a text that goes on with # is most often meant to hold it. */
    private JsonNode commented(ScalarNode scalar, JsonPointer at, BiConsumer<JsonPointer, String> faults) {
        Optional<String> unfit = TextRules.fault(scalar.getValue());
        if (unfit.isPresent()) {
            faults.accept(at, unfit.get());
            return NODES.stringNode(UNFIT);
        }
        String comment = scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? scalar.getEndMark().map(source::commentAfter).orElse("")
                : "";
        if (comment.isEmpty()) {
            return scalar(scalar);
        }
        if (scalar.getValue().isEmpty()) {
            faults.accept(at, HASH + ": it needs quotes, " + YamlFault.quoted(comment) + ", where it is the value");
            return NODES.stringNode(comment);
        }
        suspect.add(new Found(
                at,
                HASH + ": where " + comment
                        + " belongs to the text, put all of it in quotes; else put a space behind #"));
        return scalar(scalar);
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
        return number
                        && text.length() <= LONGEST_NUMBER
                        && DECIMAL.matcher(text).matches()
                ? NODES.numberNode(new BigDecimal(text))
                : NODES.stringNode(text);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
