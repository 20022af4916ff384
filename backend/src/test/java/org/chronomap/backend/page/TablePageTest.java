package org.chronomap.backend.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.LongStory;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A story of more than anybody should have to load at once, read without scripts. */
class TablePageTest extends ServerTest {

    private static final Pattern ROW = Pattern.compile("<tr id=\"([a-z0-9-]+)\">\\s*<td>([^<]*)</td>");
    private static final Pattern HEADING = Pattern.compile("<th scope=\"rowgroup\" colspan=\"5\">([^<]*)</th>");
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]*)\" rel=\"(next|prev)\">");

    private String story = "";

    @BeforeEach
    void isServed() {
        story = LongStory.hold(ownStories, "very-long");
    }

    @Test
    void itsPagesTellEveryIncidentOnceUnderItsDayAndNoneTellsMoreThan500() {
        List<String> told = new ArrayList<>();
        List<String> headings = new ArrayList<>();
        List<String> places = new ArrayList<>();
        String address = story + "?lang=en";
        for (int number = 1; !address.isEmpty(); number++) {
            String page = http.get(address).text();
            assertThat(page.length()).isLessThan(1_000_000);
            String heading = "";
            Matcher found = Pattern.compile(HEADING + "|" + ROW).matcher(page);
            int before = told.size();
            while (found.find()) {
                if (found.group(1) == null) {
                    told.add(found.group(2));
                    assertThat(found.group(3)).isEqualTo(heading);
                } else {
                    heading = found.group(1);
                    headings.add(number + ": " + heading);
                }
            }
            assertThat(told.size() - before).isBetween(1, 500);
            JsonNode article = jsonLd(page);
            assertThat(article.get("about").findValuesAsString("@id"))
                    .hasSize(told.size() - before)
                    .last()
                    .asString()
                    .endsWith("&incident=" + told.get(told.size() - 1));
            assertThat(article.get("citation")).hasSize(told.size() - before);
            Matcher place = Pattern.compile("<li><b[^>]*>(Place \\d+)</b>").matcher(page);
            while (place.find()) {
                places.add(place.group(1));
            }
            assertThat(page.contains("rel=\"prev\"")).isEqualTo(number > 1);
            address = link(page, "next").map(link -> story + link).orElse("");
        }

        assertThat(told).hasSize(LongStory.INCIDENTS).doesNotHaveDuplicates();
        assertThat(places).hasSize(LongStory.INCIDENTS).doesNotHaveDuplicates();
        assertThat(headings)
                .containsExactly(
                        "1: 5 January 2022",
                        "1: 6 January 2022",
                        "2: 6 January 2022",
                        "2: 7 January 2022",
                        "3: 7 January 2022");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | Page 2 of 3. Rows 501 to 1,000. In all: 1,200 incidents. | Next page
            fr | Page 2 sur 3. Lignes 501 à 1 000. Au total : 1 200 faits. | Page suivante
            ru | Страница 2 из 3. Строки с 501 по 1 000. Всего: 1 200 событий. | Следующая страница
            kk | 2-бет, барлығы 3 бет. 501–1 000-жолдар. Жалпы саны: 1 200 оқиға. | Келесі бет
            """)
    void eachSaysWhichOneItIs(String language, String words, String next) {
        String page = http.get(story + "?lang=" + language + "&page=2").text();

        assertThat(page.replaceAll("[\u00a0\u202f]", " ")).contains(words, ">" + next + "</a>");
    }

    @Test
    void whatElseTheAddressSaysStaysAsItIs() {
        String asOf = Instant.now().toString();
        String page =
                http.get(story + "?lang=fr&theme=dark&page=2&as-of=" + asOf).text();

        assertThat(link(page, "next").orElseThrow())
                .startsWith("?lang=fr&theme=dark&as-of=20")
                .endsWith("&page=3");
        assertThat(link(page, "prev").orElseThrow())
                .startsWith("?lang=fr&theme=dark&as-of=20")
                .endsWith("Z");
        assertThat(link(http.get(story + "?page=2&preview=true", asAdmin()).text(), "next")
                        .orElseThrow())
                .isEqualTo("?lang=en&preview=true&page=3");
        assertThat(HtmlUtils.htmlUnescape(
                        http.get(story + "?page=2&t=2022-01-06").text()))
                .contains("<link rel=\"canonical\" href=\"" + http.root() + story + "?page=2\">")
                .contains("hreflang=\"ru\" href=\"" + http.root() + story + "?lang=ru&page=2\">")
                .contains("<a href=\"?lang=ru&page=2\" lang=\"ru\"");
        assertThat(HtmlUtils.htmlUnescape(http.get(story + "?page=2&lang=kk").text()))
                .contains("<link rel=\"canonical\" href=\"" + http.root() + story + "?lang=kk&page=2\">");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "x, 1", "'', 1", "1, 1", "3, 3", "4, 3", "999999999, 3", "9999999999, 1"})
    void whatIsNoPageIsTheFirstAndWhatIsBeyondTheLastIsTheLast(String asked, int number) {
        assertThat(http.get(story + "?lang=en&page=" + asked).text()).contains("Page " + number + " of 3.");
    }

    @Test
    void aStoryOfOnePageSaysNothingOfPages() {
        assertThat(http.get(STORY + "?page=2&lang=en").text())
                .contains("<table>")
                .doesNotContain("rel=\"next\"", "rel=\"prev\"", "Page 1");
    }

    private static Optional<String> link(String page, String rel) {
        Matcher link = LINK.matcher(page);
        while (link.find()) {
            if (link.group(2).equals(rel)) {
                return Optional.of(HtmlUtils.htmlUnescape(link.group(1)));
            }
        }
        return Optional.empty();
    }

    private static JsonNode jsonLd(String page) {
        String start = "<script type=\"application/ld+json\">";
        int from = page.indexOf(start) + start.length();
        return JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
    }
}
