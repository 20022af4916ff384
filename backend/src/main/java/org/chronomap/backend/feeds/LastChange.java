package org.chronomap.backend.feeds;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.TimeSpan;

/**
 * Since when something has stood as it stands, as far as the story itself says: a story folder keeps no times of its changes, and
 * the time at which a server read it says nothing of them.
 */
final class LastChange {

    private LastChange() {}

    /** The day as of which the story is known, else that of its latest source, else its first day; its first instant. */
    static Instant of(Story story) {
        return Stream.ofNullable(story.knownAsOf())
                .flatMap(LastChange::begin)
                .findFirst()
                .or(() -> story.incidents().stream()
                        .flatMap(incident -> latestSource(incident.statement(), story).stream())
                        .max(Comparator.naturalOrder()))
                .orElseGet(() -> begin(story.extent()).findFirst().orElse(Instant.EPOCH));
    }

    /** The day of its latest source, else that of the story. */
    static Instant of(Statement statement, Story story) {
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
        return date.start().firstInstant().stream();
    }
}
