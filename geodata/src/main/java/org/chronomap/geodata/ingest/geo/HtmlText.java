package org.chronomap.geodata.ingest.geo;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of the HTML that stands in descriptions, with its line breaks, and its links behind what links. */
public final class HtmlText {

    private static final Pattern ADDRESS =
            Pattern.compile("(?i)\\b(?:href|src)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>]+))");
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}));");
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("deg", "°"),
            Map.entry("copy", "©"));

    private HtmlText() {}

    /** Text that is no HTML comes back as it is. */
    public static String of(String html) {
        HtmlTags tags = new HtmlTags(html);
        StringBuilder text = new StringBuilder();
        String link = null;
        int linked = 0;
        int from = 0;
        boolean any = false;
        String hidden = null;
        while (tags.find()) {
            any = true;
            if (hidden == null) {
                append(text, html.substring(from, tags.start()));
            }
            from = tags.end();
            String name = tags.name();
            boolean end = tags.isClosing();
            if (hidden != null) {
                hidden = end && name.equals(hidden) ? null : hidden;
                continue;
            }
            switch (name) {
                case "script", "style" -> hidden = end ? null : name;
                case "br", "p", "div", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "hr" -> newLine(text);
                case "td", "th" -> append(text, " ");
                case "img", "iframe" -> mention(text, address(tags.attributes()), text.length());
                case "a" -> {
                    mention(text, link, linked);
                    link = end ? null : address(tags.attributes());
                    linked = text.length();
                }
                default -> {}
            }
        }
        if (!any) {
            return entities(html);
        }
        if (hidden == null) {
            append(text, html.substring(from));
        }
        mention(text, link, linked);
        return text.toString().strip();
    }

    /** Behind the text that links there, unless that is the address itself. */
    private static void mention(StringBuilder text, @Nullable String address, int from) {
        if (address == null || address.isBlank() || address.startsWith("data:")) {
            return;
        }
        String label = text.substring(from).strip();
        if (label.isEmpty()) {
            append(text, " " + address);
        } else if (!label.equals(address)) {
            text.append(" (").append(address).append(')');
        }
    }

    private static @Nullable String address(String attributes) {
        Matcher address = ADDRESS.matcher(attributes);
        if (!address.find()) {
            return null;
        }
        for (int i = 1; i <= 3; i++) {
            if (address.group(i) != null) {
                return entities(address.group(i)).strip();
            }
        }
        return null;
    }

    private static void newLine(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        if (end > 0 && text.charAt(end - 1) != '\n') {
            text.append('\n');
        }
    }

    /** With white space as a browser shows it. */
    private static void append(StringBuilder text, String html) {
        String words = entities(html.replaceAll("\\s+", " "));
        boolean apart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
        text.append(apart && words.startsWith(" ") ? words.substring(1) : words);
    }

    private static String entities(String html) {
        return html.indexOf('&') < 0
                ? html
                : ENTITY.matcher(html).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(code) && code != 0 && !(code >= 0xd800 && code <= 0xdfff)
                ? Character.toString(code)
                : entity.group();
    }
}
