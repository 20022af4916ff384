package org.chronomap.geodata.time;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people write them elsewhere, 15/06/2023 or 2023/06/15, alone or as the ends of an interval; whatever is readable
 * here holds none.
 *
 * @param problem what is wrong with them
 * @param right how they are written here, as advice without a full stop
 */
record WrittenDate(String problem, String right) {

    private static final Pattern DATE = Pattern.compile(
            "(?<![0-9])(?:(?<first>[0-9]{1,2})(?<sign>[./-])(?<second>[0-9]{1,2})\\k<sign>(?<year>[0-9]{4})"
                    + "|(?<before>[0-9]{4})(?<by>[./])(?<month>[0-9]{1,2})\\k<by>(?<day>[0-9]{1,2}))(?![0-9])");

    /** What a text holds of them; empty when there is none, more than two, or one that no calendar has. */
    static Optional<WrittenDate> in(String text) {
        List<String> dates = new ArrayList<>();
        Optional<String> other = Optional.empty();
        boolean yearFirst = true;
        Matcher found = DATE.matcher(text);
        while (found.find()) {
            Optional<String> date;
            if (found.group("before") != null) {
                date = written(found.group("before"), found.group("month"), found.group("day"));
            } else {
                yearFirst = false;
                date = written(found.group("year"), found.group("second"), found.group("first"));
                other = written(found.group("year"), found.group("first"), found.group("second"));
                if (date.isEmpty()) {
                    date = other;
                }
            }
            if (date.isEmpty()) {
                return Optional.empty();
            }
            dates.add(date.get());
        }
        if (dates.isEmpty() || dates.size() > 2) {
            return Optional.empty();
        }
        String right = "Write " + String.join("/", dates);
        String alone = dates.get(0);
        String ifMonthFirst = dates.size() == 1
                ? other.filter(date -> !date.equals(alone))
                        .map(date -> ", or " + date + " if the month stands first")
                        .orElse("")
                : "";
        return Optional.of(new WrittenDate(
                yearFirst ? "the date is not joined by hyphens" : "the year does not come first",
                right + ifMonthFirst));
    }

    private static Optional<String> written(String year, String month, String day) {
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        return m >= 1 && m <= 12 && YearMonth.of(Integer.parseInt(year), m).isValidDay(d)
                ? Optional.of("%s-%02d-%02d".formatted(year, m, d))
                : Optional.empty();
    }
}
