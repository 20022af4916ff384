package org.chronomap.geodata.time.typed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.EdtfException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date as somebody typed it in one of {@link #LANGUAGES}, or in EDTF, into EDTF. Nothing is taken for one thing that may be
 * another: all readings are found, and where several are left it is asked. What was not written and is taken from elsewhere is
 * told as a guess. What is EDTF is just that, so that what was chosen or kept is never asked about again.
 *
 * <p>Every word must be understood, or the whole is refused: a date is not looked for in a sentence. A text is read in the language
 * asked for first; where that makes nothing of it, in the others. Words that say a day only to who knows when they were written
 * ("yesterday") are refused.
 *
 * <p>A text has at most {@value #LONGEST} characters, is cut in one pass, and read once for each choice of what its words may mean, at
 * most 512 times; nothing in a reading is tried again: some 30 microseconds for what people type, 1.4 milliseconds for the slowest of
 * 60,000 texts made of such words by chance. No regular expressions but EDTF's. Sources: EDTF (ISO 8601-2:2019); names and
 * orders of numbers of CLDR; what was reported as wrongly read by dateparser, chrono-node, Duckling, dateutil, python-edtf and
 * TimeMapper, which is in the table of the test.
 */
public final class TypedDates {
    /** The longest text that is read, in UTF-16 units. */
    public static final int LONGEST = 100;

    /** The languages that are read, the first of them where none is asked for. */
    public static final List<String> LANGUAGES = Vocabulary.LANGUAGES;

    /** What no words have, and EDTF alone. */
    private static final String EDTF_SIGNS = "[]{}%";

    private static final String EDTF_LETTERS = "TXYZ";

    private TypedDates() {}

    /**
     * What a text says.
     *
     * @param language that is tried first, one of {@link #LANGUAGES}
     */
    public static Reading read(String text, String language, Context context) {
        String typed = Lexer.withAsciiDigits(text).stripTrailing();
        if (typed.isBlank()) {
            return Refusal.of(Fault.EMPTY, 0).reading();
        }
        if (typed.length() > LONGEST) {
            return Refusal.of(Fault.TOO_LONG, LONGEST).reading();
        }
        String bare = Lexer.withoutMarks(typed).strip();
        String edtf = saysUnknown(bare) ? Edtf.UNKNOWN : bare;
        Reading.@Nullable Meaning exact = null;
        Refusal noEdtf = Refusal.of(Fault.EDTF, 0);
        try {
            exact = new Reading.Meaning(edtf, Edtf.parse(edtf, context.zone()), Set.of());
        } catch (EdtfException e) {
            noEdtf = Refusal.of(Fault.EDTF, e.position(), String.valueOf(e.getMessage()));
        }
        List<Candidate> found = new ArrayList<>();
        Refusal fault = readIn(typed, language, context, found);
        if (exact != null) {
            found.removeIf(candidate -> candidate.meaning().when().equals(edtf));
            return new Reading.Understood(exact, likelierFirst(found, context));
        }
        if (found.isEmpty()) {
            for (String other : LANGUAGES) {
                fault = Refusal.telling(fault, readIn(typed, other, context, found));
            }
        }
        if (found.isEmpty()) {
            return (isMeantAsEdtf(typed, fault.fault()) ? noEdtf : fault).reading();
        }
        List<Reading.Meaning> meanings = likelierFirst(found, context);
        return meanings.size() == 1
                ? new Reading.Understood(meanings.get(0), List.of())
                : new Reading.Asked(question(different(found)), meanings);
    }

    private static boolean saysUnknown(String text) {
        String plain = Lexer.plain(text);
        return LANGUAGES.stream().anyMatch(language -> Vocabulary.of(language).has(Term.UNKNOWN, plain));
    }

    private static boolean isMeantAsEdtf(String typed, Fault fault) {
        boolean lettersOfEdtf = typed.chars().noneMatch(c -> Character.isLetter(c) && EDTF_LETTERS.indexOf(c) < 0);
        return typed.chars().anyMatch(c -> EDTF_SIGNS.indexOf(c) >= 0) || (fault == Fault.WORD && lettersOfEdtf);
    }

    /** @return why nothing was found, if nothing was */
    private static Refusal readIn(String typed, String language, Context context, List<Candidate> found) {
        Vocabulary vocabulary = Vocabulary.of(language);
        Refusal fault = Refusal.of(Fault.FORM, 0);
        try {
            for (List<Token> sense : Senses.of(Lexer.cut(typed), vocabulary)) {
                try {
                    found.addAll(sense.isEmpty() ? List.of() : Expression.read(sense, vocabulary, context));
                } catch (Refusal refusal) {
                    fault = Refusal.telling(fault, refusal);
                }
            }
            return fault;
        } catch (Refusal refusal) {
            return refusal;
        }
    }

    private static Collection<Candidate> different(List<Candidate> found) {
        Map<String, Candidate> different = new LinkedHashMap<>();
        found.forEach(candidate -> different.putIfAbsent(candidate.meaning().when(), candidate));
        return different.values();
    }

    private static List<Reading.Meaning> likelierFirst(List<Candidate> found, Context context) {
        return different(found).stream()
                .map(Candidate::meaning)
                .sorted(Comparator.comparingLong(
                        meaning -> context.distance(meaning.span().extent())))
                .toList();
    }

    /** That of meaning goes first, and is the one also where readings differ in nothing that has a question of its own. */
    private static Question question(Collection<Candidate> different) {
        Set<Term> said = different.stream().map(Candidate::said).collect(Collectors.toSet());
        Set<Question> questions = EnumSet.noneOf(Question.class);
        different.forEach(candidate -> questions.addAll(candidate.questions()));
        return said.size() > 1 || questions.isEmpty()
                ? Question.MEANING
                : questions.iterator().next();
    }
}
