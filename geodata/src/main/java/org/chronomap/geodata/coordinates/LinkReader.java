package org.chronomap.geodata.coordinates;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.geodata.coordinates.PairReader.Order;
import org.chronomap.geodata.coordinates.Position.Form;
import org.chronomap.geodata.geo.Nearness;
import org.jspecify.annotations.Nullable;

/**
 * Finds the position in a link of a map site. What a link marks wins over the middle of the map that it shows, which is known no closer than
 * a person points.
 */
final class LinkReader {

    private final Link link;
    private final LinkNumbers numbers;
    private final Nearness nearness;
    private final String language;

    LinkReader(Link link, Nearness nearness, String language) {
        this.link = link;
        this.numbers = new LinkNumbers(link);
        this.nearness = nearness;
        this.language = language;
    }

    Reading read() {
        if (link.scheme().equals("geo")) {
            return GeoUri.read(link, this);
        }
        Refusal refusal = refusal();
        if (refusal != null) {
            return new Reading.Refused(refusal);
        }
        return first(List.of(ofSite(), numbers.named(), numbers.inFragment(), numbers.behindAt(), unknownOrder()))
                .orElseGet(() -> new Reading.Refused(Refusal.NO_POSITION));
    }

    private @Nullable Refusal refusal() {
        if (link.isOf(
                        "goo.gl",
                        "g.co",
                        "maps.apple",
                        "go.2gis.com",
                        "bit.ly",
                        "t.co",
                        "tinyurl.com",
                        "omaps.app",
                        "her.is")
                || (link.isOf("openstreetmap.org", "osm.org") && link.path().startsWith("/go/"))
                || (link.isOf("yandex") && link.path().startsWith("/maps/-/"))) {
            return Refusal.SHORT_LINK;
        }
        if (link.isOf("what3words.com", "w3w.co")) {
            return Refusal.WHAT3WORDS;
        }
        if (link.isOf("baidu.com", "amap.com", "gaode.com", "map.qq.com")) {
            return Refusal.SHIFTED_MAP;
        }
        boolean isRoute = link.path().contains("/dir/")
                || link.path().contains("/directions")
                || Stream.of("rtext", "rtp", "daddr", "destination").anyMatch(link.parameters()::containsKey);
        return isRoute ? Refusal.ROUTE : null;
    }

    private Optional<Reading> ofSite() {
        if (link.isOf("google")) {
            return first(List.of(
                    google(),
                    text(Order.LATITUDE_FIRST, "q", "query", "cbll", "viewpoint"),
                    inPath(Order.LATITUDE_FIRST, ",", Form.LINK),
                    numbers.behindAt(),
                    numbers.view(Order.LATITUDE_FIRST, ",", "ll", "center", "sll")));
        }
        if (link.isOf("openstreetmap.org", "osm.org")) {
            return first(List.of(
                    numbers.pair("mlat", "mlon", Form.LINK),
                    numbers.inFragment(),
                    numbers.pair("lat", "lon", Form.LINK_VIEW),
                    text(Order.LATITUDE_FIRST, "query")));
        }
        if (link.isOf("maps.apple.com", "waze.com")) {
            return first(List.of(
                    text(Order.LATITUDE_FIRST, "coordinate", "ll", "latlng", "q"),
                    numbers.view(Order.LATITUDE_FIRST, ",", "center", "sll")));
        }
        if (link.isOf("bing.com")) {
            return first(List.of(
                    text(Order.LATITUDE_FIRST, "where1", "q"),
                    Optional.ofNullable(link.parameters().get("sp"))
                            .filter(marked -> marked.startsWith("point."))
                            .flatMap(marked -> numbers.of(marked.substring(6), "_", Order.LATITUDE_FIRST, Form.LINK)),
                    numbers.view(Order.LATITUDE_FIRST, "~", "cp")));
        }
        if (link.isOf("yandex", "ya.ru")) {
            return first(List.of(
                    marks("whatshere[point]", "poi[point]", "pt"),
                    text(Order.LATITUDE_FIRST, "text", "q"),
                    numbers.view(Order.LONGITUDE_FIRST, ",", "ll", "sll")));
        }
        if (link.isOf("2gis")) {
            return first(List.of(
                    inPath(Order.LONGITUDE_FIRST, ",", Form.LINK), numbers.view(Order.LONGITUDE_FIRST, ",/", "m")));
        }
        // MediaWiki's: 43_15_N_76_54_E_type:city
        return Optional.ofNullable(link.parameters().get("params")).flatMap(this::geoHack);
    }

    private static Optional<Reading> first(List<Optional<Reading>> readings) {
        return readings.stream().flatMap(Optional::stream).findFirst();
    }

    /** The last of {@code !3d43.25!4d76.95} is what is marked. */
    private Optional<Reading> google() {
        int latitude = link.path().lastIndexOf("!3d");
        int longitude = link.path().indexOf("!4d", latitude);
        if (latitude < 0 || longitude < 0) {
            return Optional.empty();
        }
        String pair = link.path().substring(latitude + 3, longitude)
                + '!'
                + link.path().substring(longitude + 3);
        return numbers.of(pair, "!/?", Order.LATITUDE_FIRST, Form.LINK);
    }

    /** Marked as longitude, latitude; several marks with a tilde between them. */
    private Optional<Reading> marks(String... names) {
        for (String name : names) {
            String value = link.parameters().get(name);
            if (value != null) {
                return value.contains("~")
                        ? Optional.of(new Reading.Refused(Refusal.ROUTE))
                        : numbers.of(value, ",", Order.LONGITUDE_FIRST, Form.LINK);
            }
        }
        return Optional.empty();
    }

    private Optional<Reading> geoHack(String value) {
        String plain = value.replace('_', ' ');
        int end = plain.indexOf(" E ") + plain.indexOf(" W ") + 1;
        return written(end < 0 ? plain : plain.substring(0, Math.min(plain.length(), end + 3)), Order.LATITUDE_FIRST);
    }

    /** A position that somebody typed, in a parameter. */
    private Optional<Reading> text(Order order, String... names) {
        return Stream.of(names)
                .map(link.parameters()::get)
                .flatMap(Stream::ofNullable)
                .map(value -> written(value.startsWith("loc:") ? value.substring(4) : value, order))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param value may have a label in brackets behind it */
    Optional<Reading> written(String value, Order order) {
        int label = value.indexOf('(');
        String position = CoordinateText.tidy(label < 0 ? value : value.substring(0, label));
        Reading reading = CoordinateText.degrees(position, order, nearness, language);
        if (reading instanceof Reading.Read read) {
            return Optional.of(new Reading.Read(read.position().as(Form.LINK, 1)));
        }
        return reading instanceof Reading.NoCoordinates ? Optional.empty() : Optional.of(reading);
    }

    /** The last part of the path that is two numbers, or a position as Google writes one. */
    private Optional<Reading> inPath(Order order, String between, Form form) {
        String[] parts = link.path().split("/", 20);
        for (int i = parts.length - 1; i >= 0; i--) {
            Optional<Reading> found = Numbers.list(parts[i], between).size() == 2
                    ? numbers.of(parts[i], between, order, form)
                    : parts[i].indexOf('°') > 0 ? written(parts[i].replace('+', ' '), order) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Of a site that is not known. */
    private Optional<Reading> unknownOrder() {
        return text(
                Order.UNKNOWN,
                "ll",
                "q",
                "query",
                "center",
                "coordinates",
                "coords",
                "latlng",
                "loc",
                "location",
                "point");
    }
}
