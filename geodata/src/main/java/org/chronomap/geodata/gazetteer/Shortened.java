package org.chronomap.geodata.gazetteer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words of names that are as well written short, in their {@link NameForm}: St. Gallen is Sankt Gallen, and Mt. Vernon Mount Vernon. */
final class Shortened {

    private static final List<Set<String>> ALIKE = List.of(
            Set.of("st", "ste", "saint", "sainte", "sankt", "sint", "sant", "santo"),
            Set.of("mt", "mount"),
            Set.of("ft", "fort"));

    private static final Map<String, Set<String>> BY_WORD = ALIKE.stream()
            .flatMap(words -> words.stream().map(word -> Map.entry(word, words)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Pattern WORD = Pattern.compile("[^ ]+");

    private Shortened() {}

    /** All ways to write a word that has several, else none. */
    static Set<String> waysToWrite(String word) {
        return BY_WORD.getOrDefault(word, Set.of());
    }

    /** A name with each of these words written in one way. */
    static String alike(String name) {
        return WORD.matcher(name).replaceAll(Shortened::alike);
    }

    private static String alike(MatchResult word) {
        return waysToWrite(word.group()).stream().sorted().findFirst().orElse(word.group());
    }
}
