package org.chronomap.geodata.yaml;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tools.jackson.core.JsonPointer;

/** Finds, within braces, a text that its own comma cut: {@code {en: Fire, ice and snow}}. */
final class CutText {

    private final YamlLines source;
    private final JsonPointer at;
    private final BiConsumer<JsonPointer, String> faults;
    private @Nullable String name;
    private String text = "";
    private boolean cut;

    /** @param at the object that the braces hold */
    CutText(YamlLines source, JsonPointer at, BiConsumer<JsonPointer, String> faults) {
        this.source = source;
        this.at = at;
        this.faults = faults;
    }

    /** Whether a member is none, since no colon stands behind its name. */
    boolean takes(ScalarNode key, Node value) {
        if (isAlone(key, value)) {
            String word = key.getValue();
            int colon = word.indexOf(':');
            if (colon > 0) {
                tell();
                String name = word.substring(0, colon);
                faults.accept(
                        at.appendProperty(name),
                        "a space is missing behind the colon: " + name + ": " + word.substring(colon + 1));
                return true;
            }
            text += ", " + word;
            cut = name != null;
            return cut;
        }
        tell();
        name = key.getValue();
        text = value instanceof ScalarNode scalar ? scalar.getValue() : "";
        return false;
    }

    /** Tells of the text that was gathered, if it was cut. */
    void tell() {
        if (cut && name != null) {
            faults.accept(
                    at.appendProperty(name),
                    "a comma ends a text within { }: one that holds it needs quotes, as in " + name + ": "
                            + YamlFault.quoted(text));
        }
        cut = false;
        name = null;
        text = "";
    }

    private boolean isAlone(ScalarNode key, Node value) {
        return value instanceof ScalarNode scalar
                && scalar.getValue().isEmpty()
                && scalar.isPlain()
                && key.getEndMark()
                        .map(source::after)
                        .filter(after -> !after.stripLeading().startsWith(":"))
                        .isPresent();
    }
}
