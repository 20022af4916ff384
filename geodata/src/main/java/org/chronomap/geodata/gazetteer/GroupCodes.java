package org.chronomap.geodata.gazetteer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The codes of countries ({@code KZ}) and regions ({@code KZ.02}), with a number for each. */
final class GroupCodes {

    private final List<String> codes = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Its number, which it is given at the first call. */
    int number(String code) {
        Integer known = numbers.putIfAbsent(code, codes.size());
        if (known == null) {
            codes.add(code);
        }
        return known == null ? codes.size() - 1 : known;
    }

    String get(int number) {
        return codes.get(number);
    }

    int size() {
        return codes.size();
    }
}
