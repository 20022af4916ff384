package org.chronomap.backend.history;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.site.Site;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.view.Templates;
import org.chronomap.backend.view.XmlText;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log as an Atom feed (RFC 4287), paged (RFC 5005). */
@Component
final class HistoryFeed {

    private final Templates templates;
    private final Messages messages;
    private final OwnSite ownSite;

    HistoryFeed(Templates templates, Messages messages, OwnSite ownSite) {
        this.ownSite = ownSite;
        this.templates = templates;
        this.messages = messages;
    }

    byte[] write(History.Page page, Snapshot snapshot, EncodedStory encoded, HistoryAddress address) {
        String language = encoded.language();
        Map<String, String> own = messages.in(language);
        FieldWords fields = new FieldWords(snapshot, encoded, own);
        HistoryWords words = new HistoryWords(snapshot, language, fields, address.story());
        XmlText xml = new XmlText();
        xml.open("feed", "xmlns", "http://www.w3.org/2005/Atom", "xml:lang", language);
        xml.element("id", address.log() + "?f=atom&lang=" + language);
        xml.element(
                "title",
                fields.message("page.history") + " · "
                        + snapshot.story()
                                .title()
                                .in(encoded.wording().preferred())
                                .text());
        xml.element("updated", updated(page, snapshot).toString());
        link(xml, "self", "application/atom+xml", address.self());
        link(xml, "alternate", "text/html", address.log() + "?f=html&lang=" + language);
        if (page.next() != null) {
            link(xml, "next", "application/atom+xml", address.before(page.next()));
        }
        LocalizedText byline = snapshot.story().byline();
        xml.open("author")
                .element(
                        "name",
                        byline == null
                                ? fields.message("page.site")
                                : byline.in(encoded.wording().preferred()).text())
                .close();
        Site site = ownSite.site();
        if (site != null) {
            site.ofFeed(address.root()).forEach((name, picture) -> xml.element(name, picture));
        }
        for (HistoryEntry entry : page.entries()) {
            xml.open("entry");
            xml.element("id", address.entry(entry.seq()));
            xml.element("title", words.line(entry));
            xml.element("updated", entry.at().toString());
            link(
                    xml,
                    "alternate",
                    "text/html",
                    address.log() + "?lang=" + language + "&before=" + (entry.seq() + 1) + "#change-" + entry.seq());
            Map<String, @Nullable Object> values = new HashMap<>(own);
            values.putAll(words.entry(entry));
            values.put("lang", language);
            xml.element(
                    "content", new String(templates.render("change", values), StandardCharsets.UTF_8), "type", "html");
            xml.close();
        }
        return xml.close().bytes();
    }

    private static Instant updated(History.Page page, Snapshot snapshot) {
        Version version = snapshot.index().version();
        return page.entries().stream()
                .findFirst()
                .map(HistoryEntry::at)
                .orElse(version == null ? Instant.EPOCH : version.updated());
    }

    private static void link(XmlText xml, String relation, String type, String address) {
        xml.empty("link", "rel", relation, "type", type, "href", address);
    }
}
