package org.chronomap.backend.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.Together;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What takes the longer the larger a story is holds no thread that serves readers, and is done once for a revision. */
class GrowingWorkTest extends ServerTest {

    /** A story of its own each, of which nothing was asked before. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sitemap.xml",
                "/oembed?url=%S%3Factor=rioters",
                "/oembed?url=%S&format=xml",
                "%s",
                "%s?actor=rioters&t=2022-01-06",
                "%s?f=json",
                "%s?f=json&lang=*",
                "%s?f=json&as-of=2100-01-01",
                "%s/card.png?actor=rioters&width=300&height=200",
                "%s/timeline.gif?actor=rioters&width=300&height=200",
                "%s/feed.atom",
                "%s/history",
                "%s/history?f=atom",
                "%s/export?f=folder",
                "%s/collections/incidents/items?actor=rioters",
                "%s/collections/incidents/cube",
                "%s/collections/incidents/columns",
                "%s/collections/incidents/columns/0",
                "%s/collections/incidents/facets",
                "%s/collections/incidents/rows?q=almaty"
            })
    void holdsNoThreadThatServesReaders(String address) {
        String story = ownStories.holdCopyOfBundled("grown-" + Integer.toHexString(address.hashCode()));
        String path = address.replace("%s", story).replace("%S", http.root() + story);

        Answer first = http.get(path);
        Answer again = http.get(path);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(timeless(again)).isEqualTo(timeless(first));
    }

    @ParameterizedTest
    @CsvSource({
        "%s?f=json, geodata.geojson.StoryWriter.writeMembers",
        "%s/feed.atom, backend.feeds.AtomFeed.write",
        "/sitemap.xml, backend.feeds.Sitemap.write",
        "/, backend.page.StoriesPage.render",
        "%s, backend.page.StoryWords.scenes",
        "%s?theme=dark, backend.page.StoryWords.scenes",
        "%s?t=2022-01-05, backend.page.StoryWords.scenes",
        "%s?as-of=%T, backend.page.StoryWords.scenes",
        "%s?preview=true, backend.page.StoryWords.scenes",
        "%s?f=json&as-of=%T, geodata.geojson.StoryWriter.writeMembers",
        "/oembed?url=%S, backend.embed.OEmbed.of",
        "%s/history, backend.history.HistoryController.written",
        "%s/history?f=json, backend.history.HistoryController.written",
        "%s/history?f=atom, backend.history.HistoryController.written",
        "%s/collections/incidents/items, backend.snapshot.EncodedStory$Features.write",
        "%s/collections/incidents/cube, geodata.columns.TimeCube.of",
        "%s/collections/incidents/columns, geodata.columns.SpotBox.inHilbertOrder",
        "%s/collections/incidents/columns/0, geodata.columns.IncidentColumns.chunk",
        "%s/collections/incidents/facets, geodata.columns.FacetColumns.of"
    })
    void isDoneOnceForARevisionHoweverManyAsk(String address, String method) throws Exception {
        String work = "org.chronomap." + method;
        // From before there is such a revision: what others ask for meanwhile counts, too.
        int before = BlockedCalls.runs(work);
        String story = ownStories.holdCopyOfBundled("once-" + Integer.toHexString((address + work).hashCode()));
        String path = address.replace("%s", story)
                .replace("%S", http.root() + story)
                .replace("%T", Instant.now().toString());

        Set<String> answers = new HashSet<>();
        for (Answer answer : Together.ask(12, i -> http.get(path, inFrench(path)))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            answers.add(timeless(answer));
        }
        answers.add(timeless(http.get(path, inFrench(path))));

        assertThat(answers).hasSize(1);
        assertThat(BlockedCalls.runs(work) - before).isEqualTo(1);
    }

    /** What is answered, but for the second in which it was. */
    private static String timeless(Answer answer) {
        return answer.text().replaceFirst("\"timeStamp\":\"[^\"]*\"", "");
    }

    private static String[] inFrench(String path) {
        Stream<String> language = Stream.of("Accept-Language", "fr");
        return (path.contains("preview") ? Stream.concat(language, Stream.of(asAdmin())) : language)
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?t=2022-01-05", "?f=json", "/feed.atom"})
    void whoHasItAlreadyIsToldSoWithoutItBeingWritten(String address) {
        String filled = "org.chronomap.backend.view.TextWithSlots.filled";
        String path = STORY + address;
        String tag = http.get(path, "Accept-Encoding", "gzip").header("ETag");
        http.get(path);
        int before = BlockedCalls.runs(filled);

        Answer held = http.get(path, "If-None-Match", tag);

        assertThat(held.status()).isEqualTo(304);
        // Words of a picture are a text of their own.
        assertThat(BlockedCalls.runs(filled) - before).isEqualTo(address.startsWith("?t") ? 1 : 0);
    }
}
