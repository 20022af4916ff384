package org.chronomap.backend.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.state.Theme;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every page's template is given: the words of the interface, the assets, and the languages to choose from. */
@Component
public final class Frame {

    private final Messages messages;
    private final Assets assets;

    Frame(Messages messages, Assets assets) {
        this.messages = messages;
        this.assets = assets;
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
        return values;
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
