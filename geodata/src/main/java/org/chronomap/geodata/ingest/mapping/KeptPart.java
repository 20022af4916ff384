package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves of an item that the story has already what the file has no column for: a field, a language of a text, a bound of a number, a field
 * of a source. What is the same in all rows by the mapping's constants is no column: it is for new items. A text that names no language, and
 * which the item has in some language, says nothing new. Comes last.
 */
final class KeptPart implements Part {

    private static final List<Field.Kind> WHOLE = List.of(
            Field.Kind.WHEN,
            Field.Kind.CATEGORY,
            Field.Kind.STATUS,
            Field.Kind.ACTORS,
            Field.Kind.TAGS,
            Field.Kind.INFERRED,
            Field.Kind.EXTRA);
    private static final List<Field.Kind> WAY = List.of(Field.Kind.FROM, Field.Kind.TO, Field.Kind.VIA);

    private final Cells cells;
    private final StoryContext story;
    private final Set<Field.Kind> told = EnumSet.noneOf(Field.Kind.class);
    private final KeptTexts texts;
    private final KeptWhere where;

    KeptPart(Cells cells, StoryContext story) {
        this.cells = cells;
        this.story = story;
        cells.mapping().rules().forEach(rule -> told.add(rule.field().kind()));
        texts = new KeptTexts(cells.mapping());
        where = new KeptWhere(told, story);
    }

    @Override
    public void write(Draft draft) {
        String id = draft.fields().path("id").asString("");
        boolean isMovement = draft.fields().has("from") || (isToldMovement(draft) && isMovement(id));
        draft.become(isMovement ? StoryPart.MOVEMENTS : StoryPart.INCIDENTS);
        Document present =
                id.isEmpty() ? null : story.present().find(draft.part(), id).orElse(null);
        if (present != null) {
            draft.forgiveLacking(field -> !isTold(field) && has(present, field));
            keep(draft, present.fields());
        }
    }

    /** A movement is where it goes. */
    private static boolean has(Document present, String field) {
        return field.equals("place") || present.fields().has(field);
    }

    private boolean isToldMovement(Draft draft) {
        Rule rule = cells.rule(Field.Kind.COLLECTION).orElse(null);
        return rule != null && StoryPart.MOVEMENTS.id().equals(Texts.orNull(cells.cell(draft.row(), rule)));
    }

    private boolean isMovement(String id) {
        return story.present().find(StoryPart.MOVEMENTS, id).isPresent();
    }

    private boolean isTold(String field) {
        return switch (field) {
            case "place" -> where.isTold();
            case "sources" -> told.contains(Field.Kind.SOURCE) || told.contains(Field.Kind.SOURCES);
            default -> told.stream().anyMatch(kind -> kind.word().equals(field));
        };
    }

    private void keep(Draft draft, JsonNode was) {
        ObjectNode fields = draft.fields();
        for (Field.Kind kind : WHOLE) {
            if (kind == Field.Kind.EXTRA) {
                extra(fields, was);
            } else if (!told.contains(kind)) {
                copy(fields, was, kind.word());
                draft.forgive(kind.word());
            }
        }
        for (Field.Kind kind : List.of(Field.Kind.TITLE, Field.Kind.SUMMARY)) {
            set(fields, kind.word(), texts.of(kind, fields.path(kind.word()), was.path(kind.word())));
        }
        set(fields, "numbers", texts.numbers(fields.path("numbers"), was.path("numbers")));
        entries(fields, was, "sources", Field.Kind.SOURCES, Field.Kind.SOURCE, "publisher");
        entries(fields, was, "media", Field.Kind.MEDIA, Field.Kind.MEDIUM, "url");
        if (draft.part() == StoryPart.MOVEMENTS) {
            KeptWhere.FIELDS.forEach(fields::remove);
            WAY.stream()
                    .filter(kind -> !told.contains(kind) && !where.isLine(draft))
                    .forEach(kind -> copy(fields, was, kind.word()));
        } else {
            where.keep(draft, was);
        }
        for (String name : new ArrayList<>(fields.propertyNames())) {
            if (name.equals("extra")) {
                continue;
            }
            fields.set(name, texts.same(fields.path(name), was.path(name)));
        }
    }

    /** What is added to it from columns stands beside what it has. */
    private void extra(ObjectNode fields, JsonNode was) {
        if (told.contains(Field.Kind.EXTRA) || !was.has("extra")) {
            return;
        }
        ObjectNode extra = was.path("extra").deepCopy() instanceof ObjectNode known ? known : Draft.NODES.objectNode();
        fields.path("extra").forEachEntry(extra::set);
        fields.set("extra", extra);
    }

    /** Of a list of which columns tell the first entry, and perhaps some of its fields. */
    private void entries(ObjectNode fields, JsonNode was, String name, Field.Kind all, Field.Kind one, String by) {
        if (told.contains(all)) {
            return;
        }
        if (!told.contains(one) || !fields.has(name)) {
            copy(fields, was, name);
            return;
        }
        ArrayNode entries = fields.withArray(name);
        for (int i = 0; i < was.path(name).size(); i++) {
            JsonNode known = was.path(name).get(i);
            ObjectNode before = (ObjectNode) known.deepCopy();
            JsonNode now = entries.path(i);
            if (now.isMissingNode()) {
                entries.add(before);
            } else if (now.path(by).equals(before.path(by))) {
                cells.rules(one).forEach(rule -> before.remove(rule.field().of()));
                now.forEachEntry((field, value) -> before.set(field, texts.same(value, known.path(field))));
                entries.set(i, before);
            }
        }
    }

    private static void copy(ObjectNode fields, JsonNode was, String name) {
        set(fields, name, was.has(name) ? was.path(name).deepCopy() : null);
    }

    private static void set(ObjectNode fields, String name, @Nullable JsonNode value) {
        if (value == null || value.isMissingNode() || (value.isContainer() && value.isEmpty())) {
            fields.remove(name);
        } else {
            fields.set(name, value);
        }
    }
}
