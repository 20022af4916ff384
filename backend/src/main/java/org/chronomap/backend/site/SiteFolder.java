package org.chronomap.backend.site;

import java.awt.Color;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.chronomap.geodata.story.LocalizedText;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads the folder of a site, and tells everything that is wrong with it at once. */
final class SiteFolder {

    private static final int LONGEST_NAME = 80;
    private static final int FONT_BYTES = 300 * 1024;
    private static final byte[] WOFF2 = "wOF2".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern FAMILY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,59}");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*+");

    private final SiteFields fields;

    /**
     * What was read.
     *
     * @param site null = there are faults
     */
    record Read(@Nullable Site site, List<String> faults) {}

    private SiteFolder(SiteFields fields) {
        this.fields = fields;
    }

    static Read read(Path folder) {
        try {
            SiteFields fields = SiteFields.read(folder);
            Site site = fields.faults().isEmpty() ? new SiteFolder(fields).site(fields.root()) : null;
            List<String> faults = fields.faults();
            return new Read(faults.isEmpty() ? site : null, faults);
        } catch (NoSuchFileException e) {
            return new Read(null, List.of("there is no " + SiteFields.FILE + " in it"));
        } catch (IOException e) {
            return new Read(null, List.of(SiteFields.FILE + " cannot be read: " + e));
        }
    }

    /** Null = it has no name; besides, where there are faults it is not whole. */
    private @Nullable Site site(JsonNode root) {
        JsonPointer top = JsonPointer.empty();
        fields.known(root, top, "name", "url", "logo", "logoDark", "nameBesideLogo", "icon", "colours", "font");
        LocalizedText name = name(root.path("name"), top.appendProperty("name"));
        String url = url(root.path("url"), top.appendProperty("url"));
        SitePictures pictures = new SitePictures(fields);
        Logo logo = pictures.logo();
        SiteFile icon = pictures.icon();
        Accents accents = accents(root.path("colours"), top.appendProperty("colours"));
        JsonPointer atFont = top.appendProperty("font");
        JsonNode ofFont = root.path("font");
        SiteFile font = font(ofFont, atFont);
        String family = font == null ? null : ofFont.path("family").asString("");
        return name == null
                ? null
                : new Site(
                        name,
                        url,
                        logo,
                        icon,
                        accents,
                        font,
                        SiteStyle.light(logo, accents, family, font),
                        SiteStyle.dark(logo, accents));
    }

    private @Nullable LocalizedText name(JsonNode node, JsonPointer at) {
        if (node.isString() && isName(node.stringValue())) {
            return LocalizedText.inAnyLanguage(node.stringValue().strip());
        }
        if (node.isObject() && !node.isEmpty()) {
            Map<String, String> names = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> name : node.properties()) {
                JsonPointer below = at.appendProperty(name.getKey());
                if (!LANGUAGE.matcher(name.getKey()).matches()) {
                    fields.note(below, "must be a language, like de or pt-BR");
                } else if (!name.getValue().isString()
                        || !isName(name.getValue().stringValue())) {
                    fields.note(below, "must be a text of 1 to " + LONGEST_NAME + " characters");
                } else {
                    names.put(name.getKey(), name.getValue().stringValue().strip());
                }
            }
            return names.isEmpty() ? null : new LocalizedText(names);
        }
        fields.note(
                at,
                node.isMissingNode()
                        ? "is missing"
                        : "must be a text of 1 to " + LONGEST_NAME
                                + " characters, or such a text for each language: {en: Rhine Courier, de: Rhein-Kurier}");
        return null;
    }

    private static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.indexOf('\n') < 0;
    }

    private @Nullable String url(JsonNode node, JsonPointer at) {
        if (node.isMissingNode()) {
            return null;
        }
        try {
            URI url = URI.create(node.asString(""));
            if (List.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null) {
                return url.toASCIIString();
            }
        } catch (IllegalArgumentException e) {
            // Told below, as what is an address of another kind.
        }
        fields.note(at, "must be a web address, like https://news.example/");
        return null;
    }

    private @Nullable Accents accents(JsonNode node, JsonPointer at) {
        if (node.isMissingNode()) {
            return null;
        }
        fields.known(node, at, "accent", "accentDark");
        Color light = colour(node, "accent", at, Accents.LIGHT_GROUND);
        Color dark = colour(node, "accentDark", at, Accents.DARK_GROUND);
        if (!node.has("accent")) {
            fields.note(at, "has no accent: write one, like accent: \"#0b5d4e\"");
        }
        return light == null
                ? null
                : new Accents(light, dark == null ? Contrast.readable(light, Accents.DARK_GROUND) : dark);
    }

    private @Nullable Color colour(JsonNode colours, String field, JsonPointer within, Color ground) {
        JsonNode node = colours.path(field);
        JsonPointer at = within.appendProperty(field);
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isString() || !COLOUR.matcher(node.stringValue()).matches()) {
            fields.note(at, "must be red, green and blue, two hexadecimal digits each, in quotes: \"#0b5d4e\"");
            return null;
        }
        Color colour = Color.decode(node.stringValue());
        double contrast = Contrast.of(colour, ground);
        if (contrast < Contrast.OF_TEXT) {
            fields.note(
                    at,
                    String.format(
                            Locale.ROOT,
                            "%s cannot be read on the ground of the %s theme, %s: its contrast is %.1f:1, and text"
                                    + " needs %.1f:1, which \"%s\" has",
                            node.stringValue(),
                            ground.equals(Accents.DARK_GROUND) ? "dark" : "light",
                            Accents.hex(ground),
                            // Never told to be as much as is needed.
                            Math.floor(10 * contrast) / 10,
                            Contrast.OF_TEXT,
                            Accents.hex(Contrast.readable(colour, ground))));
        }
        return colour;
    }

    private @Nullable SiteFile font(JsonNode node, JsonPointer at) {
        if (node.isMissingNode()) {
            return null;
        }
        fields.known(node, at, "family", "file");
        JsonNode family = node.path("family");
        if (!family.isString() || !FAMILY.matcher(family.stringValue()).matches()) {
            fields.note(
                    at.appendProperty("family"), "must be the font's name, of letters, digits and spaces: Rhein Serif");
        }
        JsonPointer atFile = at.appendProperty("file");
        if (!node.has("file")) {
            fields.note(atFile, "is missing");
        }
        SiteFile found = fields.file("font", node.path("file"), atFile, List.of(FileKind.WOFF2), FONT_BYTES);
        if (found == null) {
            return null;
        }
        if (!Arrays.equals(Arrays.copyOf(found.bytes(), WOFF2.length), WOFF2)) {
            fields.note(atFile, "is no WOFF2 font, whatever its name says");
        }
        return found;
    }
}
