package org.chronomap.backend.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.backend.language.WordFault.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the folder {@value #NAME} of the data folder: {@code pt-BR.json} is an object of words by key. A key that begins with
 * {@value #NOTE} is a note to whoever translates. A file that is no such object is left out whole.
 */
final class LanguageFolder {

    static final String NAME = "languages";
    static final String ENDING = ".json";
    static final String NOTE = "//";

    /** All words that there are take a tenth of it. */
    private static final int MOST_BYTES = 1_000_000;

    private LanguageFolder() {}

    /** By name; none where there is no such folder. */
    static List<LanguageFile> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<LanguageFile> files = new ArrayList<>();
        Set<String> languages = new HashSet<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : all.filter(LanguageFolder::isOne).sorted().toList()) {
                LanguageFile file = read(path, name(path));
                files.add(
                        file.language().isEmpty() || languages.add(file.language())
                                ? file
                                : LanguageFile.leftOut(
                                        file.name(), file.language(), "there is another file of this language"));
            }
        } catch (IOException | UncheckedIOException e) {
            return List.of(LanguageFile.leftOut(NAME, "", "the folder cannot be read: " + e));
        }
        return files;
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static boolean isOne(Path path) {
        return name(path).endsWith(ENDING) && !name(path).startsWith(".");
    }

    private static LanguageFile read(Path path, String name) {
        String tag = name.substring(0, name.length() - ENDING.length());
        String language = tag(tag).orElse("");
        if (language.isEmpty()) {
            return LanguageFile.leftOut(name, "", "its name is no language tag, like pt.json or pt-BR.json");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES
                    ? LanguageFile.leftOut(name, language, "it has more than " + MOST_BYTES + " bytes")
                    : parsed(name, language, bytes);
        } catch (IOException e) {
            return LanguageFile.leftOut(name, language, "it cannot be read: " + e);
        }
    }

    /** A language tag as it is written; empty for what is none. */
    static Optional<String> tag(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            return locale.getLanguage().isEmpty() || text.length() > LanguageChoice.LONGEST_TAG
                    ? Optional.empty()
                    : Optional.of(locale.toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static LanguageFile parsed(String name, String language, byte[] bytes) {
        Map<String, String> words = new LinkedHashMap<>();
        List<WordFault> faults = new ArrayList<>();
        try (JsonParser parser = JsonMapper.shared().createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return LanguageFile.leftOut(name, language, "it must be a JSON object: {\"list.heading\": \"…\"}");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = parser.currentName();
                String place = place(parser.currentTokenLocation());
                boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
                if (!isText) {
                    parser.skipChildren();
                }
                if (key.startsWith(NOTE)) {
                    continue;
                }
                if (!isText) {
                    faults.add(new WordFault(Kind.LEFT_OUT, key, "it is no text, at " + place));
                } else if (words.put(key, parser.getString()) != null) {
                    faults.add(new WordFault(
                            Kind.LEFT_OUT, key, "it stands there twice, and the last counts, at " + place));
                }
            }
            if (parser.nextToken() != null) {
                return LanguageFile.leftOut(
                        name, language, "something stands behind its end, at " + place(parser.currentTokenLocation()));
            }
        } catch (JacksonException e) {
            String where = e.getLocation() == null ? "" : ", at " + place(e.getLocation());
            return LanguageFile.leftOut(name, language, "it is not JSON" + where + ": " + e.getOriginalMessage());
        }
        return new LanguageFile(name, language, words, faults, "");
    }

    private static String place(TokenStreamLocation location) {
        return "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
