package org.chronomap.geodata.format;

import java.time.ZoneId;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.time.Edtf;
import org.jspecify.annotations.Nullable;

/** Reads where statements are from. */
final class SourceReader {

    /** Stands in for a source that is referred to and is not there. */
    static final Source UNKNOWN = new Source("", null, null, null, null, null, null, null, null);

    private SourceReader() {}

    /** A source of its own. */
    static Source read(Fields fields, ZoneId zone) {
        return over(null, fields, zone);
    }

    /**
     * A source that says what is special to one statement.
     *
     * @param named what the story says once for all that refer to it; null when the source stands for itself
     */
    static Source over(@Nullable Source named, Fields fields, ZoneId zone) {
        String publisher = named == null || fields.has("publisher") ? fields.text("publisher") : named.publisher();
        LocalizedText title = fields.findLocalized("title");
        String url = fields.findUrl("url");
        String published = date(fields, "published", zone);
        String lang = fields.findText("lang");
        String quote = fields.findText("quote");
        String accessed = date(fields, "accessed", zone);
        String archiveUrl = fields.findUrl("archiveUrl");
        LocalizedText attributedTo = fields.findLocalized("attributedTo");
        fields.nothingElse();
        if (lang != null) {
            fields.language("lang", lang);
        }
        if (named == null) {
            return new Source(publisher, title, url, published, lang, quote, accessed, archiveUrl, attributedTo);
        }
        return new Source(
                publisher,
                title == null ? named.title() : title,
                url == null ? named.url() : url,
                published == null ? named.published() : published,
                lang == null ? named.lang() : lang,
                quote == null ? named.quote() : quote,
                accessed == null ? named.accessed() : accessed,
                archiveUrl == null ? named.archiveUrl() : archiveUrl,
                attributedTo == null ? named.attributedTo() : attributedTo);
    }

    private static @Nullable String date(Fields fields, String name, ZoneId zone) {
        return fields.find(name, text -> Edtf.parse(text, zone).edtf());
    }
}
