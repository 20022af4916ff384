package org.chronomap.geodata.coordinates;

import java.util.List;
import java.util.Optional;
import org.chronomap.geodata.coordinates.PairReader.Order;
import org.chronomap.geodata.coordinates.Position.Form;

/** Reads {@code geo:} URIs: RFC 5870, and {@code geo:0,0?q=43.25,76.95(Almaty)} as Android writes it. */
final class GeoUri {

    private GeoUri() {}

    static Reading read(Link link, LinkReader reader) {
        String[] parts = link.path().split(";", 10);
        String position = parts[0].startsWith("//") ? parts[0].substring(2) : parts[0];
        double radius = 1;
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith("crs=") && !parts[i].equalsIgnoreCase("crs=wgs84")) {
                return new Reading.Refused(Refusal.REFERENCE_SYSTEM);
            }
            Numbers uncertain = parts[i].startsWith("u=") ? Numbers.of(parts[i].substring(2)) : null;
            radius = uncertain == null ? radius : uncertain.value();
        }
        List<Numbers> numbers = Numbers.list(position, ",");
        boolean isPlaceholder = numbers.size() > 1
                && numbers.get(0).value() == 0
                && numbers.get(1).value() == 0;
        String query = link.parameters().get("q");
        if (query != null) {
            Optional<Reading> asked = reader.written(query, Order.LATITUDE_FIRST);
            if (asked.isPresent() || isPlaceholder) {
                return asked.orElseGet(() -> new Reading.Refused(Refusal.NO_POSITION));
            }
        }
        return numbers.size() < 2
                ? new Reading.Refused(Refusal.NO_POSITION)
                : MapView.reading(numbers.get(0), numbers.get(1), Form.LINK, radius)
                        .orElseThrow();
    }
}
