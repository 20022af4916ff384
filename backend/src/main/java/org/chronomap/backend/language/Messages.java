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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.geodata.story.Status;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The words of the interface, by language: one file of the front end each. */
@Component
public final class Messages {

    /** What a reader gets who asks for no language that there is. */
    public static final String DEFAULT = "en";

    private static final String FILES = "classpath*:org/chronomap/frontend/i18n/*.json";

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    private static final String ONE = ".one";
    /** Ends the key that names the language whose plural rules a count's forms follow. */
    private static final String RULES = ".language";

    private final Map<String, Map<String, String>> byLanguage = new TreeMap<>();
    /** Stems of the messages that have a form for each kind of count. */
    private final Set<String> counted;
    /** Put together once, for each answer of data names its links by them. */
    private final Map<String, Map<String, String>> wordsByLanguage = new HashMap<>();
    /** Of the languages that have no file. */
    private final Map<String, String> wordsOfOthers;

    public Messages() throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
            String language = String.valueOf(file.getFilename()).replace(".json", "");
            try (InputStream stream = file.getInputStream()) {
                byLanguage.put(language, JsonMapper.shared().readValue(stream, new TypeReference<>() {}));
            }
        }
        counted = byLanguage.getOrDefault(DEFAULT, Map.of()).keySet().stream()
                .filter(key -> key.endsWith(ONE))
                .map(key -> key.substring(0, key.length() - ONE.length()))
                .collect(Collectors.toUnmodifiableSet());
        byLanguage.forEach((language, own) -> wordsByLanguage.put(language, words(own)));
        wordsOfOthers = words(Map.of());
    }

    /** BCP 47 tags, in alphabetical order. */
    public List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /** The language of the interface that a request asks for: by {@code lang}, else by {@code Accept-Language}. */
    public String languageFor(ServerHttpRequest request) {
        return LanguageChoice.among(
                languages(),
                request.getQueryParams().getFirst("lang"),
                request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * The words by key, in a language; what its file lacks, or all where there is no such file, in the default one. A count's
     * forms are of one language: the default's are left out where the file has forms of its own, and where it has none
     * {@code <stem>.language} says that the rules to choose by are the default language's.
     */
    public Map<String, String> in(String language) {
        return wordsByLanguage.getOrDefault(language, wordsOfOthers);
    }

    private Map<String, String> words(Map<String, String> own) {
        Map<String, String> words = new LinkedHashMap<>(byLanguage.getOrDefault(DEFAULT, Map.of()));
        for (String stem : counted) {
            if (own.containsKey(stem + ".other")) {
                for (PluralForm form : PluralForm.values()) {
                    words.remove(stem + '.' + form.suffix());
                }
            } else {
                words.put(stem + RULES, DEFAULT);
            }
        }
        words.putAll(own);
        return Collections.unmodifiableMap(words);
    }

    /**
     * A message in the form that a count takes.
     *
     * @param messages those of a language, as {@link #in} gives them
     * @param number the count in the language's digits
     */
    public static String plural(Map<String, String> messages, String language, String stem, int count, String number) {
        String form = PluralForm.of(messages.getOrDefault(stem + RULES, language), count)
                .suffix();
        String key = messages.containsKey(stem + '.' + form) ? stem + '.' + form : stem + ".other";
        return fill(messages, key, number);
    }

    /** A word of a language's own messages; empty where the interface has none in that language. */
    public Optional<String> ownWord(String language, String key) {
        return Optional.ofNullable(byLanguage.getOrDefault(language, Map.of()).get(key));
    }

    public static String status(Map<String, String> messages, Status status) {
        return choice(messages, "status", status.id());
    }

    /**
     * One of a closed set; its id where there is no word for it.
     *
     * @param keys what the keys of the set's words begin with
     */
    public static String choice(Map<String, String> messages, String keys, String id) {
        return messages.getOrDefault(keys + '.' + id, id);
    }

    /** A message with its {@code {0}}, {@code {1}} … filled in; its key where there is no such message. */
    public static String fill(Map<String, String> messages, String key, Object... values) {
        return PLACE.matcher(messages.getOrDefault(key, key)).replaceAll(place -> {
            int at = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(at < values.length ? String.valueOf(values[at]) : place.group());
        });
    }
}
