package org.chronomap.geodata.gazetteer;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which groups of places lie in a country or a region: what is said beside a name to tell it from others, as in Paris, Texas. */
final class Areas {

    private static final BitSet NONE = new BitSet();

    private final Rows rows;
    private final int until;
    private final Map<String, BitSet> byCode = new HashMap<>();
    private final Map<String, BitSet> byAbbreviation = new HashMap<>();

    Areas(Rows rows) {
        this.rows = rows;
        this.until = rows.firstName(rows.until(NamedPlace.Kind.REGION));
        for (int group = 0; group < rows.groupCodes().size(); group++) {
            String code = rows.groupCodes().get(group);
            String[] parts = code.split("\\.", 2);
            put(byCode, code, group);
            put(byAbbreviation, parts[0].toLowerCase(Locale.ROOT), group);
            if (parts.length > 1) {
                put(byCode, parts[0], group);
                put(byAbbreviation, parts[1].toLowerCase(Locale.ROOT), group);
            }
        }
    }

    private static void put(Map<String, BitSet> groups, String key, int group) {
        groups.computeIfAbsent(key, made -> new BitSet()).set(group);
    }

    /**
     * The numbers of the groups that lie in what a word names.
     *
     * @param word a code of a country or region, perhaps: {@code fr}, {@code tx}
     * @param names those that have the word
     */
    BitSet of(String word, BitSet names) {
        BitSet found = new BitSet();
        found.or(byAbbreviation.getOrDefault(word, NONE));
        for (int name = names.nextSetBit(0); name >= 0 && name < until; name = names.nextSetBit(name + 1)) {
            found.or(byCode.getOrDefault(rows.group(rows.rowOf(name)), NONE));
        }
        return found;
    }
}
