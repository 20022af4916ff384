package org.chronomap.geodata.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.story.Attributes;
import org.jspecify.annotations.Nullable;

/** What was read of the properties of one item, from which the item is made. */
public final class Values {

    // Few of each item: to look through them costs less than a map of them.
    private final List<String> names = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();

    /** Notes a value; none when nothing was given, or it was faulty. */
    public void put(Property<?, ?> property, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (property.isAttribute()) {
            attributes.put(property.name(), value);
        } else {
            names.add(property.name());
            values.add(value);
        }
    }

    /** What must have been given: nothing is kept of what was made where it was not, which is a fault. */
    @SuppressWarnings("NullAway")
    public <V> V get(Property<?, V> property) {
        return find(property);
    }

    /** What was given, or is so when nothing is; null for nothing. */
    @SuppressWarnings("unchecked")
    public <V> @Nullable V find(Property<?, V> property) {
        int at = names.lastIndexOf(property.name());
        return at < 0 ? property.standard() : (V) values.get(at);
    }

    /** What was given; empty when nothing was. */
    public <V> List<V> list(Property<?, List<V>> property) {
        List<V> list = find(property);
        return list == null ? List.of() : list;
    }

    /** What was given; empty when nothing was. */
    public <V> Map<String, V> byKey(Property<?, Map<String, V>> property) {
        Map<String, V> values = find(property);
        return values == null ? Map.of() : values;
    }

    Attributes attributes() {
        return attributes.isEmpty() ? Attributes.NONE : new Attributes(attributes);
    }
}
