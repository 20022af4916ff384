package org.chronomap.backend.feeds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chronomap.backend.snapshot.LastChange;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.view.XmlText;
import org.chronomap.geodata.story.Story;

/** The pages of this server for search engines (<a href="https://www.sitemaps.org/protocol.html">Sitemaps 0.90</a>). */
final class Sitemap {

    private Sitemap() {}

    /**
     * Each page once for each language, with links to itself in all others.
     *
     * @param root of this server, without a slash at its end
     * @param languages of the list of stories
     */
    static byte[] write(List<Snapshot> stories, List<String> languages, String root) {
        XmlText xml = new XmlText();
        xml.open(
                "urlset",
                "xmlns",
                "http://www.sitemaps.org/schemas/sitemap/0.9",
                "xmlns:xhtml",
                "http://www.w3.org/1999/xhtml");
        languages.forEach(language -> {
            xml.open("url").element("loc", root + "/?lang=" + language);
            alternates(xml, root + '/', languages);
            xml.close();
        });
        for (Snapshot snapshot : stories) {
            Story story = snapshot.story();
            String page = root + "/stories/" + story.id();
            Instant changed = LastChange.of(snapshot);
            story.languages().forEach(language -> {
                xml.open("url").element("loc", page + "?lang=" + language);
                if (!changed.equals(Instant.EPOCH)) {
                    LocalDate day = LocalDate.ofInstant(changed, story.timeZone());
                    xml.element("lastmod", day.toString());
                }
                alternates(xml, page, story.languages());
                xml.close();
            });
        }
        return xml.close().bytes();
    }

    private static void alternates(XmlText xml, String page, List<String> languages) {
        languages.forEach(language -> alternate(xml, language, page + "?lang=" + language));
        alternate(xml, "x-default", page);
    }

    private static void alternate(XmlText xml, String language, String address) {
        xml.empty("xhtml:link", "rel", "alternate", "hreflang", language, "href", address);
    }
}
