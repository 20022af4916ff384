package org.chronomap.backend.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
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
     */
    public Map<String, @Nullable Object> values(String language, List<String> offered, Theme theme) {
        Map<String, @Nullable Object> values = new HashMap<>(messages.in(language));
        values.put("lang", language);
        values.put("dir", Languages.direction(language));
        values.put("css", assets.stylesheet());
        values.put("darkCss", assets.darkStylesheet());
        values.put("darkWhen", theme.darkWhen());
        values.put("colourScheme", theme.colourScheme());
        values.put("theme", theme == Theme.AUTO ? null : theme.inAddress());
        values.put("js", assets.script());
        values.put("languages", Languages.links(offered, language, messages));
        return values;
    }
}
