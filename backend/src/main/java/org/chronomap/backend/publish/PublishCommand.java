package org.chronomap.backend.publish;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.basemap.StreetsPart;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.chronomap.backend.importing.FirstStories;
import org.chronomap.backend.page.PublicAddress;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes a story's bundle into a folder. */
@Component
final class PublishCommand implements Command {

    private final ObjectProvider<FirstStories> first;
    private final ObjectProvider<Bundle> bundle;
    private final ObjectProvider<StoryStreets> streets;
    private final @Nullable URI publicUrl;

    PublishCommand(
            ObjectProvider<FirstStories> first,
            ObjectProvider<Bundle> bundle,
            ObjectProvider<StoryStreets> streets,
            ChronomapProperties properties) {
        this.first = first;
        this.bundle = bundle;
        this.streets = streets;
        this.publicUrl = properties.publicUrl();
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String usage() {
        return "publish STORY --to DIR [--basemap] [--overwrite]"
                + " [--chronomap.public-url=https://where.readers/reach/DIR] [--chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        Arguments given = new Arguments(arguments, Set.of("--to"), Set.of("--basemap", "--overwrite"));
        Path folder = given.path("--to", "Where to is missing: --to and a folder, which need not be there yet");
        Snapshot snapshot = story(given);
        if (given.areMisused(usage()) || folder == null || snapshot == null) {
            return Outcome.MISUSED;
        }
        return write(snapshot, new BundleFolder(folder), folder, given.has("--basemap"), given.has("--overwrite"));
    }

    private @Nullable Snapshot story(Arguments given) {
        Stories stories = first.getObject().loaded();
        String there = "; there are: "
                + stories.list().stream().map(story -> story.story().id()).collect(Collectors.joining(", "));
        String named = given.word("The story", there);
        if (named == null) {
            return null;
        }
        Snapshot found = stories.find(named).orElse(null);
        if (found == null) {
            given.fault("There is no story \"" + named + '"' + there);
        }
        return found;
    }

    private Outcome write(Snapshot snapshot, BundleFolder target, Path folder, boolean withStreets, boolean overwrite) {
        try {
            String obstacle = target.obstacle();
            if (!obstacle.isEmpty() && !overwrite) {
                System.err.println(obstacle
                        + ". Name another folder; --overwrite puts the bundle in its place, and deletes what"
                        + " it holds.");
                return Outcome.FAILED;
            }
            StreetsPart part = null;
            if (withStreets) {
                part = streets.getObject().of(snapshot.story()).orElse(null);
                if (part == null) {
                    System.err.println("There is no file of streets (basemap.pmtiles in the data folder, or"
                            + " chronomap.basemap.file) that has anything near what the story shows.");
                    return Outcome.FAILED;
                }
                System.out.printf("Streets near what the story shows: %,d bytes%n", part.size());
            }
            List<BundleFile> files = bundle.getObject()
                    .files(snapshot, publicUrl == null ? null : new PublicAddress.InFolder(publicUrl.toString()), part);
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
