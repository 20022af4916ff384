package org.chronomap.backend.columns;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chronomap.backend.http.ContentCoding;
import org.chronomap.backend.http.HeavyWork;
import org.chronomap.backend.http.Memo;
import org.chronomap.backend.snapshot.PastCache;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.geodata.columns.IncidentColumns;
import org.chronomap.geodata.columns.TimeCube;
import org.chronomap.geodata.index.Selection;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Files of columns, made once for each revision and coding, off the event loop, when first asked for. They are kept as long as there is
 * room, by names alone: no revision of a story is held by what was made of it.
 */
@Component
final class ColumnFiles implements PastCache {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final long MOST_BYTES_OF_ORDERS = 16L * 1024 * 1024;
    private static final Duration KEPT = Duration.ofHours(1);

    private final AsyncCache<Key, byte[]> files = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, byte[] file) -> file.length)
            .expireAfterAccess(KEPT)
            .buildAsync();
    private final AsyncCache<Revision, IncidentColumns> orders = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES_OF_ORDERS)
            .weigher((Revision revision, IncidentColumns columns) -> columns.bytes())
            .expireAfterAccess(KEPT)
            .buildAsync();

    /** @param drafts whether the snapshot has drafts in it: those have no tag of their own */
    record Asked(Snapshot snapshot, boolean drafts, ContentCoding coding) {

        private Revision revision() {
            return new Revision(snapshot.story().id(), snapshot.tag(), drafts);
        }
    }

    private record Revision(String story, String tag, boolean drafts) {}

    private record Key(Revision revision, String file, ContentCoding coding) {}

    Mono<byte[]> cube(Asked asked) {
        return packed(
                asked,
                "cube",
                () -> TimeCube.of(
                        asked.snapshot.index(), asked.snapshot.tag(), CubeSteps.edges(asked.snapshot.index())));
    }

    Mono<byte[]> contents(Asked asked) {
        return columns(asked).flatMap(columns -> packed(asked, "columns", columns::contents));
    }

    /** Empty when there is no such chunk. */
    Mono<byte[]> chunk(Asked asked, int chunk) {
        return columns(asked)
                .filter(columns -> chunk < columns.size())
                .flatMap(columns ->
                        packed(asked, "columns/" + chunk, () -> columns.chunk(asked.snapshot.index(), chunk)));
    }

    Mono<byte[]> facets(Asked asked) {
        return columns(asked).flatMap(columns -> packed(asked, "facets", () -> columns.facets(asked.snapshot.index())));
    }

    /** The rows that hold all of some words: made for each who asks, as each may ask for others. */
    Mono<byte[]> rows(Asked asked, List<String> words) {
        Selection selection = new Selection(null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), words);
        return columns(asked)
                .flatMap(columns -> HeavyWork.ASKED.of(() -> {
                    byte[] rows =
                            columns.rows(asked.snapshot.index().incidents().select(selection));
                    return asked.coding.encode(rows, ContentCoding.Effort.LITTLE);
                }));
    }

    private Mono<IncidentColumns> columns(Asked asked) {
        return Memo.in(
                orders,
                asked.revision(),
                HeavyWork.DATA.of(() -> new IncidentColumns(asked.snapshot.index(), asked.snapshot.tag())));
    }

    private Mono<byte[]> packed(Asked asked, String file, Callable<byte[]> made) {
        return Memo.in(
                files,
                new Key(asked.revision(), file, asked.coding),
                // The little effort: the most takes a second of a processor for a tenth of the bytes, after each
                // change.
                HeavyWork.DATA.of(() -> asked.coding.encode(made.call(), ContentCoding.Effort.LITTLE)));
    }

    @Override
    public void forget(String story) {
        files.asMap().keySet().removeIf(key -> key.revision.story.equals(story));
        orders.asMap().keySet().removeIf(revision -> revision.story.equals(story));
    }
}
