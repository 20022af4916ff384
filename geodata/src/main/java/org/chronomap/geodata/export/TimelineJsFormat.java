package org.chronomap.geodata.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What TimelineJS 3 reads: its dates are as fine as ours are known, and in the story's time zone; its texts are HTML. */
final class TimelineJsFormat implements ExportFormat {

    /** A day, a month or a year, or from one to another. */
    private static final Pattern DATE =
            Pattern.compile("\\d{4}(-(0\\d|1[0-2])(-\\d\\d)?)?(/\\d{4}(-(0\\d|1[0-2])(-\\d\\d)?)?)?");

    @Override
    public String id() {
        return "timelinejs";
    }

    @Override
    public String label() {
        return "TimelineJS (JSON)";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String ending() {
        return "timeline.json";
    }

    @Override
    public FeatureSink open(OutputStream out, Exported story) throws IOException {
        ObjectNode title = JsonNodeFactory.instance.objectNode();
        title.putObject("text").put("headline", Texts.html(story.title()));
        String begin = "{\"title\":" + title + ",\"events\":[";
        out.write(begin.getBytes(StandardCharsets.UTF_8));
        return new FeatureSink() {
            private boolean isEmpty = true;

            @Override
            public void take(StoryPart part, JsonNode feature) throws IOException {
                JsonNode properties = feature.path("properties");
                ObjectNode start = date(properties, "start");
                if (start == null) {
                    return;
                }
                String when = properties.path("when").asString();
                ObjectNode event = JsonNodeFactory.instance.objectNode();
                event.set("start_date", start);
                ObjectNode end = date(properties, "end");
                if (end != null && when.contains("/")) {
                    event.set("end_date", end);
                }
                if (!DATE.matcher(when).matches()) {
                    // It puts no other into words itself.
                    event.put(
                            "display_date",
                            Texts.html(properties.path("whenText").asString(when)));
                }
                own(event, part, feature);
                event.put("unique_id", part.id() + "-" + feature.path("id").asString());
                event.put(
                        "group",
                        Texts.html(story.category(properties.path("category").asString())));
                event.putObject("text")
                        .put("headline", Texts.html(Texts.in(story.languages(), properties.path("title"))))
                        .put("text", Texts.html(Texts.description(story, properties)));
                JsonNode media = properties.path("media").path(0);
                if (media.path("url").isString()) {
                    ObjectNode shown = event.putObject("media")
                            .put("url", media.path("url").asString());
                    shown.put("credit", Texts.html(Texts.in(story.languages(), media.path("credit"))));
                    shown.put("caption", Texts.html(Texts.in(story.languages(), media.path("caption"))));
                    shown.put("alt", Texts.in(story.languages(), media.path("alt")));
                }
                out.write((isEmpty ? "\n" : ",\n").getBytes(StandardCharsets.UTF_8));
                isEmpty = false;
                out.write(JsonMapper.shared().writeValueAsBytes(event));
            }

            /** What we read again: which item it is, and its date where it is still that of the event. */
            private void own(ObjectNode event, StoryPart part, JsonNode feature) {
                ObjectNode own = event.putObject("chronomap")
                        .put("collection", part.id())
                        .put("id", feature.path("id").asString())
                        .put("when", feature.path("properties").path("when").asString());
                ArrayNode dates =
                        own.putArray("dates").add(event.path("start_date").deepCopy());
                if (event.has("end_date")) {
                    dates.add(event.path("end_date").deepCopy());
                }
            }

            private @Nullable ObjectNode date(JsonNode properties, String bound) {
                String instant = properties.path(bound).asString(null);
                if (instant == null) {
                    return null;
                }
                ZonedDateTime at = Instant.parse(instant).atZone(story.story().timeZone());
                ObjectNode date = JsonNodeFactory.instance.objectNode().put("year", historical(at.getYear()));
                String precision = properties.path("timePrecision").asString();
                switch (precision) {
                    case "second", "minute", "hour" -> {
                        date.put("month", at.getMonthValue())
                                .put("day", at.getDayOfMonth())
                                .put("hour", at.getHour())
                                .put("minute", at.getMinute());
                        if (precision.equals("second")) {
                            date.put("second", at.getSecond());
                        }
                    }
                    case "day" -> date.put("month", at.getMonthValue()).put("day", at.getDayOfMonth());
                    case "month" -> date.put("month", at.getMonthValue());
                    default -> {
                        // A year, or a season, decade or century that begins or ends with it.
                    }
                }
                return date;
            }

            /** It has no year 0: 44 BC is -44. */
            private static int historical(int year) {
                return year > 0 ? year : year - 1;
            }

            @Override
            public void close() throws IOException {
                out.write("\n]}\n".getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
