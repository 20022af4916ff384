package org.chronomap.geodata.coordinates;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words that stand beside degrees, in lower case: those of the interface's languages, and of some others whose texts are pasted.
 * What one language reads otherwise than another means all of it.
 */
final class Words {

    private static final Map<String, Token> ALL = new HashMap<>();

    static {
        towards(
                "n north northern nord nördlich norte с север северной северная северный солтүстік сш се пн пнш",
                Side.NORTH);
        towards("s south southern sud süd südlich sur sul ю юг южной южная южный оңтүстік юш ое пд пдш", Side.SOUTH);
        // The Cyrillic letter that looks like an E, too.
        towards(
                "e east eastern est ost östlich este leste в восток восточной восточная е шығыс ш вд шб сх схд",
                Side.EAST);
        towards("w west western westlich ouest oeste ovest з запад западной западная батыс б зд бб зх зхд", Side.WEST);
        // Ost or Ouest; in Cyrillic letters also оңтүстік.
        towards("o", Side.EAST, Side.WEST);
        towards("о", Side.SOUTH, Side.EAST, Side.WEST);
        label("lat latitude широта широты широте ендік ендігі breite y", Side.Axis.LATITUDE);
        label("lon lng long longitude долгота долготы долготе бойлық бойлығы länge x", Side.Axis.LONGITUDE);
        all("deg degs degree degrees degré degrés grad d град гр градус градуса градусов", Token.Unit.DEGREES);
        all("min mins minute minutes мин минут минута минуты", Token.Unit.MINUTES);
        all("sec secs second seconds seconde secondes сек секунд секунда секунды", Token.Unit.SECONDS);
        for (String word :
                ("and et и және und y de of the at à by gps wgs coord coords coordinate coordinates coordonnées координаты"
                                + " координата координаттар position point location latlng lnglat type geometry google maps")
                        .split(" ", -1)) {
            ALL.putIfAbsent(word, new Token.Filler(word));
        }
    }

    /** Two words that are one: {@code с. ш.}, {@code ш. б.} */
    private static final Set<String> PAIRS =
            Set.of("сш", "юш", "вд", "зд", "се", "ое", "шб", "бб", "пнш", "пдш", "схд", "зхд");

    private Words() {}

    private static void towards(String words, Side... sides) {
        all(words, new Token.Towards(Set.of(sides)));
    }

    private static void label(String words, Side.Axis axis) {
        all(words, new Token.Label(axis));
    }

    private static void all(String words, Token token) {
        Arrays.stream(words.split(" ")).forEach(word -> ALL.put(word, token));
    }

    /** @param word in lower case */
    static Token of(String word) {
        return ALL.getOrDefault(word, new Token.Unknown(word));
    }

    /** What two words mean together; null where they mean nothing. */
    static @Nullable Token together(String one, String other) {
        String both = one + other;
        return PAIRS.contains(both) ? ALL.get(both) : null;
    }

    /** Languages in which O is short for west. */
    static boolean saysOuest(String language) {
        return List.of("fr", "es", "it", "pt").contains(language);
    }
}
