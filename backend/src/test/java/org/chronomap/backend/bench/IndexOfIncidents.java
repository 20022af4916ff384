package org.chronomap.backend.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.chronomap.backend.browser.ScatteredStory;
import org.chronomap.backend.state.BundledStory;
import org.chronomap.geodata.document.DocumentFaultsException;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geojson.FeatureWriter;
import org.chronomap.geodata.geojson.Wording;
import org.chronomap.geodata.index.FeatureIndex;
import org.chronomap.geodata.index.Matches;
import org.chronomap.geodata.index.Selection;
import org.chronomap.geodata.index.StoryChanges;
import org.chronomap.geodata.index.StoryIndex;
import org.chronomap.geodata.index.Versions;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.validation.ValidStory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is found in an index of scattered incidents: the first hundred and how many there are, as an address of items tells them. */
@State(Scope.Benchmark)
public class IndexOfIncidents {

    private static final int PAGE = 100;
    private static final long FIRST_DAY = 1_640_995_200_000L;
    private static final long DAY = 86_400_000;

    @Param({"1000", "100000"})
    public int incidents;

    private final Random random = new Random(7);
    private StoryIndex story = BundledStory.INDEX;
    private FeatureIndex<Incident> index = story.incidents();
    private FeatureWriter writer = new FeatureWriter(story, new Wording(List.of("en"), null));

    @Setup
    public void make() throws DocumentFaultsException {
        ScatteredStory scattered = new ScatteredStory(incidents);
        story = new StoryIndex(
                ValidStory.of(scattered.id(), scattered.documents(), BundledStory.OUTLINES)
                        .story(),
                BundledStory.OUTLINES);
        index = story.incidents();
        writer = new FeatureWriter(story, new Wording(List.of("en"), null));
    }

    @Benchmark
    public int boxAndThreeDays() {
        return page(new Selection(box(), days()));
    }

    @Benchmark
    public int threeDays() {
        return page(new Selection(null, days()));
    }

    @Benchmark
    public int categoryAndWord() {
        return page(new Selection(
                null,
                null,
                Set.of("protest"),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of("" + random.nextInt(incidents))));
    }

    @Benchmark
    public byte[] encode() {
        return writer.incident(index.get(random.nextInt(incidents)));
    }

    @Benchmark
    public StoryIndex edit() {
        int position = random.nextInt(incidents);
        StoryChanges changes = new StoryChanges(
                Map.of(index.get(position).id(), Optional.of(index.feature(position))), Map.of(), Map.of(), Map.of());
        return story.revised(story.story(), Versions.NONE, changes);
    }

    private int page(Selection selection) {
        Matches matches = index.matches(selection);
        return matches.count() + matches.from(0, PAGE).length;
    }

    /** Two degrees by one. */
    private Extent box() {
        double west = 47 + 36 * random.nextDouble();
        double south = 41 + 12 * random.nextDouble();
        return new Extent(west, south, west + 2, south + 1);
    }

    private Interval days() {
        long from = FIRST_DAY + random.nextInt(40) * DAY;
        return new Interval(from, from + 3 * DAY - 1);
    }
}
