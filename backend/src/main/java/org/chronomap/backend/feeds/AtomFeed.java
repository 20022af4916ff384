package org.chronomap.backend.feeds;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.page.EventWords;
import org.chronomap.backend.page.Renderings;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.site.Site;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.LastChange;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.view.Templates;
import org.chronomap.backend.view.TextWithSlots;
import org.chronomap.backend.view.XmlText;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A story's incidents as an Atom feed (RFC 4287), the latest first. */
@Component
final class AtomFeed {

    /** A feed tells what is new; the whole story has an address of its own. */
    static final int MOST_ENTRIES = 500;

    private static final String ROOT = "root";

    private final Renderings renderings;
    private final Templates templates;
    private final Messages messages;
    private final OwnSite own;

    AtomFeed(Renderings renderings, Templates templates, Messages messages, OwnSite own) {
        this.own = own;
        this.renderings = renderings;
        this.templates = templates;
        this.messages = messages;
    }

    /**
     * The feed in UTF-8, written once for each revision and language.
     *
     * @param root of this server, without a slash at its end
     */
    Mono<TextWithSlots.Filled> of(Snapshot snapshot, EncodedStory encoded, String root) {
        return renderings.text(encoded, "feed", () -> write(snapshot, encoded), Map.of(ROOT, root));
    }

    private byte[] write(Snapshot snapshot, EncodedStory encoded) {
        return new Writing(snapshot, encoded, TextWithSlots.slot(ROOT), own.site()).feed();
    }

    /** The feed in one language while it is written. */
    private final class Writing {

        private final Snapshot snapshot;
        private final Story story;
        private final String language;
        private final List<String> preferred;
        private final Map<String, String> messages;
        private final EventWords words;
        private final String root;
        private final String address;
        private final @Nullable Site site;
        private final XmlText xml = new XmlText();

        Writing(Snapshot snapshot, EncodedStory encoded, String root, @Nullable Site site) {
            this.root = root;
            this.site = site;
            this.snapshot = snapshot;
            this.story = snapshot.story();
            this.language = encoded.language();
            this.preferred = encoded.wording().preferred();
            this.messages = AtomFeed.this.messages.in(language);
            this.words = new EventWords(snapshot, encoded, messages);
            this.address = root + "/stories/" + story.id();
        }

        byte[] feed() {
            List<Entry<Incident>> incidents = snapshot.index().incidents().entries().stream()
                    .sorted(Comparator.<Entry<Incident>>comparingLong(Entry::earliestStart)
                            .reversed()
                            .thenComparing(Entry::id))
                    .limit(MOST_ENTRIES)
                    .toList();
            String self = address + "/feed.atom?lang=" + language;
            xml.open(
                    "feed",
                    "xmlns",
                    "http://www.w3.org/2005/Atom",
                    "xmlns:georss",
                    "http://www.georss.org/georss",
                    "xml:lang",
                    language);
            xml.element("id", self);
            text("title", story.title(), "");
            if (story.standfirst() != null) {
                text("subtitle", story.standfirst(), "");
            }
            xml.element("updated", updated(incidents).toString());
            xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", self);
            xml.empty("link", "rel", "alternate", "type", "text/html", "hreflang", language, "href", page());
            xml.open("author").element("name", author());
            if (site != null && site.url() != null && story.byline() == null) {
                xml.element("uri", site.url());
            }
            xml.close();
            if (site != null) {
                site.ofFeed(root).forEach((name, address) -> xml.element(name, address));
            }
            if (story.licence() != null) {
                xml.element("rights", story.licence().name());
            }
            incidents.forEach(this::entry);
            return xml.close().bytes();
        }

        private Instant updated(List<Entry<Incident>> incidents) {
            return Stream.concat(
                            Stream.of(LastChange.of(snapshot)),
                            incidents.stream().map(incident -> LastChange.of(incident, story)))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }

        private String author() {
            LocalizedText byline = story.byline();
            return byline == null
                    ? messages.getOrDefault("page.site", "Chronomap")
                    : byline.in(preferred).text();
        }

        private String page() {
            return address + "?lang=" + language;
        }

        private void entry(Entry<Incident> entry) {
            Incident incident = entry.feature();
            Statement statement = incident.statement();
            xml.open("entry");
            xml.element("id", address + "/collections/incidents/items/" + statement.id() + "?lang=" + language);
            text("title", statement.title(), doubt(statement.status()));
            xml.element("updated", LastChange.of(entry, story).toString());
            xml.empty(
                    "link",
                    "rel",
                    "alternate",
                    "type",
                    "text/html",
                    "hreflang",
                    language,
                    "href",
                    page() + "&incident=" + statement.id());
            statement.sources().stream()
                    .map(Source::url)
                    .filter(Objects::nonNull)
                    .distinct()
                    .forEach(url -> xml.empty("link", "rel", "related", "href", url));
            category(statement.category());
            xml.element(
                    "content",
                    new String(templates.render("entry", content(incident)), StandardCharsets.UTF_8),
                    "type",
                    "html");
            point(incident);
            xml.close();
        }

        private Map<String, Object> content(Incident incident) {
            Map<String, Object> content = words.item(incident);
            content.putAll(messages);
            return content;
        }

        /** A feed reader shows titles alone: what is no established fact must say so there. */
        private String doubt(Status status) {
            return switch (status) {
                case REPORTED, CONFIRMED -> "";
                case CLAIMED, DISPUTED, PLANNED, RETRACTED -> " (" + Messages.status(messages, status) + ')';
            };
        }

        private void category(String id) {
            story.categories().stream()
                    .filter(category -> category.id().equals(id))
                    .map(Category::label)
                    .forEach(label -> xml.empty(
                            "category", "term", id, "label", label.in(preferred).text()));
        }

        /** Latitude before longitude, in degrees WGS 84. What is not known to a spot has none. */
        private void point(Incident incident) {
            boolean known =
                    incident.geoPrecision() == GeoPrecision.EXACT || incident.geoPrecision() == GeoPrecision.CITY;
            String place = incident.place();
            Point at = incident.at() == null && place != null
                    ? snapshot.index().place(place).at()
                    : incident.at();
            if (known && at != null) {
                xml.element("georss:point", at.getY() + " " + at.getX());
            }
        }

        private void text(String name, LocalizedText text, String more) {
            LocalizedText.InLanguage given = text.in(preferred);
            if (given.language().equals(language) || given.language().equals(LocalizedText.ANY_LANGUAGE)) {
                xml.element(name, given.text() + more);
            } else {
                xml.element(name, given.text() + more, "xml:lang", given.language());
            }
        }
    }
}
