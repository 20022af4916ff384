package org.chronomap.backend.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.snapshot.Stories;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.TextWithSlots;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pages say of which state of the story they show. */
class PageRevisionTest extends ServerTest {

    private static final String STORY_ID = "kazakhstan-january-2022";
    private static final Instant EARLIER = Instant.parse("2026-11-25T10:00:40Z");

    @Autowired
    private Stories stories;

    @Autowired
    private ReaderPage readerPage;

    @Autowired
    private WidgetPage widgetPage;

    @Test
    void aPageOfWhatIsKnownNowFollowsChangesFromWhatItKnows() {
        for (String page : new String[] {reader("en", PageRevision.CURRENT), widget("en", PageRevision.CURRENT)}) {
            JsonNode live = config(page).get("live");

            assertThat(live.get("changes").asString()).isEqualTo("../stories/" + STORY_ID + "/changes");
            assertThat(live.get("since").asLong()).isEqualTo(snapshot().seq());
            assertThat(live.get("apply").asString()).isEqualTo("ask");
            assertThat(config(page).has("asOf")).isFalse();
            assertThat(page).doesNotContain("class=\"notice as-of\"", "as-of=");
        }
    }

    @Test
    void aPreviewFollowsNothing() {
        String page = reader("en", PageRevision.preview("true"));

        assertThat(config(page).has("live")).isFalse();
        assertThat(config(page).has("asOf")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | This is the story as it was known on 25 November 2026, 15:00. | See it as it is known now
            fr | Voici le récit tel qu’il était connu le 25 novembre 2026     | Le voir tel qu’il est connu aujourd’hui
            ru | Это материал в том виде, в каком он был известен 25 ноября 2026 | Посмотреть, что известно сейчас
            kk | Бұл — материалдың мына сәттегі қалпы: | Қазіргі қалпын көру
            """)
    void aPageOfAnEarlierTimeSaysSoAndAsksForTheDataOfThatTime(String language, String said, String now) {
        for (String page :
                new String[] {reader(language, PageRevision.asOf(EARLIER)), widget(language, PageRevision.asOf(EARLIER))
                }) {
            JsonNode config = config(page);

            assertThat(config.has("live")).isFalse();
            assertThat(config.get("asOf").asString()).isEqualTo("2026-11-25T10:00:40Z");
            assertThat(page)
                    .contains("<p class=\"notice as-of\">" + said)
                    .contains("<a href=\"?lang=" + language + "\" data-now>" + now + "</a>");
            assertThat(HtmlUtils.htmlUnescape(page))
                    .contains("/items?lang=" + language + "&limit=10000&as-of=2026-11-25T10%3A00%3A40Z");
        }
        assertThat(reader(language, PageRevision.asOf(EARLIER)))
                .as("its other languages are of that time too")
                .contains("?lang=fr&amp;as-of=2026-11-25T10:00:40Z\" lang=\"fr\"");
    }

    private Snapshot snapshot() {
        return stories.find(STORY_ID).orElseThrow();
    }

    private String reader(String language, PageRevision revision) {
        return text(readerPage
                .page(snapshot(), snapshot().encoded(language), "http://localhost", Map.of(), Theme.AUTO, revision, "")
                .block(Duration.ofMinutes(2)));
    }

    private String widget(String language, PageRevision revision) {
        WidgetPage.Look look = new WidgetPage.Look(Theme.AUTO, true);
        return text(widgetPage
                .page(snapshot(), snapshot().encoded(language), look, revision, "..")
                .block(Duration.ofMinutes(2)));
    }

    private static String text(TextWithSlots.@Nullable Filled page) {
        return new String(Objects.requireNonNull(page).bytes(), StandardCharsets.UTF_8);
    }

    private static JsonNode config(String page) {
        String from = "<script type=\"application/json\" class=\"chronomap\">";
        int start = page.indexOf(from) + from.length();
        return JsonMapper.shared().readTree(page.substring(start, page.indexOf("</script>", start)));
    }
}
