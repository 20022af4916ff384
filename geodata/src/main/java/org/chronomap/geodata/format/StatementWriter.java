package org.chronomap.geodata.format;

import java.util.List;
import org.chronomap.geodata.story.Media;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.IsoInstant;
import org.chronomap.geodata.time.Qualifier;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the members that incidents and movements share. What is not known is not written, but for bounds of time. */
final class StatementWriter {

    private final Wording wording;

    StatementWriter(Wording wording) {
        this.wording = wording;
    }

    void write(JsonGenerator json, Statement statement) {
        wording.write(json, "title", statement.title());
        wording.write(json, "summary", statement.summary());
        wording.writeLanguage(json, statement.title());
        writeWhen(json, statement.when());
        json.writeStringProperty("category", statement.category());
        json.writeStringProperty("status", statement.status().id());
        if (!statement.numbers().isEmpty()) {
            json.writeObjectPropertyStart("numbers");
            statement.numbers().forEach((key, number) -> writeNumber(json, key, number));
            json.writeEndObject();
        }
        wording.writeAll(json, "actors", statement.actors());
        wording.writeAll(json, "tags", statement.tags());
        json.writeArrayPropertyStart("sources");
        statement.sources().forEach(source -> writeSource(json, source));
        json.writeEndArray();
        if (!statement.media().isEmpty()) {
            json.writeArrayPropertyStart("media");
            statement.media().forEach(media -> writeMedia(json, media));
            json.writeEndArray();
        }
        writeTexts(json, "inferred", statement.inferred());
        if (!statement.extra().isEmpty()) {
            json.writeObjectPropertyStart("extra");
            statement.extra().forEach((name, value) -> json.writeName(name).writeTree(value));
            json.writeEndObject();
        }
    }

    private void writeWhen(JsonGenerator json, TimeSpan when) {
        json.writeStringProperty("when", when.edtf());
        if (wording.dates() != null) {
            json.writeStringProperty("whenText", wording.dates().of(when));
        }
        writeBounds(json, when);
        json.writeStringProperty("timePrecision", when.precision().id());
        writeTexts(
                json,
                "timeQualifiers",
                when.qualifiers().stream().map(Qualifier::id).toList());
    }

    /** Within which instants a time begins, and within which it ends. */
    static void writeBounds(JsonGenerator json, TimeSpan when) {
        writeInstant(json.writeName("start"), when.start().first());
        writeInstant(json.writeName("latestStart"), when.start().last());
        writeInstant(json.writeName("earliestEnd"), when.end().first());
        writeInstant(json.writeName("end"), when.end().last());
    }

    /** As {@link IsoInstant} writes it; null when there is no bound. */
    static void writeInstant(JsonGenerator json, long epochMilli) {
        if (epochMilli == Interval.UNBOUNDED_BEFORE || epochMilli == Interval.UNBOUNDED_AFTER) {
            json.writeNull();
        } else {
            json.writeString(IsoInstant.text(epochMilli));
        }
    }

    private void writeNumber(JsonGenerator json, String key, Quantity number) {
        json.writeObjectPropertyStart(key);
        if (number.low() != null) {
            json.writeNumberProperty("low", number.low());
        }
        if (number.best() != null) {
            json.writeNumberProperty("best", number.best());
        }
        if (number.high() != null) {
            json.writeNumberProperty("high", number.high());
        }
        wording.write(json, "words", number.words());
        json.writeEndObject();
    }

    void writeSource(JsonGenerator json, Source source) {
        json.writeStartObject();
        json.writeStringProperty("publisher", source.publisher());
        wording.write(json, "title", source.title());
        writeIfPresent(json, "url", source.url());
        writeIfPresent(json, "published", source.published());
        if (source.published() != null && wording.dates() != null) {
            json.writeStringProperty("publishedText", wording.dates().of(source.published()));
        }
        writeIfPresent(json, "lang", source.lang());
        writeIfPresent(json, "quote", source.quote());
        writeIfPresent(json, "accessed", source.accessed());
        writeIfPresent(json, "archiveUrl", source.archiveUrl());
        wording.write(json, "attributedTo", source.attributedTo());
        json.writeEndObject();
    }

    private void writeMedia(JsonGenerator json, Media media) {
        json.writeStartObject();
        json.writeStringProperty("url", media.url());
        json.writeStringProperty("kind", media.kind().id());
        json.writeStringProperty("credit", media.credit());
        wording.write(json, "caption", media.caption());
        wording.write(json, "alt", media.alt());
        json.writeEndObject();
    }

    /** Nothing where changes are not counted. */
    static void writeVersion(JsonGenerator json, @Nullable Version version) {
        if (version != null) {
            json.writeNumberProperty("revision", version.revision());
            json.writeStringProperty("updated", version.updated().toString());
        }
    }

    static void writeIfPresent(JsonGenerator json, String name, @Nullable String text) {
        if (text != null) {
            json.writeStringProperty(name, text);
        }
    }

    static void writeTexts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
