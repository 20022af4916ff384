package org.chronomap.geodata.schema;

import java.util.List;
import java.util.Objects;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Source;
import org.jspecify.annotations.Nullable;

/** What is said of where a statement is from. */
public final class Sources {

    public static final Property<Source, String> PUBLISHER =
            Property.of("publisher", ValueType.TEXT, Sources::publisher).required();

    private static final Property<Source, LocalizedText> TITLE =
            Property.of("title", ValueType.LOCALIZED, Source::title);
    private static final Property<Source, String> URL = Property.of("url", ValueType.URI, Source::url);
    private static final Property<Source, String> PUBLISHED =
            Property.of("published", ValueType.EDTF_TEXT, Source::published);
    private static final Property<Source, Object> PUBLISHED_TEXT =
            Property.computed("publishedText", ValueType.EDTF_IN_WORDS, Source::published);
    private static final Property<Source, String> LANG = Property.of("lang", ValueType.LANGUAGE, Source::lang);
    private static final Property<Source, String> QUOTE = Property.of("quote", ValueType.PROSE, Source::quote);
    private static final Property<Source, String> ACCESSED =
            Property.of("accessed", ValueType.EDTF_TEXT, Source::accessed);
    private static final Property<Source, String> ARCHIVE_URL =
            Property.of("archiveUrl", ValueType.URI, Source::archiveUrl);
    private static final Property<Source, LocalizedText> ATTRIBUTED_TO =
            Property.of("attributedTo", ValueType.LOCALIZED, Source::attributedTo);

    public static final PropertySchema<Source> SCHEMA = new PropertySchema<>(
            Sources::make,
            List.of(
                    PUBLISHER,
                    TITLE,
                    URL,
                    PUBLISHED,
                    PUBLISHED_TEXT,
                    LANG,
                    QUOTE,
                    ACCESSED,
                    ARCHIVE_URL,
                    ATTRIBUTED_TO),
            List.of("url", "publisher"));

    private Sources() {}

    private static @Nullable String publisher(Source source) {
        return source.isNamed() ? source.publisher() : null;
    }

    private static Source make(Values values) {
        return new Source(
                Objects.requireNonNullElse(values.find(PUBLISHER), ""),
                values.find(TITLE),
                values.find(URL),
                values.find(PUBLISHED),
                values.find(LANG),
                values.find(QUOTE),
                values.find(ACCESSED),
                values.find(ARCHIVE_URL),
                values.find(ATTRIBUTED_TO));
    }
}
