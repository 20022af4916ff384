package org.chronomap.geodata.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * JSON trees as YAML, which {@link YamlDocument} reads as the same trees. Lists of numbers and of short words stand in
 * brackets, all else on lines of its own.
 */
public final class YamlNodes {

    private static final int MOST_IN_BRACKETS = 8;
    private static final int SHORT = 40;
    /** A name that is none to a reader of YAML. */
    private static final String MERGE = "<<";

    private YamlNodes() {}

    /** A list of one item. */
    public static Node listOf(JsonNode item) {
        return new SequenceNode(Tag.SEQ, List.of(of(item)), FlowStyle.BLOCK);
    }

    public static Node of(JsonNode node) {
        if (node.isObject()) {
            List<NodeTuple> tuples = new ArrayList<>();
            node.forEachEntry((name, value) -> tuples.add(new NodeTuple(text(name), of(value))));
            return new MappingNode(Tag.MAP, tuples, tuples.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (node.isArray()) {
            List<Node> values = new ArrayList<>();
            node.forEach(value -> values.add(of(value)));
            return new SequenceNode(Tag.SEQ, values, isShort(node) ? FlowStyle.FLOW : FlowStyle.BLOCK);
        }
        if (node.isNull()) {
            return new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
        }
        if (node.isBoolean()) {
            return new ScalarNode(Tag.BOOL, node.asString(), ScalarStyle.PLAIN);
        }
        if (node.isNumber()) {
            return new ScalarNode(
                    node.isIntegralNumber() ? Tag.INT : numberTag(node), node.asString(), ScalarStyle.PLAIN);
        }
        return text(node.asString());
    }

    /** The tag that a plain number of this form has anyway, so that none is written. */
    private static Tag numberTag(JsonNode number) {
        return number.asString().chars().allMatch(c -> c == '-' || Character.isDigit(c)) ? Tag.INT : Tag.FLOAT;
    }

    private static boolean isShort(JsonNode array) {
        return array.size() <= MOST_IN_BRACKETS
                && array.values().stream()
                        .allMatch(value -> value.isNumber()
                                || (value.isString()
                                        && value.asString().length() <= SHORT
                                        && value.asString().indexOf('\n') < 0));
    }

    /** Plain where that is read as the same text, in quotes else; several lines as they are. */
    private static ScalarNode text(String text) {
        boolean lines = text.indexOf('\n') >= 0
                && text.codePoints().allMatch(c -> c == '\n' || c == ' ' || !Character.isISOControl(c));
        if (lines && isPlainBlock(text)) {
            return new ScalarNode(Tag.STR, text, ScalarStyle.LITERAL);
        }
        boolean quoted = text.indexOf('\n') >= 0 || text.equals(MERGE);
        return new ScalarNode(Tag.STR, text, quoted ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.PLAIN);
    }

    /** Whether a literal block can hold it: no line of it begins or ends with a space. */
    private static boolean isPlainBlock(String text) {
        return text.lines().noneMatch(line -> line.startsWith(" ") || line.endsWith(" "));
    }
}
