package org.chronomap.backend.site;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a site adds to the styles of the house: custom properties that these go by, and the room of its logo. */
final class SiteStyle {

    /** Of a logo, in root ems: as high as a line of the masthead. */
    private static final double HEIGHT = Logo.HEIGHT / 16.0;

    /** So that a logo of dark lines is seen on dark pages, and in the colours that a reader's system forces. */
    private static final String PLATE = "box-sizing:content-box;padding:2px 4px;border-radius:3px;background:#fdfcfa";

    private SiteStyle() {}

    /** @param family null = the house's letters */
    static SiteFile light(
            @Nullable Logo logo, @Nullable Accents accents, @Nullable String family, @Nullable SiteFile font) {
        StringBuilder css = new StringBuilder();
        if (family != null && font != null) {
            // Whatever weights the file has are its own: the browser thickens nothing. The double quotation mark is a
            // sign on
            // the map, and is the same in all looks, and so are those beside it.
            css.append("@font-face{font-family:\"%s\";src:url(\"%s\") format(\"woff2\");"
                            .formatted(family, font.name()))
                    .append("unicode-range:U+0-201B,U+201F-10FFFF;font-weight:100 900;font-display:swap}")
                    .append(":root{--serif:\"%s\",\"Noto Serif\",Georgia,\"Liberation Serif\",serif}"
                            .formatted(family));
        }
        if (accents != null) {
            // Forced colours are the reader's own.
            css.append("@media (forced-colors:none){:root{--accent:%s}}".formatted(Accents.hex(accents.light())));
        }
        if (logo != null) {
            css.append(".site{display:flex;gap:.5rem;align-items:center}.site picture{flex:none}")
                    .append(size(logo.light()))
                    .append("@media (forced-colors:active){.site img{forced-color-adjust:none;%s}}".formatted(PLATE));
        }
        // In a small widget the story's title needs the room more.
        css.append(".widget-head h1{flex:1}.widget-head .site{display:block;flex:none;max-width:30%;border:0;")
                .append("font-size:.8125rem;line-height:1.2}.widget-head .site img{max-width:24vw}");
        if (logo == null) {
            css.append("@media (width<480px){.widget-head{flex-wrap:wrap}.widget-head .site{max-width:none;width:100%;")
                    .append("overflow:hidden;white-space:nowrap;text-overflow:ellipsis}}");
        }
        return SiteFile.style("style", css.toString());
    }

    /** Null = nothing. */
    static @Nullable SiteFile dark(@Nullable Logo logo, @Nullable Accents accents) {
        StringBuilder css = new StringBuilder();
        if (accents != null) {
            css.append(":root{--accent:%s}".formatted(Accents.hex(accents.dark())));
        }
        if (logo != null) {
            css.append(logo.dark() == null ? ".site img{%s}".formatted(PLATE) : size(logo.dark()));
        }
        return css.isEmpty() ? null : SiteFile.style("dark", css.toString());
    }

    /** Said in numbers: in a flexible box, a picture that knows only its proportions would have no size at all. */
    private static String size(Logo.Drawing drawing) {
        return String.format(
                Locale.ROOT,
                ".site img{display:block;width:%.2frem;max-width:40vw;height:%.1frem;object-fit:contain}",
                HEIGHT * drawing.ratio(),
                HEIGHT);
    }
}
