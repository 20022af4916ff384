package org.chronomap.backend.importing.rows;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Made-up rows as a newsroom has them, the same each time, in files of several formats. */
final class NewsroomRows {

    static final List<String> COLUMNS = List.of(
            "id",
            "date",
            "latitude",
            "longitude",
            "place",
            "category",
            "status",
            "title",
            "summary",
            "source",
            "url",
            "killed",
            "injured");

    /** A day in the usual forms of one order, as several people type it. */
    private static final List<String> DATES = List.of("%1$d.%2$d.%3$d", "%1$02d/%2$02d/%3$d", "%1$d-%2$d-%3$d");

    private static final List<String> PLACES = List.of(
            "Almaty", "Astana", "Shymkent", "Aktau", "Atyrau", "Oral", "Taraz", "Kyzylorda", "Pavlodar", "Zhanaozen");
    private static final List<String> CATEGORIES = List.of("Protest", "Fire", "Arrest");
    private static final List<String> STATUSES = List.of("reported", "confirmed", "claimed");
    private static final List<String> SOURCES = List.of("Agency", "The Daily", "Radio", "Local Reporter");
    private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);

    private final Random random = new Random(20220102);
    private int next;

    private NewsroomRows() {}

    /** The cells of the next row: text, but for numbers. */
    private List<Object> row() {
        int row = next++;
        LocalDate day = FIRST.plusDays(random.nextInt(365));
        String place = one(PLACES);
        String source = one(SOURCES);
        List<Object> cells = new ArrayList<>();
        cells.add("event-" + row);
        cells.add(String.format(Locale.ROOT, one(DATES), day.getDayOfMonth(), day.getMonthValue(), day.getYear()));
        cells.add(Math.round((41 + 10 * random.nextDouble()) * 1e4) / 1e4);
        cells.add(Math.round((50 + 30 * random.nextDouble()) * 1e4) / 1e4);
        cells.add(place);
        cells.add(one(CATEGORIES));
        cells.add(one(STATUSES));
        cells.add("People gathered in " + place + ", report " + row);
        cells.add("Several hundred came to the square, witnesses said; the mayor spoke of fewer, and of order. (" + row
                + ")");
        cells.add(source);
        cells.add("https://www.example.org/" + source.toLowerCase(Locale.ROOT).replace(' ', '-') + "/2022/" + row);
        cells.add(random.nextInt(5));
        cells.add(random.nextInt(300));
        return cells;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static void csv(Path file, int count) throws IOException {
        NewsroomRows rows = new NewsroomRows();
        try (BufferedWriter writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write(String.join(",", COLUMNS) + "\r\n");
            for (int i = 0; i < count; i++) {
                StringBuilder line = new StringBuilder();
                for (Object cell : rows.row()) {
                    String text = cell.toString();
                    line.append(line.isEmpty() ? "" : ",").append(text.contains(",") ? '"' + text + '"' : text);
                }
                writer.write(line.append("\r\n").toString());
            }
        }
    }

    static void xlsx(Path file, int count) throws IOException {
        NewsroomRows rows = new NewsroomRows();
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "Newsroom", "1.0")) {
            Worksheet sheet = book.newWorksheet("Events");
            put(sheet, 0, COLUMNS);
            for (int i = 1; i <= count; i++) {
                put(sheet, i, rows.row());
                if (i % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void put(Worksheet sheet, int row, List<?> cells) {
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column) instanceof Number number) {
                sheet.value(row, column, number);
            } else {
                sheet.inlineString(row, column, cells.get(column).toString());
            }
        }
    }

    static void geoJson(Path file, int count) throws IOException {
        NewsroomRows rows = new NewsroomRows();
        try (JsonGenerator json = JsonMapper.shared().createGenerator(Files.newOutputStream(file))) {
            json.writeStartObject()
                    .writeStringProperty("type", "FeatureCollection")
                    .writeArrayPropertyStart("features");
            for (int i = 0; i < count; i++) {
                feature(json, rows.row());
            }
            json.writeEndArray().writeEndObject();
        }
    }

    private static void feature(JsonGenerator json, List<Object> cells) {
        json.writeStartObject().writeStringProperty("type", "Feature");
        json.writeObjectPropertyStart("geometry").writeStringProperty("type", "Point");
        double[] position = {(double) cells.get(3), (double) cells.get(2)};
        json.writeName("coordinates").writeArray(position, 0, 2).writeEndObject();
        json.writeObjectPropertyStart("properties");
        for (int column = 0; column < COLUMNS.size(); column++) {
            if (column != 2 && column != 3) {
                json.writePOJOProperty(COLUMNS.get(column), cells.get(column));
            }
        }
        json.writeEndObject().writeEndObject();
    }
}
