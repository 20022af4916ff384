package org.chronomap.geodata.gazetteer;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chronomap.geodata.story.LocalizedText;

/**
 * Puts into words where something is. No name is ever inflected, nor gets an article: what a name becomes behind “de”, «от» or
 * “-дан” depends on its sound and gender, which no data tells. So French, Russian, Kazakh, Arabic and Ukrainian begin with the name as it stands in
 * a list; English, German and Spanish need no such care, save that a country stands alone (“the Netherlands”).
 *
 * <p>Where a language has no name of its own, that of the next of {@link #names} is taken: Kazakh mostly calls foreign
 * towns as Russian does.
 *
 * @param names in which languages names are looked for, the own one first
 * @param in of a town
 * @param near of anything
 * @param away with the name, the distance, and one of {@code directions}
 * @param grouping between thousands
 */
record WhereWords(
        List<String> names,
        String in,
        String near,
        String away,
        String metres,
        String kilometres,
        String grouping,
        Map<Direction, String> directions) {

    private static final Map<String, WhereWords> BY_LANGUAGE = byLanguage();

    private static Map<String, WhereWords> byLanguage() {
        Map<String, WhereWords> words = new LinkedHashMap<>();
        words.put(
                "en",
                new WhereWords(
                        List.of("en"),
                        "in %s",
                        "near %s",
                        "%2$s %3$s of %1$s",
                        "m",
                        "km",
                        ",",
                        eight(
                                "north",
                                "north-east",
                                "east",
                                "south-east",
                                "south",
                                "south-west",
                                "west",
                                "north-west")));
        words.put(
                "fr",
                new WhereWords(
                        List.of("fr", "en"),
                        "%s",
                        "%s et environs",
                        "%s, %s %s",
                        "m",
                        "km",
                        "\u202f",
                        eight(
                                "au nord",
                                "au nord-est",
                                "à l’est",
                                "au sud-est",
                                "au sud",
                                "au sud-ouest",
                                "à l’ouest",
                                "au nord-ouest")));
        words.put(
                "ru",
                new WhereWords(
                        List.of("ru", "en"),
                        "%s",
                        "%s и окрестности",
                        "%s: %s к %s",
                        "м",
                        "км",
                        "\u00a0",
                        eight(
                                "северу",
                                "северо-востоку",
                                "востоку",
                                "юго-востоку",
                                "югу",
                                "юго-западу",
                                "западу",
                                "северо-западу")));
        words.put(
                "kk",
                new WhereWords(
                        List.of("kk", "ru", "en"),
                        "%s",
                        "%s және маңы",
                        "%1$s, %3$s қарай %2$s",
                        "м",
                        "км",
                        "\u00a0",
                        eight(
                                "солтүстікке",
                                "солтүстік-шығысқа",
                                "шығысқа",
                                "оңтүстік-шығысқа",
                                "оңтүстікке",
                                "оңтүстік-батысқа",
                                "батысқа",
                                "солтүстік-батысқа")));
        words.put(
                "de",
                new WhereWords(
                        List.of("de", "en"),
                        "in %s",
                        "bei %s",
                        "%2$s %3$s von %1$s",
                        "m",
                        "km",
                        ".",
                        eight(
                                "nördlich",
                                "nordöstlich",
                                "östlich",
                                "südöstlich",
                                "südlich",
                                "südwestlich",
                                "westlich",
                                "nordwestlich")));
        words.put(
                "es",
                new WhereWords(
                        List.of("es", "en"),
                        "en %s",
                        "cerca de %s",
                        "%2$s %3$s de %1$s",
                        "m",
                        "km",
                        ".",
                        eight(
                                "al norte",
                                "al noreste",
                                "al este",
                                "al sureste",
                                "al sur",
                                "al suroeste",
                                "al oeste",
                                "al noroeste")));
        words.put(
                "ar",
                new WhereWords(
                        List.of("ar", "en"),
                        "%s",
                        "قرب %s",
                        "%s: على بعد %s إلى %s",
                        "م",
                        "كم",
                        ",",
                        eight(
                                "الشمال",
                                "الشمال الشرقي",
                                "الشرق",
                                "الجنوب الشرقي",
                                "الجنوب",
                                "الجنوب الغربي",
                                "الغرب",
                                "الشمال الغربي")));
        words.put(
                "uk",
                new WhereWords(
                        List.of("uk", "en"),
                        "%s",
                        "%s та околиці",
                        "%s: %s на %s",
                        "м",
                        "км",
                        "\u00a0",
                        eight(
                                "північ",
                                "північний схід",
                                "схід",
                                "південний схід",
                                "південь",
                                "південний захід",
                                "захід",
                                "північний захід")));
        return words;
    }

    /** @param clockwise from north */
    private static Map<Direction, String> eight(String... clockwise) {
        Map<Direction, String> words = new EnumMap<>(Direction.class);
        for (Direction direction : Direction.values()) {
            words.put(direction, clockwise[words.size()]);
        }
        return words;
    }

    static LocalizedText of(Whereabouts where) {
        Map<String, String> texts = new LinkedHashMap<>();
        BY_LANGUAGE.forEach((language, words) -> texts.put(language, words.text(where)));
        return new LocalizedText(texts);
    }

    private String text(Whereabouts where) {
        String name = where.name().in(names).text();
        if (where instanceof Whereabouts.InTown) {
            return in.formatted(name);
        }
        if (where instanceof Whereabouts.Near) {
            return near.formatted(name);
        }
        if (where instanceof Whereabouts.Away far) {
            return away.formatted(
                    name, distance(far.metres()), Objects.requireNonNull(directions.get(far.direction())));
        }
        return name;
    }

    /** With a space that no line breaks at. */
    private String distance(int all) {
        if (all < 1000) {
            return all + "\u00a0" + metres;
        }
        int whole = all / 1000;
        String number =
                whole < 1000 ? String.valueOf(whole) : "%d%s%03d".formatted(whole / 1000, grouping, whole % 1000);
        return number + "\u00a0" + kilometres;
    }
}
