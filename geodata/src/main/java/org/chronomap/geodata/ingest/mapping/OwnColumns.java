package org.chronomap.geodata.ingest.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.Column;

/** The columns of the tables that this program writes, which come back as what they were. */
final class OwnColumns {

    private static final Set<String> SURE = Set.of("collection", "id", "when", "geoPrecision", "category", "status");
    private static final Set<String> WORKED_OUT = Set.of(
            "collection",
            "start",
            "latestStart",
            "earliestEnd",
            "end",
            "timePrecision",
            "timeQualifiers",
            "whereText",
            "lang");
    private static final Set<String> LISTS = Set.of("from", "to", "actors", "tags", "inferred");
    private static final Pattern NUMBER = Pattern.compile("(.+)\\.(?:low|best|high|words(?:\\.[A-Za-z-]+)?)");
    private static final String BETWEEN = ";";

    private OwnColumns() {}

    static boolean are(List<Column> columns) {
        return columns.stream().map(Column::name).toList().containsAll(SURE);
    }

    /** @param language of the texts that do not say theirs */
    static Mapping mapping(List<Column> columns, String language) {
        List<Rule> rules = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Column column : columns) {
            String name = column.name();
            Matcher number = NUMBER.matcher(name);
            if (name.equals("longitude")) {
                rules.add(Rule.of(Field.of(Field.Kind.AT), Way.LONGITUDE_LATITUDE, "longitude", "latitude"));
            } else if (WORKED_OUT.contains(name) || name.startsWith("placeName")) {
                ignored.add(name);
            } else if (Field.named(name).isPresent() && !name.equals("at")) {
                Rule rule = Rule.of(Field.named(name).get(), Way.VALUE, name);
                rules.add(LISTS.contains(name) ? rule.separatedBy(BETWEEN) : rule);
            } else if (number.matches()) {
                Field.named("numbers." + name).ifPresent(field -> rules.add(Rule.of(field, Way.VALUE, name)));
            }
        }
        return Mapping.of(language, rules).withIgnored(ignored);
    }
}
