package org.chronomap.backend.embed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.picture.card.PictureSize;
import org.chronomap.backend.picture.text.PictureWords;
import org.chronomap.backend.site.Site;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderAddress;
import org.chronomap.backend.view.XmlText;
import org.chronomap.geodata.story.Story;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * What oEmbed 1.0 (<a href="https://oembed.com">oembed.com</a>, sections 2.3.4 and 2.3.4.4) says of a story in a state: type
 * {@code rich}, and an iframe that needs nothing beside it.
 *
 * @param members by name, in their order; text or whole numbers
 */
record OEmbed(Map<String, Object> members) {

    private static final int KEEP_SECONDS = 3600;

    /**
     * @param parameters of the story's address
     * @param root of this server, without a slash at its end
     * @param site null = the house's
     */
    static OEmbed of(
            Snapshot snapshot,
            Map<String, List<String>> parameters,
            MaxSize maxSize,
            String root,
            Messages messages,
            @Nullable Site site) {
        Story story = snapshot.story();
        ReaderAddress address = new ReaderAddress(snapshot.index());
        ReaderAddress.Asked asked = address.read(parameters);
        String state = joined(address.write(asked), asOf(parameters));
        String language = LanguageChoice.among(story.languages(), asked.language(), null);
        List<String> preferred = snapshot.encoded(language).wording().preferred();
        String title = story.title().in(preferred).text();
        MaxSize.Size size = maxSize.forWidget();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "rich");
        members.put("version", "1.0");
        members.put("title", title);
        Optional.ofNullable(story.byline())
                .ifPresent(byline ->
                        members.put("author_name", byline.in(preferred).text()));
        members.put("provider_name", messages.in(language).getOrDefault("page.site", "Chronomap"));
        members.put("provider_url", site == null || site.url() == null ? root + "/" : site.url());
        members.put("cache_age", KEEP_SECONDS);
        if (new PictureWords(snapshot, snapshot.encoded(language), messages).canBeWritten()) {
            putThumbnail(members, maxSize, root + "/stories/" + story.id() + "/card.png", state);
        }
        members.put(
                "html",
                frame(
                        root + "/embed/" + story.id() + query(state, asked.controls() ? "" : "controls=false"),
                        size,
                        title));
        members.put("width", size.width());
        members.put("height", size.height());
        return new OEmbed(members);
    }

    // A thumbnail must fit into the same room (section 2.3.4); without it, the story has none.
    private static void putThumbnail(Map<String, Object> members, MaxSize maxSize, String card, String state) {
        MaxSize.Size size = maxSize.forPicture(PictureSize.CARD.width(), PictureSize.CARD.height());
        if (Math.min(size.width(), size.height()) < PictureSize.LEAST) {
            return;
        }
        boolean whole = size.width() == PictureSize.CARD.width() && size.height() == PictureSize.CARD.height();
        String fitting = whole ? "" : "width=" + size.width() + "&height=" + size.height();
        members.put("thumbnail_url", card + query(state, fitting));
        members.put("thumbnail_width", size.width());
        members.put("thumbnail_height", size.height());
    }

    /** An article about what was known then goes on to show it. */
    private static String asOf(Map<String, List<String>> parameters) {
        return parameters.getOrDefault("as-of", List.of()).stream()
                .findFirst()
                .map(instant -> "as-of=" + URLEncoder.encode(instant, StandardCharsets.UTF_8))
                .orElse("");
    }

    private static String query(String state, String more) {
        String query = joined(state, more);
        return query.isEmpty() ? "" : '?' + query;
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + '&' + other;
    }

    private static String frame(String address, MaxSize.Size size, String title) {
        return "<iframe src=\"%s\" width=\"%d\" height=\"%d\" title=\"%s\" loading=\"lazy\" frameborder=\"0\" allowfullscreen></iframe>"
                .formatted(
                        HtmlUtils.htmlEscape(address, "UTF-8"),
                        size.width(),
                        size.height(),
                        HtmlUtils.htmlEscape(title, "UTF-8"));
    }

    byte[] json() {
        return JsonMapper.shared().writeValueAsString(members).getBytes(StandardCharsets.UTF_8);
    }

    byte[] xml() {
        XmlText xml = new XmlText().open("oembed");
        members.forEach((name, value) -> xml.element(name, String.valueOf(value)));
        return xml.bytes();
    }
}
