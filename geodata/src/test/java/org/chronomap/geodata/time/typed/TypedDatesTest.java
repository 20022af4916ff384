package org.chronomap.geodata.time.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.InterfaceWords;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.SpanWords;
import org.chronomap.geodata.time.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dates as people type them: the table {@code dates/typed.txt}, what the project itself says of dates, and what nobody would type.
 * The readings of the table are filled anew by {@code -Dgolden.renew=true}, to be looked at one by one before a commit.
 */
class TypedDatesTest {
    private static final Path TABLE = Path.of("src", "test", "resources", "dates", "typed.txt");
    private static final Path WORDS = Path.of("docs", "dates-in-words.md");
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final String USUAL = "extent=2022-01-01/2022-01-31";
    private static final List<String> LANGUAGES = TypedDates.LANGUAGES;

    /** The columns of {@link #WORDS}. */
    private static final List<String> SAID = List.of("en", "fr", "ru", "kk", "de", "es", "ar", "uk");

    private record Row(String language, String typed, String reading, String around) {}

    @Test
    void eachIsUnderstoodOrAskedAsTheTableSays() throws IOException {
        if (Boolean.getBoolean("golden.renew")) {
            renew();
        }
        List<String> read = new ArrayList<>();
        List<String> table = new ArrayList<>();
        for (Row row : rows()) {
            read.add(line(row, told(TypedDates.read(row.typed(), row.language(), context(row.around())))));
            table.add(line(row, row.reading()));
        }

        assertThat(table).hasSizeGreaterThan(400).doesNotHaveDuplicates();
        assertThat(read).containsExactlyElementsOf(table);
    }

    @Test
    void theTableHasEveryFaultAndQuestion() throws IOException {
        String readings = rows().stream().map(Row::reading).collect(Collectors.joining("\n"));

        assertThat(Stream.of(Fault.values())
                        .filter(fault ->
                                !Set.of(Fault.EMPTY, Fault.TOO_LONG, Fault.SIGN).contains(fault))
                        .map(fault -> "! " + fault.id()))
                .allSatisfy(fault -> assertThat(readings).contains(fault));
        assertThat(Stream.of(Question.values()).map(question -> "? " + question.id() + ':'))
                .allSatisfy(question -> assertThat(readings).contains(question));
    }

    /** What readers are shown may be typed back, and is then read as what is said in the same words, or asked, or refused. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ru", "kk", "de", "es", "uk"})
    void whatTheInterfaceSaysIsNeverReadAsSomethingElse(String language) throws IOException {
        SpanWords words = new SpanWords(ALMATY, InterfaceWords.in(language));
        List<String> wrong = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (List<String> row : words()) {
            String said = row.get(1 + SAID.indexOf(language));
            Set<TimeSpan> spans = spans(TypedDates.read(said, language, Context.of(ALMATY)));
            if (spans.isEmpty()) {
                refused.add(said);
            } else if (spans.stream().noneMatch(span -> words.of(span).equals(said))) {
                wrong.add(said + " = " + spans.stream().map(TimeSpan::edtf).toList());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).hasSizeLessThan(words().size() / 10);
    }

    /** Whoever is told to write so is not refused again: nothing else with a number in it stands in what is said. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | 6 January 2022, 14:30; 3–9 January 2022; before 6 January 2022; about 5 January 2022; 6 January 2022; 6 January; 3–9 January; before 22 January; 2 to 22 January 2022; 6 Jan
                    fr | 6 janvier 2022, 14 h 30; 3–9 janvier 2022; avant le 6 janvier 2022; vers le 5 janvier 2022; 6 janvier 2022; 6 janvier; 3–9 janvier; avant le 22 janvier; du 2 au 22 janvier 2022; 6 janv.
                    ru | 6 января 2022, 14:30; 3–9 января 2022; раньше 6 января 2022; около 5 января 2022; 6 января 2022; 6 января; 3–9 января; до 22 января; 2–22 января 2022; 6 янв.
                    kk | 2022 жылғы 6 қаңтар, 14:30; 2022 жылғы 3–9 қаңтар; 2022 жылғы 6 қаңтардан кейін; шамамен 2022 жылғы 5 қаңтарда; 2022 жылғы 6 қаңтар; 2022 ж. 6 қаңтар; 6 қаңтар; 3–9 қаңтар; 22 қаңтарға дейін; 2022 ж. 2–22 қаңтар
                    de | 6. Januar 2022, 14:30; 3.–9. Januar 2022; vor dem 6. Januar 2022; etwa 5. Januar 2022; 6. Januar 2022; 6. Januar; 3.–9. Januar; vor dem 22. Januar; 2. bis 22. Januar 2022; 6. Jan.
                    es | 6 de enero de 2022, 14:30; 3–9 de enero de 2022; antes del 6 de enero de 2022; hacia el 5 de enero de 2022; 6 de enero de 2022; 6 de enero; 3–9 de enero; antes del 22 de enero; del 2 al 22 de enero de 2022; 6 ene
                    uk | 6 січня 2022, 14:30; 3–9 січня 2022; раніше 6 січня 2022; близько 5 січня 2022; 6 січня 2022; 6 січня; 3–9 січня; до 22 січня; 2–22 січня 2022; 6 січ.
                    """)
    void whatAFaultSaysToWriteIsUnderstood(String language, String examples) {
        List<String> dates = Stream.of(examples.split("; ", -1))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        Map<String, String> words = new TreeMap<>(InterfaceWords.in("../edit/words/" + language));
        words.keySet().removeIf(key -> !key.equals("edit.hint.when") && !key.startsWith("edit.date.example"));
        words.putAll(InterfaceWords.in(language));
        words.keySet().removeIf(key -> !key.startsWith("typed.refused.") && !key.startsWith("edit."));
        words.keySet().removeAll(Set.of("typed.refused.too-long", "typed.refused.number"));

        assertThat(dates)
                .allSatisfy(date -> assertThat(TypedDates.read(date, language, context(USUAL)))
                        .isNotInstanceOf(Reading.Refused.class));
        assertThat(words).hasSizeGreaterThan(12).allSatisfy((key, said) -> {
            String rest = said.replace("{0}", "");
            for (String date : dates) {
                rest = rest.replace(date, "");
            }
            assertThat(rest).doesNotContainPattern("[0-9]");
        });
    }

    private static Set<TimeSpan> spans(Reading reading) {
        if (reading instanceof Reading.Asked asked) {
            return asked.meanings().stream().map(Reading.Meaning::span).collect(Collectors.toSet());
        }
        return reading instanceof Reading.Understood understood
                ? Set.of(understood.meaning().span())
                : Set.of();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                            | empty   | 0  | ''
                    6 January @ 2022              | sign    | 10 | @
                    the day that rings, 6 January | word    | 8  | that
                    6 Januar 2022, sagt man       | word    | 15 | sagt
                    Friday 6 January 2022         | weekday | 0  | 4
                    """)
    void aFaultTellsWhereItIsAndWhatItIsAbout(String typed, String fault, int position, String about) {
        Reading reading = TypedDates.read(typed, "en", context(USUAL));

        assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> {
            assertThat(refused.fault().id()).isEqualTo(fault);
            assertThat(refused.position()).isEqualTo(position);
            assertThat(refused.about()).isEqualTo(about);
        });
    }

    @Test
    void whatIsLongerThanAnyDateIsNotRead() {
        assertThat(told(TypedDates.read("6 January 2022".repeat(8), "en", context(USUAL))))
                .isEqualTo("! too-long");
    }

    /** Of the same pieces as dates, and of others, in no order: read or refused, and what is read is EDTF. */
    @Test
    void whateverIsTypedIsAnswered() {
        String[] pieces = {
            "6",
            "22",
            "2022",
            "31",
            "0",
            "99999999",
            "-",
            "–",
            "/",
            ".",
            ":",
            ",",
            "'",
            "~",
            "?",
            "T",
            "X",
            "[",
            "%",
            "Jan",
            "mar",
            "mai",
            "janvier",
            "января",
            "қаңтардан",
            "дейін",
            "с",
            "по",
            "до",
            "from",
            "to",
            "between",
            "and",
            "or",
            "before",
            "about",
            "BC",
            "s",
            "th",
            "winter",
            "nuit",
            "14:30",
            "h",
            "pm",
            "UTC",
            "+",
            "of",
            "\u202e",
            "\ud83d",
            "é",
            "Thursday",
            "century",
            "early",
            "\u0000",
            "XIX"
        };
        Random random = new Random(20_220_105);
        for (int i = 0; i < 4_000; i++) {
            StringBuilder typed = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                typed.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
            Reading reading = TypedDates.read(typed.toString(), language, context(USUAL));
            spans(reading)
                    .forEach(span -> assertThat(Edtf.parse(span.edtf(), ALMATY))
                            .as(typed.toString())
                            .isEqualTo(span));
        }
    }

    private static String told(Reading reading) {
        if (reading instanceof Reading.Understood understood) {
            return told(understood.meaning())
                    + (understood.others().isEmpty() ? "" : " or else " + told(understood.others()));
        }
        if (reading instanceof Reading.Asked asked) {
            return "? " + asked.question().id() + ": " + told(asked.meanings());
        }
        return "! " + ((Reading.Refused) reading).fault().id();
    }

    private static String told(List<Reading.Meaning> meanings) {
        return meanings.stream().map(TypedDatesTest::told).collect(Collectors.joining(" ; "));
    }

    private static String told(Reading.Meaning meaning) {
        return meaning.when()
                + meaning.guessed().stream()
                        .map(guess -> " (" + guess.id() + ')')
                        .collect(Collectors.joining());
    }

    private static String line(Row row, String reading) {
        return row.language() + " | " + row.typed() + " | " + reading + " | " + row.around();
    }

    private static Context context(String around) {
        Context context = Context.of(ALMATY);
        for (String part : around.split(" ", -1)) {
            if (part.startsWith("extent=")) {
                context = context.within(Edtf.parse(part.substring("extent=".length()), ALMATY));
            } else if (part.startsWith("near=")) {
                context = context.near(Edtf.parse(part.substring("near=".length()), ALMATY));
            }
        }
        return context;
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(TypedDatesTest::row)
                .toList();
    }

    private static Row row(String line) {
        String[] cells = line.split(" \\| ", -1);
        return new Row(cells[0], cells[1], cells[2], cells.length > 3 ? cells[3] : USUAL);
    }

    private static void renew() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            if (line.isBlank() || line.startsWith("#")) {
                lines.add(line);
            } else {
                Row row = row(line);
                String read = told(TypedDates.read(row.typed(), row.language(), context(row.around())));
                String start = row.language() + " | " + row.typed() + " | " + read;
                lines.add(row.around().equals(USUAL) ? start : start + " | " + row.around());
            }
        }
        Files.writeString(TABLE, String.join("\n", lines) + "\n");
    }

    private static List<List<String>> words() throws IOException {
        return Files.readAllLines(WORDS).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> List.of(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .toList();
    }
}
