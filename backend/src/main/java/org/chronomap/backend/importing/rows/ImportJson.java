package org.chronomap.backend.importing.rows;

import java.util.Locale;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.store.Undoings.Undone;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Imports as they are told to programs. */
final class ImportJson {

    private ImportJson() {}

    /** Its report and what became of it, in one object. */
    static ObjectNode ended(ImportState state, String root) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (state.report() != null) {
            put(json, state.report());
        }
        json.put("id", state.id()).put("state", state.phase().name().toLowerCase(Locale.ROOT));
        putMade(json, state, root, null);
        json.put("faultsAddress", address(root, state) + "/faults");
        return json;
    }

    private static void putMade(ObjectNode json, ImportState state, String root, @Nullable Undone undone) {
        json.put("changes", state.changes());
        if (state.first() != null) {
            json.put("change", state.first());
        }
        if (undone != null) {
            json.putObject("undone")
                    .put("by", undone.by())
                    .put("at", undone.at().toString());
        } else if (state.first() != null) {
            json.put("undo", root + "/stories/" + state.story() + "/changes/" + state.first() + "/undo?together=true");
        }
    }

    /** How it stands. */
    static ObjectNode standing(KnownImport known, String root) {
        ImportJob job = known.job();
        ImportState state = job.state();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", state.id())
                .put("story", state.story())
                .put("state", state.phase().name().toLowerCase(Locale.ROOT))
                .put("name", state.name())
                .put("size", state.size())
                .put("by", state.by())
                .put("begun", state.begun().toString());
        json.put("dryRun", state.asked().dryRun())
                .put("onlyGood", state.asked().onlyGood())
                .put("draft", state.asked().draft())
                .put("note", state.asked().note());
        if (state.source() != null) {
            String mapping = state.sourceMapping();
            json.putObject("source")
                    .put(mapping == null ? "file" : "mapping", mapping == null ? state.name() : mapping);
        }
        json.set("options", options(state.options()));
        if (state.phase().isUnderWay()) {
            ImportJob.Progress progress = job.progress();
            json.put("rows", progress.rows())
                    .put("rowsPerSecond", Math.round(progress.perSecond()))
                    .put("secondsLeft", progress.secondsLeft());
        }
        if (state.trouble() != null) {
            json.putObject("problem")
                    .put("code", state.trouble().code())
                    .put("detail", state.trouble().detail());
        }
        if (state.report() != null) {
            put(json.putObject("report"), state.report());
        }
        putMade(json, state, root, known.undone());
        json.put("faultsAddress", address(root, state) + "/faults");
        return json;
    }

    /** As parameters take them, those that were said. */
    private static ObjectNode options(FileOptions said) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (said.encoding() != null) {
            json.put("encoding", said.encoding());
        }
        if (said.delimiter() != null) {
            json.put("delimiter", said.delimiter().equals("\t") ? "tab" : said.delimiter());
        }
        if (said.headerRow() != null) {
            json.put("headerRow", said.headerRow());
        }
        if (said.sheet() != null) {
            json.put("sheet", said.sheet());
        }
        if (said.decimalComma() != null) {
            json.put("decimalComma", said.decimalComma());
        }
        return json;
    }

    static String address(String root, ImportState state) {
        return root + "/stories/" + state.story() + "/imports/" + state.id();
    }

    private static void put(ObjectNode json, Report report) {
        json.put("rows", report.rows())
                .put("new", report.added())
                .put("changed", report.changed())
                .put("same", report.same())
                .put("faulty", report.faulty())
                .put("warnings", report.warnings());
        if (report.gone() != null) {
            json.put("gone", report.gone());
        }
        ArrayNode faults = json.putArray("faults");
        report.faults().forEach(fault -> faults.add(FaultsFile.json(fault)));
        json.put("format", report.format());
        ArrayNode notes = json.putArray("notes");
        report.noted().forEach(note -> notes.add(note.line()));
        json.set("noted", JsonMapper.shared().valueToTree(report.noted()));
        json.set("mapping", report.mapping());
        json.set("choices", report.choices());
    }

    /** What is answered to who waited for the end. */
    static ResponseEntity<byte[]> answer(ImportState state, String root) {
        ImportState.Trouble trouble = state.trouble();
        if (trouble != null || state.phase() == ImportState.Phase.CANCELLED) {
            throw refusal(state, trouble, root);
        }
        return json(HttpStatus.OK, ended(state, root));
    }

    private static ProblemException refusal(ImportState state, ImportState.@Nullable Trouble trouble, String root) {
        ProblemException problem = ProblemException.of(
                HttpStatus.UNPROCESSABLE_CONTENT, trouble == null ? "The import was cancelled" : trouble.detail());
        if (trouble != null) {
            problem = problem.with("code", JsonNodeFactory.instance.stringNode(trouble.code()));
        }
        for (var member : ended(state, root).properties()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return problem;
    }

    static ResponseEntity<byte[]> json(HttpStatus status, JsonNode json) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(JsonMapper.shared().writeValueAsBytes(json));
    }
}
