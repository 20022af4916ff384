package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.geo.HtmlText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A column that is made of others.
 *
 * @param name of the new one
 * @param of the others, in the order that the way has
 * @param words what words of the other become, for {@link Way#WORD}
 */
record MadeColumn(String name, Way way, List<String> of, Map<String, String> words) {

    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[ T]00:00.*)?");
    private static final Pattern DIGITS = Pattern.compile("\\d{8}");
    private static final String BETWEEN = "; ";

    enum Way {
        /** The texts of several, each once. */
        LIST,
        /** The first and the last day between which it was. */
        BETWEEN,
        /** A day in eight digits. */
        DIGITS,
        /** Year, month, day and time of its beginning, then of its end; years before 1 are BC. */
        HISTORICAL,
        /** HTML as plain text. */
        PLAIN,
        /** Codes as words. */
        WORD
    }

    static MadeColumn of(JsonNode json) {
        Map<String, String> words = new LinkedHashMap<>();
        json.path("words").forEachEntry((code, word) -> words.put(code, word.asString()));
        return new MadeColumn(
                json.path("column").asString(),
                Way.valueOf(json.path("way").asString().toUpperCase(Locale.ROOT)),
                NamedFormat.texts(json.path("of")),
                words);
    }

    /**
     * @param cells of a row, by the column's name
     * @return null when nothing is known
     */
    @Nullable Cell make(Function<String, @Nullable Cell> cells) throws BadDateException {
        List<String> texts = new ArrayList<>();
        for (String column : of) {
            Cell cell = cells.apply(column);
            texts.add(cell == null ? "" : cell.text().strip());
        }
        return switch (way) {
            case LIST -> list(texts);
            case BETWEEN -> between(texts);
            case DIGITS -> moment(digits(texts.get(0)));
            case HISTORICAL -> moment(Dates.span(historical(texts, 0), historical(texts, 4)));
            case PLAIN -> text(HtmlText.of(texts.get(0)));
            case WORD -> text(words.getOrDefault(texts.get(0), texts.get(0)));
        };
    }

    private static @Nullable Cell text(String text) {
        return text.isBlank() ? null : new Cell.Text(text.strip());
    }

    private static @Nullable Cell moment(@Nullable String edtf) {
        return edtf == null ? null : new Cell.Moment(edtf);
    }

    private static @Nullable Cell list(List<String> texts) {
        Set<String> entries = new LinkedHashSet<>();
        for (String text : texts) {
            for (String entry : text.split(";", -1)) {
                entries.add(entry.strip());
            }
        }
        entries.remove("");
        return text(String.join(BETWEEN, entries));
    }

    /** What is no ISO date is left to whoever reads dates as people write them, if it is one alone. */
    private static @Nullable Cell between(List<String> texts) throws BadDateException {
        String first = day(texts.get(0));
        String last = day(texts.get(1));
        if (first != null && last != null) {
            return moment(Dates.between(Dates.checked(first, first), Dates.checked(last, last)));
        }
        if (texts.get(1).isEmpty() || texts.get(0).equals(texts.get(1))) {
            return first == null ? text(texts.get(0)) : moment(first);
        }
        throw new BadDateException(
                String.join(" to ", texts), "The first and the last day are written like 2022-01-03 and 2022-01-09");
    }

    private static @Nullable String day(String text) {
        Matcher day = DAY.matcher(text);
        return day.matches() ? day.group(1) : null;
    }

    private static @Nullable String digits(String text) throws BadDateException {
        if (text.isEmpty()) {
            return null;
        }
        if (!DIGITS.matcher(text).matches()) {
            throw new BadDateException(text, "A date has 8 digits, like 20220105");
        }
        return Dates.historical(text.substring(0, 4), text.substring(4, 6), text.substring(6), "");
    }

    private static @Nullable String historical(List<String> texts, int from) throws BadDateException {
        return Dates.historical(texts.get(from), texts.get(from + 1), texts.get(from + 2), texts.get(from + 3));
    }
}
