package org.chronomap.backend.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chronomap.backend.site.Site;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Licence;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.StoryEvent;
import org.chronomap.geodata.time.IsoInstant;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A story in the words of <a href="https://schema.org/NewsArticle">schema.org</a>, for search engines. An {@code Event} there is
 * something that takes or took place; it has no word for what somebody claims, disputes or only planned, so only what the
 * sources report or confirm is told as one, and of its time only what is certain.
 */
final class JsonLd {

    private static final String ISO_DATE = "\\d{4}(-(0\\d|1[0-2])(-\\d{2})?)?";
    private static final Pattern ISO_TIME = Pattern.compile(ISO_DATE + "(/" + ISO_DATE + ")?");
    private static final Set<Status> FACTS = Set.of(Status.REPORTED, Status.CONFIRMED);

    private final Snapshot snapshot;
    private final Story story;
    private final List<String> preferred;
    private final String language;
    private final List<StoryEvent> events;
    private final String page;
    private final @Nullable String card;
    private final String root;
    private final @Nullable Site site;

    /**
     * @param events those that the page tells: the others are told by the other pages of the table
     * @param hasCard whether the story's picture can be shown
     * @param site null = nobody has said whose stories these are
     */
    JsonLd(
            Snapshot snapshot,
            EncodedStory encoded,
            PublicAddress address,
            List<StoryEvent> events,
            boolean hasCard,
            @Nullable Site site) {
        this.root = address.root();
        this.site = site;
        this.snapshot = snapshot;
        this.events = events;
        this.story = snapshot.story();
        this.preferred = encoded.wording().preferred();
        this.language = encoded.language();
        this.page = address.page(story.id(), language);
        this.card = hasCard ? address.card(story.id(), language) : null;
    }

    /** JSON that is safe inside a script element of any HTML page. */
    String text() {
        ObjectNode article = JsonMapper.shared().createObjectNode();
        article.put("@context", "https://schema.org");
        article.put("@type", "NewsArticle");
        article.put("@id", page);
        article.put("url", page);
        article.put("mainEntityOfPage", page);
        article.put("inLanguage", language);
        put(article, "headline", story.title());
        put(article, "description", story.standfirst());
        // A byline may be a sentence: schema.org's author wants a person or an organisation by name.
        put(article, "creditText", story.byline());
        if (site != null) {
            publisher(article.putObject("publisher"), site);
        }
        if (card != null) {
            article.put("image", card);
        }
        coverage().ifPresent(time -> article.put("temporalCoverage", time));
        Licence licence = story.licence();
        if (licence != null) {
            article.put("license", licence.url() == null ? licence.name() : licence.url());
        }
        ArrayNode about = article.putArray("about");
        events.stream()
                .filter(Incident.class::isInstance)
                .map(Incident.class::cast)
                .filter(incident -> FACTS.contains(incident.statement().status()))
                .forEach(incident -> event(about.addObject(), incident));
        ArrayNode citations = article.putArray("citation");
        sources().forEach(source -> citation(citations.addObject(), source));
        return ScriptJson.text(article);
    }

    private void publisher(ObjectNode publisher, Site site) {
        publisher.put("@type", "Organization").put("name", site.name(language));
        if (site.url() != null) {
            publisher.put("url", site.url());
        }
        if (site.logo() != null) {
            // An address alone is taken by some for a fault.
            publisher
                    .putObject("logo")
                    .put("@type", "ImageObject")
                    .put("url", root + '/' + site.logo().light().file().path());
        }
    }

    /** As the author wrote it where ISO 8601 has that too; else by its first and last day, of years that both have. */
    private Optional<String> coverage() {
        TimeSpan extent = story.extent();
        if (ISO_TIME.matcher(extent.edtf()).matches()) {
            return Optional.of(extent.edtf());
        }
        Optional<LocalDate> first =
                extent.extent().firstInstant().map(this::day).filter(JsonLd::isIso);
        Optional<LocalDate> last = extent.extent().lastInstant().map(this::day).filter(JsonLd::isIso);
        return first.isPresent() && last.isPresent() ? Optional.of(first.get() + "/" + last.get()) : Optional.empty();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, story.timeZone());
    }

    private static boolean isIso(LocalDate day) {
        return IsoInstant.isInFourDigits(day.getYear());
    }

    private void event(ObjectNode event, Incident incident) {
        Statement statement = incident.statement();
        event.put("@type", "Event");
        event.put("@id", page + (page.contains("?") ? "&incident=" : "?incident=") + statement.id());
        put(event, "name", statement.title());
        put(event, "description", statement.summary());
        CertainDate.ofStart(statement.when(), story.timeZone()).ifPresent(date -> event.put("startDate", date));
        CertainDate.ofEnd(statement.when(), story.timeZone()).ifPresent(date -> event.put("endDate", date));
        if (incident.place() != null) {
            place(event.putObject("location"), snapshot.index().place(incident.place()), incident);
        } else if (incident.at() != null) {
            coordinates(event.putObject("location").put("@type", "Place"), incident.at());
        }
    }

    private void place(ObjectNode location, Place place, Incident incident) {
        location.put("@type", type(place.kind()));
        put(location, "name", place.name());
        if (place.code() != null) {
            location.put("identifier", place.code());
        }
        Point at = incident.at() == null ? place.at() : incident.at();
        // What was somewhere in a region has no spot, though the region's name stands at one.
        boolean known = incident.geoPrecision() == GeoPrecision.EXACT || incident.geoPrecision() == GeoPrecision.CITY;
        if (at != null && known) {
            coordinates(location, at);
        }
    }

    private static String type(PlaceKind kind) {
        return switch (kind) {
            case COUNTRY -> "Country";
            case REGION -> "AdministrativeArea";
            case CITY -> "City";
            case AIRPORT -> "Airport";
            case SITE -> "Place";
        };
    }

    private static void coordinates(ObjectNode location, Point at) {
        location.putObject("geo")
                .put("@type", "GeoCoordinates")
                .put("latitude", at.getY())
                .put("longitude", at.getX());
    }

    /** What the sources of all it tells are, each once, whatever they are quoted with. */
    private Set<Source> sources() {
        Set<Source> sources = new LinkedHashSet<>();
        events.stream()
                .flatMap(event -> event.statement().sources().stream())
                .map(source -> new Source(
                        source.publisher(),
                        source.title(),
                        source.url(),
                        source.published(),
                        source.lang(),
                        null,
                        null,
                        null,
                        null))
                .forEach(sources::add);
        return sources;
    }

    private void citation(ObjectNode citation, Source source) {
        citation.put("@type", "CreativeWork");
        citation.putObject("publisher").put("@type", "Organization").put("name", source.publisher());
        put(citation, "name", source.title());
        if (source.url() != null) {
            citation.put("url", source.url());
        }
        if (source.lang() != null) {
            citation.put("inLanguage", source.lang());
        }
        String published = source.published();
        // EDTF has more to say than ISO 8601: only what both write alike.
        if (published != null && published.matches("\\d{4}-\\d{2}-\\d{2}")) {
            citation.put("datePublished", published);
        }
    }

    private void put(ObjectNode node, String name, @Nullable LocalizedText text) {
        if (text != null) {
            node.put(name, text.in(preferred).text());
        }
    }
}
