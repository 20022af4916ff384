package org.chronomap.backend.importing.rows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.backend.bench.Table;
import org.chronomap.backend.editing.Judging;
import org.chronomap.backend.nodes.LargeStory;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.state.BundledStory;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.gazetteer.Gazetteer;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.chronomap.geodata.ingest.mapping.Mapping;
import org.chronomap.geodata.ingest.mapping.RowReader;
import org.chronomap.geodata.ingest.mapping.StoryContext;
import org.chronomap.geodata.ingest.mapping.Survey;
import org.chronomap.geodata.persistent.OrderedMap;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * What it costs to read a file of {@code benchmark.reading.rows} rows, 100,000 at the most but of CSV, up to what is staged, in processor time: its cells alone; the
 * survey and the documents beyond them; and all, with a story that judges them.
 */
class ImportReadingBenchmark {

    private static final int ROWS = Integer.getInteger("benchmark.reading.rows", 2_000);

    private static final int MOST_OF_SHEET = 100_000;

    @TempDir
    private Path folder;

    @FunctionalInterface
    private interface Work {

        /** @return of how many rows */
        int run() throws IOException, RefusedFileException;
    }

    @FunctionalInterface
    private interface Writing {

        void write(Path file, int rows) throws IOException;
    }

    @Test
    void rowsOfEachFormat() throws Exception {
        Table table = new Table(
                "import-reading",
                "mvn verify -Pmeasure -Dit.test=ImportReadingBenchmark",
                "file",
                "rows",
                "cells, µs a row",
                "survey, µs",
                "documents, µs",
                "all, judged and staged, µs",
                "rows a second");
        measure(table, "csv", ROWS, NewsroomRows::csv);
        measure(table, "xlsx", Math.min(ROWS, MOST_OF_SHEET), NewsroomRows::xlsx);
        measure(table, "geojson", Math.min(ROWS, MOST_OF_SHEET), NewsroomRows::geoJson);
        table.write(
                "Processor time of all threads, those that collect garbage among them; rows a second by the clock.");
    }

    private void measure(Table table, String format, int rows, Writing writing) throws Exception {
        Path path = folder.resolve("events." + format);
        writing.write(path, rows);
        SpooledFile file = SpooledFile.at(path, path.getFileName().toString());
        // Compiled before anything is measured.
        all(file);
        List<List<Double>> runs =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int run = 0; run < Table.RUNS; run++) {
            double cells = micros(rows, () -> cells(file));
            double survey = micros(rows, () -> surveyed(file, false));
            double documents = micros(rows, () -> surveyed(file, true));
            long begin = System.nanoTime();
            double all = micros(rows, () -> all(file));
            runs.get(0).add(cells);
            runs.get(1).add(survey - cells);
            runs.get(2).add(documents - survey - cells);
            runs.get(3).add(all);
            runs.get(4).add(rows / ((System.nanoTime() - begin) / 1e9));
        }
        List<String> row = new ArrayList<>(List.of(format, "%,d".formatted(rows)));
        runs.subList(0, 4).forEach(of -> row.add("%.1f".formatted(Table.median(of))));
        row.add("%,.0f".formatted(Table.median(runs.get(4))));
        table.row(row.toArray(String[]::new));
        Files.delete(path);
    }

    /** @return processor time a row */
    private static double micros(int rows, Work work) throws IOException, RefusedFileException {
        System.gc();
        long begin = processorNanos();
        assertThat(work.run()).isEqualTo(rows);
        return (processorNanos() - begin) / 1e3 / rows;
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static int cells(SpooledFile file) throws IOException, RefusedFileException {
        int count = 0;
        try (Rows rows = FileKinds.open(file, Options.NONE)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                count++;
            }
        }
        return count;
    }

    private static int surveyed(SpooledFile file, boolean withDocuments) throws IOException, RefusedFileException {
        StoryContext story = StoryContext.of(story().validStory().story());
        Mapping mapping;
        try (Rows rows = FileKinds.open(file, Options.NONE)) {
            mapping = Guess.of(rows, story, new ArrayList<>());
        }
        RowReader reader;
        int count = 0;
        try (Rows rows = FileKinds.open(file, Options.NONE)) {
            Survey survey = new Survey(mapping, rows.columns(), story, Gazetteer.packaged());
            for (Row row = rows.next(); row != null; row = rows.next()) {
                survey.take(row);
                count++;
            }
            reader = survey.reader();
        }
        if (!withDocuments) {
            return count;
        }
        int made = 0;
        try (Rows rows = FileKinds.open(file, Options.NONE)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                made += reader.read(row).document() == null ? 0 : 1;
            }
        }
        return made;
    }

    private int all(SpooledFile file) throws IOException, RefusedFileException {
        HeldStory story = story();
        ImportsFolder output = new ImportsFolder(folder);
        try (MappedRows rows = MappedRows.open(
                file, Options.NONE, null, StoryContext.of(story.validStory().story()), (count, share) -> {})) {
            Report report =
                    RowCheck.run(rows, new Judging(story, false), output.output("benchmark"), (count, share) -> {});
            assertThat(report.faulty())
                    .as("%s %s", report.noted(), report.faults())
                    .isZero();
            return report.added();
        }
    }

    private static HeldStory story() {
        Document header =
                new Document(StoryPart.STORY, LargeStory.ID, JsonMapper.shared().readTree("""
                {"title": {"en": "A year"}, "languages": ["en"], "timeZone": "Asia/Almaty", "extent": "2022-01-01/2022-12-31",
                 "categories": [{"id": "protest", "label": {"en": "Protest"}, "colour": "#b4551d", "pattern": "dots"},
                   {"id": "fire", "label": {"en": "Fire"}, "colour": "#b4111d", "pattern": "dots"},
                   {"id": "arrest", "label": {"en": "Arrest"}, "colour": "#34551d", "pattern": "dots"}]}"""));
        try {
            ValidStory valid = ValidStory.of(LargeStory.ID, List.of(header), BundledStory.OUTLINES);
            return new HeldStory(LargeStory.ID, true, valid, OrderedMap.empty(), OrderedMap.empty(), 0);
        } catch (DocumentFaultsException e) {
            throw new IllegalStateException(e);
        }
    }
}
