package org.chronomap.geodata.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of docs/story-folder.md to what the schema says of properties. Renewed by {@code -Dgolden.renew=true}, but for
 * their last column, and for what is needed of what depends on others: these are written by hand.
 */
class StoryFolderTablesTest {

    private static final Path PAGE = Path.of("docs/story-folder.md");
    private static final String HEAD = "| field | what it holds | needed | what it is |\n| --- | --- | --- | --- |\n";

    /** Of the cells of a row, which begins with nothing. */
    private static final int NEEDED = 3;

    private static final int WHAT = 4;
    private static final List<String> UNWRITTEN = List.of("", "", "", "", "");

    /** The properties by the heading that their table stands below. */
    private static final Map<String, List<? extends Property<?, ?>>> TABLES = new LinkedHashMap<>();

    static {
        TABLES.put("## story.yaml", StoryText.SCHEMA.given());
        TABLES.put("### Categories", StoryText.CATEGORY.given());
        TABLES.put("## places.yaml", Places.SCHEMA.given());
        TABLES.put("## incidents.yaml", Incidents.SCHEMA.given());
        TABLES.put("## movements.yaml", List.of(Movements.FROM, Movements.TO, Movements.VIA));
        // The order of the file stands for their position.
        TABLES.put(
                "## scenes.yaml",
                Scenes.SCHEMA.given().stream()
                        .filter(property -> property != Scenes.POSITION)
                        .toList());
        TABLES.put("## Sources", Sources.SCHEMA.given());
    }

    @Test
    void theTablesAreThoseOfTheSchema() throws IOException {
        String page = Files.readString(PAGE);
        String renewed = page;
        for (Map.Entry<String, List<? extends Property<?, ?>>> table : TABLES.entrySet()) {
            int begin = renewed.indexOf(HEAD, renewed.indexOf("\n" + table.getKey() + "\n")) + HEAD.length();
            int end = renewed.indexOf("\n\n", begin) + 1;
            Map<String, List<String>> written = rows(renewed.substring(begin, end));
            String rows = table.getValue().stream()
                    .map(property -> row(property, written.getOrDefault(property.name(), UNWRITTEN)))
                    .collect(Collectors.joining());
            renewed = renewed.substring(0, begin) + rows + renewed.substring(end);
            table.getValue().stream()
                    .filter(property -> property.obligation() == Obligation.DEPENDS)
                    .forEach(property -> assertThat(rows(rows)
                                    .getOrDefault(property.name(), UNWRITTEN)
                                    .get(NEEDED))
                            .as("when " + property + " is needed below " + table.getKey())
                            .isNotEmpty());
        }
        if (Boolean.getBoolean("golden.renew")) {
            Files.writeString(PAGE, renewed);
            page = renewed;
        }

        assertThat(page).isEqualTo(renewed);
    }

    /** The cells by the field that they tell of, from the second on. */
    private static Map<String, List<String>> rows(String table) {
        return table.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                .collect(Collectors.toMap(cells -> cells.get(1).replace("`", ""), cells -> cells));
    }

    private static String row(Property<?, ?> property, List<String> written) {
        String needed = switch (property.obligation()) {
            case REQUIRED -> "yes";
            case OPTIONAL -> "";
            case DEPENDS -> written.get(NEEDED);
        };
        return Stream.of("`" + property.name() + '`', words(property.type()), needed, written.get(WHAT))
                        .map(cell -> cell.isEmpty() ? "| " : "| " + cell + ' ')
                        .collect(Collectors.joining())
                + "|\n";
    }

    private static String words(ValueType<?> type) {
        String one = one(type);
        return switch (type.cardinality()) {
            case ONE -> one;
            case LIST -> "list: " + one;
            case BY_KEY -> "by name: " + one;
        };
    }

    private static String one(ValueType<?> type) {
        return switch (type.kind()) {
            case ID -> "id";
            case TEXT, PROSE -> "text";
            case LOCALIZED -> "text by language";
            case EDTF, EDTF_TEXT -> "date";
            case LANGUAGE -> "language tag";
            case TIME_ZONE -> "time zone";
            case COLOUR -> "colour";
            case URI -> "address";
            case NUMBER -> "number";
            case POSITION -> "position";
            case WAYPOINT -> "position or id of a place";
            case BOUNDS -> "`[west, south, east, north]`";
            case CHOICE -> oneOf(List.copyOf(type.choices().keySet()));
            case REFERENCE -> reference(type);
            case OBJECT -> object(type);
            case ANY -> "anything";
            case INSTANT, EDTF_IN_WORDS, LANGUAGE_OF_TEXT, PLACE_NAME, WHERE_TEXT ->
                throw new IllegalArgumentException(type.kind() + " is computed");
        };
    }

    private static String oneOf(List<String> ids) {
        return ids.stream().limit(ids.size() - 1L).map(id -> '`' + id + '`').collect(Collectors.joining(", ")) + " or `"
                + ids.get(ids.size() - 1) + '`';
    }

    private static String reference(ValueType<?> type) {
        ReferenceTarget target = type.target();
        if (target == null) {
            throw new IllegalArgumentException("It leads nowhere: " + type);
        }
        return switch (target) {
            case CATEGORY -> "id of a category";
            case PLACE -> "id of a place";
            case INCIDENT -> "id of an incident";
            case EVENT -> "id of an incident or a movement";
            case PROPERTY -> "name of a field";
        };
    }

    private static String object(ValueType<?> type) {
        PropertySchema<?> members = type.members();
        if (members == null) {
            throw new IllegalArgumentException("It has no members: " + type);
        }
        if (members == Sources.SCHEMA) {
            return "[source](#sources)";
        }
        if (members == StoryText.CATEGORY) {
            return "[category](#categories)";
        }
        return members.given().stream()
                .map(member -> '`' + member.name() + "` (" + words(member.type())
                        + (member.obligation() == Obligation.REQUIRED ? ", needed)" : ")"))
                .collect(Collectors.joining(", "));
    }
}
