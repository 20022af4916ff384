package org.chronomap.backend.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
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
                "%s/collections/incidents/items?actor=rioters"
            })
    void holdsNoThreadThatServesReaders(String address) {
        String story = ownStories.holdCopyOfBundled("grown-" + Integer.toHexString(address.hashCode()));
        String path = address.replace("%s", story).replace("%S", http.root() + story);

        Answer first = http.get(path);
        Answer again = http.get(path);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
    }

    @ParameterizedTest
    @CsvSource({
        "?f=json, org.chronomap.geodata.format.StoryWriter.writeMembers",
        "/feed.atom, org.chronomap.backend.feeds.AtomFeed.write",
        "/feed.atom, org.chronomap.backend.feeds.LastChange.gathered"
    })
    void isDoneOnceForARevision(String address, String work) {
        String story = ownStories.holdCopyOfBundled("once-" + Integer.toHexString((address + work).hashCode()));
        int before = BlockedCalls.runs(work);

        for (int i = 0; i < 3; i++) {
            assertThat(http.get(story + address, "Accept-Language", "fr").status())
                    .isEqualTo(200);
        }

        assertThat(BlockedCalls.runs(work) - before).isEqualTo(1);
    }
}
