package org.chronomap.backend.importing.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.chronomap.backend.ChronomapProperties;
import org.chronomap.backend.ImportsProperties;
import org.chronomap.backend.editing.Judging;
import org.chronomap.backend.editing.ManyItems;
import org.chronomap.backend.editing.StoryMovedException;
import org.chronomap.backend.importing.rows.ImportState.Phase;
import org.chronomap.backend.importing.rows.ImportState.Trouble;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Role;
import org.chronomap.backend.snapshot.file.ChunkFile;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Undoings;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.mapping.StoryContext;
import org.chronomap.geodata.validation.ValidStory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Imports of files of rows, one at a time: each takes a processor and some memory, and readers have the others. Each is known by the
 * node to which its file came.
 */
@Component
public final class RowImports implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RowImports.class);
    /** Of all accounts; of those that are not under way the oldest go first. */
    private static final int MOST_KEPT = 50;
    /** Imports that wait for their turn. */
    private static final int WAITING = 20;
    /** A file is read, while others change its story so that what was read does not fit any more. */
    private static final int MOST_TIMES = 3;
    /** Refusals of how a file is read, rather than of the file. */
    private static final Set<String> OF_READING =
            Set.of(MappedRows.UNFIT, "no-such-sheet", "no-such-row", "no-delimiter", "long-line");

    private static final String WHAT = "The import";
    /** Longer than the store waits for anything. */
    private static final Duration TO_ASK = Duration.ofMinutes(2);

    private final LiveStories stories;
    private final ManyItems items;
    private final Undoings undoings;
    private final ImportsFolder folder;
    private final ImportsProperties properties;
    private final Clock clock = Clock.systemUTC();
    private final Scheduler work = Schedulers.newBoundedElastic(1, WAITING, "imports", 60, true);
    private @Nullable Map<String, ImportJob> jobs;

    RowImports(
            LiveStories stories,
            ManyItems items,
            Undoings undoings,
            ChronomapProperties folders,
            ImportsProperties properties) {
        this.stories = stories;
        this.items = items;
        this.undoings = undoings;
        this.folder = new ImportsFolder(folders.dataDir().resolve("imports"));
        this.properties = properties;
    }

    ImportsFolder folder() {
        return folder;
    }

    Spool spool() {
        return new Spool(properties.maxSize().toBytes());
    }

    /** By their ids; those of before the server was started are read when the first is asked for. */
    private synchronized Map<String, ImportJob> jobs() {
        Map<String, ImportJob> known = jobs;
        if (known == null) {
            known = new ConcurrentHashMap<>();
            for (ImportState state : folder.kept()) {
                known.put(state.id(), new ImportJob(state));
            }
            jobs = known;
        }
        return known;
    }

    /** What was under way when the server ended was committed whole or not at all: which of the two the store knows. */
    private Mono<ImportJob> resolved(ImportJob job) {
        ImportState state = job.state();
        if (!state.phase().isUnderWay() || job.isBegun()) {
            return Mono.just(job);
        }
        ImportState ended = state.failed(new Trouble(
                "server-ended", "The server ended meanwhile, and nothing was stored: apply it again, or delete it"));
        return (state.phase() == Phase.APPLYING
                        ? items.made(state.by(), state.key()).map(put -> state.done(put.first(), put.changes()))
                        : Mono.<ImportState>empty())
                .defaultIfEmpty(ended)
                .publishOn(Schedulers.boundedElastic())
                .map(next -> {
                    if (!job.isBegun()) {
                        become(job, next);
                    }
                    return job;
                });
    }

    /** Reads those of before, and throws away what is too old or too much. To be called where it may wait for the disk. */
    void tidy() {
        Map<String, ImportJob> known = jobs();
        Instant oldest = clock.instant().minus(properties.keep());
        List<ImportState> ended = known.values().stream()
                .map(ImportJob::state)
                .filter(state -> !state.phase().isUnderWay())
                .sorted(Comparator.comparing(ImportState::begun))
                .toList();
        int tooMany = known.size() - MOST_KEPT;
        for (ImportState state : ended) {
            if (tooMany-- > 0 || state.begun().isBefore(oldest)) {
                known.remove(state.id());
                folder.delete(state.id());
            }
        }
    }

    /** The import of a story; fails (404) where there is none, or it is another author's. */
    Mono<ImportJob> find(String story, String id, Editor editor) {
        return Mono.fromCallable(() -> Optional.ofNullable(jobs().get(id)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(found -> Mono.justOrEmpty(found.filter(job -> mayAsk(job.state(), story, editor))))
                .flatMap(this::resolved)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("There is no import \"" + id + "\" of "
                        + story + "; imports are kept for " + properties.keep().toDays() + " days")));
    }

    private static boolean mayAsk(ImportState state, String story, Editor editor) {
        return state.story().equals(story)
                && (editor.role().compareTo(Role.EDITOR) >= 0 || state.by().equals(editor.username()));
    }

    /** Those of a story, the latest first. */
    Mono<List<ImportJob>> list(String story, Editor editor) {
        return Mono.fromCallable(() -> jobs().values().stream()
                        .filter(job -> mayAsk(job.state(), story, editor))
                        .sorted(Comparator.comparing(
                                        (ImportJob job) -> job.state().begun())
                                .reversed())
                        .toList())
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Some imports of a story, with what the log tells of them. */
    Mono<List<KnownImport>> known(String story, List<ImportJob> some) {
        return undoings.of(
                        story,
                        some.stream()
                                .flatMap(job -> job.state().made().stream())
                                .toList())
                .map(undone -> some.stream()
                        .map(job -> new KnownImport(
                                job,
                                job.state()
                                        .made()
                                        .flatMap(made -> Optional.ofNullable(undone.get(made.first())))
                                        .orElse(null)))
                        .toList());
    }

    /** Begins with a file that lies in the folder; to be called where it may wait for the disk. */
    ImportJob begin(ImportState state, Editor editor) throws IOException {
        ImportJob job = new ImportJob(state);
        tidy();
        jobs().put(state.id(), job);
        try {
            run(job, state.reading(state.asked()), editor);
        } catch (ProblemException e) {
            // It is to be sent again, and takes no other's place meanwhile.
            jobs().remove(state.id());
            folder.delete(state.id());
            throw e;
        }
        return job;
    }

    /** Begins with a file where it lies. */
    ImportJob beginWith(Path file, ImportState state, Editor editor) throws IOException {
        folder.prepared();
        ImportJob job = new ImportJob(state, file);
        run(job, state.reading(state.asked()), editor);
        return job;
    }

    /** Reads a file again, for another mapping or to store it. */
    void again(ImportJob job, ImportState next, Editor editor) throws IOException {
        synchronized (job) {
            Phase phase = job.state().phase();
            if (phase.isUnderWay()) {
                throw SentFiles.problem(
                        HttpStatus.CONFLICT,
                        "under-way",
                        "The import is under way; wait for its end, or cancel it by DELETE");
            }
            if (phase == Phase.DONE || phase == Phase.CANCELLED || !Files.exists(file(job))) {
                throw SentFiles.problem(
                        HttpStatus.CONFLICT, "file-gone", "The import is over, and its file is gone: send it again");
            }
            run(job, next, editor);
        }
    }

    private void run(ImportJob job, ImportState next, Editor editor) throws IOException {
        folder.keep(next);
        job.begin(next);
        try {
            work.schedule(() -> work(job, editor));
        } catch (java.util.concurrent.RejectedExecutionException e) {
            become(job, next.failed(new Trouble("too-busy", "As many imports wait as this server takes at once")));
            throw SentFiles.problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "too-busy",
                    "As many imports wait as this server takes at once; try again in a minute");
        }
    }

    /** Cancels what is under way, and throws away what is not. */
    Mono<Void> delete(ImportJob job) {
        return Mono.<Void>fromRunnable(() -> {
                    if (job.state().phase().isUnderWay()) {
                        job.cancel();
                    } else {
                        jobs().remove(job.state().id());
                        folder.delete(job.state().id());
                    }
                })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Throws away all imports of a story, and what is known of earlier files. To be called where it may wait for the disk. */
    void forget(String story) {
        for (ImportJob job : List.copyOf(jobs().values())) {
            ImportState state = job.state();
            if (state.story().equals(story)) {
                jobs().remove(state.id());
                job.cancel();
                if (!state.phase().isUnderWay()) {
                    folder.delete(state.id());
                }
            }
        }
        folder.forgetSources(story);
    }

    private void work(ImportJob job, Editor editor) {
        try {
            worked(job, editor);
        } finally {
            if (job.own() == null && !jobs().containsKey(job.state().id())) {
                // It was thrown away meanwhile.
                folder.delete(job.state().id());
            }
        }
    }

    private void worked(ImportJob job, Editor editor) {
        CompletableFuture<ImportState> end = job.end();
        try {
            end.complete(become(job, made(job, editor)));
        } catch (OutOfMemoryError e) {
            fail(job, end, MemoryEnd.problem(WHAT));
        } catch (Exception e) {
            Throwable failure = Exceptions.unwrap(e);
            if (job.isCancelled()) {
                ImportState cancelled = become(job, job.state().cancelled());
                folder.deleteData(cancelled.id());
                end.complete(cancelled);
            } else if (MemoryEnd.isWhy(failure)) {
                fail(job, end, MemoryEnd.problem(WHAT));
            } else if (failure instanceof StoryMovedException moved) {
                fail(
                        job,
                        end,
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                moved.getMessage() + " again and again, so that what was read does not fit any more."
                                        + " Nothing was stored; try again when nobody changes it"));
            } else if (failure instanceof RefusedFileException refused) {
                ImportState failed = become(
                        job, job.state().failed(new Trouble(refused.code(), String.valueOf(refused.getMessage()))));
                if (!mayBeReadOtherwise(refused, failed.options())) {
                    // Only another file helps.
                    folder.deleteData(failed.id());
                }
                end.complete(failed);
            } else if (failure instanceof NoSuchFileException && !Files.exists(file(job))) {
                fail(
                        job,
                        end,
                        ProblemException.of(
                                HttpStatus.CONFLICT,
                                "The file was removed from the data folder while it was read, and nothing was stored: send it again"));
            } else {
                fail(job, end, failure instanceof ProblemException problem ? problem : unforeseen(failure));
            }
        }
    }

    /** Whether another mapping, sheet, row of headings, delimiter or encoding may make something of it. */
    private static boolean mayBeReadOtherwise(RefusedFileException refused, FileOptions said) {
        return !said.equals(FileOptions.NONE) || OF_READING.contains(refused.code());
    }

    private static ProblemException unforeseen(Throwable failure) {
        LOG.error("An import failed", failure);
        return ProblemException.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The import failed, and nothing was stored; the server's operator finds why in the log");
    }

    private void fail(ImportJob job, CompletableFuture<ImportState> end, ProblemException problem) {
        ImportState stored = stored(job.state());
        if (stored != null) {
            // What failed came after that, and is no reason to send it again.
            folder.deleteData(stored.id());
            end.complete(become(job, stored));
            return;
        }
        String code = code(problem);
        become(job, job.state().failed(new Trouble(code, problem.detail())));
        end.completeExceptionally(problem.with("code", JsonNodeFactory.instance.stringNode(code)));
    }

    /** How it stands where it was committed, whatever came afterwards; null = it was not. */
    private @Nullable ImportState stored(ImportState state) {
        return state.phase() == Phase.APPLYING
                ? items.made(state.by(), state.key())
                        .map(put -> state.done(put.first(), put.changes()))
                        .doOnError(away -> LOG.warn("Whether import {} was stored cannot be asked", state.id(), away))
                        .onErrorComplete()
                        .block(TO_ASK)
                : null;
    }

    private static String code(ProblemException problem) {
        return switch (problem.status()) {
            case CONFLICT -> "changed-meanwhile";
            case INSUFFICIENT_STORAGE -> "no-room";
            case NOT_FOUND -> "no-story";
            case FORBIDDEN -> "forbidden";
            default -> "failed";
        };
    }

    private ImportState become(ImportJob job, ImportState next) {
        job.become(next);
        try {
            folder.keep(next);
        } catch (IOException e) {
            LOG.warn("How import {} stands could not be kept: {}", next.id(), e.toString());
        }
        return next;
    }

    private ImportState made(ImportJob job, Editor editor) throws IOException, RefusedFileException {
        for (int time = 1; time < MOST_TIMES; time++) {
            try {
                return madeOnce(job, editor);
            } catch (StoryMovedException e) {
                LOG.info(
                        "{}; import {} is read again",
                        e.getMessage(),
                        job.state().id());
            }
        }
        return madeOnce(job, editor);
    }

    private ImportState madeOnce(ImportJob job, Editor editor) throws IOException, RefusedFileException {
        job.reading(0, 0);
        ImportState state = job.state();
        HeldStory held = held(state.story());
        Asked asked = state.asked();
        RowCheck.Output output = folder.output(state.id());
        try (ChunkFile chunks = new ChunkFile(folder.chunks(state.id()))) {
            return madeOnce(job, editor, output, new Judging(held, asked.draft(), chunks));
        }
    }

    private ImportState madeOnce(ImportJob job, Editor editor, RowCheck.Output output, Judging judging)
            throws IOException, RefusedFileException {
        ImportState state = job.state();
        HeldStory held = judging.base();
        Asked asked = state.asked();
        Report report;
        try (MappedRows rows = MappedRows.open(
                SpooledFile.at(file(job), state.name()),
                state.options().options(),
                state.mapping(),
                context(held, asked),
                job::reading)) {
            report = RowCheck.run(rows, judging, output, job::reading);
            if (rows.isRest()) {
                // What the file lacks that these rows are of is not gone.
                state = become(job, state.ofNoSource());
            }
        }
        GoneItems gone = folder.gone(state);
        report = report.withGone(gone.find(context(held, asked)));
        if (asked.dryRun()) {
            return state.checked(report, null);
        }
        if (report.faulty() > 0 && !asked.onlyGood()) {
            return state.checked(report, Faulty.trouble(report));
        }
        if (report.faulty() > 0 && asked.removeGone()) {
            return state.checked(report, Faulty.gone(report));
        }
        ImportState applying = become(job, state.applying(report));
        int writes = report.added() + report.changed();
        job.applying(0, writes);
        ManyItems.Put put = items.put(
                        judging,
                        output.staged(),
                        new ManyItems.Wish(
                                state.key(),
                                editor,
                                asked.note(),
                                asked.removeGone() ? gone.keys(state.story()) : List.of()),
                        stored -> job.applying((int) stored, writes))
                .block();
        gone.stored(asked.removeGone());
        folder.deleteData(state.id());
        return put == null ? applying.done(null, 0) : applying.done(put.first(), put.changes());
    }

    private Path file(ImportJob job) {
        return job.own() == null ? folder.sent(job.state().id()) : job.own();
    }

    /** @throws ProblemException (404) */
    HeldStory held(String story) {
        return stories.held(story).orElseThrow(() -> ProblemException.notFound("There is no story \"" + story + '"'));
    }

    static StoryContext context(HeldStory held, Asked asked) {
        ValidStory story = asked.draft()
                ? HeldStory.withDrafts(held.validStory(), held.id(), held.drafts())
                        .validStory()
                : held.validStory();
        StoryContext of = StoryContext.of(held.validStory().story());
        return new StoryContext(
                of.zone(),
                of.days(),
                of.languages(),
                of.categories(),
                of.places(),
                of.around(),
                !asked.draft(),
                story::document);
    }

    @Nullable JsonNode mapping(String name) throws IOException {
        return folder.mapping(name).orElse(null);
    }

    @Override
    public void destroy() {
        work.dispose();
    }
}
