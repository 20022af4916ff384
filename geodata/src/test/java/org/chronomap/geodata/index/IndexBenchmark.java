package org.chronomap.geodata.index;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.chronomap.geodata.StoryFolder;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What the index costs: {@code java -Xmx8g -cp … org.chronomap.geodata.index.IndexBenchmark 100000 1000000}. Each figure is the
 * median of five rounds after two that do not count, in processor time of one thread.
 */
final class IndexBenchmark {

    private static final int LIMIT = 100;
    private static final int QUERIES = 200;

    private IndexBenchmark() {}

    public static void main(String[] sizes) {
        System.out.println("incidents | what | median | mean matched");
        for (String size : sizes) {
            run(Integer.parseInt(size));
        }
    }

    private static void run(int size) {
        SeededStory seeded = new SeededStory(2022);
        Story story = seeded.story(size);
        // What is there in any case is not counted.
        new StoryIndex(seeded.story(1), StoryFolder.outlines());
        long before = heapBytes();
        long start = cpuNanos();
        StoryIndex index = new StoryIndex(story, StoryFolder.outlines());
        line(size, "made", (cpuNanos() - start) / 1e6, "ms", 0);
        line(size, "heap an incident", (heapBytes() - before) / (double) size, "bytes", 0);
        FeatureIndex<Incident> incidents = index.incidents();
        measure(size, "bbox + 3 days", incidents, random -> new Selection(extent(random), days(random, 3)));
        measure(size, "bbox", incidents, random -> new Selection(extent(random), null));
        measure(size, "3 days", incidents, random -> new Selection(null, days(random, 3)));
        measure(size, "category", incidents, random -> with(null, null, category(random), List.of()));
        measure(
                size,
                "category + bbox + 3 days",
                incidents,
                random -> with(extent(random), days(random, 3), category(random), List.of()));
        measure(size, "q, a common word", incidents, random -> words(SeededStory.word(60 + random.nextInt(50))));
        measure(size, "q, a rare word", incidents, random -> words(SeededStory.word(5000 + random.nextInt(5000))));
        measure(
                size,
                "q, two letters",
                incidents,
                random -> words(SeededStory.word(4000 + random.nextInt(50)).substring(1, 3)));
        measure(
                size,
                "q, one letter",
                incidents,
                random -> words(SeededStory.word(random.nextInt(50)).substring(1, 2)));
        edits(size, seeded, index);
        line(size, "heap after that", (heapBytes() - before) / (double) size, "bytes", 0);
        if (story.incidents().size() != index.incidents().size()) {
            throw new IllegalStateException("kept alive until here");
        }
    }

    /** One incident after the other becomes another: once among so many, or more often, a segment is made anew. */
    private static void edits(int size, SeededStory seeded, StoryIndex first) {
        StoryIndex index = first;
        Random random = new Random(7);
        List<Double> edits = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            int number = random.nextInt(size);
            Incident now = seeded.incident(number);
            StoryChanges changes =
                    new StoryChanges(Map.of("incident-" + number, Optional.of(now)), Map.of(), Map.of(), Map.of());
            long start = cpuNanos();
            index = index.revised(index.story(), Versions.NONE, changes);
            edits.add((cpuNanos() - start) / 1e3);
        }
        double[] sorted =
                edits.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        line(size, "an edit", sorted[sorted.length / 2], "µs", 0);
        line(size, "the slowest of " + sorted.length + " edits", sorted[sorted.length - 1] / 1e3, "ms", 0);
        measure(size, "bbox + 3 days, after edits", index.incidents(), r -> new Selection(extent(r), days(r, 3)));
    }

    private static void measure(
            int size, String what, FeatureIndex<Incident> index, Function<Random, Selection> query) {
        Random random = new Random(7);
        List<Selection> queries = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(query.apply(random));
        }
        long[] matched = {0};
        double[] rounds = new double[7];
        for (int round = 0; round < rounds.length; round++) {
            matched[0] = 0;
            int asked = 0;
            long start = cpuNanos();
            // Slow ones are asked less often, so that a round takes a third of a second at most.
            for (Selection selection : queries) {
                matched[0] += page(index, selection);
                asked++;
                if (cpuNanos() - start > 300_000_000L) {
                    break;
                }
            }
            rounds[round] = (cpuNanos() - start) / 1e3 / asked;
            matched[0] /= asked;
        }
        double[] counted = Arrays.copyOfRange(rounds, 2, rounds.length);
        Arrays.sort(counted);
        line(size, what, counted[counted.length / 2], "µs", matched[0]);
    }

    /** The first page and the number that match, as an address of items tells them. */
    private static int page(FeatureIndex<Incident> index, Selection selection) {
        Matches matches = index.matches(selection);
        int[] page = matches.from(0, LIMIT + 1);
        return matches.count() + (page.length > LIMIT + 1 ? 1 : 0);
    }

    /** A box of a tenth to a half of the land's width and height. */
    private static Extent extent(Random random) {
        double width = 4 + 16 * random.nextDouble();
        double height = 1.4 + 5.6 * random.nextDouble();
        double west = 47 + (40 - width) * random.nextDouble();
        double south = 41 + (14 - height) * random.nextDouble();
        return new Extent(west, south, west + width, south + height);
    }

    private static Interval days(Random random, int days) {
        long first = SeededStory.FIRST + random.nextInt(SeededStory.DAYS - days) * SeededStory.DAY;
        return new Interval(first, first + days * SeededStory.DAY - 1);
    }

    private static Set<String> category(Random random) {
        return Set.of(SeededStory.CATEGORIES.get(random.nextInt(SeededStory.CATEGORIES.size())));
    }

    private static Selection words(String word) {
        return with(null, null, Set.of(), List.of(word));
    }

    private static Selection with(
            @Nullable Extent extent, @Nullable Interval interval, Set<String> categories, List<String> words) {
        return new Selection(extent, interval, categories, Set.of(), Set.of(), Set.of(), Set.of(), words);
    }

    /** Of this thread: others may be at work on the machine. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long heapBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void line(int size, String what, double value, String unit, long matched) {
        System.out.printf("%,d | %s | %.1f %s | %,d%n", size, what, value, unit, matched);
    }
}
