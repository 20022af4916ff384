package org.chronomap.backend.view;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.site.Logo;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.site.Site;
import org.chronomap.backend.site.SiteFile;
import org.chronomap.backend.state.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What every page's template is given: the words of the interface, the assets, and the languages to choose from. */
@Component
public final class Frame {

    /** A browser asks for none. */
    private static final String NO_ICON = "data:,";

    private final Messages messages;
    private final Assets assets;
    private final OwnSite own;
    private final Templates templates;

    Frame(Messages messages, Assets assets, OwnSite own, Templates templates) {
        this.messages = messages;
        this.assets = assets;
        this.own = own;
        this.templates = templates;
    }

    /**
     * The values that pages share; a page adds its own.
     *
     * @param offered the languages that the page can be had in
     * @param base what leads from the page to the top of this server, without a slash at its end: {@code .}, {@code ..}, or
     *     a path that a proxy puts before every address
     */
    public Map<String, @Nullable Object> values(String language, List<String> offered, String base, Theme theme) {
        Map<String, @Nullable Object> values = new HashMap<>(messages.in(language));
        values.put("lang", language);
        values.put("dir", Languages.direction(language));
        values.put("base", base);
        values.put("css", base + assets.address("reader.css"));
        values.put("plainCss", base + assets.address("plain.css"));
        values.put("darkCss", base + assets.address("dark.css"));
        values.put("darkWhen", darkWhen(theme));
        values.put("colourScheme", colourScheme(theme));
        values.put("theme", theme == Theme.AUTO ? null : theme.inAddress());
        values.put("languages", Languages.links(offered, language, messages));
        putSite(values, base);
        return values;
    }

    /** What stands for the newsroom, as the page's templates need it. */
    private void putSite(Map<String, @Nullable Object> values, String base) {
        Site site = own.site();
        values.put("site", site != null);
        values.put("siteUrl", site == null ? null : site.url());
        values.put("siteCss", site == null ? null : base + '/' + site.style().path());
        SiteFile dark = site == null || values.get("darkWhen") == null ? null : site.darkStyle();
        values.put("siteDarkCss", dark == null ? null : base + '/' + dark.path());
        SiteFile icon = site == null ? null : site.icon();
        values.put("icon", icon == null ? NO_ICON : base + '/' + icon.path());
        Logo logo = site == null ? null : site.logo();
        String name = HtmlUtils.htmlEscape(String.valueOf(values.get("page.site")), "UTF-8");
        values.put("siteMark", logo == null ? name : mark(logo, logo.besideName(), values, base));
        // For where there is little room.
        values.put("smallSiteMark", logo == null ? name : mark(logo, false, values, base));
    }

    /** HTML. */
    private String mark(Logo logo, boolean besideName, Map<String, @Nullable Object> page, String base) {
        Map<String, @Nullable Object> values = new HashMap<>(page);
        Logo.Drawing dark = logo.dark();
        values.put("light", base + '/' + logo.light().file().path());
        values.put(
                "dark",
                dark == null || page.get("darkWhen") == null
                        ? null
                        : base + '/' + dark.file().path());
        values.put("width", logo.light().width());
        values.put("height", Logo.HEIGHT);
        values.put("besideName", besideName);
        return new String(templates.render("site", values), StandardCharsets.UTF_8).strip();
    }

    /** The value of the page's {@code color-scheme}. */
    private static String colourScheme(Theme theme) {
        return switch (theme) {
            case AUTO -> "light dark";
            case LIGHT -> "light";
            case DARK -> "dark";
        };
    }

    /** The media query under which the dark theme holds; null = never. */
    private static @Nullable String darkWhen(Theme theme) {
        return switch (theme) {
            case AUTO -> "screen and (prefers-color-scheme: dark) and (forced-colors: none)";
            case LIGHT -> null;
            case DARK -> "screen and (forced-colors: none)";
        };
    }
}
