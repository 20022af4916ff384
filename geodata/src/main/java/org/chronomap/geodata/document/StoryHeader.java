package org.chronomap.geodata.document;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.PropertySchema;
import org.chronomap.geodata.schema.StoryText;
import org.chronomap.geodata.schema.Values;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.ShadedSpan;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/** What {@code story.yaml} says, and what the items of the story refer to. */
public final class StoryHeader {

    private final Values values;
    private final ZoneId timeZone;
    private final String language;
    private final List<String> categoryIds = new ArrayList<>();
    private final List<Fields> spanFields = new ArrayList<>();
    private final boolean unread;

    public StoryHeader(ItemSchemas schemas, Fields fields) {
        this(schemas, fields, false);
    }

    /** When {@code story.yaml} is not there or is not YAML, which is a fault already noted. */
    public static StoryHeader unread() {
        return new StoryHeader(ItemSchemas.STANDARD, Fields.none(), true);
    }

    private StoryHeader(ItemSchemas schemas, Fields fields, boolean unread) {
        this.unread = unread;
        language = LocalizedTextReader.firstLanguage(fields, "languages");
        Reader reader = new Reader();
        values = reader.read(schemas.story(), fields, (property, value) -> {
            if (value instanceof ZoneId zone) {
                reader.setZone(zone);
            }
        });
        timeZone = reader.zone();
        TimeSpan extent = values.find(StoryText.EXTENT);
        if (!fields.has("extent")) {
            fields.fault("extent", "is missing: what the time slider spans, like 2022-01-02/2022-01-22");
        } else if (extent != null
                && (!extent.start().isBoundedBefore() || !extent.end().isBoundedAfter())) {
            fields.fault("extent", "must begin and end, like 2022-01-02/2022-01-22");
        }
        if (fields.lacks("languages")) {
            fields.fault("languages", "is missing: the languages of the story, the default first, like [fr, en]");
        }
        fields.nothingElse();
    }

    /** Knows the ids of categories that stand before one, and where marked spans stand. */
    private final class Reader extends PropertyReader {

        Reader() {
            super(ZoneOffset.UTC, language);
        }

        @Override
        @Nullable Object object(PropertySchema<?> schema, Fields fields) {
            if (schema == StoryText.SPAN) {
                spanFields.add(fields);
            }
            return schema == StoryText.CATEGORY ? category(fields) : super.object(schema, fields);
        }

        private @Nullable Object category(Fields fields) {
            return made(StoryText.CATEGORY, fields, read(StoryText.CATEGORY, fields, (property, value) -> {
                if (property == StoryText.CATEGORY_ID && value instanceof String id) {
                    if (categoryIds.contains(id)) {
                        fields.fault("id", "\"" + id + "\" is the id of an earlier category");
                    } else {
                        categoryIds.add(id);
                    }
                }
            }));
        }
    }

    public ZoneId timeZone() {
        return timeZone;
    }

    /** The first of the story, in which plain texts are. */
    String language() {
        return language;
    }

    /** Whether what the items refer to cannot be known. */
    public boolean isUnread() {
        return unread;
    }

    public List<String> categoryIds() {
        return categoryIds;
    }

    public List<ShadedSpan> spans() {
        return values.list(StoryText.SPANS);
    }

    /** Sources that items refer to, by id. */
    Map<String, Source> sources() {
        return values.byKey(StoryText.SOURCES);
    }

    /** Notes a fault of every marked span whose incident is not among these. */
    public void checkSpans(Set<String> incidents) {
        List<ShadedSpan> spans = spans();
        for (int i = 0; i < spans.size(); i++) {
            @Nullable String incident = spans.get(i).incident();
            if (incident != null && !incidents.contains(incident)) {
                spanFields
                        .get(i)
                        .fault(
                                "incident",
                                "\"" + incident + "\" is no incident of this story, which has "
                                        + EventReader.all(incidents));
            }
        }
    }

    /** The story, once nothing is wrong with it. */
    public Story story(
            String id, List<Place> places, List<Incident> incidents, List<Movement> movements, List<Scene> scenes) {
        return StoryText.make(id, values, places, incidents, movements, scenes);
    }
}
