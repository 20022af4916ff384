package org.chronomap.geodata.ingest.named;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chronomap.geodata.ingest.Rows;

/** Tables of a name, which are known by columns that only they have. */
public final class NamedTables {

    private NamedTables() {}

    /**
     * The rows as those of the format that they have, of which {@link NamedFormat#of} then knows more: with its own spelling of the columns,
     * and the columns that it makes of them. Others as they are.
     *
     * @param rows of which none is read yet
     */
    public static Rows named(Rows rows) {
        for (NamedFormat format : NamedFormat.ALL) {
            if (format.id().equals(rows.format().id()) || isOf(format, rows)) {
                boolean isAsItIs = format.columns().isEmpty() && format.made().isEmpty() && format.leftOut() == null;
                return isAsItIs ? rows : new NamedRows(format, rows);
            }
        }
        return rows;
    }

    private static boolean isOf(NamedFormat format, Rows rows) {
        Set<String> given = new HashSet<>();
        rows.columns().forEach(column -> given.add(plain(column.name())));
        List<String> wanted = format.columns();
        return !wanted.isEmpty() && wanted.stream().allMatch(column -> given.contains(plain(column)));
    }

    /** Without what programs change of a header: capitals, spaces and lines. */
    static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }
}
