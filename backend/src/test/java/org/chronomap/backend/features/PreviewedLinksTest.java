package org.chronomap.backend.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Who reads drafts by a preview link reads them behind every link of what they get. */
class PreviewedLinksTest extends EditedServerTest {

    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");

    @Test
    void everyLinkOfAPreviewLeadsToThePreview() {
        String story = newStory("previewed-links", "[\"fr\", \"en\"]");
        newIncident(story, "unseen", "Not told yet", "?draft=true");
        String url = http.sendJson("POST", story + "/previews", "{}", asAdmin())
                .json()
                .path("url")
                .asString();
        String preview = url.substring(url.indexOf("preview="));

        Map<String, String> pages = follow(http.root() + story + "?f=json&lang=en&" + preview, story, preview);

        assertThat(pages.keySet())
                .anyMatch(address -> address.contains("/api?"))
                .anyMatch(address -> address.contains("/schema?") && address.contains("f=html"))
                .anyMatch(address -> address.contains("lang=fr"));
        assertThat(pages.entrySet())
                .filteredOn(page -> page.getKey().contains("/collections/incidents/items"))
                .hasSizeGreaterThan(2)
                .allSatisfy(page -> assertThat(page.getValue()).contains("Not told yet"));
    }

    /** What stands behind an address, and all that its links and theirs lead to below the story. */
    private Map<String, String> follow(String from, String story, String preview) {
        Map<String, String> read = new HashMap<>();
        Deque<String> open = new ArrayDeque<>(Set.of(from));
        while (!open.isEmpty()) {
            String address = open.pop();
            Answer answer = http.get(address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            read.put(address, answer.text());
            for (String link : links(address, answer)) {
                if (link.startsWith(http.root() + story) && !read.containsKey(link)) {
                    assertThat(link).as("in " + address).contains(preview);
                    if (!open.contains(link)) {
                        open.push(link);
                    }
                }
            }
        }
        return read;
    }

    private static Set<String> links(String address, Answer answer) {
        Set<String> links = new HashSet<>();
        if (answer.header("Content-Type").contains("json")) {
            answer.json().findValues("href").forEach(href -> links.add(href.asString("")));
        } else if (answer.text().contains("class=\"plain-page\"")) {
            HREF.matcher(answer.text()).results().forEach(found -> {
                String href = HtmlUtils.htmlUnescape(found.group(1));
                links.add(href.startsWith("?") ? address.replaceFirst("\\?.*", "") + href : href);
            });
        }
        return links;
    }
}
