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

/** Words by key, a language each; what a language lacks is said in the more general one, pt for pt-BR, else in the default one. */
final class WordFiles {

    private static final String ONE = ".one";

    private final Map<String, Map<String, String>> byLanguage;
    /** Stems of the messages that have a form for each kind of count. */
    private final Set<String> counted;
    /** Put together once, for each answer of data names its links by them. */
    private final Map<String, Map<String, String>> wordsByLanguage = new HashMap<>();
    /** Of the languages that have no file. */
    private Map<String, String> wordsOfOthers;

    /** @param byLanguage what each language has of its own; the default one among them */
    WordFiles(Map<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
        counted = counted(own(Messages.DEFAULT));
        byLanguage.keySet().forEach(language -> wordsByLanguage.put(language, words(language)));
        wordsOfOthers = words("");
    }

    /**
     * Those that come with the program, by language.
     *
     * @param folder below those of the front end
     */
    static Map<String, Map<String, String>> shipped(String folder) throws IOException {
        Map<String, Map<String, String>> byLanguage = new TreeMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/chronomap/frontend/" + folder + "/*.json")) {
            String language = String.valueOf(file.getFilename()).replace(".json", "");
            try (InputStream stream = file.getInputStream()) {
                byLanguage.put(language, JsonMapper.shared().readValue(stream, new TypeReference<>() {}));
            }
        }
        return byLanguage;
    }

    /** The stems of the messages that have a form for each kind of count. */
    static Set<String> counted(Map<String, String> english) {
        return english.keySet().stream()
                .filter(key -> key.endsWith(ONE))
                .map(key -> key.substring(0, key.length() - ONE.length()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In alphabetical order. */
    List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /** See {@link Messages#in}. */
    Map<String, String> in(String language) {
        Map<String, String> words = wordsByLanguage.get(language);
        if (words != null) {
            return words;
        }
        String general = moreGeneral(language);
        return general.isEmpty() ? wordsOfOthers : in(general);
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

    /** What is said in a language before the default one is. */
    Map<String, String> withoutDefault(String language) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String tag = language; !tag.isEmpty(); tag = moreGeneral(tag)) {
            own(tag).forEach(words::putIfAbsent);
        }
        return words;
    }

    private Map<String, String> own(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    /** A tag without its last part; empty when it has no other. */
    private static String moreGeneral(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }

    /** @param language empty = one that there is nothing of */
    private Map<String, String> words(String language) {
        Map<String, String> own = withoutDefault(language);
        Map<String, String> words = new LinkedHashMap<>(own(Messages.DEFAULT));
        for (String stem : counted) {
            boolean isOwn = own.containsKey(stem + ".other");
            for (PluralForm form : PluralForm.values()) {
                (isOwn ? words : own).remove(stem + '.' + form.suffix());
            }
            if (!isOwn) {
                words.put(stem + Messages.RULES, Messages.DEFAULT);
            }
        }
        words.putAll(own);
        return Collections.unmodifiableMap(words);
    }
}
