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

/** What a benchmark found: the median of each row's runs, when, where and by which command. */
public final class Table {

    /** How often all is measured; of fewer than five nothing is kept. */
    public static final int RUNS = Integer.getInteger("bench.runs", 1);

    private static final int RUNS_TO_KEEP = 5;
    private static final Path PAGE = Path.of("docs", "performance", "README.md");
    private static final Pattern PROCESSOR = Pattern.compile("model name\\s*: (.*)");

    private final String name;
    private final String command;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param name between whose marks in the page of performance it belongs
     * @param command that measures it again
     */
    public Table(String name, String command, String... columns) {
        this.name = name;
        this.command = command;
        this.columns = List.of(columns);
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    public static double median(List<Double> runs) {
        double[] sorted =
                runs.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    /** Prints it, and puts it in the page. */
    public void write(String notes) throws IOException {
        String text = line(columns)
                + line(columns.stream().map(column -> "---").toList())
                + String.join("", rows.stream().map(Table::line).toList())
                + "\n" + notes + " " + LocalDate.now(ZoneOffset.UTC) + ", " + machine() + "; medians of " + RUNS
                + " runs by `" + command
                + "`.\n";
        System.out.println(text);
        if (RUNS >= RUNS_TO_KEEP) {
            String begin = "<!-- " + name + " -->\n";
            String page = Files.readString(PAGE);
            int from = page.indexOf(begin) + begin.length();
            int to = page.indexOf("<!-- /" + name + " -->");
            if (from < begin.length() || to < from) {
                throw new IOException(PAGE + " has no marks for " + name);
            }
            Files.writeString(PAGE, page.substring(0, from) + text + page.substring(to));
        }
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
        return model + Runtime.getRuntime().availableProcessors() + " processors";
    }
}
