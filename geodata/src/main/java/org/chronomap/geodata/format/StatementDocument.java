package org.chronomap.geodata.format;

import java.math.BigDecimal;
import java.util.List;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Media;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the documents of incidents and movements share, but for their ids and times. */
final class StatementDocument {

    private StatementDocument() {}

    static void write(ObjectNode fields, Statement statement) {
        fields.put("category", statement.category());
        fields.put("status", statement.status().id());
        DocumentWriter.set(fields, "title", statement.title());
        DocumentWriter.set(fields, "summary", statement.summary());
        if (!statement.numbers().isEmpty()) {
            ObjectNode numbers = fields.putObject("numbers");
            statement.numbers().forEach((key, number) -> numbers.set(key, number(number)));
        }
        setAll(fields, "actors", statement.actors());
        setAll(fields, "tags", statement.tags());
        ArrayNode sources = fields.putArray("sources");
        statement.sources().forEach(source -> sources.add(source(source)));
        if (!statement.media().isEmpty()) {
            ArrayNode media = fields.putArray("media");
            statement.media().forEach(one -> media.add(media(one)));
        }
        DocumentWriter.setTexts(fields, "inferred", statement.inferred());
        if (!statement.extra().isEmpty()) {
            fields.putObject("extra").setAll(statement.extra());
        }
    }

    static ObjectNode source(Source source) {
        ObjectNode fields = DocumentWriter.NODES.objectNode().put("publisher", source.publisher());
        DocumentWriter.set(fields, "title", source.title());
        DocumentWriter.set(fields, "url", source.url());
        DocumentWriter.set(fields, "published", source.published());
        DocumentWriter.set(fields, "lang", source.lang());
        DocumentWriter.set(fields, "quote", source.quote());
        DocumentWriter.set(fields, "accessed", source.accessed());
        DocumentWriter.set(fields, "archiveUrl", source.archiveUrl());
        DocumentWriter.set(fields, "attributedTo", source.attributedTo());
        return fields;
    }

    private static ObjectNode number(Quantity number) {
        ObjectNode fields = DocumentWriter.NODES.objectNode();
        set(fields, "low", number.low());
        set(fields, "best", number.best());
        set(fields, "high", number.high());
        DocumentWriter.set(fields, "words", number.words());
        return fields;
    }

    private static void set(ObjectNode fields, String name, @Nullable BigDecimal figure) {
        if (figure != null) {
            fields.put(name, figure);
        }
    }

    private static ObjectNode media(Media media) {
        ObjectNode fields = DocumentWriter.NODES
                .objectNode()
                .put("url", media.url())
                .put("kind", media.kind().id())
                .put("credit", media.credit());
        DocumentWriter.set(fields, "caption", media.caption());
        DocumentWriter.set(fields, "alt", media.alt());
        return fields;
    }

    /** What is said alike in every language is one text. */
    private static void setAll(ObjectNode fields, String name, List<LocalizedText> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = fields.putArray(name);
            for (LocalizedText text : texts) {
                if (text.isInAnyLanguage()) {
                    list.add(text.byLanguage().get(LocalizedText.ANY_LANGUAGE));
                } else {
                    list.add(DocumentWriter.byLanguage(text));
                }
            }
        }
    }
}
