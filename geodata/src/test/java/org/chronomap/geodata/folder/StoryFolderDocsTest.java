package org.chronomap.geodata.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.story.GeoPrecision;
import org.chronomap.geodata.story.Media;
import org.chronomap.geodata.story.PlaceKind;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.WireName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/story-folder.md tells an editor is so. */
class StoryFolderDocsTest {

    private static final Pattern FILE = Pattern.compile("`([a-z]+\\.yaml)`\n\n```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern KNOWN = Pattern.compile("is not a field here; known are (.*)");

    private final String page = Files.readString(Path.of("docs/story-folder.md"));

    StoryFolderDocsTest() throws IOException {}

    @Test
    void itsExampleIsReadWithoutFault() throws IOException {
        List<MatchResult> files = FILE.matcher(page).results().toList();
        StoryFolder folder = StoryFolder.empty();
        for (MatchResult file : files) {
            folder = folder.with(file.group(1), file.group(2));
        }

        assertThat(files)
                .extracting(file -> file.group(1))
                .containsExactly("story.yaml", "places.yaml", "incidents.yaml", "movements.yaml", "scenes.yaml");
        assertThat(folder.faults()).isEmpty();
        assertThat(folder.read().incidents()).hasSize(1);
        assertThat(folder.read().movements()).hasSize(1);
        assertThat(folder.read().scenes()).hasSize(1);
    }

    /** The reader names the fields it knows when it meets one that it does not. */
    @ParameterizedTest
    @ValueSource(strings = {"story.yaml", "places.yaml", "incidents.yaml", "movements.yaml", "scenes.yaml"})
    void tellsEveryField(String file) throws IOException {
        String unknown = file.equals("story.yaml")
                ? "unknown: 1\nspans: [{unknown: 1}]\n"
                : "- {id: a, unknown: 1, sources: [{unknown: 1}]}\n";
        List<String> fields = StoryFolder.small().with(file, unknown).faults().stream()
                .filter(fault -> fault.startsWith(file))
                .flatMap(fault -> KNOWN.matcher(fault).results())
                .flatMap(known -> Arrays.stream(known.group(1).split(", ")))
                .toList();

        assertThat(fields).isNotEmpty().allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
    }

    @Test
    void tellsEveryMemberOfEveryClosedSet() {
        List<WireName[]> sets = List.of(
                Status.values(),
                GeoPrecision.values(),
                PlaceKind.values(),
                Media.Kind.values(),
                SceneMode.values(),
                org.chronomap.geodata.story.Pattern.values());

        assertThat(sets)
                .allSatisfy(set -> assertThat(set)
                        .allSatisfy(member -> assertThat(page)
                                .as(member.name().toLowerCase(Locale.ROOT))
                                .contains("`" + member.id() + "`")));
    }
}
