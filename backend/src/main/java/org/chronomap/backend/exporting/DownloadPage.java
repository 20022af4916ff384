package org.chronomap.backend.exporting;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.features.SelectedItems;
import org.chronomap.backend.http.Link;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.language.NumberWords;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.StoryCollection;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.view.PlainPage.Cell;
import org.chronomap.backend.view.PlainPage.Content;
import org.chronomap.backend.view.PlainPage.Table;
import org.chronomap.geodata.export.ExportFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What there is of a story to be taken along: each format with what it is good for, and what it cannot hold.
 *
 * @param base a path, without a slash at its end
 * @param kept what links keep of the page's own address, but for its language
 */
record DownloadPage(
        Snapshot snapshot, EncodedStory encoded, Map<String, String> words, String base, List<String> kept) {

    /** They have a place for each language of a text. */
    private static final Set<String> OF_LANGUAGES =
            Set.of("csv", "xlsx", "geojson", "geojsonseq", "jsonfg", "flatgeobuf");

    /**
     * @param shown what the reader's page shows; null = its address does not say
     * @param query that of {@code shown}
     * @param box of the map that it shows: west,south,east,north in degrees; null = its address does not say
     * @throws org.chronomap.backend.problem.ProblemException (400) when the box is none
     */
    Content content(@Nullable ReaderState shown, String query, @Nullable String box) {
        String story = base + "/stories/" + snapshot.story().id();
        String inBox = box == null
                ? ""
                : "bbox=" + URLEncoder.encode(box, StandardCharsets.UTF_8).replace("%2C", ",");
        List<Table> tables = new ArrayList<>();
        if (shown != null) {
            String selected = joined(Stream.of(ReaderAddress.writeForItems(shown), inBox), List.of());
            tables.add(table("download.shown", count(selected), files(story, List.of(selected, lang()))));
        }
        List<List<Cell>> whole = files(story, List.of());
        if (kept.isEmpty()) {
            whole.add(row(word("download.folder"), null, story + "/export?f=folder", "folder", "folder"));
            whole.add(row(word("download.bundle"), null, story + "/bundle.zip", "bundle", "bundle"));
        }
        tables.add(table("download.whole", count(""), whole));
        String title =
                snapshot.story().title().in(encoded.wording().preferred()).text();
        return new Content(
                word("download.title"),
                title,
                List.of(new Link("up", Link.HTML, title, story + '?' + joined(Stream.of(query, lang()), kept))),
                tables,
                List.of(),
                Stream.concat(Stream.of(query, inBox), kept.stream())
                        .filter(parameter -> !parameter.isEmpty())
                        .map(parameter -> '&' + parameter)
                        .collect(Collectors.joining()));
    }

    private String lang() {
        return "lang=" + encoded.language();
    }

    private static String joined(Stream<String> parameters, List<String> kept) {
        return Stream.concat(parameters, kept.stream())
                .filter(parameter -> !parameter.isEmpty())
                .collect(Collectors.joining("&"));
    }

    private Table table(String caption, int count, List<List<Cell>> rows) {
        String number = new NumberWords(words, encoded.wording().preferred()).number(count);
        return new Table(
                word(caption) + ' ' + Messages.fill(words, "table.all", number),
                List.of(word("download.column.format"), word("download.column.for"), word("download.column.lacks")),
                rows);
    }

    private List<List<Cell>> files(String story, List<String> parameters) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ExportFormat format : ExportFormat.ALL) {
            Stream<String> own = parameters.isEmpty() && !OF_LANGUAGES.contains(format.id())
                    ? Stream.of(lang())
                    : parameters.stream();
            String href = story + "/export?" + joined(Stream.concat(Stream.of("f=" + format.id()), own), kept);
            rows.add(row(format.label(), "en", href, format.id(), lacks(format)));
        }
        return rows;
    }

    private String lacks(ExportFormat format) {
        return words.containsKey("download.lacks." + format.id()) ? format.id() : "nothing";
    }

    private List<Cell> row(String label, @Nullable String lang, String href, String id, String lacks) {
        return List.of(
                new Cell(label, href, lang),
                Cell.of(word("download.for." + id)),
                Cell.of(word("download.lacks." + lacks)));
    }

    /** How many incidents and movements parameters select. */
    private int count(String query) {
        MultiValueMap<String, String> parameters = new LinkedMultiValueMap<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            int at = parameter.indexOf('=');
            parameters.add(
                    parameter.substring(0, at), URLDecoder.decode(parameter.substring(at + 1), StandardCharsets.UTF_8));
        }
        return Stream.of(StoryCollection.INCIDENTS, StoryCollection.MOVEMENTS)
                .mapToInt(collection ->
                        SelectedItems.of(collection, parameters, snapshot).count())
                .sum();
    }

    private String word(String key) {
        return words.getOrDefault(key, key);
    }
}
