package org.chronomap.geodata.ingest.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.EdtfException;
import org.chronomap.geodata.time.typed.Context;
import org.chronomap.geodata.time.typed.Reading;
import org.chronomap.geodata.time.typed.TypedDates;
import org.jspecify.annotations.Nullable;

/**
 * The dates of a column, which all its rows together decide: every cell is taken once before the first is read. One number beyond 12
 * anywhere says which number is the day; where none is, the language's order holds, if it has only one. What is then still left open is a
 * fault of each row that it concerns. Numbers and ISO dates are read here, all else is what people type, and {@link TypedDates} reads it.
 *
 * <p>It holds counts, and twice up to {@value #MOST_KNOWN} texts that were taken or read before: the same few dates stand in most columns again and again.
 */
final class ColumnOfDates {

    /** Of EDTF: nothing is known of when it was. */
    static final String UNKNOWN = "XXXX";

    private static final int MOST_KNOWN = 4_096;
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}(?:[.,]\\d{1,12})?");
    /** Years of two digits are those from 80 before the story's last to 20 after it, as ICU and Java have it of today. */
    private static final int YEARS_AFTER = 20;

    private static final int CENTURY = 100;

    private final String name;
    private final Context context;
    private final String language;
    private final @Nullable DateOrder told;
    private final DatesOfNumbers numbers;
    private final Set<DateOrder> possible = EnumSet.allOf(DateOrder.class);
    private final Set<DateOrder> fitting = EnumSet.allOf(DateOrder.class);
    private final Map<String, NumericDate> numericDates = new HashMap<>();
    private final Map<String, Found<String>> known = new HashMap<>();
    private int numeric;
    private int open;
    private int shortYears;
    private int clocks;
    private int midnights;
    private int sureClocks;
    private boolean isMixed;
    private @Nullable Set<DateOrder> decided;

    /**
     * @param name of the column
     * @param language of the words of dates, and by its order of their numbers
     * @param told by somebody who knows; null = to be found out
     */
    ColumnOfDates(
            String name,
            Context context,
            String language,
            @Nullable DateOrder told,
            @Nullable DateNumbers numbersTold) {
        this.name = name;
        this.context = context;
        this.language = language;
        this.told = told;
        numbers = new DatesOfNumbers(name, numbersTold);
    }

    /** Of a rule, in one of its columns. */
    static ColumnOfDates of(Rule rule, String column, Context context, String language) {
        return new ColumnOfDates(column, context, language, rule.order(), rule.numbers());
    }

    void take(@Nullable Cell cell) {
        if (cell == null || cell instanceof Cell.Moment) {
            return;
        }
        String text = cell.text().strip();
        if (Words.saysNothing(text)) {
            return;
        }
        NumericDate date = numericDate(text);
        BigDecimal number = date == null ? number(cell, text) : null;
        if (number != null) {
            numbers.take(number);
            return;
        }
        numbers.takeOther();
        if (date != null) {
            take(date);
        }
    }

    private @Nullable NumericDate numericDate(String text) {
        NumericDate date = numericDates.get(text);
        if (date == null) {
            date = NumericDate.read(text);
            if (date != null) {
                keep(numericDates, text, date);
            }
        }
        return date;
    }

    private static <V> void keep(Map<String, V> kept, String text, V read) {
        if (kept.size() >= MOST_KNOWN) {
            kept.clear();
        }
        kept.put(text, read);
    }

    private void take(NumericDate date) {
        ClockText clock = date.clock();
        if (clock != null) {
            clocks++;
            midnights += clock.isMidnight() ? 1 : 0;
            sureClocks += clock.isSure() ? 1 : 0;
        }
        if (date.yearDigits() == 4 && date.orders().contains(DateOrder.YEAR_FIRST)) {
            return;
        }
        numeric++;
        open += date.orders().size() > 1 && date.first() != date.second() ? 1 : 0;
        shortYears += date.hasShortYear() ? 1 : 0;
        isMixed |= Collections.disjoint(date.orders(), possible);
        possible.retainAll(date.orders());
        if (date.hasShortYear()) {
            fitting.removeIf(order -> !date.orders().contains(order) || !isAround(date.year(order)));
        }
    }

    private boolean isAround(int digits) {
        Integer year = longYear(digits);
        return year != null
                && context.first() != null
                && context.last() != null
                && year >= context.first().getYear() - 1
                && year <= context.last().getYear() + 1;
    }

    private static @Nullable BigDecimal number(Cell cell, String text) {
        if (cell instanceof Cell.Number number) {
            return number.value();
        }
        return NUMBER.matcher(text).matches() ? new BigDecimal(text.replace(',', '.')) : null;
    }

    /** The orders in which a date may be meant, after all rows were taken. */
    private Set<DateOrder> orders() {
        Set<DateOrder> orders = decided;
        if (orders == null) {
            orders = decide();
            decided = orders;
        }
        return orders;
    }

    private Set<DateOrder> decide() {
        if (told != null) {
            return EnumSet.of(told);
        }
        if (isMixed || numeric == 0) {
            return EnumSet.allOf(DateOrder.class);
        }
        Set<DateOrder> left = EnumSet.copyOf(possible);
        if (left.size() > 1 && fitting.size() > 0 && shortYears == numeric) {
            left.retainAll(fitting);
        }
        DateOrder usual = usual(language);
        if (left.size() > 1 && usual != null && left.contains(usual) && !left.contains(DateOrder.YEAR_FIRST)) {
            return EnumSet.of(usual);
        }
        return left.isEmpty() ? EnumSet.copyOf(possible) : left;
    }

    /** In which a language writes dates; null = some of those who write it do so, some otherwise. */
    static @Nullable DateOrder usual(String language) {
        Locale locale = Locale.forLanguageTag(language);
        if (locale.getLanguage().equals("en") && locale.getCountry().isEmpty()) {
            return null;
        }
        String pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        int day = pattern.indexOf('d');
        int month = pattern.indexOf('M');
        if (pattern.indexOf('y') < day) {
            return null;
        }
        return day < month ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST;
    }

    /** What was decided, after all rows were taken. */
    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        Set<DateOrder> orders = orders();
        if (isMixed && told == null) {
            notes.add(
                    Note.ofColumn(
                            name,
                            "mixed-order",
                            "Some dates can only have the day first and some only the month; those that may be either are faults"));
        } else if (numeric > 0 && orders.size() == 1) {
            DateOrder order = orders.iterator().next();
            notes.add(new Note(
                    name,
                    "date-order",
                    List.of(order.id(), why(order).code),
                    "Dates of numbers are read " + words(order) + ": " + why(order).words));
        } else if (numeric > 0 && open > 0) {
            notes.add(Note.ofColumn(
                    name,
                    "undecided-order",
                    "No date of the column says which number is the day: "
                            + orders.stream().map(ColumnOfDates::words).collect(Collectors.joining(" or "))
                            + "? Say the order in the rule"));
        }
        Integer last = lastShortYear();
        if (shortYears > 0 && last != null) {
            notes.add(Note.ofColumn(
                    name,
                    "short-years",
                    "Years of two digits are those from %s to %s, around the story",
                    last - CENTURY + 1,
                    last));
        }
        if (hasDaysAlone()) {
            notes.add(Note.ofColumn(name, "midnights", "Every time is midnight, so each date is a day"));
        }
        numbers.note().ifPresent(notes::add);
        return notes;
    }

    /** By what an order was decided. */
    private enum Why {
        SAID("said", "so it was said"),
        ONLY("only", "no other order fits them all"),
        LANGUAGE("language", "the usual order of the language, since no date says otherwise"),
        STORY("story", "so their years fit the story");

        private final String code;
        private final String words;

        Why(String code, String words) {
            this.code = code;
            this.words = words;
        }
    }

    private Why why(DateOrder order) {
        if (told != null) {
            return Why.SAID;
        }
        if (possible.size() == 1) {
            return Why.ONLY;
        }
        return order == usual(language) ? Why.LANGUAGE : Why.STORY;
    }

    private static String words(DateOrder order) {
        return switch (order) {
            case DAY_FIRST -> "with the day first";
            case MONTH_FIRST -> "with the month first";
            case YEAR_FIRST -> "with the year first";
        };
    }

    private boolean hasDaysAlone() {
        return clocks > 1 && clocks == midnights;
    }

    /** The date as EDTF; {@link #UNKNOWN} of an empty cell. */
    Found<String> read(@Nullable Cell cell) {
        if (cell == null) {
            return Found.of(UNKNOWN);
        }
        String text = cell.text().strip();
        if (Words.saysNothing(text)) {
            return Found.of(UNKNOWN);
        }
        if (cell instanceof Cell.Moment) {
            return checked(text);
        }
        if (!(cell instanceof Cell.Text) && !(cell instanceof Cell.Number)) {
            return Found.faulty("not-a-date", "must be a date, like 2022-01-06");
        }
        Found<String> found = known.get(text);
        if (found == null) {
            found = fresh(cell, text);
            keep(known, text, found);
        }
        return found;
    }

    private Found<String> fresh(Cell cell, String text) {
        NumericDate date = numericDate(text);
        if (date != null) {
            return numeric(date);
        }
        BigDecimal number = number(cell, text);
        return number == null ? typed(text) : numbers.read(number).orElseGet(() -> typed(text));
    }

    private Found<String> numeric(NumericDate date) {
        Set<DateOrder> left = EnumSet.copyOf(date.orders());
        boolean isWhole = date.yearDigits() == 4 && left.contains(DateOrder.YEAR_FIRST);
        if (left.size() > 1 || (told != null && !isWhole)) {
            left.retainAll(orders());
        }
        if (left.isEmpty()) {
            return Found.faulty(
                    "not-in-calendar",
                    "is no date " + words(orders().iterator().next()) + ", as the others of the column are");
        }
        List<String> meanings =
                left.stream().map(order -> edtf(date, order)).distinct().toList();
        if (meanings.size() > 1) {
            return ambiguous(meanings);
        }
        DateOrder order = left.iterator().next();
        if (date.isUnknown(order)) {
            return Found.of(UNKNOWN);
        }
        if (date.hasShortYear() && longYear(date.year(order)) == null) {
            return Found.faulty("ambiguous-date", "has a year of two digits, and nothing says the century");
        }
        ClockText clock = date.clock();
        if (clock != null && !clock.isSure() && sureClocks == 0 && language.startsWith("en") && clock.hour() < 13) {
            return Found.faulty("ambiguous-date", "may be in the morning or in the afternoon; write 09:30 or 9:30 PM");
        }
        try {
            return checked(edtf(date, order));
        } catch (DateTimeException e) {
            return Found.faulty("not-in-calendar", "There is no such day");
        }
    }

    private String edtf(NumericDate date, DateOrder order) {
        int year = date.year(order);
        Integer whole = date.hasShortYear() ? longYear(year) : Integer.valueOf(year);
        return date.edtf(order, whole == null ? year : whole, !hasDaysAlone());
    }

    /** Null when nothing says the century. */
    private @Nullable Integer lastShortYear() {
        if (context.first() == null || context.last() == null) {
            return null;
        }
        int last = context.last().getYear() + YEARS_AFTER;
        return context.first().getYear() <= last - CENTURY ? null : Integer.valueOf(last);
    }

    private @Nullable Integer longYear(int digits) {
        Integer last = lastShortYear();
        return last == null ? null : Integer.valueOf(last - Math.floorMod(last - digits, CENTURY));
    }

    private Found<String> checked(String edtf) {
        if (edtf.equals(UNKNOWN)) {
            return Found.of(edtf);
        }
        try {
            Edtf.parse(edtf, context.zone());
            return Found.of(edtf);
        } catch (EdtfException e) {
            return Found.faulty("not-in-calendar", String.valueOf(e.getMessage()));
        }
    }

    private Found<String> typed(String text) {
        String spoken = Locale.forLanguageTag(language).getLanguage();
        Reading reading = TypedDates.read(
                text, TypedDates.LANGUAGES.contains(spoken) ? spoken : TypedDates.LANGUAGES.get(0), context);
        if (reading instanceof Reading.Asked asked) {
            return ambiguous(
                    asked.meanings().stream().map(Reading.Meaning::when).toList());
        }
        if (reading instanceof Reading.Refused refused) {
            return Found.faulty(
                    "not-a-date",
                    "is no date (" + refused.fault().id().replace('-', ' ')
                            + (refused.about().isEmpty() ? "" : ": " + refused.about())
                            + "); write it like 2022-01-06, or 6 January 2022");
        }
        Reading.Meaning meaning = ((Reading.Understood) reading).meaning();
        return meaning.guessed().isEmpty()
                ? Found.of(meaning.when())
                : Found.warned(
                        meaning.when(),
                        "guessed-year",
                        "Its year is not written; by the story's days it is " + meaning.when());
    }

    private static Found<String> ambiguous(List<String> meanings) {
        return Found.faulty("ambiguous-date", "may mean " + String.join(" or ", meanings));
    }
}
