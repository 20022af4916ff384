package org.chronomap.backend.publish;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.command.Command;
import org.chronomap.backend.page.PublicAddress;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes a story's bundle into a folder. */
@Component
final class PublishCommand implements Command {

    private final Stories stories;
    private final Bundle bundle;
    private final @Nullable URI publicUrl;

    PublishCommand(Stories stories, Bundle bundle, ChronomapProperties properties) {
        this.stories = stories;
        this.bundle = bundle;
        this.publicUrl = properties.publicUrl();
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String usage() {
        return "publish STORY --to DIR [--overwrite] [--chronomap.public-url=https://where.readers/reach/DIR]"
                + " [--chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        List<String> faults = new ArrayList<>();
        List<String> named = new ArrayList<>();
        String to = null;
        boolean overwrite = false;
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            String argument = left.pop();
            if (argument.equals("--overwrite")) {
                overwrite = true;
            } else if (argument.equals("--to")) {
                to = left.isEmpty() ? "" : left.pop();
            } else if (argument.startsWith("--to=")) {
                to = argument.substring("--to=".length());
            } else if (argument.startsWith("-")) {
                faults.add('"' + argument + "\" means nothing here");
            } else {
                named.add(argument);
            }
        }
        Path folder = folder(to, faults);
        Snapshot snapshot = story(named, faults);
        if (folder == null || snapshot == null || !faults.isEmpty()) {
            faults.forEach(System.err::println);
            System.err.println("Usage: java -jar chronomap.jar " + usage());
            return Outcome.MISUSED;
        }
        return write(snapshot, new BundleFolder(folder), folder, overwrite);
    }

    private static @Nullable Path folder(@Nullable String to, List<String> faults) {
        if (to == null || to.isBlank() || to.startsWith("--")) {
            faults.add("Where to is missing: --to and a folder, which need not be there yet");
            return null;
        }
        try {
            return Path.of(to);
        } catch (InvalidPathException e) {
            faults.add("--to: \"" + to + "\" is no path: " + e.getReason());
            return null;
        }
    }

    private @Nullable Snapshot story(List<String> named, List<String> faults) {
        String there = stories.list().stream().map(story -> story.story().id()).collect(Collectors.joining(", "));
        if (named.size() != 1) {
            faults.add(
                    (named.isEmpty() ? "The story is missing" : "One story at a time, not " + String.join(", ", named))
                            + "; there are: " + there);
            return null;
        }
        Snapshot found = stories.find(named.get(0)).orElse(null);
        if (found == null) {
            faults.add("There is no story \"" + named.get(0) + "\"; there are: " + there);
        }
        return found;
    }

    private Outcome write(Snapshot snapshot, BundleFolder target, Path folder, boolean overwrite) {
        try {
            String obstacle = target.obstacle();
            if (!obstacle.isEmpty() && !overwrite) {
                System.err.println(
                        obstacle
                                + ". Name another folder; --overwrite puts the bundle in its place, and deletes what it holds.");
                return Outcome.FAILED;
            }
            List<BundleFile> files =
                    bundle.files(snapshot, publicUrl == null ? null : new PublicAddress.InFolder(publicUrl.toString()));
            target.write(files);
            System.out.printf("%s: %d files in %s%n", snapshot.story().id(), files.size(), folder);
            return Outcome.DONE;
        } catch (Exception e) {
            LoggerFactory.getLogger(PublishCommand.class).debug("Publishing failed", e);
            System.err.printf("%s could not be written: %s%n", folder, e);
            return Outcome.FAILED;
        }
    }
}
