package org.chronomap.backend.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells what the languages of the interface lack, and writes a file for whoever translates. */
@Component
final class LanguagesCommand implements Command {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectProvider<OwnWords> own;

    LanguagesCommand(ObjectProvider<OwnWords> own) {
        this.own = own;
    }

    @Override
    public String name() {
        return "languages";
    }

    @Override
    public String usage() {
        return "languages [LANGUAGE [--to FILE]] [--chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        Arguments given = new Arguments(arguments, Set.of("--to"), Set.of());
        boolean isWritten = given.value("--to").isPresent();
        Path file = isWritten ? given.path("--to", "") : null;
        String asked = arguments.isEmpty() ? null : given.word("The language, a tag like pt-BR,", "");
        String language = asked == null ? null : LanguageFolder.tag(asked).orElse(null);
        if (asked != null && language == null) {
            given.fault('"' + asked + "\" is no language tag, like pt or pt-BR");
        }
        if (given.areMisused(usage())) {
            return Outcome.MISUSED;
        }
        OwnWords words = own.getObject();
        if (language == null) {
            return tellAll(words);
        }
        return file == null ? tell(words, language) : write(words, language, file);
    }

    private static Outcome tellAll(OwnWords words) {
        boolean isGood = words.filesLeftOut().isEmpty();
        for (String language : words.languages()) {
            int amiss = words.faults(language).size();
            isGood &= amiss == 0;
            System.out.printf(
                    "%-8s %s%s%s%n",
                    language,
                    counted(words, language),
                    amiss == 0 ? "" : ", " + amiss + " at fault",
                    fileOf(words, language)
                            .map(name -> "; with " + words.folder().resolve(name))
                            .orElse(""));
        }
        words.filesLeftOut().forEach(file -> System.out.println("Left out of " + words.folder() + ": " + file));
        System.out.println(
                "languages LANGUAGE tells what one lacks; languages LANGUAGE --to FILE writes a file to translate in");
        return isGood ? Outcome.DONE : Outcome.FAILED;
    }

    private static Optional<String> fileOf(OwnWords words, String language) {
        return words.files().stream()
                .filter(file -> file.language().equals(language) && file.fault().isEmpty())
                .map(LanguageFile::name)
                .findFirst();
    }

    /** Of the words that readers meet, and that editors do besides. */
    private static String counted(OwnWords words, String language) {
        List<WordFault> missing = words.missing(language);
        long ofEditors =
                missing.stream().filter(fault -> isOfEditors(fault.key())).count();
        long neededByEditors = words.keys(language).keySet().stream()
                .filter(LanguagesCommand::isOfEditors)
                .count();
        long neededByReaders = words.keys(language).size() - neededByEditors;
        return "for readers %d of %d words, for editors %d of %d"
                .formatted(
                        neededByReaders - (missing.size() - ofEditors),
                        neededByReaders,
                        neededByEditors - ofEditors,
                        neededByEditors);
    }

    private static boolean isOfEditors(String key) {
        return key.startsWith(OwnWords.OF_EDITOR);
    }

    private static Outcome tell(OwnWords words, String language) {
        List<String> leftOut = words.files().stream()
                .filter(file ->
                        file.language().equals(language) && !file.fault().isEmpty())
                .map(file -> file.name() + " is left out: " + file.fault())
                .toList();
        List<WordFault> missing = words.missing(language);
        leftOut.forEach(System.out::println);
        words.faults(language).forEach(System.out::println);
        missing.forEach(System.out::println);
        System.out.println(language + ": " + counted(words, language));
        return leftOut.isEmpty() && missing.isEmpty() && words.faults(language).isEmpty()
                ? Outcome.DONE
                : Outcome.FAILED;
    }

    private static Outcome write(OwnWords words, String language, Path file) {
        try {
            byte[] template =
                    (JSON.writeValueAsString(template(words, language)) + '\n').getBytes(StandardCharsets.UTF_8);
            Files.write(file, template, StandardOpenOption.CREATE_NEW);
            System.out.printf(
                    "%s: what is empty is missing, and stands above in English. Put it into %s as %s%s%n",
                    file, words.folder(), language, LanguageFolder.ENDING);
            return Outcome.DONE;
        } catch (FileAlreadyExistsException e) {
            System.err.println(file + " is there already: name another file");
        } catch (IOException e) {
            System.err.printf("%s could not be written: %s%n", file, e);
        }
        return Outcome.FAILED;
    }

    /** All words that the language needs, and behind them those forms of dates that it has. */
    private static Map<String, String> template(OwnWords words, String language) {
        Map<String, String> has = words.words(language);
        Map<String, String> template = new LinkedHashMap<>();
        words.keys(language).forEach((key, english) -> {
            String word = has.get(key);
            if (word == null) {
                template.put(LanguageFolder.NOTE + key, english);
            }
            template.put(key, word == null ? "" : word);
        });
        has.forEach(template::putIfAbsent);
        return template;
    }
}
