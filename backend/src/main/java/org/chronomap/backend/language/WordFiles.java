package org.chronomap.backend.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.site.Site;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Words by key, of files of the front end, a language each; what a language lacks is said in the default one. */
final class WordFiles {

    private static final String ONE = ".one";

    private final Map<String, Map<String, String>> byLanguage = new TreeMap<>();
    /** Stems of the messages that have a form for each kind of count. */
    private final Set<String> counted;
    /** Put together once, for each answer of data names its links by them. */
    private final Map<String, Map<String, String>> wordsByLanguage = new HashMap<>();
    /** Of the languages that have no file. */
    private Map<String, String> wordsOfOthers;

    /** @param folder below those of the front end */
    WordFiles(String folder) throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/chronomap/frontend/" + folder + "/*.json")) {
            String language = String.valueOf(file.getFilename()).replace(".json", "");
            try (InputStream stream = file.getInputStream()) {
                byLanguage.put(language, JsonMapper.shared().readValue(stream, new TypeReference<>() {}));
            }
        }
        counted = own(Messages.DEFAULT).keySet().stream()
                .filter(key -> key.endsWith(ONE))
                .map(key -> key.substring(0, key.length() - ONE.length()))
                .collect(Collectors.toUnmodifiableSet());
        byLanguage.forEach((language, own) -> wordsByLanguage.put(language, words(own)));
        wordsOfOthers = words(Map.of());
    }

    /** In alphabetical order. */
    List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /** See {@link Messages#in}. */
    Map<String, String> in(String language) {
        return wordsByLanguage.getOrDefault(language, wordsOfOthers);
    }

    /** See {@link Messages#ownWord}. */
    Optional<String> ownWord(String language, String key) {
        return Optional.ofNullable(own(language).get(key));
    }

    /** Has a word be a site's name, in all languages. */
    void name(String key, Site site) {
        Stream.concat(byLanguage.keySet().stream(), site.name().byLanguage().keySet().stream())
                .distinct()
                .forEach(language -> wordsByLanguage.put(language, with(in(language), key, site.name(language))));
        wordsOfOthers = with(wordsOfOthers, key, site.name(Messages.DEFAULT));
    }

    private static Map<String, String> with(Map<String, String> words, String key, String word) {
        Map<String, String> changed = new LinkedHashMap<>(words);
        changed.put(key, word);
        return Collections.unmodifiableMap(changed);
    }

    private Map<String, String> own(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    private Map<String, String> words(Map<String, String> own) {
        Map<String, String> words = new LinkedHashMap<>(own(Messages.DEFAULT));
        for (String stem : counted) {
            if (own.containsKey(stem + ".other")) {
                for (PluralForm form : PluralForm.values()) {
                    words.remove(stem + '.' + form.suffix());
                }
            } else {
                words.put(stem + Messages.RULES, Messages.DEFAULT);
            }
        }
        words.putAll(own);
        return Collections.unmodifiableMap(words);
    }
}
