package org.chronomap.geodata.story;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chronomap.geodata.persistent.SmallMap;
import org.jspecify.annotations.Nullable;

/**
 * What an item has of properties that it has no component for.
 *
 * @param byName by the name of the property; immutable values
 */
public record Attributes(Map<String, Object> byName) {

    public static final Attributes NONE = new Attributes(Map.of());

    public Attributes {
        byName = SmallMap.copyOf(byName);
    }

    public @Nullable Object find(String name) {
        return byName.get(name);
    }

    /** The same with each value made another. */
    public Attributes map(UnaryOperator<Object> change) {
        if (byName.isEmpty()) {
            return this;
        }
        Map<String, Object> changed = new LinkedHashMap<>(byName);
        changed.replaceAll((name, value) -> change.apply(value));
        return new Attributes(changed);
    }
}
