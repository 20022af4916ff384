package org.chronomap.backend.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
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

    private final Map<String, Map<String, String>> byLanguage = new TreeMap<>();

    public Messages() throws IOException {
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
            String language = String.valueOf(file.getFilename()).replace(".json", "");
            try (InputStream stream = file.getInputStream()) {
                byLanguage.put(language, JsonMapper.shared().readValue(stream, new TypeReference<>() {}));
            }
        }
    }

    /** BCP 47 tags, in alphabetical order. */
    public List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /** The words by key, in a language; what its file lacks, or all where there is no such file, in the default one. */
    public Map<String, String> in(String language) {
        Map<String, String> words = new LinkedHashMap<>(byLanguage.getOrDefault(DEFAULT, Map.of()));
        words.putAll(byLanguage.getOrDefault(language, Map.of()));
        return Collections.unmodifiableMap(words);
    }

    /** A word of a language's own messages; empty where the interface has none in that language. */
    public Optional<String> ownWord(String language, String key) {
        return Optional.ofNullable(byLanguage.getOrDefault(language, Map.of()).get(key));
    }

    /** A message with its {@code {0}}, {@code {1}} … filled in; its key where there is no such message. */
    public static String fill(Map<String, String> messages, String key, Object... values) {
        return PLACE.matcher(messages.getOrDefault(key, key)).replaceAll(place -> {
            int at = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(at < values.length ? String.valueOf(values[at]) : place.group());
        });
    }
}
