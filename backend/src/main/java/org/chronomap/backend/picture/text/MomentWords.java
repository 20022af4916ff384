package org.chronomap.backend.picture.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.state.TimeShown;
import org.chronomap.backend.state.TimeUnit;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.time.DateForms;
import org.chronomap.geodata.time.OffsetText;

/** What the slider stands on, in words: as the front end's {@code i18n/moment.ts} and {@code i18n/dates.ts} say it. */
final class MomentWords {

    // A zone that is nothing but its offset, which then is all that there is to say.
    private static final Pattern OFFSET = Pattern.compile("Etc/|UTC|GMT|Z");

    private static final int LAST_MILLISECOND_NANOS = 999_000_000;

    private final Map<String, String> messages;
    private final ZoneId zone;

    MomentWords(Map<String, String> messages, ZoneId zone) {
        this.messages = messages;
        this.zone = zone;
    }

    /** "Thursday 6 January 2022", "6 January 2022, 18:00" (until then), "3 January – 9 January 2022", "1990 – 1999". */
    String of(TimeShown shown) {
        long start = shown.mode() == SceneMode.CUMULATIVE ? shown.stepStart() : shown.from();
        LocalDate first = dateAt(start);
        LocalDate last = dateAt(shown.t());
        return switch (shown.unit()) {
            case HOUR -> hours(shown, start, first, last);
            case DAY, WEEK -> {
                if (first.equals(last)) {
                    yield written("date.long", last, "date.months");
                }
                boolean sameYear = first.getYear() == last.getYear();
                if (!sameYear) {
                    yield interval(medium(first), medium(last));
                }
                boolean yearFirst = messages.getOrDefault("date.medium", "").startsWith("{year}");
                yield yearFirst
                        ? interval(medium(first), written("date.noYear", last, "date.months"))
                        : interval(written("date.noYear", first, "date.months"), medium(last));
            }
            case MONTH ->
                interval(
                        written("time.monthYear", first, "time.months"),
                        written("time.monthYear", last, "time.months"));
            case YEAR, DECADE, CENTURY, MILLENNIUM -> interval(year(first), year(last));
        };
    }

    /** "Almaty time, UTC+6"; the zone alone for steps so long that its offset may have changed within one. */
    String zone(TimeShown shown) {
        String id = zone.getId();
        if (zone.getRules().isFixedOffset() && OFFSET.matcher(id).lookingAt()) {
            return offset(shown.t());
        }
        String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        String known = messages.get("zone." + id);
        String name = known == null ? Messages.fill(messages, "zone.other", city) : known;
        return shown.unit().compareTo(TimeUnit.WEEK) > 0
                ? name
                : Messages.fill(messages, "time.zone", name, offset(shown.t()));
    }

    /** An end of the slider: "2 Jan", or "1990" where steps are longer than weeks. */
    String end(long instant, TimeUnit unit) {
        LocalDate date = dateAt(instant);
        return unit.compareTo(TimeUnit.WEEK) > 0 ? year(date) : written("date.noYear", date, "date.monthsShort");
    }

    private String hours(TimeShown shown, long start, LocalDate first, LocalDate last) {
        String until = Messages.fill(messages, "time.at", medium(last), clock(shown.t(), true));
        if (shown.mode() == SceneMode.CUMULATIVE) {
            return until;
        }
        return first.equals(last)
                ? Messages.fill(
                        messages, "time.at", medium(last), interval(clock(start, false), clock(shown.t(), true)))
                : interval(Messages.fill(messages, "time.at", medium(first), clock(start, false)), until);
    }

    /**
     * "18:00", with its offset where the zone's clocks show that time twice: "02:30 (UTC+1)".
     *
     * @param isEnd of a last millisecond the time that it leads up to, at midnight 24:00
     */
    private String clock(long instant, boolean isEnd) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(instant), zone);
        int minutes = time.toLocalTime().toSecondOfDay() / 60;
        boolean isLast = isEnd && time.getSecond() == 59 && time.getNano() == LAST_MILLISECOND_NANOS;
        int shown = isLast ? minutes + 1 : minutes;
        String clock = "%02d:%02d".formatted(shown / 60, shown % 60);
        return zone.getRules().getValidOffsets(time).size() > 1 ? clock + " (" + offset(instant) + ')' : clock;
    }

    private String offset(long instant) {
        return OffsetText.of(zone.getRules().getOffset(Instant.ofEpochMilli(instant)));
    }

    private String interval(String one, String other) {
        return one.equals(other) ? one : Messages.fill(messages, "when.interval", one, other);
    }

    private String medium(LocalDate date) {
        return written("date.medium", date, "date.months");
    }

    private String written(String pattern, LocalDate date, String months) {
        String day = date.getDayOfMonth() == 1
                ? messages.getOrDefault("date.firstOfMonth", "1")
                : String.valueOf(date.getDayOfMonth());
        String text = messages.getOrDefault(pattern, "{day} {month} {year}");
        // The era stands around the whole date: Russian has a word between a year and its era.
        return (text.contains("{year}") ? withEra(text, date) : text)
                .replace("{weekday}", name("date.weekdays", date.getDayOfWeek().getValue()))
                .replace("{day}", day)
                .replace("{month}", name(months, date.getMonthValue()))
                .replace("{year}", yearOfEra(date));
    }

    private String year(LocalDate date) {
        return withEra(yearOfEra(date), date);
    }

    private String withEra(String text, LocalDate date) {
        return DateForms.eraKey(date.getYear())
                .map(era -> Messages.fill(messages, era, text))
                .orElse(text);
    }

    private static String yearOfEra(LocalDate date) {
        return String.valueOf(date.getYear() > 0 ? date.getYear() : 1 - date.getYear());
    }

    /** @param number of a name in a list, from 1 */
    private String name(String key, int number) {
        return messages.getOrDefault(key, "").split("\\|", -1)[number - 1];
    }

    private LocalDate dateAt(long instant) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone);
    }
}
