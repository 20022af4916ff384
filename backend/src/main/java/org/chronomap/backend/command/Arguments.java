package org.chronomap.backend.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command was given: words, values like {@code --to DIR} or {@code --to=DIR}, switches like {@code --overwrite}; and its faults. */
public final class Arguments {

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> switches = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param valued names of values, with their dashes
     * @param switched names of switches, likewise
     */
    public Arguments(List<String> arguments, Set<String> valued, Set<String> switched) {
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.pop();
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            if (switched.contains(argument)) {
                switches.add(argument);
            } else if (valued.contains(name)) {
                values.put(name, equals >= 0 ? argument.substring(equals + 1) : left.isEmpty() ? "" : left.pop());
            } else if (argument.startsWith("-")) {
                faults.add('"' + argument + "\" means nothing here");
            } else {
                words.add(argument);
            }
        }
    }

    /**
     * The one word that is needed; null when it is a fault that there is none, or are several.
     *
     * @param what it says, like "The story"
     * @param choice what there is to choose from, as it is told behind the fault; empty = anything
     */
    public @Nullable String word(String what, String choice) {
        if (words.size() == 1) {
            return words.get(0);
        }
        faults.add(
                (words.isEmpty() ? what + " is missing" : "One at a time, not " + String.join(", ", words)) + choice);
        return null;
    }

    public boolean has(String name) {
        return switches.contains(name);
    }

    /** A value that need not be there. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * A path that is needed; null when it is a fault that there is none.
     *
     * @param missing what to say then
     */
    public @Nullable Path path(String name, String missing) {
        String value = values.get(name);
        if (value == null || value.isBlank() || value.startsWith("--")) {
            faults.add(missing);
            return null;
        }
        return path(name + ": ", value, faults);
    }

    /** The one word that is needed, as a path. */
    public @Nullable Path pathWord(String what) {
        String word = word(what, "");
        return word == null ? null : path("", word, faults);
    }

    private static @Nullable Path path(String name, String value, List<String> faults) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            faults.add(name + '"' + value + "\" is no path: " + e.getReason());
            return null;
        }
    }

    public void fault(String fault) {
        faults.add(fault);
    }

    /** Whether anything is wrong; then tells all of it, and how the command is used. */
    public boolean areMisused(String usage) {
        if (faults.isEmpty()) {
            return false;
        }
        faults.forEach(System.err::println);
        System.err.println("Usage: java -jar chronomap.jar " + usage);
        return true;
    }
}
