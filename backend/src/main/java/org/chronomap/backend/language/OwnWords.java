package org.chronomap.backend.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.http.Digest;
import org.chronomap.backend.language.WordFault.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The words that come with the program, and before them what a newsroom wrote itself: languages that do not come with it, and other
 * words for those that do. Read once, when the server starts: what is said in them is kept in many places.
 */
@Component
final class OwnWords {

    /** Begins the keys of the words that the editor has besides, which no reader is given. */
    static final String OF_EDITOR = "edit.";

    /** So many keys are told in the log; the command tells all. */
    private static final int MOST_TOLD = 20;

    private static final Logger LOG = LoggerFactory.getLogger(OwnWords.class);

    private final Path folder;
    private final List<LanguageFile> files;
    private final Map<String, List<WordFault>> faults = new TreeMap<>();
    private final WordCheck check;
    private final WordFiles readers;
    private final WordFiles editors;
    private final String tag;

    @Autowired
    OwnWords(ChronomapProperties properties) throws IOException {
        this(properties.dataDir().resolve(LanguageFolder.NAME));
    }

    OwnWords(Path folder) throws IOException {
        this(folder, LanguageFolder.read(folder));
    }

    private OwnWords(Path folder, List<LanguageFile> files) throws IOException {
        this.folder = folder;
        this.files = List.copyOf(files);
        Map<String, Map<String, String>> ofReaders = WordFiles.shipped("i18n");
        Map<String, Map<String, String>> ofEditors = WordFiles.shipped("edit/words");
        Map<String, String> english = new LinkedHashMap<>(ofReaders.getOrDefault(Messages.DEFAULT, Map.of()));
        english.putAll(ofEditors.getOrDefault(Messages.DEFAULT, Map.of()));
        check = new WordCheck(english);
        WordFiles shipped = new WordFiles(ofReaders);
        for (LanguageFile file : files) {
            if (file.fault().isEmpty()) {
                WordCheck.Checked checked = check.check(file.words(), shipped.withoutDefault(file.language()));
                List<WordFault> all = new ArrayList<>(file.faults());
                all.addAll(checked.faults());
                faults.put(file.language(), all);
                checked.good()
                        .forEach((key, text) -> (key.startsWith(OF_EDITOR) ? ofEditors : ofReaders)
                                .computeIfAbsent(file.language(), none -> new LinkedHashMap<>())
                                .put(key, text));
            }
        }
        readers = new WordFiles(ofReaders);
        editors = new WordFiles(ofEditors);
        String said = files.stream().map(LanguageFile::toString).collect(Collectors.joining());
        tag = files.isEmpty() ? "" : "-w" + Digest.of(said.getBytes(StandardCharsets.UTF_8));
    }

    /** The program's words alone. */
    static OwnWords none() throws IOException {
        return new OwnWords(Path.of(LanguageFolder.NAME), List.of());
    }

    WordFiles readers() {
        return readers;
    }

    WordFiles editors() {
        return editors;
    }

    /** What is said is the same as long as this is, in one version of the program: letters, digits, hyphens; empty = it is the program's own. */
    String tag() {
        return tag;
    }

    List<LanguageFile> files() {
        return files;
    }

    /** Where the files are. */
    Path folder() {
        return folder;
    }

    /** What is amiss with what stands in a language's file. */
    List<WordFault> faults(String language) {
        return faults.getOrDefault(language, List.of());
    }

    /** The keys of all words that a language needs, each with what it is in English. */
    Map<String, String> keys(String language) {
        return check.keys(language);
    }

    /** All that a language has of its own, or of the more general one. */
    Map<String, String> words(String language) {
        Map<String, String> words = readers.withoutDefault(language);
        words.putAll(editors.withoutDefault(language));
        return words;
    }

    /** What a language lacks, for readers and for editors. */
    List<WordFault> missing(String language) {
        return check.missing(language, words(language));
    }

    /** Those that are spoken, and those of files that have no good word; in alphabetical order. */
    Set<String> languages() {
        Set<String> languages = new TreeSet<>(readers.languages());
        languages.addAll(faults.keySet());
        return languages;
    }

    /** Why files are left out; empty = none is. */
    List<String> filesLeftOut() {
        return files.stream()
                .filter(file -> !file.fault().isEmpty())
                .map(file -> file.name() + ": " + file.fault())
                .toList();
    }

    @EventListener(WebServerInitializedEvent.class)
    void tell() {
        filesLeftOut().forEach(file -> LOG.warn("Left out of {}: {}", folder, file));
        for (LanguageFile file : files) {
            if (file.fault().isEmpty()) {
                tell(file.language(), file.words().size());
            }
        }
    }

    private void tell(String language, int words) {
        List<WordFault> amiss = faults(language);
        List<WordFault> missing = missing(language).stream()
                .filter(word -> !word.key().startsWith(OF_EDITOR))
                .toList();
        LOG.info("Language {}: {} words of {}, {} missing for readers", language, words, folder, missing.size());
        tell(
                language,
                "left out",
                amiss.stream()
                        .filter(fault -> fault.kind() == Kind.LEFT_OUT)
                        .map(WordFault::toString)
                        .toList());
        tell(language, "unknown", keys(amiss, Kind.UNKNOWN));
        tell(language, "missing", keys(missing, Kind.MISSING));
    }

    private static List<String> keys(List<WordFault> faults, Kind kind) {
        return faults.stream()
                .filter(fault -> fault.kind() == kind)
                .map(WordFault::key)
                .toList();
    }

    private static void tell(String language, String what, List<String> told) {
        if (!told.isEmpty()) {
            LOG.warn(
                    "Language {}, {} ({}; all are told by: java -jar chronomap.jar languages {}): {}",
                    language,
                    what,
                    told.size(),
                    language,
                    told.stream().limit(MOST_TOLD).collect(Collectors.joining(", ")));
        }
    }
}
