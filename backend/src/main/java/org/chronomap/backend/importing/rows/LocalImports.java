package org.chronomap.backend.importing.rows;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.AlternativeJdkIdGenerator;
import tools.jackson.databind.JsonNode;

/** Imports into the data folder, while no server has it. */
@Component
public final class LocalImports implements FileImport.Imports {

    private final RowImports imports;
    private @Nullable ImportJob job;

    LocalImports(RowImports imports) {
        this.imports = imports;
    }

    @Override
    public JsonNode begin(FileImport.Wanted wanted) throws IOException {
        try {
            imports.held(wanted.story());
            JsonNode mapping = wanted.mapping() == null
                    ? null
                    : SentFiles.json(wanted.mapping().getBytes(StandardCharsets.UTF_8));
            ImportState state = new ImportState(
                    new AlternativeJdkIdGenerator().generateId().toString(),
                    wanted.story(),
                    Editor.SERVER.username(),
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    wanted.name(),
                    ImportState.source(null, wanted.name()),
                    Files.size(wanted.file()),
                    new FileOptions(null, null, null, null, null),
                    mapping,
                    wanted.asked(),
                    ImportState.Phase.READING,
                    null,
                    null,
                    null,
                    0);
            ImportJob begun = imports.beginWith(wanted.file(), state, Editor.SERVER);
            job = begun;
            return ImportJson.standing(KnownImport.now(begun), "");
        } catch (ProblemException e) {
            throw new IOException(e.detail(), e);
        }
    }

    private ImportJob job() {
        ImportJob begun = job;
        if (begun == null) {
            throw new IllegalStateException("Nothing was begun");
        }
        return begun;
    }

    @Override
    public JsonNode standing(String story, String id) {
        return ImportJson.standing(KnownImport.now(job()), "");
    }

    @Override
    public InputStream faults(String story, String id) throws IOException {
        Path csv = imports.folder().path().resolve(id + ".csv");
        try (Stream<String> lines = imports.folder().faults(id).lines();
                BufferedWriter writer = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            writer.write("\uFEFF" + FaultsFile.CSV_HEAD);
            for (String line : (Iterable<String>) lines::iterator) {
                writer.write(FaultsFile.csv(line));
            }
        }
        return Files.newInputStream(csv, StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public void end(String story, String id) {
        imports.folder().delete(id);
    }
}
