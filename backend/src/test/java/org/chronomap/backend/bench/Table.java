package org.chronomap.backend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a benchmark found, as a page: what was measured, when, where, by which command, and the median of each row's runs. */
final class Table {

    /** Of the build; in the short form nothing of it is kept. */
    private static final Path FOLDER = Path.of(System.getProperty("bench.folder", "target/bench"));

    private static final Pattern PROCESSOR = Pattern.compile("model name\\s*: (.*)");

    private final String name;
    private final String title;
    private final String command;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param name of the file, without its ending
     * @param command that measures it again
     */
    Table(String name, String title, String command, String... columns) {
        this.name = name;
        this.title = title;
        this.command = command;
        this.columns = List.of(columns);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    static double median(List<Double> runs) {
        List<Double> sorted = runs.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** Prints it, and writes it beside the others. */
    void write(String notes) throws IOException {
        String text = "# " + title + "\n\n" + notes.strip() + "\n\n"
                + "Measured on " + LocalDate.now(ZoneOffset.UTC) + ", " + machine() + ", by `" + command + "`.\n\n"
                + line(columns)
                + line(columns.stream().map(column -> "---").toList())
                + String.join("", rows.stream().map(Table::line).toList());
        System.out.println(text);
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".md"), text);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String model = "";
        if (Files.exists(cpus)) {
            try (Stream<String> lines = Files.lines(cpus)) {
                model = lines.map(PROCESSOR::matcher)
                        .filter(Matcher::matches)
                        .map(found -> found.group(1) + ", ")
                        .findFirst()
                        .orElse("");
            }
        }
        return model + Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name");
    }
}
