package org.chronomap.backend.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * What a newsroom's folder says of it, checked.
 *
 * @param url where its name leads; null = to the stories of this server
 * @param logo null = its name is written
 * @param icon of its pages where a browser lists them; null = none
 * @param accents null = those of the house
 * @param font null = those of the house
 * @param style what its pages have beyond the styles of the house
 * @param darkStyle the same of the dark theme; null = nothing
 */
public record Site(
        LocalizedText name,
        @Nullable String url,
        @Nullable Logo logo,
        @Nullable SiteFile icon,
        @Nullable Accents accents,
        @Nullable SiteFile font,
        SiteFile style,
        @Nullable SiteFile darkStyle) {

    /** In a language, else in the one that it is a form of, else in English where it has that. */
    public String name(String language) {
        return name.in(List.of(language, language.split("-", 2)[0], "en")).text();
    }

    /**
     * What a feed's {@code icon} and {@code logo} are (RFC 4287).
     *
     * @param root of this server, without a slash at its end
     */
    public Map<String, String> ofFeed(String root) {
        Map<String, String> pictures = new LinkedHashMap<>();
        if (icon != null) {
            pictures.put("icon", root + '/' + icon.path());
        }
        if (logo != null) {
            pictures.put("logo", root + '/' + logo.light().file().path());
        }
        return pictures;
    }

    /** All of them that its pages ask for. */
    public List<SiteFile> files() {
        return Stream.of(
                        style,
                        darkStyle,
                        font,
                        icon,
                        logo == null ? null : logo.light().file(),
                        logo == null || logo.dark() == null ? null : logo.dark().file())
                .filter(Objects::nonNull)
                .toList();
    }
}
