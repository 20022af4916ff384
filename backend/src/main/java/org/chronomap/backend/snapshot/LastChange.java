package org.chronomap.backend.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.story.Version;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.IsoInstant;
import org.chronomap.geodata.time.TimeSpan;

/**
 * Since when something has stood as it stands: since it was last edited; of what never was, as far as the story itself says, for
 * a story folder keeps no times of its changes, and the time at which a server read it says nothing of them. A time of a year
 * that RFC 3339 has not, before 0000 or after 9999, is passed over.
 */
public final class LastChange {

    // By the very story, and no longer than it is held: gathered once for each revision of it.
    private static final Cache<Story, Instant> OF_STORIES =
            Caffeine.newBuilder().weakKeys().build();

    private LastChange() {}

    /** When any of it was last edited, else what the story says. */
    public static Instant of(Snapshot snapshot) {
        return edited(snapshot).orElseGet(() -> of(snapshot.story()));
    }

    /** When any of it was last edited; empty of what never was. */
    public static Optional<Instant> edited(Snapshot snapshot) {
        return snapshot.index().lastEdited();
    }

    public static Instant of(Entry<Incident> entry, Story story) {
        return Optional.ofNullable(entry.version())
                .filter(LastChange::isEdited)
                .map(Version::updated)
                .orElseGet(() -> of(entry.feature().statement(), story));
    }

    /** The first revision is how it was loaded, or written. */
    private static boolean isEdited(Version version) {
        return version.revision() > 1;
    }

    /** The day as of which the story is known, else that of its latest source, else its first day; its first instant. Nothing of these: 1970. */
    private static Instant of(Story story) {
        return OF_STORIES.get(story, LastChange::gathered);
    }

    private static Instant gathered(Story story) {
        return Stream.ofNullable(story.knownAsOf())
                .flatMap(LastChange::begin)
                .findFirst()
                .or(() -> story.incidents().stream()
                        .flatMap(incident -> latestSource(incident.statement(), story).stream())
                        .max(Comparator.naturalOrder()))
                .orElseGet(() -> begin(story.extent()).findFirst().orElse(Instant.EPOCH));
    }

    /** The day of its latest source, else that of the story. */
    private static Instant of(Statement statement, Story story) {
        return latestSource(statement, story).orElseGet(() -> of(story));
    }

    private static Optional<Instant> latestSource(Statement statement, Story story) {
        return statement.sources().stream()
                .map(Source::published)
                .filter(Objects::nonNull)
                .flatMap(date -> begin(Edtf.parse(date, story.timeZone())))
                .max(Comparator.naturalOrder());
    }

    private static Stream<Instant> begin(TimeSpan date) {
        return date.start().firstInstant().flatMap(IsoInstant::asRfc3339).stream();
    }
}
