package org.chronomap.geodata.ingest.mapping;

import java.util.List;
import java.util.Locale;
import org.chronomap.geodata.ingest.Column;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.story.Category;

/**
 * Proposes what becomes of the columns of a file: by what they are called, in {@code ingest/column-names.txt}, where their values agree;
 * then by their values. Each guess tells its reason. Names of map programs and of conflict data are those of their documentation; that
 * values decide beside names is what users of such programs asked for (CartoDB 3197, mapcontrib 154).
 */
public final class MappingGuess {

    /** So many rows are enough. */
    public static final int SAMPLE = 1_000;

    private MappingGuess() {}

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

    /**
     * @param rows the first, {@link #SAMPLE} are enough
     * @param language of the file's texts, as far as that is known
     */
    public static Guessed of(List<Column> columns, List<Row> rows, StoryContext story, String language) {
        SampledColumns sampled = new SampledColumns(columns, rows, story, language);
        Proposal proposal = new Proposal(sampled);
        NameGuess names = new NameGuess(sampled, proposal, story);
        ValueGuess values = new ValueGuess(sampled, proposal);
        names.id();
        names.when();
        ifLacking(proposal, Field.Kind.WHEN, values::when);
        names.at();
        ifLacking(proposal, Field.Kind.AT, values::at);
        names.texts();
        ifLacking(proposal, Field.Kind.TITLE, values::title);
        names.category();
        ifLacking(proposal, Field.Kind.CATEGORY, values::category);
        ifLacking(proposal, Field.Kind.CATEGORY, () -> oneCategory(proposal, story));
        names.words();
        ifLacking(
                proposal, Field.Kind.STATUS, () -> proposal.constant("status", "reported", "No column says a status"));
        names.numbers();
        names.sources();
        if (!proposal.has(Field.named("source.url").orElseThrow())) {
            values.addressOfSource();
        }
        ifLacking(proposal, Field.Kind.AT, names::where);
        ifLacking(proposal, Field.Kind.TITLE, names::titleOfOthers);
        return proposal.guessed(language);
    }

    private static void ifLacking(Proposal proposal, Field.Kind kind, Runnable guess) {
        if (!proposal.has(kind)) {
            guess.run();
        }
    }

    private static void oneCategory(Proposal proposal, StoryContext story) {
        List<String> ids = story.categories().stream().map(Category::id).toList();
        if (!ids.isEmpty()) {
            proposal.constant(
                    "category",
                    ids.contains("other") ? "other" : ids.get(ids.size() - 1),
                    "No column says a category; choose another for all rows, or a column");
        }
    }
}
