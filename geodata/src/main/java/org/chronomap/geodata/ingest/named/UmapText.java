package org.chronomap.geodata.ingest.named;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.geo.HtmlText;

/**
 * Text in the notation of uMap (https://docs.umap-project.org/en/stable/support/faq/): {@code **bold**}, {@code *italic*}, {@code # heading}, {@code [[address|label]]},
 * {@code {{address of a picture|width}}}, {@code {{{address of a frame}}}}.
 *
 * @param text plain
 * @param pictures their addresses
 */
record UmapText(String text, List<String> pictures) {

    private static final Pattern EMBEDDED =
            Pattern.compile("\\{\\{(\\{?)([^{}|\\s]{1,2000})(?:\\|[^{}]{0,100})?\\}?\\}\\}");
    private static final Pattern LINK =
            Pattern.compile("\\[\\[([^\\[\\]|\\s]{1,2000})(?:\\|([^\\[\\]|]{0,500}))?\\]\\]");
    private static final Pattern MARK =
            Pattern.compile("(?m)^#{1,4} ?|^-{3,}\\s*$|\\*\\*([^*\\n]{1,1000})\\*\\*|\\*([^*\\n]{1,1000})\\*");

    static UmapText of(String written) {
        List<String> pictures = new ArrayList<>();
        String text = EMBEDDED.matcher(written).replaceAll(found -> {
            if (found.group(1).isEmpty()) {
                pictures.add(found.group(2));
                return "";
            }
            return Matcher.quoteReplacement(found.group(2));
        });
        text = LINK.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(2) == null || found.group(2).isBlank()
                                ? found.group(1)
                                : found.group(2).strip() + " (" + found.group(1) + ")"));
        text = MARK.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) != null ? found.group(1) : found.group(2) != null ? found.group(2) : ""));
        return new UmapText(HtmlText.of(text).strip(), pictures);
    }
}
