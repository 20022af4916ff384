package org.chronomap.backend.importing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.chronomap.backend.editing.Replacement;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.geodata.format.Document;
import org.chronomap.geodata.format.StoryFaultsException;
import org.chronomap.geodata.format.StoryReader;
import org.chronomap.geodata.geo.CountryOutlines;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes a story what a folder says. */
@Component
final class ImportCommand implements Command {

    private final ObjectProvider<FirstStories> first;
    private final ObjectProvider<Replacement> replacement;
    private final ObjectProvider<CountryOutlines> outlines;

    ImportCommand(
            ObjectProvider<FirstStories> first,
            ObjectProvider<Replacement> replacement,
            ObjectProvider<CountryOutlines> outlines) {
        this.first = first;
        this.replacement = replacement;
        this.outlines = outlines;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String usage() {
        return "import DIR [--as=STORY] [--note=why, for readers] [--chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        Arguments given = new Arguments(arguments, Set.of("--as", "--note"), Set.of());
        Path dir = given.pathWord("The folder");
        if (dir != null && !Files.isDirectory(dir)) {
            given.fault(dir + " is no folder");
        }
        if (given.areMisused(usage()) || dir == null) {
            return Outcome.MISUSED;
        }
        StoryFolder folder = StoryFolder.at(dir);
        String story = given.value("--as").orElse(folder.id());
        try {
            List<Document> documents = StoryReader.documents(story, folder.files(), outlines.getObject());
            List<Document> wanted = first.getObject()
                    .loaded()
                    .held(story)
                    .map(held -> ScenePositions.keep(held.manuscript(), documents))
                    .orElse(documents);
            Replacement.Counts counts = Objects.requireNonNull(replacement
                    .getObject()
                    .of(story, wanted, Editor.SERVER, given.value("--note").orElse(null))
                    .block());
            System.out.printf(
                    "%s: %d made, %d changed, %d deleted%n",
                    story, counts.created(), counts.changed(), counts.deleted());
            return Outcome.DONE;
        } catch (StoryFaultsException | ProblemException e) {
            System.err.println(e.getMessage());
            return Outcome.FAILED;
        } catch (IOException e) {
            System.err.println(dir + " could not be read: " + e);
            return Outcome.FAILED;
        }
    }
}
