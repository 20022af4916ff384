package org.chronomap.geodata.ingest.mapping;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chronomap.geodata.story.SearchForm;
import org.jspecify.annotations.Nullable;

/**
 * A table of what words mean, from a file of lines {@code meaning: word | word}, or {@code subject/meaning: word | word} where a word means
 * another thing of another subject. Words are compared by their letters and digits alone, as {@link #plain} has them. Read once.
 */
final class Words {

    static final Words COLUMN_NAMES = new Words("column-names.txt");
    static final Words VALUES = new Words("values.txt");

    /** In characters. */
    private static final int CUT = 10;

    /** By which a table says that nothing is known. */
    private static final Set<String> NOTHING = Set.of(
            "n/a",
            "na",
            "n.a.",
            "#n/a",
            "null",
            "none",
            "nan",
            "-",
            "--",
            "–",
            "—",
            "?",
            "unknown",
            "inconnu",
            "inconnue",
            "неизвестно",
            "нет данных",
            "н/д",
            "белгісіз",
            "unbekannt",
            "desconocido",
            "невідомо",
            "غير معروف");

    private final Map<String, String> meanings = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    private Words(String file) {
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream("/ingest/" + file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        int colon = line.indexOf(':');
        String[] subject = line.substring(0, colon).strip().split("/", 2);
        String meaning = subject[subject.length - 1];
        String before = subject.length == 1 ? "" : subject[0] + '/';
        for (String word : line.substring(colon + 1).split("\\|", -1)) {
            String earlier = meanings.putIfAbsent(before + plain(word), meaning);
            ranks.putIfAbsent(before + plain(word), ranks.size());
            if (earlier != null && !earlier.equals(meaning)) {
                throw new IllegalStateException(word.strip() + " means both " + earlier + " and " + meaning);
            }
        }
    }

    /** What a word means; null when it is not in the table. */
    @Nullable String meaning(String word) {
        return meanings.get(plain(word));
    }

    /**
     * What the words mean that begin so, of a name as long as a Shapefile has it at the most, which cuts what is longer off; null when there
     * are none, or they mean different things.
     */
    @Nullable String meaningOfCut(String name) {
        String begin = plain(name);
        if (name.length() != CUT || begin.length() != CUT) {
            return null;
        }
        Set<String> found = new HashSet<>();
        meanings.forEach((word, meaning) -> {
            if (word.startsWith(begin)) {
                found.add(meaning);
            }
        });
        return found.size() == 1 ? found.iterator().next() : null;
    }

    /** The lower, the earlier it stands in the table. */
    int rank(String word) {
        return ranks.getOrDefault(plain(word), Integer.MAX_VALUE);
    }

    /** What a word means of a subject; null when it is not in the table. */
    @Nullable String meaning(String subject, String word) {
        return meanings.get(subject + '/' + plain(word));
    }

    /** In small letters without accents; whatever stands between letters and digits is one space. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        char before = ' ';
        for (char c : SearchForm.of(camelCaseParted(text)).toCharArray()) {
            char next = Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? c : ' ';
            if (next != ' ' || before != ' ') {
                plain.append(next);
            }
            before = next;
        }
        return plain.toString().strip();
    }

    private static String camelCaseParted(String text) {
        StringBuilder parted = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            if (i > 0 && Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))) {
                parted.append(' ');
            }
            parted.append(text.charAt(i));
        }
        return parted.toString();
    }

    static boolean saysNothing(String text) {
        boolean beginsWithDigit = !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
        return !beginsWithDigit
                && text.length() <= 20
                && NOTHING.contains(SearchForm.of(text).strip());
    }
}
