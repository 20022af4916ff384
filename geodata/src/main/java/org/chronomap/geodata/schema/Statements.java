package org.chronomap.geodata.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Media;
import org.chronomap.geodata.story.Quantity;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.Qualifier;
import org.chronomap.geodata.time.TimeSpan;
import tools.jackson.databind.JsonNode;

/** What incidents and movements have in common. */
public final class Statements {

    public static final Property<Statement, String> ID =
            Property.of("id", ValueType.ID, Statement::id).required().featureMember(FeatureMember.ID);
    public static final Property<Statement, TimeSpan> WHEN = Property.of("when", ValueType.EDTF, Statement::when)
            .required("a date, like 2022-01-06 (geodata/docs/dates.md tells how)")
            .selectedBy("datetime");
    public static final Property<Statement, String> CATEGORY = Property.of(
                    "category", ValueType.referenceTo(ReferenceTarget.CATEGORY), Statement::category)
            .required()
            .selectedBy("category");
    static final Property<Statement, Status> STATUS = Property.of(
                    "status", ValueType.oneOf(Status.class), Statement::status)
            .required()
            .selectedBy("status")
            .words("status");
    static final Property<Statement, LocalizedText> TITLE = Property.of("title", ValueType.LOCALIZED, Statement::title)
            .required()
            .writtenAfter("id");
    static final Property<Statement, LocalizedText> SUMMARY =
            Property.of("summary", ValueType.LOCALIZED, Statement::summary).writtenAfter("title");
    static final Property<Statement, Map<String, Quantity>> NUMBERS = Property.of(
                    "numbers", ValueType.of(quantities()).byKey(), Statement::numbers)
            .selectedBy("number");
    static final Property<Statement, List<LocalizedText>> ACTORS = Property.of(
                    "actors", ValueType.LOCALIZED.list(), Statement::actors)
            .selectedBy("actor")
            .writtenEmpty();
    static final Property<Statement, List<LocalizedText>> TAGS =
            Property.of("tags", ValueType.LOCALIZED.list(), Statement::tags).writtenEmpty();
    public static final Property<Statement, List<Source>> SOURCES = Property.of(
                    "sources", ValueType.of(Sources.SCHEMA).list(), Statement::sources)
            .required("nothing is stated without a source")
            .selectedBy("source");
    static final Property<Statement, List<Media>> MEDIA =
            Property.of("media", ValueType.of(media()).list(), Statement::media);
    static final Property<Statement, List<String>> INFERRED = Property.of(
                    "inferred", ValueType.referenceTo(ReferenceTarget.PROPERTY).list(), Statement::inferred)
            .words("inferred")
            .writtenEmpty();
    static final Property<Statement, Map<String, JsonNode>> EXTRA =
            Property.of(PropertySchema.EXTRA, ValueType.ANY.byKey(), Statement::extra);

    /** Who it is and when, before where it was. */
    static final List<Property<Statement, ?>> FIRST = List.of(
            ID,
            WHEN,
            Property.computed("whenText", ValueType.EDTF_IN_WORDS, Statement::when),
            Property.computed(
                    "start", ValueType.INSTANT, of -> of.when().start().first()),
            Property.computed(
                    "latestStart", ValueType.INSTANT, of -> of.when().start().last()),
            Property.computed(
                    "earliestEnd", ValueType.INSTANT, of -> of.when().end().first()),
            Property.computed("end", ValueType.INSTANT, of -> of.when().end().last()),
            Property.computed(
                    "timePrecision",
                    ValueType.oneOf(Precision.class, Precision::id),
                    of -> of.when().precision()),
            Property.<Statement, List<Qualifier>>computed(
                            "timeQualifiers",
                            ValueType.oneOf(Qualifier.class, Qualifier::id).list(),
                            of -> List.copyOf(of.when().qualifiers()))
                    .writtenEmpty());

    /** What it was. */
    static final List<Property<Statement, ?>> OTHERS = List.of(
            CATEGORY,
            STATUS,
            TITLE,
            SUMMARY,
            Property.computed("lang", ValueType.LANGUAGE_OF_TEXT, Statement::title)
                    .writtenAfter("summary"),
            NUMBERS,
            ACTORS,
            TAGS,
            SOURCES,
            MEDIA,
            INFERRED,
            EXTRA);

    private Statements() {}

    static Statement make(Values values) {
        return new Statement(
                values.get(ID),
                values.get(TITLE),
                values.find(SUMMARY),
                values.get(WHEN),
                values.get(CATEGORY),
                values.get(STATUS),
                values.byKey(NUMBERS),
                values.list(ACTORS),
                values.list(TAGS),
                values.list(SOURCES),
                values.list(MEDIA),
                values.list(INFERRED),
                values.attributes(),
                values.byKey(EXTRA));
    }

    private static PropertySchema<Quantity> quantities() {
        Property<Quantity, BigDecimal> low = Property.of("low", ValueType.NUMBER, Quantity::low);
        Property<Quantity, BigDecimal> best = Property.of("best", ValueType.NUMBER, Quantity::best);
        Property<Quantity, BigDecimal> high = Property.of("high", ValueType.NUMBER, Quantity::high);
        Property<Quantity, LocalizedText> words = Property.of("words", ValueType.LOCALIZED, Quantity::words);
        return new PropertySchema<>(
                values -> new Quantity(values.find(low), values.find(best), values.find(high), values.find(words)),
                List.of(low, best, high, words),
                List.of());
    }

    private static PropertySchema<Media> media() {
        Property<Media, String> url =
                Property.of("url", ValueType.URI, Media::url).required("where the picture, film or sound is");
        Property<Media, Media.Kind> kind = Property.of("kind", ValueType.oneOf(Media.Kind.class), Media::kind)
                .required();
        Property<Media, String> credit =
                Property.of("credit", ValueType.TEXT, Media::credit).required();
        Property<Media, LocalizedText> caption = Property.of("caption", ValueType.LOCALIZED, Media::caption);
        Property<Media, LocalizedText> alt = Property.of("alt", ValueType.LOCALIZED, Media::alt);
        return new PropertySchema<>(
                values -> new Media(
                        values.get(url), values.get(kind), values.get(credit), values.find(caption), values.find(alt)),
                List.of(url, kind, credit, caption, alt),
                List.of("url"));
    }
}
