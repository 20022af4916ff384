package org.chronomap.geodata.gazetteer;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** By what programs know a place: {@code country/KZ}, {@code region/KZ.02}, {@code town/KZ.02/Almaty}, {@code airport/ALA}. */
final class PlaceId {

    private PlaceId() {}

    /**
     * @param name in English
     * @param code IATA's, of an airport that has one
     */
    static String of(NamedPlace.Kind kind, String group, String name, @Nullable String code) {
        String word = kind.name().toLowerCase(Locale.ROOT) + '/';
        return switch (kind) {
            case COUNTRY, REGION -> word + group;
            case TOWN, AIRPORT -> word + (code == null ? group + '/' + name : code);
        };
    }

    /** Towns of one name in one region are told apart by where they are. */
    static String of(Rows rows, int row) {
        int name = rows.firstName(row);
        String id = of(rows.kind(row), rows.group(row), rows.names().get(name), rows.code(row));
        boolean isAlone = rows.code(row) != null || (!hasNamesake(rows, row, -1) && !hasNamesake(rows, row, 1));
        return isAlone ? id : String.format(Locale.ROOT, "%s@%.3f,%.3f", id, rows.longitude(row), rows.latitude(row));
    }

    private static boolean hasNamesake(Rows rows, int row, int step) {
        NamedPlace.Kind kind = rows.kind(row);
        for (int other = row + step; other >= rows.from(kind) && other < rows.until(kind); other += step) {
            if (rows.groupNumber(other) != rows.groupNumber(row)) {
                return false;
            }
            if (rows.names().isSame(rows.firstName(other), rows.firstName(row))) {
                return true;
            }
        }
        return false;
    }
}
