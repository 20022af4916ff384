package org.chronomap.geodata.coordinates;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.chronomap.geodata.coordinates.PairReader.Order;
import org.chronomap.geodata.coordinates.Position.Form;

/** The positions that stand as plain numbers in the parts of a link, whatever site it is of. */
final class LinkNumbers {

    private final Link link;

    LinkNumbers(Link link) {
        this.link = link;
    }

    Optional<Reading> named() {
        return Stream.of("lat", "latitude", "mlat")
                .flatMap(latitude -> Stream.of("lon", "lng", "long", "longitude", "mlon")
                        .map(longitude -> pair(latitude, longitude, Form.LINK_VIEW)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<Reading> pair(String latitude, String longitude, Form form) {
        String north = link.parameters().get(latitude);
        String east = link.parameters().get(longitude);
        return north == null || east == null
                ? Optional.empty()
                : of(north + ' ' + east, " ", Order.LATITUDE_FIRST, form);
    }

    /** {@code #map=12/43.25/76.95}, {@code #12/43.25/76.95}. */
    Optional<Reading> inFragment() {
        String view = link.fragment().startsWith("map=") ? link.fragment().substring(4) : link.fragment();
        List<Numbers> numbers = Numbers.list(view, "/&");
        return numbers.size() < 3
                ? Optional.empty()
                : MapView.reading(
                        numbers.get(1),
                        numbers.get(2),
                        Form.LINK_VIEW,
                        MapView.radiusAtZoom(
                                numbers.get(0).value(), numbers.get(1).value()));
    }

    /** {@code @43.25,76.95,12z}, {@code @43.25,76.95,1200m}. */
    Optional<Reading> behindAt() {
        int at = link.path().indexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        String[] parts = link.path().substring(at + 1).split("[,/]", 4);
        List<Numbers> numbers = Numbers.list(link.path().substring(at + 1), ",/");
        if (numbers.size() < 2) {
            return Optional.empty();
        }
        String size = parts.length < 3 ? "" : parts[2];
        Numbers much = size.isEmpty() ? null : Numbers.of(size.substring(0, size.length() - 1));
        double radius = much == null
                ? 1
                : size.endsWith("z")
                        ? MapView.radiusAtZoom(much.value(), numbers.get(0).value())
                        : size.endsWith("m") ? MapView.radiusAtHeight(much.value()) : 1;
        return MapView.reading(numbers.get(0), numbers.get(1), Form.LINK_VIEW, radius);
    }

    Optional<Reading> view(Order order, String between, String... names) {
        return Stream.of(names)
                .map(link.parameters()::get)
                .flatMap(Stream::ofNullable)
                .map(value -> of(value, between, order, Form.LINK_VIEW))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** @param between the characters that stand between the numbers */
    Optional<Reading> of(String value, String between, Order order, Form form) {
        List<Numbers> numbers = Numbers.list(value, between);
        if (numbers.size() < 2) {
            return Optional.empty();
        }
        boolean swapped = order == Order.LONGITUDE_FIRST;
        Numbers latitude = numbers.get(swapped ? 1 : 0);
        OptionalDouble zoom = zoom(numbers);
        double radius = form == Form.LINK_VIEW && zoom.isPresent()
                ? MapView.radiusAtZoom(zoom.getAsDouble(), latitude.value())
                : 1;
        return MapView.reading(latitude, numbers.get(swapped ? 0 : 1), form, radius);
    }

    /** Of a link that shows a map: {@code z=12}, {@code m=76.95,43.25/12}. */
    private OptionalDouble zoom(List<Numbers> numbers) {
        if (numbers.size() > 2) {
            return OptionalDouble.of(numbers.get(2).value());
        }
        return Stream.of("z", "zoom", "lvl")
                .map(link.parameters()::get)
                .flatMap(Stream::ofNullable)
                .map(Numbers::of)
                .flatMap(Stream::ofNullable)
                .mapToDouble(Numbers::value)
                .findFirst();
    }
}
