package org.chronomap.backend.importing.rows;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.chronomap.geodata.schema.TextRules;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the address of an import says.
 *
 * @param name of the file; null = as the request says
 * @param mapping the name of a kept one; null = it is guessed, or sent beside the file
 * @param notOfFolders those that were given and mean nothing for a story folder
 */
public record ImportParameters(
        Asked asked, @Nullable String name, @Nullable String mapping, FileOptions options, List<String> notOfFolders) {

    static final List<String> OF_APPLYING = List.of("only-good", "draft", "remove-gone", "note");
    private static final List<String> OF_FILE =
            List.of("encoding", "delimiter", "header-row", "sheet", "decimal-comma");
    private static final List<String> KNOWN = Stream.of(List.of("dry-run", "name", "mapping"), OF_APPLYING, OF_FILE)
            .flatMap(List::stream)
            .toList();
    private static final int LONGEST_NOTE = 2_000;
    private static final int MOST_HEADER_ROW = 1_000;

    /** @throws ProblemException (400) that names every faulty parameter */
    public static ImportParameters of(MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters, KNOWN);
        Asked asked = asked(given);
        String name = given.one("name", ImportParameters::line);
        String mapping = given.one("mapping", ImportParameters::slug);
        FileOptions options = options(given);
        given.requireFaultless();
        List<String> others = new ArrayList<>(parameters.keySet());
        others.remove("note");
        return new ImportParameters(asked, name, mapping, options, others);
    }

    /** What is said of the file; an empty parameter says that it is to be found out. */
    private static FileOptions options(Parameters given) {
        return new FileOptions(
                given.one("encoding", saidBy(ImportParameters::encoding)),
                given.one("delimiter", saidBy(ImportParameters::delimiter)),
                given.one("header-row", saidBy(ImportParameters::headerRow)),
                given.one("sheet", saidBy(ImportParameters::line)),
                given.one("decimal-comma", saidBy(ImportParameters::truth)));
    }

    private static <T> Function<String, @Nullable T> saidBy(Function<String, T> reader) {
        return text -> text.isEmpty() ? null : reader.apply(text);
    }

    /**
     * How a file that was sent is to be read again.
     *
     * @param keep the name under which the mapping is kept; null = it is not
     * @param draft null = as before
     * @param options what is said of the file in the place of all that was; null = as before
     */
    record Mapped(
            @Nullable String keep,
            @Nullable Boolean draft,
            @Nullable FileOptions options) {

        /** @throws ProblemException (400) that names every faulty parameter */
        static Mapped of(MultiValueMap<String, String> parameters) {
            Parameters given = new Parameters(
                    parameters,
                    Stream.concat(Stream.of("keep", "draft"), OF_FILE.stream()).toList());
            Mapped mapped = new Mapped(
                    given.one("keep", ImportParameters::slug),
                    given.one("draft", ImportParameters::truth),
                    OF_FILE.stream().anyMatch(parameters::containsKey) ? ImportParameters.options(given) : null);
            given.requireFaultless();
            return mapped;
        }
    }

    /** @throws ProblemException (400) likewise */
    static Asked applying(MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters, OF_APPLYING);
        Asked asked = asked(given);
        given.requireFaultless();
        return asked;
    }

    private static Asked asked(Parameters given) {
        Boolean dryRun = given.one("dry-run", ImportParameters::truth);
        Boolean onlyGood = given.one("only-good", ImportParameters::truth);
        Boolean draft = given.one("draft", ImportParameters::truth);
        Boolean removeGone = given.one("remove-gone", ImportParameters::truth);
        String note = given.one("note", ImportParameters::note);
        if (Boolean.TRUE.equals(draft) && Boolean.TRUE.equals(removeGone)) {
            throw ProblemException.badParameters(List.of(new ParameterFault(
                    "remove-gone",
                    "is not for drafts, which readers do not see: what is gone they would see no more")));
        }
        return new Asked(
                Boolean.TRUE.equals(dryRun),
                Boolean.TRUE.equals(onlyGood),
                Boolean.TRUE.equals(draft),
                Boolean.TRUE.equals(removeGone),
                note == null || note.isEmpty() ? null : note);
    }

    /** @throws ProblemException (400) that names those that are for files of rows alone */
    public void requireOfFolder() {
        if (!notOfFolders.isEmpty()) {
            throw ProblemException.badParameters(notOfFolders.stream()
                    .map(name -> new ParameterFault(name, "is not for a story folder, which takes note alone"))
                    .toList());
        }
    }

    static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException('"' + text + "\" must be true or false");
        }
        return Boolean.valueOf(text);
    }

    private static String note(String text) {
        String note = text.strip();
        Optional<String> fault = note.length() > LONGEST_NOTE
                ? Optional.of("has " + note.length() + " characters; it must have " + LONGEST_NOTE + " at the most")
                : TextRules.fault(note);
        fault.ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        return note;
    }

    private static String line(String text) {
        TextRules.faultOfLine(text).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
        if (text.length() > TextRules.LONGEST_ID) {
            throw new IllegalArgumentException(
                    "has " + text.length() + " characters; it must have " + TextRules.LONGEST_ID + " at the most");
        }
        return text;
    }

    static String slug(String text) {
        if (!TextRules.isId(text)) {
            throw new IllegalArgumentException(
                    '"' + text + "\" must be the name of a kept mapping: " + TextRules.ID_FORM);
        }
        return text;
    }

    private static String encoding(String text) {
        try {
            return Charset.forName(text).name();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    '"' + text + "\" must be the name of an encoding, like UTF-8 or windows-1251", e);
        }
    }

    private static String delimiter(String text) {
        String one = text.equals("tab") ? "\t" : text;
        if (one.length() != 1 || Character.isLetterOrDigit(one.charAt(0)) || "\"\r\n".contains(one)) {
            throw new IllegalArgumentException('"' + text + "\" must be one sign, like ; or %2C, or tab");
        }
        return one;
    }

    private static Integer headerRow(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) > MOST_HEADER_ROW) {
            throw new IllegalArgumentException('"' + text + "\" must be the number of a row, from 1 to "
                    + MOST_HEADER_ROW + ", or 0 where no row has headers");
        }
        return Integer.valueOf(text);
    }
}
