package org.chronomap.backend.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.state.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A page of links and tables, which works without a script. */
@Component
public final class PlainPage {

    private final Templates templates;
    private final Frame frame;

    PlainPage(Templates templates, Frame frame) {
        this.templates = templates;
        this.frame = frame;
    }

    /**
     * What stands in a table.
     *
     * @param href where it leads; null = nowhere
     * @param lang of its text where it is not the page's; null = the page's
     */
    public record Cell(
            String text, @Nullable String href, @Nullable String lang) {

        public static Cell of(String text) {
            return new Cell(text, null, null);
        }

        /** Data, or English, which is not translated. */
        public static Cell code(String text) {
            return new Cell(text, null, "en");
        }
    }

    /** A table whose rows are named by their first cells. */
    public record Table(String caption, List<String> columns, List<List<Cell>> rows) {

        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }

        /** The same without the columns, but for the first, in which nothing stands. */
        public Table withoutEmptyColumns() {
            List<Integer> told = IntStream.range(0, columns.size())
                    .filter(i -> i == 0
                            || rows.stream().anyMatch(row -> !row.get(i).text().isEmpty()))
                    .boxed()
                    .toList();
            return new Table(
                    caption,
                    told.stream().map(columns::get).toList(),
                    rows.stream()
                            .map(row -> told.stream().map(row::get).toList())
                            .toList());
        }
    }

    /**
     * What a page says.
     *
     * @param subject what it is about; empty = what the title says
     * @param paging other pages of the same, and what they are
     * @param narrowed what language links keep of the address: {@code &} and parameters, or empty
     */
    public record Content(
            String title, String subject, List<Link> links, List<Table> tables, List<Link> paging, String narrowed) {

        public Content {
            links = List.copyOf(links);
            tables = List.copyOf(tables);
            paging = List.copyOf(paging);
        }
    }

    /**
     * UTF-8.
     *
     * @param offered the languages that the page can be had in
     * @param base what leads to the top of this server: a path, without a slash at its end
     * @param signedInBar what stands above for who has signed in; empty for a reader
     */
    public byte[] render(Content content, String language, List<String> offered, String base, String signedInBar) {
        Map<String, @Nullable Object> values = frame.values(language, offered, base, Theme.AUTO);
        values.put("signedInBar", signedInBar);
        values.put("title", content.title);
        values.put("subject", content.subject.isEmpty() ? null : content.subject);
        values.put("narrowed", content.narrowed);
        values.put("links", content.links.stream().map(PlainPage::link).toList());
        values.put("tables", content.tables.stream().map(PlainPage::table).toList());
        values.put("paging", content.paging.stream().map(PlainPage::link).toList());
        values.put("isPaged", !content.paging.isEmpty());
        return templates.render("plain", values);
    }

    private static Map<String, Object> link(Link link) {
        return Map.of("rel", link.rel(), "type", link.type(), "title", link.title(), "href", link.href());
    }

    private static Map<String, Object> table(Table table) {
        return Map.of(
                "caption",
                table.caption,
                "columns",
                table.columns,
                "rows",
                table.rows.stream().map(PlainPage::row).toList());
    }

    private static Map<String, Object> row(List<Cell> cells) {
        List<Map<String, @Nullable Object>> values = new ArrayList<>();
        for (Cell cell : cells) {
            Map<String, @Nullable Object> value = new HashMap<>();
            // Addresses may be broken before a slash, or they would push other columns out of view.
            value.put("parts", List.of(cell.text.split("(?=/)")));
            value.put("href", cell.href);
            value.put("lang", cell.lang);
            value.put("dir", cell.lang == null ? null : Languages.direction(cell.lang));
            value.put("isFirst", values.isEmpty());
            values.add(value);
        }
        return Map.of("cells", values);
    }
}
