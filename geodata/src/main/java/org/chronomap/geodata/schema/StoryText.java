package org.chronomap.geodata.schema;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Licence;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Pattern;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.ShadedSpan;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.TimeSpan;

/** What a story says of itself. It is made by whoever has its items. */
public final class StoryText {

    public static final Property<Story, LocalizedText> TITLE =
            Property.of("title", ValueType.LOCALIZED, Story::title).required();
    public static final Property<Story, LocalizedText> STANDFIRST =
            Property.of("standfirst", ValueType.LOCALIZED, Story::standfirst);
    public static final Property<Story, LocalizedText> BYLINE =
            Property.of("byline", ValueType.LOCALIZED, Story::byline);
    public static final Property<Story, Licence> LICENCE =
            Property.of("licence", ValueType.of(licences()), Story::licence);
    public static final Property<Story, ZoneId> TIME_ZONE =
            Property.of("timeZone", ValueType.TIME_ZONE, Story::timeZone).required();
    /** When it is missing is told with what else it must be. */
    public static final Property<Story, TimeSpan> EXTENT =
            Property.of("extent", ValueType.EDTF, Story::extent).required("").writtenAfter("knownUntil");

    public static final Property<Story, TimeSpan> KNOWN_AS_OF =
            Property.of("knownAsOf", ValueType.EDTF, Story::knownAsOf);
    /** As {@link #EXTENT}. */
    public static final Property<Story, List<String>> LANGUAGES = Property.of(
                    "languages", ValueType.LANGUAGE.list(), Story::languages)
            .required("")
            .writtenEmpty()
            .writtenAfter("lang");

    public static final Property<Story, Extent> VIEW = Property.of("view", ValueType.BOUNDS, Story::view);
    public static final Property<Category, String> CATEGORY_ID =
            Property.of("id", ValueType.ID, Category::id).required();
    public static final PropertySchema<Category> CATEGORY = categories();
    public static final Property<Story, List<Category>> CATEGORIES = Property.of(
                    "categories", ValueType.of(CATEGORY).list(), Story::categories)
            .writtenEmpty();
    public static final Property<Story, Map<String, LocalizedText>> NUMBERS = Property.of(
                    "numbers", ValueType.LOCALIZED.byKey(), Story::numberLabels)
            .writtenEmpty();
    public static final Property<Story, String> SIZE_BY = Property.of("sizeBy", ValueType.TEXT, Story::sizeBy);
    public static final PropertySchema<ShadedSpan> SPAN = spans();
    public static final Property<Story, List<ShadedSpan>> SPANS = Property.of(
                    "spans", ValueType.of(SPAN).list(), Story::spans)
            .writtenEmpty()
            .readAfter("sources");
    public static final Property<Story, Map<String, Source>> SOURCES =
            Property.of("sources", ValueType.of(Sources.SCHEMA).byKey(), Story::sources);

    static final PropertySchema<Story> SCHEMA = new PropertySchema<>(
            values -> {
                throw new IllegalStateException("A story is made with its items");
            },
            List.of(
                    TITLE,
                    STANDFIRST,
                    BYLINE,
                    Property.computed("lang", ValueType.LANGUAGE_OF_TEXT, Story::title),
                    LICENCE,
                    TIME_ZONE,
                    EXTENT,
                    KNOWN_AS_OF,
                    Property.computed("knownAsOfText", ValueType.EDTF_IN_WORDS, Story::knownAsOf),
                    Property.computed(
                            "knownUntil",
                            ValueType.INSTANT,
                            of -> of.knownAsOf() == null ? null : of.knownAsOf().latest()),
                    LANGUAGES,
                    VIEW,
                    CATEGORIES,
                    NUMBERS,
                    SIZE_BY,
                    SPANS,
                    SOURCES),
            List.of());

    private StoryText() {}

    /** A story of what was read of itself and of its items, which was without fault. */
    public static Story make(
            String id,
            Values values,
            List<Place> places,
            List<Incident> incidents,
            List<Movement> movements,
            List<Scene> scenes) {
        return new Story(
                id,
                values.get(TITLE),
                values.find(STANDFIRST),
                values.find(BYLINE),
                values.find(LICENCE),
                values.get(TIME_ZONE),
                values.get(EXTENT),
                values.find(KNOWN_AS_OF),
                values.list(LANGUAGES),
                values.find(VIEW),
                values.list(CATEGORIES),
                values.byKey(NUMBERS),
                values.find(SIZE_BY),
                values.byKey(SOURCES),
                values.list(SPANS),
                places,
                incidents,
                movements,
                scenes);
    }

    private static PropertySchema<Licence> licences() {
        Property<Licence, String> name =
                Property.of("name", ValueType.PROSE, Licence::name).required();
        Property<Licence, String> url = Property.of("url", ValueType.URI, Licence::url);
        return new PropertySchema<>(
                values -> new Licence(values.get(name), values.find(url)), List.of(name, url), List.of());
    }

    private static PropertySchema<Category> categories() {
        Property<Category, LocalizedText> label =
                Property.of("label", ValueType.LOCALIZED, Category::label).required();
        Property<Category, String> colour = Property.of("colour", ValueType.COLOUR, Category::colour)
                .required()
                .readAfter("id");
        Property<Category, Pattern> pattern = Property.of("pattern", ValueType.oneOf(Pattern.class), Category::pattern)
                .required();
        return new PropertySchema<>(
                values -> new Category(
                        values.get(CATEGORY_ID), values.get(label), values.get(colour), values.get(pattern)),
                List.of(CATEGORY_ID, label, colour, pattern),
                List.of("id"));
    }

    private static PropertySchema<ShadedSpan> spans() {
        Property<ShadedSpan, String> incident = Property.of(
                        "incident", ValueType.referenceTo(ReferenceTarget.INCIDENT), ShadedSpan::incident)
                .required();
        Property<ShadedSpan, LocalizedText> label = Property.of("label", ValueType.LOCALIZED, ShadedSpan::label);
        return new PropertySchema<>(
                values -> new ShadedSpan(values.get(incident), values.find(label)),
                List.of(incident, label),
                List.of("incident"));
    }
}
