package org.chronomap.backend.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A story that holds script wherever an author can type: it is shown as text, and nothing of it runs. */
class HostileStoryTest extends BrowserTest {

    private static final String HOSTILE = "/stories/hostile";
    private static final String ATTACK = "</script></title><script>alert(1);window.ran=1</script><!--"
            + "\\\"'><img src=x onerror='alert(2);window.ran=2'><svg/onload=alert(3)>{{ran}}${ran}]]>javascript:alert(4)";

    private final List<String> dialogs = new ArrayList<>();

    @BeforeEach
    void isServed() {
        Map<String, String> files = new HashMap<>();
        files.put("story.yaml", """
                title: {en: "ATTACK"}
                standfirst: {en: "ATTACK"}
                byline: {en: "ATTACK"}
                licence: {name: "ATTACK", url: "https://licence.example/?%3Cscript%3E"}
                timeZone: Asia/Almaty
                extent: 2022-01-02/2022-01-22
                knownAsOf: 2022-01-13
                languages: [en]
                numbers: {tents: {en: "ATTACK"}}
                categories:
                  - {id: protest, label: {en: "ATTACK"}, colour: "#96590d", pattern: waves}
                spans:
                  - {incident: march, label: {en: "ATTACK"}}
                """);
        files.put("places.yaml", """
                - id: almaty
                  name: {en: "ATTACK"}
                  kind: city
                  at: [76.9115, 43.2525]
                  memberOf: ["ATTACK"]
                  role: {en: "ATTACK"}
                  reference: {name: "ATTACK", licence: "ATTACK", url: "https://reference.example/"}
                - {id: moscow, name: {en: "ATTACK"}, kind: city, at: [37.6, 55.7]}
                """);
        String statement = """
                  category: protest
                  status: claimed
                  title: {en: "ATTACK"}
                  summary: {en: "ATTACK"}
                  numbers: {tents: {words: {en: "ATTACK"}}, "killed": {low: 1}}
                  actors: ["ATTACK", {en: "ATTACK 2"}]
                  tags: ["ATTACK"]
                  sources:
                    - publisher: "ATTACK"
                      title: {en: "ATTACK"}
                      url: "https://source.example/?a='%22%3E%3Cscript%3E"
                      archiveUrl: "https://archive.example/"
                      lang: en
                      quote: "ATTACK"
                      attributedTo: {en: "ATTACK"}
                  media:
                    - {url: "https://media.example/a.png", kind: image, credit: "ATTACK", caption: {en: "ATTACK"}, alt: {en: "ATTACK"}}
                  extra: {note: "ATTACK"}
                """;
        files.put("incidents.yaml", "- id: march\n  when: 2022-01-06\n  place: almaty\n" + statement);
        files.put("movements.yaml", "- id: going\n  when: 2022-01-07\n  from: [almaty]\n  to: [moscow]\n" + statement);
        files.put("scenes.yaml", """
                - id: one
                  at: 2022-01-06
                  highlight: [march]
                  title: {en: "ATTACK"}
                  text: {en: "ATTACK"}
                """);
        files.replaceAll((name, text) -> text.replace("ATTACK", ATTACK));
        ownStories.hold("hostile", files);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "&incident=march", "&incident=going", "&scene=0", "&q=script", "&t=2022-01-09&mode=moment"})
    void showsAStorysTextAsText(String state) {
        Page page = listening();
        page.navigate(http.root() + HOSTILE + "?lang=en" + state);
        until(page, "performance.getEntriesByName('chronomap-map').length > 0");
        settle(page);

        assertThat(page.locator("h1").textContent()).contains("<script>alert(1)");
        ranNothing(page);
        assertThat(page.evaluate("[...document.querySelectorAll('a[href],[src]')].map(one => one.href || one.src)"
                        + ".filter(address => !/^(https?|data):/.test(address)).length"))
                .isEqualTo(0);
        assertThat(page.evaluate(
                                "JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent).headline")
                        .toString())
                .contains("</script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/?lang=en",
                "/embed/hostile?lang=en&incident=march",
                HOSTILE + "?f=json",
                HOSTILE + "/collections/incidents/items",
                HOSTILE + "/collections/incidents/items/march",
                "/stories/%3Cscript%3Ealert(5)%3C%2Fscript%3E?f=html",
                HOSTILE + "/collections/incidents/items?category=%3Cscript%3Ealert(6)%3C/script%3E&f=html",
                "/robots.txt"
            })
    void runsNothingAtAnyOtherAddress(String path) {
        Page page = listening();
        page.navigate(http.root() + path);
        until(page, "document.readyState === 'complete'");
        settle(page);

        ranNothing(page);
        forgive("Failed to load resource");
    }

    @Test
    void runsNothingWhereScriptsAreOff() {
        Page page = blank(options -> options.setJavaScriptEnabled(false));
        page.navigate(http.root() + HOSTILE + "?lang=en");

        assertThat(page.locator("noscript img[src=x], noscript script, svg[onload]")
                        .count())
                .isZero();
        assertThat(page.locator("table").textContent()).contains("<script>alert(1)");
    }

    @Test
    void keepsFeedsAndTheFrameWellFormed() throws Exception {
        for (String path : List.of(
                HOSTILE + "/feed.atom",
                "/sitemap.xml",
                "/oembed?format=xml&url=" + http.root() + HOSTILE + "%3Fq%3D%2522%253E%253Cscript%253E")) {
            DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(http.get(path).bytes()));
        }
        Page page = listening();
        page.navigate(http.root() + "/robots.txt");
        for (String markup : List.of(
                http.get("/oembed?url=" + http.root() + HOSTILE + "%3Fq%3D%2522%253E%253Cscript%253E")
                        .json()
                        .get("html")
                        .stringValue(),
                content(http.get(HOSTILE + "/feed.atom").text()))) {
            // As text, since what stands in a document that nobody shows runs nothing.
            Object found = page.evaluate(
                    "text => [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('*')]"
                            + ".filter(one => ['SCRIPT', 'IMG', 'SVG'].includes(one.tagName.toUpperCase())"
                            + " || [...one.attributes].some(({name, value}) => name.startsWith('on') || /^javascript:/i.test(value)))"
                            + ".length",
                    markup);
            assertThat(found).as(markup).isEqualTo(0);
        }
        forgive("favicon.ico");
    }

    private static String content(String feed) {
        String start = "<content type=\"html\">";
        int from = feed.indexOf(start) + start.length();
        return feed.substring(from, feed.indexOf("</content>", from))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private Page listening() {
        Page page = blank(options -> options);
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        return page;
    }

    private void ranNothing(Page page) {
        assertThat(dialogs).as("dialogs").isEmpty();
        assertThat(page.evaluate("typeof window.ran")).isEqualTo("undefined");
        assertThat(page.evaluate("document.querySelectorAll('img[src=x],svg[onload],[onerror]').length"))
                .isEqualTo(0);
    }
}
