package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What it was: its title and summary, category and status, and who took part. */
final class WhatPart implements Part {

    private final Cells cells;
    private final List<Rule> texts = new ArrayList<>();
    private final Map<Rule, ColumnOfLists> lists = new LinkedHashMap<>();
    private final @Nullable Rule category;
    private final @Nullable Rule status;
    private final @Nullable Equals categories;
    private final @Nullable Equals statuses;

    WhatPart(Cells cells, StoryContext story) {
        this.cells = cells;
        texts.addAll(cells.rules(Field.Kind.TITLE));
        texts.addAll(cells.rules(Field.Kind.SUMMARY));
        for (Field.Kind kind : List.of(Field.Kind.ACTORS, Field.Kind.TAGS, Field.Kind.INFERRED)) {
            for (Rule rule : cells.rules(kind)) {
                lists.put(rule, new ColumnOfLists(rule, kind != Field.Kind.ACTORS));
            }
        }
        category = cells.rule(Field.Kind.CATEGORY).orElse(null);
        status = cells.rule(Field.Kind.STATUS).orElse(null);
        categories = category == null ? null : Equals.categories(category, story.categories());
        statuses = status == null ? null : Equals.statuses(status);
    }

    Optional<Equals> categories() {
        return Optional.ofNullable(categories);
    }

    Optional<Equals> statuses() {
        return Optional.ofNullable(statuses);
    }

    @Override
    public void take(Row row) {
        if (category != null && categories != null) {
            categories.take(Texts.orNull(cells.cell(row, category)));
        }
        if (status != null && statuses != null) {
            statuses.take(Texts.orNull(cells.cell(row, status)));
        }
        lists.forEach((rule, list) -> list.take(cells.cell(row, rule)));
    }

    @Override
    public List<Note> notes() {
        return lists.values().stream().flatMap(list -> list.note().stream()).toList();
    }

    @Override
    public void write(Draft draft) {
        word(draft, "category", category, categories);
        word(draft, "status", status, statuses);
        for (Rule rule : texts) {
            text(draft, rule);
        }
        if (!draft.fields().has("title")) {
            draft.lack("title", titleColumn(), "missing", "has no title; give one, or let the rule join other columns");
        }
        lists.forEach((rule, list) ->
                list.write(draft, rule.field().name(), cells.column(rule), cells.cell(draft.row(), rule)));
    }

    private @Nullable String titleColumn() {
        return texts.stream()
                .filter(rule -> rule.field().kind() == Field.Kind.TITLE)
                .findFirst()
                .map(cells::column)
                .orElse(null);
    }

    private void word(Draft draft, String field, @Nullable Rule rule, @Nullable Equals equals) {
        Cell cell = rule == null ? null : cells.cell(draft.row(), rule);
        String column = rule == null ? null : cells.column(rule);
        if (rule == null || equals == null || cell == null) {
            String otherwise = rule == null ? null : rule.otherwise();
            if (otherwise == null) {
                draft.lack(
                        field,
                        column,
                        "missing",
                        "has no " + field + "; map a column to it, or give one that holds for all");
            } else {
                draft.fields().put(field, otherwise);
            }
            return;
        }
        String id = draft.noted(equals.read(Texts.of(cell)), column, cell);
        if (id != null) {
            draft.fields().put(field, id);
        }
    }

    private void text(Draft draft, Rule rule) {
        boolean isTitle = rule.field().kind() == Field.Kind.TITLE;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < rule.columns().size(); i++) {
            Cell cell = rule.columns().size() == 1
                    ? cells.cell(draft.row(), rule)
                    : cells.cell(draft.row(), rule.columns().get(i));
            String text = draft.text(cell, cells.column(rule));
            if (text != null) {
                parts.add(isTitle ? Texts.line(text) : text);
            }
        }
        if (parts.isEmpty()) {
            return;
        }
        String separator = rule.separator() != null ? rule.separator() : isTitle ? ", " : "\n\n";
        String field = rule.field().kind().word();
        ObjectNode byLanguage = draft.fields().path(field) instanceof ObjectNode known
                ? known
                : draft.fields().putObject(field);
        String language = rule.field().language();
        byLanguage.put(language.isEmpty() ? cells.mapping().language() : language, String.join(separator, parts));
    }
}
