package org.chronomap.backend.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.language.NumberWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.view.PlainPage.Cell;
import org.chronomap.backend.view.PlainPage.Content;
import org.chronomap.backend.view.PlainPage.Table;
import org.chronomap.geodata.index.Entry;
import org.chronomap.geodata.schema.ItemSchemas;
import org.chronomap.geodata.schema.Property;
import org.chronomap.geodata.schema.PropertySchema;

/** Items as people read them: a table of some, or all that is said of one. */
final class ItemsTable {

    /** So many stand on a page, since nobody should have to load more. */
    static final int MOST = 500;

    private final Snapshot snapshot;
    private final StoryCollection collection;
    private final EncodedStory encoded;
    private final Map<String, String> words;

    ItemsTable(Snapshot snapshot, StoryCollection collection, EncodedStory encoded, Map<String, String> words) {
        this.snapshot = snapshot;
        this.collection = collection;
        this.encoded = encoded;
        this.words = words;
    }

    private PropertySchema<?> schema() {
        return ItemSchemas.STANDARD.of(collection.part());
    }

    /** A page of items. */
    Content page(ItemsPage page, ItemsAddress address) {
        NumberWords numbers = new NumberWords(words, encoded.wording().preferred());
        String name = word("history.parts." + collection.id());
        String caption = Messages.fill(words, "history.of", name, numbers.number(page.matched()));
        List<Link> paging = page.next() == null
                ? List.of()
                : List.of(new Link("next", Link.HTML, word("table.next"), address.next(page.next())));
        return new Content(
                name,
                title(),
                address.linksOfPage(),
                List.of(table(schema(), page.entries(), address, caption)),
                paging,
                address.narrowed());
    }

    private <R> Table table(PropertySchema<R> schema, List<Entry<?>> entries, ItemsAddress items, String caption) {
        ItemWords<R> said = new ItemWords<>(schema, snapshot, encoded, words);
        List<Property<R, ?>> columns = said.columns();
        List<List<Cell>> rows = new ArrayList<>();
        for (Entry<?> entry : entries) {
            @SuppressWarnings("unchecked")
            R item = (R) entry.feature();
            List<Cell> row = new ArrayList<>();
            for (Property<R, ?> property : columns) {
                Cell cell = said.brief(property, item);
                row.add(row.isEmpty() ? new Cell(cell.text(), items.item(entry.id()), cell.lang()) : cell);
            }
            rows.add(row);
        }
        return new Table(caption, columns.stream().map(said::label).toList(), rows).withoutEmptyColumns();
    }

    /** One item. */
    Content item(Entry<?> entry, ItemsAddress address) {
        return item(schema(), entry, address);
    }

    private <R> Content item(PropertySchema<R> schema, Entry<?> entry, ItemsAddress address) {
        ItemWords<R> said = new ItemWords<>(schema, snapshot, encoded, words);
        @SuppressWarnings("unchecked")
        R item = (R) entry.feature();
        List<List<Cell>> rows = said.all().stream()
                .filter(property -> !said.cell(property, item).text().isEmpty())
                .map(property -> List.of(Cell.of(said.label(property)), said.cell(property, item)))
                .toList();
        Table table = new Table(
                word("history.part." + collection.id()), List.of(word("api.property"), word("api.value")), rows);
        return new Content(
                said.cell(said.title(), item).text(),
                title(),
                address.linksOfPage(),
                List.of(table),
                List.of(),
                address.narrowed());
    }

    private String title() {
        return snapshot.story().title().in(encoded.wording().preferred()).text();
    }

    private String word(String key) {
        return words.getOrDefault(key, key);
    }
}
