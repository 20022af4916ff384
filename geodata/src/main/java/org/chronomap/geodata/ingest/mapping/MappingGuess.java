package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.time.typed.Context;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what becomes of the columns of a file: by what they are called, in {@code ingest/column-names.txt}, where their values agree;
 * then by their values. Each guess tells its reason. Names of map programs and of conflict data are those of their documentation; that
 * values decide beside names is what users of such programs asked for (CartoDB 3197, mapcontrib 154).
 */
public final class MappingGuess {

    /** So many rows are enough. */
    public static final int SAMPLE = 1_000;

    private static final int HALF = 50;
    private static final int MOST = 80;
    private static final int FEW_WORDS = 20;
    private static final int ROWS_A_WORD = 5;
    /** Of fewer rows values say little. */
    private static final int FEWEST_ROWS = 5;

    private static final int SHORTEST_TITLE = 8;
    private static final int LONGEST_TITLE = 150;

    /** How closely places are known: ACLED's geo_precision, and UCDP GED's where_prec. */
    private static final Map<String, Map<String, String>> CODES = Map.of(
            "geo_precision", Map.of("1", "city", "2", "region", "3", "region"),
            "where_prec",
                    Map.of(
                            "1", "exact", "2", "city", "3", "region", "4", "region", "5", "region", "6", "country", "7",
                            "region"));

    private final StoryContext story;
    private final String language;
    private final Map<String, ColumnSample> samples = new LinkedHashMap<>();
    private final Map<String, ColumnSample> byField = new HashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final List<Reason> reasons = new ArrayList<>();

    /** Why columns are proposed for a field; none of a field that is proposed to be the same in all rows. */
    public record Reason(String field, List<String> columns, By by, String text) {

        public Reason {
            columns = List.copyOf(columns);
        }

        /** By what it was guessed. */
        public enum By {
            NAME,
            VALUES,
            /** There is no column for it. */
            NOTHING;

            /** For programs. */
            public String id() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public Note note() {
            String from = String.join(", ", columns);
            return new Note(
                    null,
                    "guessed-by-" + by.id(),
                    List.of(from, field),
                    (from.isEmpty() ? "" : from + " → ") + field + ": " + text);
        }
    }

    public record Guessed(Mapping mapping, List<Reason> reasons) {

        public Guessed {
            reasons = List.copyOf(reasons);
        }
    }

    private MappingGuess(List<Column> columns, List<Row> rows, StoryContext story, String language) {
        this.story = story;
        this.language = language;
        columns.forEach(column -> samples.put(column.name(), new ColumnSample(column, rows)));
        List<ColumnSample> named = new ArrayList<>(samples.values());
        named.sort(Comparator.comparingInt(sample -> Words.COLUMN_NAMES.rank(plain(sample.name()))));
        for (ColumnSample sample : named) {
            String field = Words.COLUMN_NAMES.meaning(plain(sample.name()));
            if (field == null) {
                field = Words.COLUMN_NAMES.meaningOfCut(sample.name());
            }
            if (field != null) {
                byField.putIfAbsent(field, sample);
            }
        }
    }

    /** Without what stands in brackets behind it: a unit, or which of several of that name it is. */
    private static String plain(String column) {
        return column.replaceFirst("\\s*[(\\[][^)\\]]*[)\\]]\\s*$", "");
    }

    /**
     * @param rows the first, {@link #SAMPLE} are enough
     * @param language of the file's texts, as far as that is known
     */
    public static Guessed of(List<Column> columns, List<Row> rows, StoryContext story, String language) {
        MappingGuess guess = new MappingGuess(columns, rows, story, language);
        guess.all();
        Mapping mapping = Mapping.of(language, guess.rules).withConstants(guess.constants);
        return new Guessed(mapping, guess.reasons);
    }

    private void all() {
        id();
        when();
        at();
        texts();
        words();
        numbers();
        sources();
        where();
        titleOfOthers();
    }

    private record Why(Reason.By by, String text) {}

    private static Why byName(String text) {
        return new Why(Reason.By.NAME, text);
    }

    private static Why byValues(String text) {
        return new Why(Reason.By.VALUES, text);
    }

    private void rule(Rule rule, Why why) {
        rules.add(rule);
        used.addAll(rule.columns());
        if (rule.precision() != null) {
            used.add(rule.precision());
        }
        reasons.add(new Reason(rule.field().name(), rule.columns(), why.by(), why.text()));
    }

    private void rule(Field.Kind kind, ColumnSample sample, Why why) {
        rule(Rule.of(Field.of(kind), Way.VALUE, sample.name()), why);
    }

    private void constant(String field, String value, String reason) {
        constants.put(field, value);
        reasons.add(new Reason(field, List.of(), Reason.By.NOTHING, reason));
    }

    /** The column that is called so, if no other field has it. */
    private Optional<ColumnSample> called(String field) {
        return Optional.ofNullable(byField.get(field)).filter(sample -> !used.contains(sample.name()));
    }

    private static Why calledSo(ColumnSample sample, String what) {
        return byName("It is called " + sample.name() + (what.isEmpty() ? "" : ", and " + what));
    }

    private List<ColumnSample> left() {
        return samples.values().stream()
                .filter(sample -> !used.contains(sample.name()) && sample.size() > 0)
                .toList();
    }

    private void id() {
        called("id")
                .filter(ColumnSample::isUnique)
                .ifPresent(sample -> rule(Field.Kind.ID, sample, calledSo(sample, "no value stands there twice")));
    }

    private boolean hasDates(ColumnSample sample) {
        return sample.ofDates(dates(), language) >= HALF;
    }

    private Context dates() {
        return story.dates();
    }

    private void when() {
        Field field = Field.of(Field.Kind.WHEN);
        ColumnSample start = called("<start>").filter(this::hasDates).orElse(null);
        ColumnSample end = called("<end>").filter(this::hasDates).orElse(null);
        ColumnSample date = called("when").filter(this::hasDates).orElse(null);
        ColumnSample year =
                called("<year>").filter(sample -> sample.ofNumbers() >= HALF).orElse(null);
        ColumnSample month = called("<month>").orElse(null);
        ColumnSample one = date != null ? date : start;
        if (start != null && end != null) {
            rule(
                    Rule.of(field, Way.START_END, start.name(), end.name()),
                    byName("They are called " + start.name() + " and " + end.name() + ", and hold dates"));
        } else if (one != null) {
            ColumnSample time =
                    called("<time>").filter(sample -> sample.ofClocks() >= MOST).orElse(null);
            boolean hasTime = one.share(cell -> cell.text().indexOf(':') >= 0) > 0;
            rule(
                    closely(
                            time != null && !hasTime
                                    ? Rule.of(field, Way.DATE_TIME, one.name(), time.name())
                                    : Rule.of(field, Way.VALUE, one.name())),
                    calledSo(one, "holds dates"));
        } else if (year != null && month != null) {
            ColumnSample day = called("<day>").orElse(null);
            rule(
                    closely(
                            day == null
                                    ? Rule.of(field, Way.YEAR_MONTH_DAY, year.name(), month.name())
                                    : Rule.of(field, Way.YEAR_MONTH_DAY, year.name(), month.name(), day.name())),
                    byName("They are called " + year.name() + " and " + month.name()));
        } else {
            whenByValues(year);
        }
    }

    /** With the column by which conflict data say how closely a date is known. */
    private Rule closely(Rule rule) {
        ColumnSample precision = samples.get("time_precision");
        if (precision != null && precision.ofNumbers() >= MOST) {
            return rule.withPrecision(precision.name(), Map.of("1", "day", "2", "week", "3", "month"));
        }
        ColumnSample prec = samples.get("date_prec");
        return prec != null && prec.ofNumbers() >= MOST
                ? rule.withPrecision(
                        prec.name(), Map.of("1", "day", "2", "week", "3", "week", "4", "month", "5", "year"))
                : rule;
    }

    private void whenByValues(@Nullable ColumnSample year) {
        if (year != null && hasDates(year)) {
            rule(Field.Kind.WHEN, year, calledSo(year, "holds years"));
            return;
        }
        for (ColumnSample sample : left()) {
            boolean isText =
                    sample.ofNumbers() < HALF || sample.share(cell -> NumericDate.read(cell.text()) != null) > 0;
            if (isText && sample.ofDates(dates(), language) >= MOST) {
                rule(Field.Kind.WHEN, sample, byValues("Its values are dates"));
                return;
            }
        }
    }

    private void at() {
        Field field = Field.of(Field.Kind.AT);
        ColumnSample latitude = called("<latitude>")
                .filter(sample -> sample.ofDegrees() >= MOST)
                .orElse(null);
        ColumnSample longitude = called("<longitude>")
                .filter(sample -> sample.ofDegrees() >= MOST)
                .orElse(null);
        if (latitude != null && longitude != null) {
            rule(
                    Rule.of(field, Way.LATITUDE_LONGITUDE, latitude.name(), longitude.name()),
                    byName("They are called " + latitude.name() + " and " + longitude.name() + ", and hold numbers"));
            return;
        }
        List<ColumnSample> candidates = new ArrayList<>();
        called("at").ifPresent(candidates::add);
        candidates.addAll(left());
        for (ColumnSample sample : candidates) {
            if (sample.hasShapes() || sample.ofPositions(language) >= MOST) {
                rule(Field.Kind.AT, sample, byValues("Its values are positions"));
                return;
            }
        }
    }

    private void texts() {
        for (Field.Kind kind : List.of(Field.Kind.TITLE, Field.Kind.SUMMARY)) {
            called(kind.word())
                    .filter(sample -> sample.size() > 0)
                    .ifPresent(sample -> rule(kind, sample, calledSo(sample, "")));
            for (ColumnSample sample : left()) {
                inLanguage(kind, sample);
            }
        }
        if (rules.stream().noneMatch(rule -> rule.field().kind() == Field.Kind.TITLE)) {
            left().stream()
                    .filter(sample -> byField.values().stream().noneMatch(named -> named == sample))
                    .filter(sample -> sample.size() >= FEWEST_ROWS || !byField.containsKey("category"))
                    .filter(sample -> sample.ofText() >= MOST && sample.ofAddresses() == 0)
                    .filter(sample -> sample.meanLength() >= SHORTEST_TITLE && sample.meanLength() <= LONGEST_TITLE)
                    .filter(sample -> sample.differentValues() * 2 > sample.size() && !hasDates(sample))
                    .findFirst()
                    .ifPresent(sample -> rule(
                            Field.Kind.TITLE, sample, byValues("Its values are short texts, and nearly all differ")));
        }
    }

    /** title_fr, Title (ru), summary.kk. */
    private void inLanguage(Field.Kind kind, ColumnSample sample) {
        String[] words = Words.plain(sample.name()).split(" ", -1);
        String last = words[words.length - 1];
        String before = String.join(" ", List.of(words).subList(0, words.length - 1));
        boolean isLanguage = last.length() == 2 && (story.languages().contains(last) || Texts.LANGUAGES.contains(last));
        if (isLanguage && kind.word().equals(Words.COLUMN_NAMES.meaning(before))) {
            Field field = new Field(kind, "", "", last);
            if (rules.stream().noneMatch(rule -> rule.field().equals(field))) {
                rule(Rule.of(field, Way.VALUE, sample.name()), calledSo(sample, ""));
            }
        }
    }

    private void words() {
        Optional<ColumnSample> category = called("category").filter(sample -> sample.size() > 0);
        if (category.isEmpty()) {
            category = left().stream()
                    .filter(sample -> Words.COLUMN_NAMES.meaning(plain(sample.name())) == null)
                    .filter(sample -> sample.ofText() >= MOST && sample.differentValues() > 1)
                    .filter(sample -> sample.differentValues() <= FEW_WORDS
                            && sample.differentValues() * ROWS_A_WORD <= sample.size())
                    .findFirst();
        }
        if (category.isPresent()) {
            ColumnSample sample = category.get();
            rule(
                    Field.Kind.CATEGORY,
                    sample,
                    byValues("It has " + sample.differentValues() + " different words in " + sample.size() + " rows"));
        } else if (!story.categories().isEmpty()) {
            List<String> ids = story.categories().stream().map(Category::id).toList();
            String id = ids.contains("other") ? "other" : ids.get(ids.size() - 1);
            constant("category", id, "No column says a category; choose another for all rows, or a column");
        }
        called("status")
                .filter(sample -> sample.of("status") >= HALF)
                .ifPresentOrElse(
                        sample -> rule(Field.Kind.STATUS, sample, calledSo(sample, "its words are statuses")),
                        () -> constant("status", "reported", "No column says a status"));
        called("geoPrecision").ifPresent(this::geoPrecision);
        called("tags").ifPresent(sample -> rule(Field.Kind.TAGS, sample, calledSo(sample, "")));
        called("actors").ifPresent(sample -> rule(Field.Kind.ACTORS, sample, calledSo(sample, "")));
    }

    /** In words, or in the codes of conflict data. */
    private void geoPrecision(ColumnSample sample) {
        Rule rule = Rule.of(Field.of(Field.Kind.GEO_PRECISION), Way.VALUE, sample.name());
        if (sample.of("geoPrecision") >= HALF) {
            rule(rule, calledSo(sample, "its words are precisions"));
        } else if (CODES.containsKey(sample.name()) && sample.ofNumbers() >= MOST) {
            rule(rule.withEquals(CODES.get(sample.name()), null), calledSo(sample, "holds the codes of conflict data"));
        }
    }

    private void numbers() {
        for (String field : byField.keySet().stream()
                .filter(name -> name.startsWith("numbers."))
                .sorted()
                .toList()) {
            called(field)
                    .filter(sample -> sample.ofNumbers() >= HALF)
                    .ifPresent(sample -> rule(
                            Rule.of(Field.named(field).orElseThrow(), Way.VALUE, sample.name()),
                            calledSo(sample, "holds numbers")));
        }
    }

    private void sources() {
        List<String> names = byField.keySet().stream()
                .filter(name -> name.startsWith("source.") || name.startsWith("media."))
                .sorted(Comparator.reverseOrder())
                .toList();
        for (String name : names) {
            ColumnSample sample = called(name).filter(one -> one.size() > 0).orElse(null);
            if (sample == null) {
                continue;
            }
            boolean areAddresses = sample.ofAddresses() >= HALF;
            boolean wantsAddresses = name.endsWith("rl");
            if (wantsAddresses == areAddresses) {
                Rule rule = Rule.of(Field.named(name).orElseThrow(), Way.VALUE, sample.name());
                boolean areSeveral = name.equals("source.publisher")
                        && sample.share(cell -> cell.text().indexOf(';') > 0) > 0;
                rule(areSeveral ? rule.separatedBy(";") : rule, calledSo(sample, ""));
            }
        }
        boolean hasUrl = rules.stream().anyMatch(rule -> rule.field().name().equals("source.url"));
        if (!hasUrl) {
            left().stream()
                    .filter(sample -> sample.ofAddresses() >= MOST)
                    .findFirst()
                    .ifPresent(sample -> rule(
                            Rule.of(Field.named("source.url").orElseThrow(), Way.VALUE, sample.name()),
                            byValues("Its values are addresses")));
        }
    }

    /** Names of places, where no column has positions; the region and the country behind them. */
    private void where() {
        if (rules.stream().anyMatch(rule -> rule.field().kind() == Field.Kind.AT)) {
            return;
        }
        List<String> columns = new ArrayList<>();
        for (String name : List.of("place", "<region>", "<country>")) {
            called(name).filter(sample -> sample.ofText() >= HALF).ifPresent(sample -> columns.add(sample.name()));
        }
        if (!columns.isEmpty()) {
            rule(
                    Rule.of(Field.of(Field.Kind.PLACE), Way.VALUE, columns.toArray(String[]::new)),
                    byName("No column has positions, and by its name it has places"));
        }
    }

    /** Of what happened and where, as conflict data have no titles. */
    private void titleOfOthers() {
        if (rules.stream().anyMatch(rule -> rule.field().kind() == Field.Kind.TITLE)) {
            return;
        }
        List<String> columns = new ArrayList<>();
        rules.stream()
                .filter(rule -> rule.field().kind() == Field.Kind.CATEGORY)
                .forEach(rule -> columns.addAll(rule.columns()));
        Optional.ofNullable(byField.get("place")).ifPresent(sample -> columns.add(sample.name()));
        if (!columns.isEmpty()) {
            rule(
                    Rule.of(Field.of(Field.Kind.TITLE), Way.VALUE, columns.toArray(String[]::new)),
                    byValues("No column has titles: what happened, and where"));
        }
    }
}
