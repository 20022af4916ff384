package org.chronomap.backend.importing.rows;

import java.time.Instant;
import java.util.Optional;
import org.chronomap.backend.store.Undoings;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An import, as it is kept beside its file.
 *
 * @param by username of whose it is
 * @param begun when its file came
 * @param name of the file, as its sender called it
 * @param source by which it is known which files are newer ones of the same: the name of its kept mapping, or else the file's; null = neither
 *     is known
 * @param size of the file, in bytes
 * @param mapping that was given; null = it is guessed
 * @param trouble why it is where it is; null = as was asked
 * @param report of the last check; null = there was none
 * @param first sequence number of the first change that was made; null = none was
 * @param changes that were made
 */
record ImportState(
        String id,
        String story,
        String by,
        Instant begun,
        String name,
        @Nullable String source,
        long size,
        FileOptions options,
        @Nullable JsonNode mapping,
        Asked asked,
        Phase phase,
        @Nullable Trouble trouble,
        @Nullable Report report,
        @Nullable Long first,
        int changes) {

    ImportState {
        // As it is read from a file.
        mapping = mapping == null || mapping.isNull() ? null : mapping;
    }

    private static final String OF_MAPPING = "mapping ";
    private static final String OF_FILE = "file ";

    /** What a file is called that came without a name. */
    static final String UNNAMED = "file";

    enum Phase {
        READING,
        CHECKED,
        APPLYING,
        DONE,
        FAILED,
        CANCELLED;

        boolean isUnderWay() {
            return this == READING || this == APPLYING;
        }
    }

    /** @param code for programs */
    record Trouble(String code, String detail) {}

    ImportState reading(Asked other) {
        return new ImportState(
                id, story, by, begun, name, source, size, options, mapping, other, Phase.READING, null, null, null, 0);
    }

    /** @param kept the name under which it is kept; null = it is not */
    ImportState mappedBy(@Nullable JsonNode other, @Nullable String kept) {
        return new ImportState(
                id,
                story,
                by,
                begun,
                name,
                kept == null ? source : source(kept, name),
                size,
                options,
                other,
                asked,
                phase,
                trouble,
                report,
                first,
                changes);
    }

    /** No other file is an earlier or a newer one of the same. */
    ImportState ofNoSource() {
        return new ImportState(
                id, story, by, begun, name, null, size, options, mapping, asked, phase, trouble, report, first,
                changes);
    }

    /** @param other what is said of its file; null = what was */
    ImportState readAs(@Nullable FileOptions other) {
        return other == null
                ? this
                : new ImportState(
                        id, story, by, begun, name, source, size, other, mapping, asked, phase, trouble, report, first,
                        changes);
    }

    ImportState checked(Report found, @Nullable Trouble why) {
        return in(Phase.CHECKED, why, found, null, 0);
    }

    ImportState applying(Report found) {
        return in(Phase.APPLYING, null, found, null, 0);
    }

    ImportState done(@Nullable Long firstChange, int made) {
        return in(Phase.DONE, null, report, firstChange, made);
    }

    ImportState failed(Trouble why) {
        return in(Phase.FAILED, why, report, null, 0);
    }

    ImportState cancelled() {
        return in(Phase.CANCELLED, null, report, null, 0);
    }

    private ImportState in(
            Phase next, @Nullable Trouble why, @Nullable Report found, @Nullable Long firstChange, int made) {
        return new ImportState(
                id, story, by, begun, name, source, size, options, mapping, asked, next, why, found, firstChange, made);
    }

    /** @param name of the file */
    static @Nullable String source(@Nullable String mapping, @Nullable String name) {
        return mapping != null ? OF_MAPPING + mapping : name == null || name.equals(UNNAMED) ? null : OF_FILE + name;
    }

    /** The kept mapping by which its source is known; null = by none. */
    @Nullable String sourceMapping() {
        return source != null && source.startsWith(OF_MAPPING) ? source.substring(OF_MAPPING.length()) : null;
    }

    /** The changes that were made; empty when none were. */
    Optional<Undoings.Together> made() {
        return first == null ? Optional.empty() : Optional.of(new Undoings.Together(first, first + changes - 1));
    }

    /** Under which the store keeps that it was made. */
    String key() {
        return "import-" + id;
    }
}
