package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of imports: {@code ID.json} how it stands, {@code ID.file} what was sent, and what was found out of that. */
record ImportsFolder(Path path) {

    private static final Logger LOG = LoggerFactory.getLogger(ImportsFolder.class);
    private static final String STATE = ".json";
    private static final String PARTS = ".parts";

    Path sent(String id) {
        return path.resolve(id + ".file");
    }

    /** Where the parts of a form lie until they are read. */
    Path parts(String id) {
        return path.resolve(id + PARTS);
    }

    FaultsFile faults(String id) {
        return new FaultsFile(path.resolve(id + ".faults"));
    }

    FaultyRows faultyRows(String id) {
        return new FaultyRows(path.resolve(id + ".wrong"));
    }

    StagedFile staged(String id) {
        return new StagedFile(path.resolve(id + ".staged"), new FreshFile(path.resolve(id + ".fresh")));
    }

    /** Of what the story becomes: while the import is under way. */
    Path chunks(String id) {
        return path.resolve(id + ".chunks");
    }

    Path sample(String id) {
        return path.resolve(id + ".sample");
    }

    RowCheck.Output output(String id) {
        return new RowCheck.Output(faults(id), faultyRows(id), staged(id), sample(id), items(id));
    }

    private ItemsFile items(String id) {
        return new ItemsFile(path.resolve(id + ".items"));
    }

    /** A line of JSON an item. */
    Path goneFile(String id) {
        return path.resolve(id + ".gone");
    }

    GoneItems gone(ImportState state) {
        String source = state.source();
        ItemsFile earlier = source == null
                ? null
                : new ItemsFile(sources().resolve(named(state.story()) + "-" + named(source) + ".items"));
        return new GoneItems(items(state.id()), earlier, goneFile(state.id()));
    }

    private Path sources() {
        return path.resolve("sources");
    }

    /** Whatever is in a name, and however long it is, it does for one of a file. */
    private static String named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Which items the files had that came for a story. */
    void forgetSources(String story) {
        if (!Files.isDirectory(sources())) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(sources(), named(story) + "-*")) {
            files.forEach(Spool::delete);
        } catch (IOException e) {
            LOG.error("What is known of earlier files of {} could not be thrown away in {}", story, sources(), e);
        }
    }

    Path prepared() throws IOException {
        return Files.createDirectories(path);
    }

    /** Whole or not at all. */
    void keep(ImportState state) throws IOException {
        write(path.resolve(state.id() + STATE), JsonMapper.shared().writeValueAsBytes(state));
    }

    private void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.write(next, bytes);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Those that are kept; what belongs to none is thrown away. */
    List<ImportState> kept() {
        List<ImportState> kept = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(prepared())) {
            files = all.filter(Files::isRegularFile).toList();
            deleteParts();
        } catch (IOException e) {
            LOG.error("The imports of earlier cannot be read in {}", path, e);
            return kept;
        }
        for (Path file : files) {
            if (file.toString().endsWith(STATE)) {
                try {
                    kept.add(JsonMapper.shared().readValue(Files.readAllBytes(file), ImportState.class));
                } catch (IOException | JacksonException e) {
                    LOG.warn("{} is not read, and thrown away: {}", file, e.toString());
                }
            }
        }
        List<String> known = kept.stream().map(ImportState::id).toList();
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            int dot = name.indexOf('.');
            if (dot < 0 || !known.contains(name.substring(0, dot))) {
                Spool.delete(file);
            }
        }
        return kept;
    }

    /** Of forms that were being sent when the server ended. */
    private void deleteParts() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(path, "*" + PARTS)) {
            for (Path folder : folders) {
                FileSystemUtils.deleteRecursively(folder);
            }
        }
    }

    /** What was sent and what is to be written; what was found wrong stays. */
    void deleteData(String id) {
        Spool.delete(sent(id));
        Spool.delete(staged(id).path());
        Spool.delete(staged(id).fresh().path());
        Spool.delete(chunks(id));
        Spool.delete(items(id).path());
    }

    void delete(String id) {
        deleteData(id);
        Spool.delete(faults(id).path());
        Spool.delete(faultyRows(id).path());
        Spool.delete(sample(id));
        Spool.delete(goneFile(id));
        Spool.delete(path.resolve(id + STATE));
    }

    private Path mappings() {
        return path.resolve("mappings");
    }

    void keepMapping(String name, JsonNode mapping) throws IOException {
        write(mappings().resolve(name + STATE), JsonMapper.shared().writeValueAsBytes(mapping));
    }

    Optional<JsonNode> mapping(String name) throws IOException {
        try {
            return Optional.of(
                    JsonMapper.shared().readTree(Files.readAllBytes(mappings().resolve(name + STATE))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    List<String> mappingNames() throws IOException {
        if (!Files.isDirectory(mappings())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(mappings())) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(STATE))
                    .map(name -> name.substring(0, name.length() - STATE.length()))
                    .sorted()
                    .toList();
        }
    }
}
