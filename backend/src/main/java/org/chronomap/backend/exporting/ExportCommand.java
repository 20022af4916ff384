package org.chronomap.backend.exporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.chronomap.backend.importing.FirstStories;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.geodata.folder.StoryFolderWriter;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes what is published of a story as a folder, which {@code import} reads. */
@Component
final class ExportCommand implements Command {

    private final ObjectProvider<FirstStories> first;

    ExportCommand(ObjectProvider<FirstStories> first) {
        this.first = first;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String usage() {
        return "export STORY --to DIR [--overwrite] [--chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        Arguments given = new Arguments(arguments, Set.of("--to"), Set.of("--overwrite"));
        Path folder = given.path("--to", "Where to is missing: --to and a folder, which need not be there yet");
        HeldStory story = story(given);
        if (given.areMisused(usage()) || folder == null || story == null) {
            return Outcome.MISUSED;
        }
        try {
            if (isInUse(folder) && !given.has("--overwrite")) {
                System.err.println(folder
                        + " is not an empty folder. Name another one; --overwrite writes the story's files into it and leaves all"
                        + " others in it alone.");
                return Outcome.FAILED;
            }
            int items = write(story.validStory(), folder);
            System.out.printf("%s: %d items in %s%n", story.id(), items, folder);
            return Outcome.DONE;
        } catch (IOException e) {
            System.err.printf("%s could not be written: %s%n", folder, e);
            return Outcome.FAILED;
        }
    }

    private @Nullable HeldStory story(Arguments given) {
        LiveStories stories = first.getObject().loaded();
        String there =
                "; there are: " + stories.allHeld().stream().map(HeldStory::id).collect(Collectors.joining(", "))
                        + "; backup --to FILE takes all of them, history and accounts too";
        String named = given.word("The story", there);
        if (named == null) {
            return null;
        }
        HeldStory found = stories.held(named).orElse(null);
        if (found == null) {
            given.fault("There is no story \"" + named + '"' + there);
        }
        return found;
    }

    private static boolean isInUse(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is no folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private static int write(ValidStory story, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (StoryPart part : StoryPart.values()) {
            Files.deleteIfExists(folder.resolve(part.id() + ".yaml"));
        }
        return StoryFolderWriter.write(story.eachDocument(), name -> Files.newOutputStream(folder.resolve(name)));
    }
}
