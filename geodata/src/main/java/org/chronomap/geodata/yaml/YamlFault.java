package org.chronomap.geodata.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What keeps a text from being YAML, in the words of who wrote it: most often a text that had to stand in quotes.
 *
 * @param line counted from 1
 * @param item its id, where it has one above the line
 * @param field the name that stands before what is wrong
 */
public record YamlFault(
        int line, @Nullable String item, @Nullable String field, String message) {

    private static final int LINES_BACK = 5;
    private static final String NOT_CLOSED = "the %s that opens here is not closed";
    private static final String NAME = "(?<name>[\\p{L}\\p{N}_-]+)";
    /** A value that is none for the parser: a comment. */
    private static final Pattern HASH =
            Pattern.compile(NAME + ":\\s+(?<text>[^#,{}\\[\\]]*(?<=[\\s\\[,])#\\S[^,{}\\[\\]]*)");

    private static final Pattern HASH_IN_LIST = Pattern.compile(NAME + ":\\s*\\[[^#]*?(?<text>#[^\\s,{}\\[\\]]+)");
    /** A text that a second colon cuts, up to that colon. */
    private static final Pattern COLON = Pattern.compile("^\\s*(?:- ++)*+" + NAME + ": +(?<text>[^\\s{\\[].*)$");

    private static final Pattern COLON_IN_BRACES = Pattern.compile(NAME + ": +(?<text>[^{}\\[\\],]+)$");
    private static final Pattern BEGINNING = Pattern.compile(NAME + ":\\s+(?<text>[@`%*&!|>,\\]}?-].*?)\\s*[,}\\]]?$");
    private static final Pattern AFTER_QUOTES =
            Pattern.compile(NAME + ":\\s+(?<text>(?<sign>[\"']).*\\k<sign>.*?)\\s*}?$");
    private static final Pattern AFTER_BRACKET = Pattern.compile("^\\s*(?:- ++)*+" + NAME + ":\\s+(?<text>[\\[{].*)$");
    private static final Pattern COLON_WITHOUT_SPACE = Pattern.compile("^\\s*(?:- ++)*+" + NAME + ":(?<text>\\S.*)$");
    private static final Pattern ID = Pattern.compile("^\\s*(?:- +)?(?:\\{ *)?id: *\"?([a-z0-9-]+).*");

    static YamlFault of(YamlLines lines, MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem());
        int at = e.getProblemMark().map(Mark::getLine).orElse(0);
        int column = e.getProblemMark().map(Mark::getColumn).orElse(0);
        int from = e.getContextMark().map(Mark::getLine).orElse(at);
        String line = lines.line(at);
        String before =
                line.substring(0, line.offsetByCodePoints(0, Math.min(column, line.codePointCount(0, line.length()))));
        String after = line.substring(before.length());
        if (after.startsWith("\t")) {
            return at(lines, at, null, "a tab stands here: indent lines, and part values from names, by spaces");
        }
        if (problem.startsWith("found unexpected end of stream")) {
            return at(lines, from, null, NOT_CLOSED.formatted("quotation mark"));
        }
        if (problem.startsWith("found unknown escape")) {
            return at(lines, at, null, "in double quotes a \\ is written twice; or put the text in single quotes");
        }
        boolean inBraces = String.valueOf(e.getContext()).contains("flow");
        // The lines before, too: what a comment swallowed is missed only where the text goes on.
        for (int i = Math.min(at, lines.count() - 1); i >= Math.max(0, inBraces ? at - LINES_BACK : at); i--) {
            Optional<YamlFault> fault = ofHash(lines, i, inBraces);
            if (fault.isPresent()) {
                return fault.get();
            }
        }
        Optional<YamlFault> fault = Optional.empty();
        if (problem.startsWith("mapping values are not allowed") || problem.endsWith("but got :")) {
            Pattern cut = inBraces ? COLON_IN_BRACES : COLON;
            String rest = inBraces ? after.split("[,}\\]]", 2)[0] : after;
            fault = found(lines, at, cut, before, rest, "a text that holds a colon and a space");
        } else if (before.stripTrailing().endsWith("\"")
                || before.stripTrailing().endsWith("'")
                || after.startsWith("'")) {
            fault = found(lines, at, AFTER_QUOTES, line, "", "a text that goes on behind quotation marks");
        } else if (before.stripTrailing().endsWith("]")
                || before.stripTrailing().endsWith("}")) {
            fault = found(lines, at, AFTER_BRACKET, line, "", "a text that begins with [ or {");
        } else if (problem.startsWith("could not find expected ':'") || problem.startsWith("expected the node")) {
            fault = ofMissingSpace(lines, from);
        }
        return fault.or(() -> found(lines, at, BEGINNING, line, "", "a text that begins with such a sign"))
                .or(() -> inBraces ? ofOpenEnd(lines, Math.min(from, lines.count() - 1)) : Optional.empty())
                .or(() -> problem.startsWith("expected <block end>") || problem.startsWith("mapping values")
                        ? Optional.of(at(lines, at, null, "this line is not indented as those are that it belongs to"))
                        : Optional.empty())
                .orElseGet(() -> at(lines, at, null, "this is not YAML: " + problem));
    }

    private static Optional<YamlFault> ofHash(YamlLines lines, int at, boolean inBraces) {
        String line = withoutQuoted(lines.line(at));
        String why = "# begins a comment, so that nothing behind it is read; a text that holds it";
        return found(lines, at, HASH, line, "", why)
                .or(() -> inBraces ? found(lines, at, HASH_IN_LIST, line, "", why) : Optional.empty());
    }

    /** The nearest line that leaves something open. */
    private static Optional<YamlFault> ofOpenEnd(YamlLines lines, int last) {
        for (int i = last; i >= 0; i--) {
            String line = withoutQuoted(lines.line(i));
            if (line.indexOf('"') >= 0) {
                return Optional.of(at(lines, i, null, NOT_CLOSED.formatted("quotation mark")));
            }
            if (line.replaceAll("[^\\[{]", "").length()
                    > line.replaceAll("[^]}]", "").length()) {
                return Optional.of(at(lines, i, null, NOT_CLOSED.formatted("bracket or brace")));
            }
        }
        return Optional.empty();
    }

    private static Optional<YamlFault> ofMissingSpace(YamlLines lines, int at) {
        Matcher matcher = COLON_WITHOUT_SPACE.matcher(lines.line(at));
        return matcher.find()
                ? Optional.of(at(
                        lines,
                        at,
                        matcher.group("name"),
                        "a space is missing behind the colon: " + matcher.group("name") + ": " + matcher.group("text")))
                : Optional.empty();
    }

    private static Optional<YamlFault> found(
            YamlLines lines, int at, Pattern pattern, String text, String rest, String why) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group("name");
        String whole = (matcher.group("text") + rest).strip();
        return Optional.of(at(lines, at, name, why + " needs quotes: " + name + ": " + quoted(whole)));
    }

    private static YamlFault at(YamlLines lines, int line, @Nullable String field, String message) {
        return new YamlFault(line + 1, item(lines, line), field, message);
    }

    /** The item whose line it is, in a file that is a list of them. */
    private static @Nullable String item(YamlLines lines, int line) {
        int first = Math.min(line, lines.count() - 1);
        while (first >= 0 && !lines.line(first).startsWith("- ")) {
            first--;
        }
        for (int i = first;
                i >= 0 && i < lines.count() && (i == first || !lines.line(i).startsWith("- "));
                i++) {
            Matcher id = ID.matcher(lines.line(i));
            if (id.matches()) {
                return id.group(1);
            }
        }
        return null;
    }

    /** A text as it is written in quotes. */
    static String quoted(String text) {
        return text.indexOf('"') >= 0 || text.indexOf('\\') >= 0
                ? '\'' + text.replace("'", "''") + '\''
                : '"' + text + '"';
    }

    /** A line with what stands in quotes blotted out. */
    private static String withoutQuoted(String line) {
        return Pattern.compile("(?<=[\\s:,\\[{])(\"[^\"]*\"|'[^']*')")
                .matcher(line)
                .replaceAll(found -> "_".repeat(found.group().length()));
    }
}
