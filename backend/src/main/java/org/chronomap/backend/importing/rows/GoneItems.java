package org.chronomap.backend.importing.rows;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.document.Document;
import org.chronomap.geodata.ingest.mapping.Comparison;
import org.chronomap.geodata.ingest.mapping.StoryContext;
import org.chronomap.geodata.story.StoryPart;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items that earlier files of the same source have made or found, and that its newest file has no more. For each source it is kept beside the
 * imports which these are; of {@value #MOST_SOURCES} sources, those that came last.
 *
 * @param own items of the file
 * @param earlier items of those before it; null = its source is not known
 * @param told a line of JSON for each that is gone
 */
record GoneItems(ItemsFile own, @Nullable ItemsFile earlier, Path told) {

    private static final int MOST_SOURCES = 200;

    /** @return how many there are; null = no earlier file of its source is known */
    @Nullable Integer find(StoryContext story) throws IOException {
        Files.deleteIfExists(told);
        if (earlier == null || !earlier.isKept() || !own.isKept()) {
            return null;
        }
        Comparison here = new Comparison(document -> null);
        int row = 0;
        try (Stream<ItemsFile.One> items = own.items()) {
            for (ItemsFile.One item : (Iterable<ItemsFile.One>) items::iterator) {
                here.take(++row, document(item));
            }
        }
        int gone = 0;
        try (Stream<ItemsFile.One> items = earlier.items();
                BufferedWriter writer = Files.newBufferedWriter(told, StandardCharsets.UTF_8)) {
            for (ItemsFile.One item : (Iterable<ItemsFile.One>) items::iterator) {
                Document present = here.has(document(item))
                        ? null
                        : story.present().find(item.part(), item.id()).orElse(null);
                if (present != null) {
                    gone++;
                    writer.write(json(present).toString());
                    writer.write('\n');
                }
            }
        }
        return gone;
    }

    private static Document document(ItemsFile.One item) {
        return new Document(item.part(), item.id(), JsonNodeFactory.instance.objectNode());
    }

    private static ObjectNode json(Document item) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("collection", item.part().id())
                .put("id", item.id());
        json.set("title", item.fields().path("title"));
        return json;
    }

    /** Those that are gone; none before they were looked for. */
    List<ItemKey> keys(String story) throws IOException {
        List<ItemKey> keys = new ArrayList<>();
        if (Files.exists(told)) {
            try (Stream<ItemsFile.One> items = goneItems()) {
                items.forEach(item -> keys.add(new ItemKey(story, item.part(), item.id())));
            }
        }
        return keys;
    }

    private Stream<ItemsFile.One> goneItems() throws IOException {
        return Spool.lines(told)
                .map(line -> JsonMapper.shared().readTree(line))
                .map(json -> new ItemsFile.One(
                        StoryPart.find(json.path("collection").asString()).orElseThrow(),
                        json.path("id").asString()));
    }

    /** What was stored is what the next file of the source is compared with; and what is gone, unless it was taken back. */
    void stored(boolean isRemoved) throws IOException {
        if (earlier == null) {
            return;
        }
        Path folder = Objects.requireNonNull(earlier.path().toAbsolutePath().getParent());
        Files.createDirectories(folder);
        if (!own.isKept()) {
            Files.deleteIfExists(earlier.path());
            return;
        }
        ItemsFile next =
                new ItemsFile(earlier.path().resolveSibling(earlier.path().getFileName() + ".next"));
        try (ItemsFile.Writing writing = next.write();
                Stream<ItemsFile.One> items = own.items()) {
            add(writing, items.iterator());
            if (!isRemoved && Files.exists(told)) {
                try (Stream<ItemsFile.One> gone = goneItems()) {
                    add(writing, gone.iterator());
                }
            }
        }
        if (next.isKept()) {
            Files.move(
                    next.path(), earlier.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        forgetOldest(folder);
    }

    private static void add(ItemsFile.Writing writing, Iterator<ItemsFile.One> items) throws IOException {
        while (items.hasNext()) {
            ItemsFile.One item = items.next();
            writing.add(item.part(), item.id());
        }
    }

    private static void forgetOldest(Path sources) throws IOException {
        try (Stream<Path> all = Files.list(sources)) {
            all.sorted(Comparator.comparingLong((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .skip(MOST_SOURCES)
                    .forEach(Spool::delete);
        }
    }
}
