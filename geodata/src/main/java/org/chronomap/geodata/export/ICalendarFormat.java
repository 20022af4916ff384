package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** RFC 5545: an event each that has a beginning and an end, in whole days where it is known no finer, else in UTC. */
final class ICalendarFormat implements ExportFormat {

    private static final int LINE_BYTES = 75;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** Of which it has none but tabs. */
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\\t\\r\\n]]");

    /** Days, from one to another too, and moments, which the bounds of an event say as they are. */
    private static final Pattern PLAIN =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d(/\\d{4}-\\d\\d-\\d\\d|T\\d\\d:\\d\\d[^~?%/]*+)?+");

    private static final List<String> FINE = List.of("hour", "minute", "second");

    @Override
    public String id() {
        return "ics";
    }

    @Override
    public String label() {
        return "iCalendar";
    }

    @Override
    public String mediaType() {
        return "text/calendar";
    }

    @Override
    public String ending() {
        return "ics";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        line(out, "BEGIN:VCALENDAR");
        line(out, "VERSION:2.0");
        line(out, "PRODID:-//Chronomap//Chronomap//EN");
        line(out, "X-WR-CALNAME:" + escaped(story.title()));
        return new FeatureSink() {
            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                JsonNode properties = feature.path("properties");
                Instant start = instant(properties, "start");
                Instant end = instant(properties, "end");
                if (start == null || end == null) {
                    return;
                }
                line(out, "BEGIN:VEVENT");
                line(
                        out,
                        "UID:" + part.id() + "." + feature.path("id").asString() + "@"
                                + story.story().id());
                line(
                        out,
                        "DTSTAMP:"
                                + INSTANT.format(
                                        Instant.parse(properties.path("updated").asString("2000-01-01T00:00:00Z"))));
                if (FINE.contains(properties.path("timePrecision").asString())) {
                    line(out, "DTSTART:" + INSTANT.format(start));
                    // It ends before this.
                    line(out, "DTEND:" + INSTANT.format(end.plusMillis(1)));
                } else {
                    line(out, "DTSTART;VALUE=DATE:" + day(start, 0));
                    line(out, "DTEND;VALUE=DATE:" + day(end, 1));
                }
                text("SUMMARY", Texts.in(story.languages(), properties.path("title")));
                text("DESCRIPTION", when(properties) + Texts.description(story, properties));
                String place = Texts.in(story.languages(), properties.path("placeName"));
                text("LOCATION", place != null ? place : Texts.in(story.languages(), properties.path("whereText")));
                JsonNode geometry = feature.path("geometry");
                if (geometry.path("type").asString("").equals("Point")) {
                    line(
                            out,
                            "GEO:" + Texts.plain(geometry.path("coordinates").path(1)) + ";"
                                    + Texts.plain(geometry.path("coordinates").path(0)));
                }
                text("CATEGORIES", story.category(properties.path("category").asString()));
                String address = properties.path("sources").path(0).path("url").asString(null);
                if (address != null) {
                    line(out, "URL:" + address);
                }
                line(out, "STATUS:" + status(properties.path("status").asString()));
                line(out, "TRANSP:TRANSPARENT");
                line(out, "END:VEVENT");
            }

            private void text(String name, @Nullable String text) throws IOException {
                if (text != null) {
                    line(out, name + ":" + escaped(text));
                }
            }

            private String day(Instant instant, int later) {
                LocalDate day =
                        instant.atZone(story.story().timeZone()).toLocalDate().plusDays(later);
                return DateTimeFormatter.BASIC_ISO_DATE.format(day);
            }

            @Override
            public void close() throws IOException {
                line(out, "END:VCALENDAR");
            }
        };
    }

    /** Of years that it can write. */
    private static @Nullable Instant instant(JsonNode properties, String bound) {
        String text = properties.path(bound).asString(null);
        if (text == null) {
            return null;
        }
        Instant instant = Instant.parse(text);
        int year = instant.atZone(ZoneOffset.UTC).getYear();
        // The first and the last may be others in the story's time zone.
        return year < 2 || year > 9998 ? null : instant;
    }

    /** A line of it where the bounds alone would say more than is known: a month is not an event of 31 days. */
    private static String when(JsonNode properties) {
        String when = properties.path("when").asString();
        return PLAIN.matcher(when).matches() ? "" : properties.path("whenText").asString(when) + '\n';
    }

    private static String status(String status) {
        return switch (status) {
            case "planned", "claimed", "disputed" -> "TENTATIVE";
            case "retracted" -> "CANCELLED";
            default -> "CONFIRMED";
        };
    }

    private static String escaped(String text) {
        return CONTROLS.matcher(text)
                .replaceAll("")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\\n")
                .replace("\n", "\\n")
                .replace("\r", "\\n");
    }

    /** Folded to lines of 75 octets, none of which cuts a character. */
    private static void line(OutputStream out, String text) throws IOException {
        int room = LINE_BYTES;
        StringBuilder line = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int bytes = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > room) {
                line.append("\r\n ");
                room = LINE_BYTES - 1;
            }
            line.appendCodePoint(character);
            room -= bytes;
            at += Character.charCount(character);
        }
        out.write(line.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }
}
