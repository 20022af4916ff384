package org.chronomap.geodata.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What properties a kind of item has. Immutable.
 *
 * @param <R> the item
 */
public final class PropertySchema<R> {

    private final Function<Values, R> make;
    private final List<Property<R, ?>> properties;
    private final Map<String, Property<R, ?>> byName = new LinkedHashMap<>();
    private final List<Property<R, ?>> given;
    private final List<Property<R, ?>> read;
    private final List<Property<R, ?>> written;
    private final List<String> sameBy;

    /**
     * @param make the item of what was read, which was without fault
     * @param properties in the order of documents, each computed one after what it follows from
     */
    PropertySchema(Function<Values, R> make, List<Property<R, ?>> properties, List<String> sameBy) {
        this.make = make;
        this.properties = List.copyOf(properties);
        properties.forEach(property -> byName.put(property.name(), property));
        given = properties.stream().filter(property -> !property.isComputed()).toList();
        read = ordered(given, Property::readAfter);
        written = ordered(properties, Property::writtenAfter);
        this.sameBy = List.copyOf(sameBy);
    }

    private static <R> List<Property<R, ?>> ordered(
            List<Property<R, ?>> properties, Function<Property<R, ?>, @Nullable String> after) {
        List<Property<R, ?>> ordered = new ArrayList<>(properties);
        for (Property<R, ?> property : properties) {
            String name = after.apply(property);
            if (name != null) {
                ordered.remove(property);
                ordered.add(indexOf(name, ordered) + 1, property);
            }
        }
        return Collections.unmodifiableList(ordered);
    }

    private static int indexOf(String name, List<? extends Property<?, ?>> properties) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("No property " + name + " in " + properties);
    }

    /** The same with one more property, before what the author keeps under {@code extra}, or at the end. */
    public PropertySchema<R> and(Property<R, ?> property) {
        List<Property<R, ?>> all = new ArrayList<>(properties);
        all.add(byName.containsKey(EXTRA) ? indexOf(EXTRA, all) : all.size(), property);
        return new PropertySchema<>(make, all, sameBy);
    }

    /** Where members that are no properties are kept. */
    static final String EXTRA = "extra";

    /** All, in the order of documents; what is computed stands after what it follows from. */
    public List<Property<R, ?>> properties() {
        return properties;
    }

    /** Those that an author gives, in the order in which documents have them. */
    public List<Property<R, ?>> given() {
        return given;
    }

    /** Those that an author gives, in the order in which they are read, and their faults told. */
    public List<Property<R, ?>> read() {
        return read;
    }

    /** All, in the order in which GeoJSON has them. */
    public List<Property<R, ?>> written() {
        return written;
    }

    public Optional<Property<R, ?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Whether an author gives it. */
    public boolean isGiven(String name) {
        Property<R, ?> property = byName.get(name);
        return property != null && !property.isComputed();
    }

    /** Whether members that are no properties are kept, under {@code extra}, and are no faults. */
    public boolean keepsOthers() {
        return byName.containsKey(EXTRA);
    }

    /** The query parameters that select by a property. */
    public Set<String> parameters() {
        return properties.stream()
                .map(Property::parameter)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** By what an entry of a list is the same before and after a change, though it says something else: the first that both have. */
    public List<String> sameBy() {
        return sameBy;
    }

    /** @throws IllegalArgumentException when the values do not go together */
    public R make(Values values) {
        return make.apply(values);
    }
}
