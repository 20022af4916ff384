package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.List;

/** Proposes columns for what no name told, by their values. */
final class ValueGuess {

    private static final int FEW_WORDS = 20;
    private static final int ROWS_A_WORD = 5;
    /** Of fewer rows values say little. */
    private static final int FEWEST_ROWS = 5;

    private static final int SHORTEST_TITLE = 8;
    private static final int LONGEST_TITLE = 150;

    private final SampledColumns columns;
    private final Proposal proposal;

    ValueGuess(SampledColumns columns, Proposal proposal) {
        this.columns = columns;
        this.proposal = proposal;
    }

    void when() {
        for (ColumnSample sample : columns.left()) {
            boolean isText = sample.ofNumbers() < SampledColumns.HALF
                    || sample.share(cell -> NumericDate.read(cell.text()) != null) > 0;
            if (isText && columns.dates(sample) >= SampledColumns.MOST) {
                proposal.byValues(Field.Kind.WHEN, sample, "Its values are dates");
                return;
            }
        }
    }

    /** The one that is called so, before all others. */
    void at() {
        List<ColumnSample> candidates = new ArrayList<>();
        columns.called("at").ifPresent(candidates::add);
        candidates.addAll(columns.left());
        for (ColumnSample sample : candidates) {
            if (sample.hasShapes() || columns.positions(sample) >= SampledColumns.MOST) {
                proposal.byValues(Field.Kind.AT, sample, "Its values are positions");
                return;
            }
        }
    }

    void title() {
        columns.left().stream()
                .filter(sample -> !columns.isFirstOfAField(sample))
                .filter(sample -> sample.size() >= FEWEST_ROWS
                        || columns.first("category").isEmpty())
                .filter(sample -> sample.ofText() >= SampledColumns.MOST && sample.ofAddresses() == 0)
                .filter(sample -> sample.meanLength() >= SHORTEST_TITLE && sample.meanLength() <= LONGEST_TITLE)
                .filter(sample -> sample.differentValues() * 2 > sample.size() && !columns.hasDates(sample))
                .findFirst()
                .ifPresent(sample -> proposal.byValues(
                        Field.Kind.TITLE, sample, "Its values are short texts, and nearly all differ"));
    }

    void category() {
        columns.left().stream()
                .filter(sample -> !SampledColumns.isCalledAfterAField(sample))
                .filter(sample -> sample.ofText() >= SampledColumns.MOST && sample.differentValues() > 1)
                .filter(sample -> sample.differentValues() <= FEW_WORDS
                        && sample.differentValues() * ROWS_A_WORD <= sample.size())
                .findFirst()
                .ifPresent(sample -> proposal.byValues(Field.Kind.CATEGORY, sample, differentWords(sample)));
    }

    static String differentWords(ColumnSample sample) {
        return "It has " + sample.differentValues() + " different words in " + sample.size() + " rows";
    }

    void addressOfSource() {
        columns.left().stream()
                .filter(sample -> sample.ofAddresses() >= SampledColumns.MOST)
                .findFirst()
                .ifPresent(sample -> proposal.byValues(
                        Rule.of(Field.named("source.url").orElseThrow(), Way.VALUE, sample.name()),
                        "Its values are addresses"));
    }
}
