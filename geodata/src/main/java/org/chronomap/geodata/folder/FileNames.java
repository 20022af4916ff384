package org.chronomap.geodata.folder;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that the files of a story folder have, and those that people give them. */
final class FileNames {

    /** In the order in which they are told of. */
    static final List<String> ALL =
            List.of("story.yaml", "places.yaml", "incidents.yaml", "movements.yaml", "scenes.yaml");

    /** In lower case; some systems hide the last ending. */
    private static final Pattern LIKELY = Pattern.compile("(story|place|incident|movement|scene)s?\\.ya?ml(\\.txt)?");

    private FileNames() {}

    /** The one of a folder's files that is meant to have a name, and has another. */
    static Optional<String> meantAs(String name, Collection<String> there) {
        return there.stream()
                .filter(other -> !ALL.contains(other) && name.equals(meaning(other)))
                .sorted()
                .findFirst();
    }

    /** What a file should be called; empty when nothing can be told. */
    private static String meaning(String other) {
        Matcher likely = LIKELY.matcher(other.toLowerCase(Locale.ROOT));
        if (!likely.matches()) {
            return "";
        }
        String word = likely.group(1);
        return (word.equals("story") ? word : word + 's') + ".yaml";
    }

    /** Those that nobody reads, without hidden ones. */
    static List<String> unread(Collection<String> there) {
        return there.stream()
                .filter(name -> !name.startsWith(".") && !isRead(name, there))
                .sorted()
                .toList();
    }

    /** Where capitals make no difference a file is found by its name in small letters, too. */
    private static boolean isRead(String name, Collection<String> there) {
        String small = name.toLowerCase(Locale.ROOT);
        return ALL.contains(name) || (ALL.contains(small) && !there.contains(small));
    }
}
