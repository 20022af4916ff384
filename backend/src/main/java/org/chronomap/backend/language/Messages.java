package org.chronomap.backend.language;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.site.Site;
import org.chronomap.geodata.story.Status;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The words of the interface, by language: those that come with the program, and a newsroom's own. */
@Component
public final class Messages {

    /** What a reader gets who asks for no language that there is. */
    public static final String DEFAULT = "en";

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");

    /** Ends the key that names the language whose plural rules a count's forms follow. */
    static final String RULES = ".language";

    private final WordFiles words;
    /** Which no reader is given. */
    private final WordFiles ofEditor;

    private final String tag;

    /** The program's words alone. */
    public Messages() throws IOException {
        this(OwnWords.none());
    }

    @Autowired
    Messages(OwnWords own) {
        words = own.readers();
        ofEditor = own.editors();
        tag = own.tag();
    }

    /**
     * What is said in words is the same as long as this is, in one version of the program: letters, digits and hyphens, nothing where
     * the words are the program's alone.
     */
    public String tag() {
        return tag;
    }

    /** Has the interface bear the newsroom's name in the place of the house's. */
    @Autowired
    void bear(OwnSite own) {
        Site site = own.site();
        if (site != null) {
            words.name("page.site", site);
            ofEditor.name("edit.site", site);
        }
    }

    /** BCP 47 tags, in alphabetical order. */
    public List<String> languages() {
        return words.languages();
    }

    /** The language of the interface that a request asks for: by {@code lang}, else by {@code Accept-Language}, else the default one. */
    public String languageFor(ServerHttpRequest request) {
        return languageFor(request, List.of());
    }

    /**
     * The same, for whoever works on a story: else its first that the interface speaks.
     *
     * @param ofStory the story's languages
     */
    public String languageFor(ServerHttpRequest request, List<String> ofStory) {
        Stream<String> spoken = ofStory.stream().flatMap(tag -> LanguageChoice.find(languages(), tag).stream());
        return LanguageChoice.among(
                Stream.of(spoken, Stream.of(DEFAULT), languages().stream())
                        .flatMap(tags -> tags)
                        .toList(),
                request.getQueryParams().getFirst("lang"),
                request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * The words by key, in a language; what it lacks in the more general one, pt for pt-BR, else in the default one. A count's
     * forms are of one language: the default's are left out where the file has forms of its own, and where it has none
     * {@code <stem>.language} says that the rules to choose by are the default language's.
     */
    public Map<String, String> in(String language) {
        return words.in(language);
    }

    /** The words that the editor has besides, likewise. */
    public Map<String, String> ofEditor(String language) {
        return ofEditor.in(language);
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
        return words.ownWord(language, key);
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
