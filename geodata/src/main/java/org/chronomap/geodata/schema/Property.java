package org.chronomap.geodata.schema;

import java.util.function.Consumer;
import java.util.function.Function;
import org.chronomap.geodata.story.Attributes;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One property of a kind of item: all that readers, writers, queries, history and descriptions know of it. Immutable: what
 * reads as a setter answers with another.
 *
 * <p>It has the same name in a story folder, in documents and in GeoJSON. What is computed is written there, and never read.
 *
 * @param <R> the item
 * @param <V> what it holds, as its type says
 */
public final class Property<R, V> {

    private final String name;
    private final ValueType<V> type;
    private final Function<R, ? extends @Nullable V> value;
    private boolean computed;
    private boolean attribute;
    private Obligation obligation = Obligation.OPTIONAL;
    private @Nullable String missing;
    private @Nullable V standard;
    private boolean writtenEmpty;
    private FeatureMember featureMember = FeatureMember.PROPERTIES;
    private String parameter = "";
    private String words = "";
    private LocalizedText label;
    private @Nullable String readAfter;
    private @Nullable String writtenAfter;

    private Property(String name, ValueType<V> type, Function<R, ? extends @Nullable V> value, LocalizedText label) {
        this.name = name;
        this.type = type;
        this.value = value;
        this.label = label;
    }

    /** What is given, and an item has a component for. */
    public static <R, V> Property<R, V> of(String name, ValueType<V> type, Function<R, ? extends @Nullable V> value) {
        return new Property<>(name, type, value, Labels.of(name));
    }

    /**
     * What is given, and an item keeps among its attributes.
     *
     * @param attributes of an item
     */
    @SuppressWarnings("unchecked")
    public static <R, V> Property<R, V> attribute(String name, ValueType<V> type, Function<R, Attributes> attributes) {
        Property<R, V> property =
                of(name, type, item -> (V) attributes.apply(item).find(name));
        property.attribute = true;
        return property;
    }

    /** What follows from other properties, and is written where there is any of it. */
    public static <R, V> Property<R, V> computed(
            String name, ValueType<V> type, Function<R, ? extends @Nullable V> value) {
        Property<R, V> property = of(name, type, value);
        property.computed = true;
        return property;
    }

    /** The same of what an item holds. */
    <I> Property<I, V> in(Function<I, R> held) {
        Property<I, V> property = new Property<>(name, type, item -> value.apply(held.apply(item)), label);
        property.takeFrom(this);
        return property;
    }

    private void takeFrom(Property<?, V> other) {
        computed = other.computed;
        attribute = other.attribute;
        obligation = other.obligation;
        missing = other.missing;
        standard = other.standard;
        writtenEmpty = other.writtenEmpty;
        featureMember = other.featureMember;
        parameter = other.parameter;
        words = other.words;
        readAfter = other.readAfter;
        writtenAfter = other.writtenAfter;
    }

    private Property<R, V> with(Consumer<Property<R, V>> change) {
        Property<R, V> property = new Property<>(name, type, value, label);
        property.takeFrom(this);
        change.accept(property);
        return property;
    }

    /** An item without it is faulty, and told what its type says. */
    public Property<R, V> required() {
        return with(property -> property.obligation = Obligation.REQUIRED);
    }

    /**
     * An item without it is faulty.
     *
     * @param what what would be right, which is told; empty = told by whatever reads the item, with what else it must be
     */
    public Property<R, V> required(String what) {
        return with(property -> {
            property.obligation = Obligation.REQUIRED;
            property.missing = what;
        });
    }

    /** Whether it must be there depends on other properties, or is told when those are read. */
    public Property<R, V> needed(Obligation by) {
        return with(property -> property.obligation = by);
    }

    /** What it is when nothing is said, which documents then leave unsaid. */
    public Property<R, V> standard(V unsaid) {
        return with(property -> property.standard = unsaid);
    }

    /** GeoJSON has it when there is nothing in it, too: as an empty list or object, or null. */
    public Property<R, V> writtenEmpty() {
        return with(property -> property.writtenEmpty = true);
    }

    public Property<R, V> featureMember(FeatureMember in) {
        return with(property -> property.featureMember = in);
    }

    /** The query parameter that selects by it. */
    public Property<R, V> selectedBy(String queried) {
        return with(property -> property.parameter = queried);
    }

    /** The interface has words for its values, by keys that begin with this and a full stop. */
    public Property<R, V> words(String keys) {
        return with(property -> property.words = keys);
    }

    /** What people call it, by language. */
    public Property<R, V> label(LocalizedText called) {
        return with(property -> property.label = called);
    }

    /** It is read after that one, and not after the one before it: faults are told in that order. */
    Property<R, V> readAfter(String other) {
        return with(property -> property.readAfter = other);
    }

    /** GeoJSON has it after that one, and not after the one before it. */
    Property<R, V> writtenAfter(String other) {
        return with(property -> property.writtenAfter = other);
    }

    public String name() {
        return name;
    }

    public ValueType<V> type() {
        return type;
    }

    /** What an item has of it; null = nothing. */
    public @Nullable V of(R item) {
        return value.apply(item);
    }

    /** Whether no author can say it. */
    public boolean isComputed() {
        return computed;
    }

    /** Whether items keep it among their attributes. */
    public boolean isAttribute() {
        return attribute;
    }

    public Obligation obligation() {
        return obligation;
    }

    /** What is told when it is required and not there, behind “is missing: ”; null = what its type says; empty = told elsewhere. */
    public @Nullable String missing() {
        return missing;
    }

    /** What it is when nothing is said; null = nothing. */
    public @Nullable V standard() {
        return standard;
    }

    public boolean isWrittenEmpty() {
        return writtenEmpty;
    }

    public FeatureMember featureMember() {
        return featureMember;
    }

    /** The query parameter that selects by it; empty = it is no queryable. */
    public String parameter() {
        return parameter;
    }

    /** What the keys of the messages begin with that say its values in words; empty = they are said as they are written. */
    public String words() {
        return words;
    }

    /** What people call it, in the languages of the interface at least, or its name where nobody has called it anything. */
    public LocalizedText label() {
        return label;
    }

    @Nullable String readAfter() {
        return readAfter;
    }

    @Nullable String writtenAfter() {
        return writtenAfter;
    }

    @Override
    public String toString() {
        return name;
    }
}
