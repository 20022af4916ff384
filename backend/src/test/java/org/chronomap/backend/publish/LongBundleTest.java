package org.chronomap.backend.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chronomap.backend.LongStory;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.page.PublicAddress;
import org.chronomap.backend.snapshot.Stories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;

/** The files of a story of more than one page tells. */
class LongBundleTest extends ServerTest {

    @Autowired
    private Bundle bundle;

    @Autowired
    private Stories stories;

    @Test
    void itsTableGoesOnInFilesOfTheirOwnThatLeadToEachOther() throws Exception {
        LongStory.hold(ownStories, "long-in-files");
        String folder = "stories/long-in-files/";
        List<BundleFile> files = bundle.files(
                stories.find("long-in-files").orElseThrow(), new PublicAddress.InFolder("https://files.example"), null);
        Map<String, String> pages = new TreeMap<>();
        for (BundleFile file : files) {
            if (file.path().startsWith(folder + "en") || file.path().endsWith("ru-page-3.html")) {
                ByteArrayOutputStream page = new ByteArrayOutputStream();
                file.content().write(page);
                pages.put(file.path().substring(folder.length()), page.toString(StandardCharsets.UTF_8));
            }
        }

        assertThat(pages).containsOnlyKeys("en.html", "en-page-2.html", "en-page-3.html", "ru-page-3.html");
        assertThat(links(pages.getOrDefault("en.html", ""))).containsOnly("en-page-2.html?lang=en");
        assertThat(links(pages.getOrDefault("en-page-2.html", "")))
                .containsOnly("en.html?lang=en", "en-page-3.html?lang=en");
        assertThat(links(pages.getOrDefault("ru-page-3.html", ""))).containsOnly("ru-page-2.html?lang=ru");
        assertThat(pages.getOrDefault("en-page-2.html", ""))
                .contains(
                        "<link rel=\"canonical\" href=\"https://files.example/stories/long-in-files/en-page-2.html\">",
                        "hreflang=\"fr\" href=\"https://files.example/stories/long-in-files/fr-page-2.html\">");
        List<String> paths = files.stream().map(BundleFile::path).toList();
        pages.forEach((path, page) -> links(page)
                .forEach(link ->
                        assertThat(paths).contains(folder + URI.create(link).getPath())));
        List<String> rows = pages.entrySet().stream()
                .filter(page -> page.getKey().startsWith("en"))
                .flatMap(page -> found("<tr id=\"([a-z0-9-]+)\">", page.getValue()).stream())
                .toList();
        assertThat(rows).hasSize(LongStory.INCIDENTS).doesNotHaveDuplicates();
    }

    private static List<String> links(String page) {
        return found("<a href=\"([^\"]*)\" rel=\"(?:next|prev)\">", page);
    }

    private static List<String> found(String pattern, String page) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(result -> HtmlUtils.htmlUnescape(result.group(1)))
                .collect(Collectors.toList());
    }
}
