package org.chronomap.backend.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chronomap.geodata.schema.Cardinality;
import org.chronomap.geodata.schema.FeatureMember;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.ValueKind;
import org.chronomap.geodata.schema.ValueType;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;

/**
 * The way from an item to one of its fields: {@code sources}, {@code 1}, {@code quote}.
 *
 * @param root of the item
 */
record FieldPath(PropertySchema<?> root, List<Step> steps) {

    private static final String LANGUAGE = "[A-Za-z]{2,3}+(?:-[A-Za-z0-9]++)*+";
    private static final String INDEX = "\\d{1,9}";

    /** What an entry of a list is the same by where no schema says so. */
    private static final List<String> SAME_BY = List.of("id", "url", "incident", "publisher");

    /** What a name on the way is. */
    enum Role {
        FIELD,
        /** Of an entry of a list. */
        INDEX,
        /** In which the text before it is written. */
        LANGUAGE,
        /** Chosen by the author, and not by the form. */
        OWN
    }

    /**
     * One name on the way.
     *
     * @param property that it names or is within; null where no property of that name is known
     */
    record Step(Role role, String name, @Nullable Property<?, ?> property) {}

    FieldPath {
        steps = List.copyOf(steps);
    }

    /** @param pointer RFC 6901, into a feature or a document */
    static FieldPath of(StoryPart part, String pointer) {
        return of(ItemSchemas.STANDARD.of(part), pointer);
    }

    static FieldPath of(PropertySchema<?> root, String pointer) {
        List<String> names = Arrays.stream(pointer.split("/"))
                .skip(pointer.startsWith("/properties/") ? 2 : 1)
                .map(name -> name.replace("~1", "/").replace("~0", "~"))
                .toList();
        FieldPath path = new FieldPath(root, List.of());
        for (String name : names) {
            path = path.and(name);
        }
        return path;
    }

    FieldPath and(String name) {
        List<Step> further = new ArrayList<>(steps);
        further.add(next(name));
        return new FieldPath(root, further);
    }

    private Step next(String name) {
        if (steps.isEmpty()) {
            return new Step(Role.FIELD, name, find(root, name));
        }
        Step last = steps.get(steps.size() - 1);
        Property<?, ?> property = last.property();
        if (property == null || last.role() == Role.LANGUAGE) {
            return new Step(name.matches(INDEX) ? Role.INDEX : Role.FIELD, name, null);
        }
        ValueType<?> type = property.type();
        if (last.role() == Role.FIELD && type.cardinality() == Cardinality.BY_KEY) {
            return new Step(Role.OWN, name, property);
        }
        if (last.role() == Role.FIELD && type.cardinality() == Cardinality.LIST && name.matches(INDEX)) {
            return new Step(Role.INDEX, name, property);
        }
        if (type.kind() == ValueKind.ANY) {
            return new Step(Role.OWN, name, property);
        }
        if (type.kind() == ValueKind.LOCALIZED && name.matches(LANGUAGE)) {
            return new Step(Role.LANGUAGE, name, property);
        }
        PropertySchema<?> members = type.members();
        return new Step(Role.FIELD, name, members == null ? null : find(members, name));
    }

    /** A property by its name; the one that is a feature's geometry by that. */
    private static @Nullable Property<?, ?> find(PropertySchema<?> schema, String name) {
        return name.equals("geometry")
                ? schema.given().stream()
                        .filter(property -> property.featureMember() == FeatureMember.GEOMETRY)
                        .findFirst()
                        .orElse(null)
                : schema.find(name).orElse(null);
    }

    /** The field that what is here belongs to: neither an index nor a language; null under what the author named. */
    private @Nullable Step last() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.role() == Role.OWN) {
                return null;
            }
            if (step.role() == Role.FIELD) {
                return step;
            }
        }
        return null;
    }

    /** The name of that field; empty under what the author named. */
    String field() {
        Step last = last();
        return last == null ? "" : last.name();
    }

    /** The property of that field; null under what the author named, and where none of that name is known. */
    @Nullable Property<?, ?> property() {
        Step last = last();
        return last == null ? null : last.property();
    }

    /** Whether it is written in words, and not named from a list. */
    boolean isProse() {
        Property<?, ?> property = property();
        return property != null && property.type().isProse();
    }

    /** The language in which it is written; empty = none in particular. */
    String language() {
        Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        return last != null && last.role() == Role.LANGUAGE ? last.name() : "";
    }

    /** By what an entry of the list that is here is the same before and after a change: the first that both have. */
    List<String> sameBy() {
        Property<?, ?> property = property();
        if (property == null) {
            return SAME_BY;
        }
        PropertySchema<?> members = property.type().members();
        return members == null ? List.of() : members.sameBy();
    }
}
