package org.chronomap.geodata.ingest.mapping;

import static org.chronomap.geodata.ingest.mapping.SampledColumns.HALF;
import static org.chronomap.geodata.ingest.mapping.SampledColumns.MOST;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Proposes columns by what they are called, where their values agree. */
final class NameGuess {

    /** How closely places are known: ACLED's geo_precision, and UCDP GED's where_prec. */
    private static final Map<String, Map<String, String>> CODES = Map.of(
            "geo_precision", Map.of("1", "city", "2", "region", "3", "region"),
            "where_prec",
                    Map.of(
                            "1", "exact", "2", "city", "3", "region", "4", "region", "5", "region", "6", "country", "7",
                            "region"));

    private final SampledColumns columns;
    private final Proposal proposal;
    private final StoryContext story;

    NameGuess(SampledColumns columns, Proposal proposal, StoryContext story) {
        this.columns = columns;
        this.proposal = proposal;
        this.story = story;
    }

    private static String calledSo(ColumnSample sample, String what) {
        return "It is called " + sample.name() + (what.isEmpty() ? "" : ", and " + what);
    }

    void id() {
        columns.called("id")
                .filter(ColumnSample::isUnique)
                .ifPresent(sample ->
                        proposal.byName(Field.Kind.ID, sample, calledSo(sample, "no value stands there twice")));
    }

    void when() {
        Field field = Field.of(Field.Kind.WHEN);
        ColumnSample start = columns.called("<start>").filter(columns::hasDates).orElse(null);
        ColumnSample end = columns.called("<end>").filter(columns::hasDates).orElse(null);
        ColumnSample date = columns.called("when").filter(columns::hasDates).orElse(null);
        ColumnSample year = columns.called("<year>")
                .filter(sample -> sample.ofNumbers() >= HALF)
                .orElse(null);
        ColumnSample month = columns.called("<month>").orElse(null);
        ColumnSample one = date != null ? date : start;
        if (start != null && end != null) {
            proposal.byName(
                    Rule.of(field, Way.START_END, start.name(), end.name()),
                    "They are called " + start.name() + " and " + end.name() + ", and hold dates");
        } else if (one != null) {
            ColumnSample time = columns.called("<time>")
                    .filter(sample -> sample.ofClocks() >= MOST)
                    .orElse(null);
            boolean hasTime = one.share(cell -> cell.text().indexOf(':') >= 0) > 0;
            proposal.byName(
                    closely(
                            time != null && !hasTime
                                    ? Rule.of(field, Way.DATE_TIME, one.name(), time.name())
                                    : Rule.of(field, Way.VALUE, one.name())),
                    calledSo(one, "holds dates"));
        } else if (year != null && month != null) {
            ColumnSample day = columns.called("<day>").orElse(null);
            proposal.byName(
                    closely(
                            day == null
                                    ? Rule.of(field, Way.YEAR_MONTH_DAY, year.name(), month.name())
                                    : Rule.of(field, Way.YEAR_MONTH_DAY, year.name(), month.name(), day.name())),
                    "They are called " + year.name() + " and " + month.name());
        } else if (year != null && columns.hasDates(year)) {
            proposal.byName(Field.Kind.WHEN, year, calledSo(year, "holds years"));
        }
    }

    /** With the column by which conflict data say how closely a date is known. */
    private Rule closely(Rule rule) {
        ColumnSample precision = columns.ofName("time_precision").orElse(null);
        if (precision != null && precision.ofNumbers() >= MOST) {
            return rule.withPrecision(precision.name(), Map.of("1", "day", "2", "week", "3", "month"));
        }
        ColumnSample prec = columns.ofName("date_prec").orElse(null);
        return prec != null && prec.ofNumbers() >= MOST
                ? rule.withPrecision(
                        prec.name(), Map.of("1", "day", "2", "week", "3", "week", "4", "month", "5", "year"))
                : rule;
    }

    void at() {
        ColumnSample latitude =
                columns.called("<latitude>").filter(NameGuess::hasDegrees).orElse(null);
        ColumnSample longitude =
                columns.called("<longitude>").filter(NameGuess::hasDegrees).orElse(null);
        if (latitude != null && longitude != null) {
            proposal.byName(
                    Rule.of(Field.of(Field.Kind.AT), Way.LATITUDE_LONGITUDE, latitude.name(), longitude.name()),
                    "They are called " + latitude.name() + " and " + longitude.name() + ", and hold numbers");
        }
    }

    private static boolean hasDegrees(ColumnSample sample) {
        return sample.ofDegrees() >= MOST;
    }

    void texts() {
        for (Field.Kind kind : List.of(Field.Kind.TITLE, Field.Kind.SUMMARY)) {
            columns.called(kind.word())
                    .filter(sample -> sample.size() > 0)
                    .ifPresent(sample -> proposal.byName(kind, sample, calledSo(sample, "")));
            for (ColumnSample sample : columns.left()) {
                inLanguage(kind, sample);
            }
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
            if (!proposal.has(field)) {
                proposal.byName(Rule.of(field, Way.VALUE, sample.name()), calledSo(sample, ""));
            }
        }
    }

    void category() {
        columns.called("category")
                .filter(sample -> sample.size() > 0)
                .ifPresent(sample -> proposal.byValues(Field.Kind.CATEGORY, sample, ValueGuess.differentWords(sample)));
    }

    void words() {
        columns.called("status")
                .filter(sample -> sample.of("status") >= HALF)
                .ifPresent(sample ->
                        proposal.byName(Field.Kind.STATUS, sample, calledSo(sample, "its words are statuses")));
        columns.called("geoPrecision").ifPresent(this::geoPrecision);
        columns.called("tags").ifPresent(sample -> proposal.byName(Field.Kind.TAGS, sample, calledSo(sample, "")));
        columns.called("actors").ifPresent(sample -> proposal.byName(Field.Kind.ACTORS, sample, calledSo(sample, "")));
    }

    /** In words, or in the codes of conflict data. */
    private void geoPrecision(ColumnSample sample) {
        Rule rule = Rule.of(Field.of(Field.Kind.GEO_PRECISION), Way.VALUE, sample.name());
        if (sample.of("geoPrecision") >= HALF) {
            proposal.byName(rule, calledSo(sample, "its words are precisions"));
        } else if (CODES.containsKey(sample.name()) && sample.ofNumbers() >= MOST) {
            proposal.byName(
                    rule.withEquals(CODES.get(sample.name()), null),
                    calledSo(sample, "holds the codes of conflict data"));
        }
    }

    void numbers() {
        for (String field : columns.fields().stream()
                .filter(name -> name.startsWith("numbers."))
                .sorted()
                .toList()) {
            columns.called(field)
                    .filter(sample -> sample.ofNumbers() >= HALF)
                    .ifPresent(sample -> proposal.byName(
                            Rule.of(Field.named(field).orElseThrow(), Way.VALUE, sample.name()),
                            calledSo(sample, "holds numbers")));
        }
    }

    void sources() {
        List<String> names = columns.fields().stream()
                .filter(name -> name.startsWith("source.") || name.startsWith("media."))
                .sorted(Comparator.reverseOrder())
                .toList();
        for (String name : names) {
            ColumnSample sample =
                    columns.called(name).filter(one -> one.size() > 0).orElse(null);
            if (sample == null) {
                continue;
            }
            boolean areAddresses = sample.ofAddresses() >= HALF;
            boolean wantsAddresses = name.endsWith("rl");
            if (wantsAddresses == areAddresses) {
                Rule rule = Rule.of(Field.named(name).orElseThrow(), Way.VALUE, sample.name());
                boolean areSeveral = name.equals("source.publisher")
                        && sample.share(cell -> cell.text().indexOf(';') > 0) > 0;
                proposal.byName(areSeveral ? rule.separatedBy(";") : rule, calledSo(sample, ""));
            }
        }
    }

    /** Names of places, where no column has positions; the region and the country behind them. */
    void where() {
        List<String> found = new ArrayList<>();
        for (String name : List.of("place", "<region>", "<country>")) {
            columns.called(name)
                    .filter(sample -> sample.ofText() >= HALF)
                    .ifPresent(sample -> found.add(sample.name()));
        }
        if (!found.isEmpty()) {
            proposal.byName(
                    Rule.of(Field.of(Field.Kind.PLACE), Way.VALUE, found.toArray(String[]::new)),
                    "No column has positions, and by its name it has places");
        }
    }

    /** Of what happened and where, as conflict data have no titles. */
    void titleOfOthers() {
        List<String> found = new ArrayList<>();
        proposal.rulesOf(Field.Kind.CATEGORY).forEach(rule -> found.addAll(rule.columns()));
        columns.first("place").ifPresent(sample -> found.add(sample.name()));
        if (!found.isEmpty()) {
            proposal.byValues(
                    Rule.of(Field.of(Field.Kind.TITLE), Way.VALUE, found.toArray(String[]::new)),
                    "No column has titles: what happened, and where");
        }
    }
}
