package org.chronomap.backend.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One way of reading: on what, by what, in which language, theme and time zone. */
record Combination(int width, Input input, String language, ColorScheme scheme, String zone) {

    enum Input {
        MOUSE,
        TOUCH,
        KEYBOARD
    }

    private static final List<Integer> WIDTHS = List.of(1280, 360);
    private static final List<String> LANGUAGES = List.of("fr", "en", "ru", "kk");
    private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);
    private static final List<String> ZONES = List.of("America/St_Johns", "Asia/Almaty", "Asia/Kathmandu");

    static List<Combination> all() {
        return WIDTHS.stream()
                .flatMap(width -> List.of(Input.values()).stream()
                        .flatMap(input -> LANGUAGES.stream()
                                .flatMap(language -> SCHEMES.stream()
                                        .flatMap(scheme -> ZONES.stream()
                                                .map(zone -> new Combination(width, input, language, scheme, zone))))))
                .toList();
    }

    /** Few combinations, in which every two values that can meet do meet: greedily the one that adds most pairs. */
    static List<Combination> paired() {
        Set<Set<Object>> wanted = new HashSet<>();
        all().forEach(one -> wanted.addAll(one.pairs()));
        List<Combination> chosen = new ArrayList<>();
        while (!wanted.isEmpty()) {
            Combination best = all().get(0);
            int most = 0;
            for (Combination one : all()) {
                int adds = (int) one.pairs().stream().filter(wanted::contains).count();
                if (adds > most) {
                    best = one;
                    most = adds;
                }
            }
            chosen.add(best);
            wanted.removeAll(best.pairs());
        }
        return chosen;
    }

    private Set<Set<Object>> pairs() {
        List<Object> values = List.of(width, input, language, scheme, zone);
        Set<Set<Object>> pairs = new HashSet<>();
        for (Object one : values) {
            for (Object other : values) {
                if (one != other) {
                    pairs.add(Set.of(one, other));
                }
            }
        }
        return pairs;
    }
}
