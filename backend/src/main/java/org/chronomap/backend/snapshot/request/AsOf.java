package org.chronomap.backend.snapshot.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.problem.ProblemException;
import org.springframework.util.MultiValueMap;

/** Reads {@code as-of}: at which instant what is told of a story was known. */
public final class AsOf {

    public static final String PARAMETER = "as-of";

    /** Farther from 1970 no number of milliseconds reaches. */
    private static final long FURTHEST_SECONDS = Long.MAX_VALUE / 1_000 - 1;

    private AsOf() {}

    /**
     * An instant with its offset (RFC 3339), or a day, which means its end in the story's time zone; to the millisecond.
     *
     * @return empty when it is not asked for
     * @throws ProblemException (400) for anything else
     */
    static Optional<Instant> read(MultiValueMap<String, String> parameters, ZoneId zone) {
        Parameters known = new Parameters(parameters);
        // A plus sign that is not percent-encoded is read as a space.
        Instant instant = known.one(
                PARAMETER,
                text -> instant(text.replace(' ', '+'), zone)
                        .orElseThrow(() -> new IllegalArgumentException('"' + text
                                + "\" must be an instant like 2022-01-13T18:00:00Z, or a day like 2022-01-13, which means its end in "
                                + zone.getId())));
        known.requireFaultless();
        return Optional.ofNullable(instant);
    }

    private static Optional<Instant> instant(String text, ZoneId zone) {
        try {
            Instant instant = (text.contains("T") || text.contains("t")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDate.parse(text)
                                    .plusDays(1)
                                    .atStartOfDay(zone)
                                    .toInstant()
                                    .minusMillis(1))
                    .truncatedTo(ChronoUnit.MILLIS);
            return Math.abs(instant.getEpochSecond()) < FURTHEST_SECONDS ? Optional.of(instant) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
