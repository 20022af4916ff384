package org.chronomap.backend.editor;

import java.util.Locale;
import java.util.Map;
import org.chronomap.backend.assets.Assets;
import org.chronomap.backend.basemap.Ground;
import org.chronomap.backend.basemap.Streets;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.language.Languages;
import org.chronomap.backend.language.Messages;
import org.chronomap.backend.page.ScriptConfig;
import org.chronomap.backend.page.ScriptJson;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.site.Logo;
import org.chronomap.backend.site.OwnSite;
import org.chronomap.backend.site.Site;
import org.chronomap.backend.state.Theme;
import org.chronomap.backend.view.Frame;
import org.chronomap.backend.view.Templates;
import org.chronomap.geodata.time.typed.TypedDates;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The page of the editor, which its script draws: it holds what that begins with, and no more. */
@Component
final class EditorPage {

    private final Templates templates;
    private final Frame frame;
    private final Messages messages;
    private final Addresses addresses;
    private final Assets assets;
    private final ScriptConfig shared;
    private final Streets streets;
    private final OwnSite own;

    EditorPage(
            Templates templates,
            Frame frame,
            Messages messages,
            Addresses addresses,
            Assets assets,
            ScriptConfig shared,
            Streets streets,
            OwnSite own) {
        this.templates = templates;
        this.frame = frame;
        this.messages = messages;
        this.addresses = addresses;
        this.assets = assets;
        this.shared = shared;
        this.streets = streets;
        this.own = own;
    }

    /**
     * What there is to be done on it.
     *
     * @param page as the script has it: {@code stories}, {@code story}, {@code import}, {@code account} or {@code accounts}
     * @param story id of the one that is edited, or imported into; null = none alone
     */
    record Content(String page, @Nullable String story) {}

    String language(ServerHttpRequest request) {
        return messages.languageFor(request);
    }

    /** The page in UTF-8. */
    byte[] render(ServerHttpRequest request, Editor editor, Content content) {
        String language = language(request);
        String base = addresses.prefix(request);
        Map<String, @Nullable Object> values = frame.values(language, messages.languages(), base, Theme.AUTO);
        values.putAll(messages.ofEditor(language));
        values.put("subject", content.story());
        values.put("editCss", base + assets.addressOfEditor("edit.css"));
        values.put("js", base + assets.addressOfEditor("edit.tsx"));
        values.put(
                "modules",
                assets.modulesOfEditor().stream().map(module -> base + module).toList());
        values.put("config", ScriptJson.text(config(language, base, editor, content)));
        return templates.render("edit", values);
    }

    private ObjectNode config(String language, String base, Editor editor, Content content) {
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.put("lang", language)
                .put(
                        "readsDates",
                        TypedDates.LANGUAGES.contains(
                                Locale.forLanguageTag(language).getLanguage()))
                .put("base", base)
                .put("page", content.page())
                .put("story", content.story());
        config.putObject("account")
                .put("username", editor.username())
                .put("role", editor.role().id());
        ArrayNode languages = config.putArray("languages");
        Languages.links(messages.languages(), language, messages)
                .forEach(link -> languages
                        .addObject()
                        .put("code", String.valueOf(link.get("code")))
                        .put("name", String.valueOf(link.get("name"))));
        shared.putMap(config, language, base, assets.pieces().all());
        Ground ground = streets.ground();
        if (ground != null) {
            config.set("ground", ground.json(base));
        }
        Site site = own.site();
        Logo logo = site == null ? null : site.logo();
        if (logo != null) {
            config.putObject("logo")
                    .put("light", base + '/' + logo.light().file().path())
                    .put(
                            "dark",
                            logo.dark() == null
                                    ? null
                                    : base + '/' + logo.dark().file().path())
                    .put("besideName", logo.besideName());
        }
        ObjectNode words = shared.messages(language, ground != null, false);
        messages.ofEditor(language).forEach(words::put);
        config.set("messages", words);
        return config;
    }
}
