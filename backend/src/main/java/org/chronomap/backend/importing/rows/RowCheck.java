package org.chronomap.backend.importing.rows;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chronomap.backend.editing.Judging;
import org.chronomap.backend.editing.Verdict;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.ingest.Cell;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.RowFault;
import org.chronomap.geodata.ingest.mapping.Comparison;
import org.chronomap.geodata.ingest.mapping.Made;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes documents of the rows of a file, judges them by the story, and writes what is wrong and what is to be written to files. While
 * some are judged the next are read. Of a file of any length it holds twice {@value #AT_ONCE} rows at a time, a number of 64 bits for
 * each id, and what the story becomes, in few bytes an incident. For one thread.
 */
final class RowCheck {

    static final int AT_ONCE = 400;
    /** Of which it is kept what they become. */
    static final int SAMPLE = 50;

    private final MappedRows rows;
    private final Judging judging;
    private final JudgedBeside judged;
    private final FaultsFile.Writing faultsFile;
    private final FaultyRows.Writing faultyRows;
    private final StagedFile.Writing staged;
    private final FreshFile.Writing fresh;
    private final ItemsFile.Writing items;
    private final Comparison seen = new Comparison(document -> null);
    private List<Waiting> waiting = new ArrayList<>(AT_ONCE);
    /** Those that are being judged. */
    private List<Waiting> begun = List.of();

    private final List<RowFault> first = new ArrayList<>();
    private final ArrayNode sample = JsonNodeFactory.instance.arrayNode();
    private final List<String> columns;
    private int count;
    private int added;
    private int changed;
    private int same;
    private int faulty;
    private int warnings;

    /** @param sampled where it stands in the sample; null = not there */
    private record Waiting(
            Row row, Document document, @Nullable ObjectNode sampled) {}

    private RowCheck(
            MappedRows rows,
            Judging judging,
            JudgedBeside judged,
            FaultsFile.Writing faultsFile,
            FaultyRows.Writing faultyRows,
            StagedFile.Writing staged,
            FreshFile.Writing fresh,
            ItemsFile.Writing items) {
        this.rows = rows;
        this.judging = judging;
        this.judged = judged;
        this.faultsFile = faultsFile;
        this.faultyRows = faultyRows;
        this.staged = staged;
        this.fresh = fresh;
        this.items = items;
        this.columns = rows.columnNames();
    }

    /**
     * Where it writes.
     *
     * @param faults all of them
     * @param wrong the rows that have any
     * @param sample what the first rows become
     * @param items those of all good rows
     */
    record Output(FaultsFile faults, FaultyRows wrong, StagedFile staged, Path sample, ItemsFile items) {}

    /** @throws RefusedFileException when the rest of the file cannot be read */
    static Report run(MappedRows rows, Judging judging, Output files, MappedRows.Progress progress)
            throws IOException, RefusedFileException {
        try (FaultsFile.Writing faults = files.faults().write();
                FaultyRows.Writing wrong = files.wrong().write(rows.columnNames());
                StagedFile.Writing staged = files.staged().write();
                FreshFile.Writing fresh = files.staged().fresh().write();
                ItemsFile.Writing items = files.items().write();
                JudgedBeside judged = new JudgedBeside(judging)) {
            RowCheck check = new RowCheck(rows, judging, judged, faults, wrong, staged, fresh, items);
            check.places();
            check.all(progress);
            try (BufferedWriter writer = Files.newBufferedWriter(files.sample(), StandardCharsets.UTF_8)) {
                writer.write(check.sample.toString());
            }
            return check.report();
        }
    }

    private void all(MappedRows.Progress progress) throws IOException, RefusedFileException {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            count++;
            take(row);
            if (waiting.size() == AT_ONCE) {
                judgeNext();
            }
            if (count % AT_ONCE == 0) {
                progress.at(count, rows.share());
            }
        }
        judgeNext();
        take(begun, judged.verdicts());
        progress.at(count, 1);
    }

    /** What the gazetteer knows is never faulty. */
    private void places() throws IOException {
        for (Verdict verdict : judging.judge(rows.places())) {
            String kept = verdict.kept();
            if (verdict.isChange() && kept != null) {
                staged.add(verdict.document().part(), verdict.document().id(), kept);
            }
        }
    }

    private void take(Row row) throws IOException {
        Made made = rows.make(row);
        Document document = made.document();
        List<RowFault> faults = new ArrayList<>(made.faults());
        if (document != null && faults.isEmpty()) {
            RowFault duplicate = seen.take(row.number(), document).fault();
            if (duplicate != null) {
                faults.add(duplicate);
            }
        }
        for (RowFault warning : made.warnings()) {
            warnings++;
            faultsFile.add(warning, true);
        }
        ObjectNode sampled = sample.size() < SAMPLE ? sampled(row, document) : null;
        if (document == null || !faults.isEmpty()) {
            fault(row, faults, sampled);
        } else {
            waiting.add(new Waiting(row, document, sampled));
        }
    }

    private void fault(Row row, List<RowFault> faults, @Nullable ObjectNode sampled) throws IOException {
        faulty++;
        faultyRows.add(row, faults);
        for (RowFault fault : faults) {
            faultsFile.add(fault, false);
            if (first.size() < Report.MOST_FAULTS) {
                first.add(fault);
            }
            if (sampled != null) {
                sampled.withArray("faults").add(FaultsFile.json(fault));
            }
        }
        if (sampled != null) {
            sampled.put("change", "faulty");
        }
    }

    private ObjectNode sampled(Row row, @Nullable Document document) {
        ObjectNode json = sample.addObject().put("row", row.number());
        ObjectNode cells = json.putObject("cells");
        for (int i = 0; i < columns.size(); i++) {
            Cell cell = i < row.cells().size() ? row.cells().get(i) : null;
            // As much of it as a fault would have.
            cells.put(columns.get(i), cell == null ? null : new RowFault(0, null, "", cell.text(), "").given());
        }
        json.set("becomes", document == null ? null : document.fields());
        return json;
    }

    private void judgeNext() throws IOException {
        List<Verdict> verdicts = judged.verdicts();
        List<Waiting> before = begun;
        begun = waiting;
        waiting = new ArrayList<>(AT_ONCE);
        judged.begin(begun.stream().map(Waiting::document).toList());
        take(before, verdicts);
    }

    private void take(List<Waiting> those, List<Verdict> verdicts) throws IOException {
        for (int i = 0; i < verdicts.size(); i++) {
            Verdict verdict = verdicts.get(i);
            Waiting one = those.get(i);
            String kept = verdict.kept();
            switch (verdict.standing()) {
                case NEW -> added++;
                case CHANGED -> changed++;
                case SAME -> same++;
                case FAULTY -> fault(one.row(), faults(one, verdict), one.sampled());
            }
            if (verdict.isChange() && kept != null) {
                if (judging.isFresh(verdict)) {
                    fresh.add(verdict.document().id(), kept);
                } else {
                    staged.add(verdict.document().part(), verdict.document().id(), kept);
                }
            }
            if (verdict.standing() != Verdict.Standing.FAULTY) {
                items.add(verdict.document().part(), verdict.document().id());
            }
            if (one.sampled() != null && verdict.standing() != Verdict.Standing.FAULTY) {
                one.sampled().put("change", verdict.standing().name().toLowerCase(Locale.ROOT));
            }
        }
    }

    private List<RowFault> faults(Waiting one, Verdict verdict) {
        List<RowFault> faults = new ArrayList<>();
        for (DocumentFault fault : verdict.faults()) {
            String at = fault.pointer().isEmpty() ? "" : fault.pointer().substring(1);
            faults.add(new RowFault(
                    one.row().number(),
                    rows.column(fault.pointer()),
                    "unfit",
                    one.document().fields().at(fault.pointer()).asString(""),
                    at.isEmpty() ? fault.message() : at + ": " + fault.message()));
        }
        return faults;
    }

    private Report report() {
        return new Report(
                count,
                added,
                changed,
                same,
                faulty,
                null,
                warnings,
                first,
                rows.format(),
                rows.notes(),
                rows.mapping(),
                rows.choices());
    }
}
