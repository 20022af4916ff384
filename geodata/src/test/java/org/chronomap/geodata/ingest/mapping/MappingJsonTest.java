package org.chronomap.geodata.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.chronomap.geodata.ingest.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Mappings that people write, keep and get back. */
@SuppressWarnings("NullAway") // What is null fails the test.
class MappingJsonTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String WHOLE = """
            {"rules": [
               {"field": "when", "columns": ["Date"], "order": "day-first", "numbers": "excel-1904",
                "precision": "How", "equals": {"1": "day", "3": "month"}},
               {"field": "at", "columns": ["Lat", "Lon"], "swapped": true},
               {"field": "title.ru", "columns": ["What", "Where"], "separator": " / "},
               {"field": "numbers.killed.low", "columns": ["Low"], "decimalComma": true},
               {"field": "category", "columns": ["Type"], "equals": {"Riots": "violence"}, "otherwise": "other"},
               {"field": "media.url", "columns": ["Picture"]}],
             "constants": {"status": "reported", "source.publisher": "AFP"},
             "key": ["No."], "ignored": ["Checked by"],
             "places": {"Springfield": "town/US.IL/Springfield"}, "unknownPlaces": "nowhere", "language": "ru"}
            """;

    private static MappingJson.Read read(String json) {
        return MappingJson.read(JSON.readTree(json.replace('\'', '"')));
    }

    @Test
    void whatIsWrittenIsReadAgainAsTheSame() {
        MappingJson.Read read = read(WHOLE);

        assertThat(read.faults()).isEmpty();
        assertThat(MappingJson.write(read.mapping())).isEqualTo(JSON.readTree(WHOLE));
        assertThat(MappingJson.read(MappingJson.write(read.mapping())).mapping())
                .isEqualTo(read.mapping());
    }

    @Test
    void theWayOfSeveralColumnsFollowsFromTheirNumber() {
        Mapping mapping =
                read("{'rules': [{'field': 'when', 'columns': ['a', 'b']}, {'field': 'at', 'columns': ['a', 'b']},"
                                + "{'field': 'summary', 'columns': ['a', 'b', 'c']}]}")
                        .mapping();

        assertThat(mapping.rules())
                .extracting(Rule::way)
                .containsExactly(Way.START_END, Way.LATITUDE_LONGITUDE, Way.VALUE);
        assertThat(read("{'rules': [{'field': 'when', 'columns': ['y', 'm', 'd']}]}")
                        .mapping()
                        .rules()
                        .get(0)
                        .way())
                .isEqualTo(Way.YEAR_MONTH_DAY);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                                       |                        | no-object
            {}                                                                       | /rules                 | no-list
            {'rules': [], 'rule': 1}                                                 | /rule                  | unknown-member
            {'rules': ['title']}                                                     | /rules/0               | no-object
            {'rules': [{'columns': ['a']}]}                                          | /rules/0/field         | missing
            {'rules': [{'field': 'titel', 'columns': ['a']}]}                        | /rules/0/field         | unknown-field
            {'rules': [{'field': 'title.en_GB', 'columns': ['a']}]}                | /rules/0/field         | unknown-field
            {'rules': [{'field': 'numbers.', 'columns': ['a']}]}                     | /rules/0/field         | unknown-field
            {'rules': [{'field': 'numbers.killed.most', 'columns': ['a']}]}          | /rules/0/field         | unknown-field
            {'rules': [{'field': 'source.colour', 'columns': ['a']}]}                | /rules/0/field         | unknown-field
            {'rules': [{'field': 'title'}]}                                          | /rules/0/columns       | missing
            {'rules': [{'field': 'title', 'columns': 'a'}]}                          | /rules/0/columns       | no-list
            {'rules': [{'field': 'title', 'columns': [1]}]}                          | /rules/0/columns/0     | no-text
            {'rules': [{'field': 'title', 'columns': ['a'], 'way': 'start-end'}]}    | /rules/0/way           | wrong-way
            {'rules': [{'field': 'when', 'columns': ['a'], 'way': 'start-end'}]}     | /rules/0/way           | wrong-way
            {'rules': [{'field': 'when', 'columns': ['a'], 'way': 'both'}]}          | /rules/0/way           | unknown-choice
            {'rules': [{'field': 'when', 'columns': ['a'], 'order': 'dmy'}]}         | /rules/0/order         | unknown-choice
            {'rules': [{'field': 'at', 'columns': ['a'], 'swapped': 'yes'}]}         | /rules/0/swapped       | no-truth
            {'rules': [{'field': 'category', 'columns': ['a'], 'equals': []}]}       | /rules/0/equals        | no-object
            {'rules': [{'field': 'category', 'columns': ['a'], 'equals': {'a/b': 1}}]} | /rules/0/equals/a~1b | no-text
            {'rules': [{'field': 'title', 'columns': ['a'], 'separater': ';'}]}      | /rules/0/separater     | unknown-member
            {'rules': [{'field': 'id', 'columns': ['a']}, {'field': 'id', 'columns': ['b']}]} | /rules/1/field | two-rules
            {'rules': [], 'constants': {'colour': 'red'}}                            | /constants/colour      | unknown-field
            {'rules': [], 'language': 'en_GB'}                                     | /language              | no-language
            {'rules': [], 'unknownPlaces': 'skip'}                                   | /unknownPlaces         | unknown-choice
            """)
    void whatIsWrongIsToldWithItsPlace(String json, String pointer, String code) {
        MappingJson.Read read = read(json);

        assertThat(read.mapping()).isNull();
        assertThat(read.faults())
                .extracting(MappingFault::pointer, MappingFault::code)
                .contains(tuple(pointer == null ? "" : pointer, code));
        assertThat(read.faults()).allSatisfy(fault -> assertThat(fault.detail()).hasSizeGreaterThan(10));
    }

    @Test
    void aColumnThatTheFileHasNotIsToldWithThoseItHas() {
        Mapping mapping = read(WHOLE).mapping();

        assertThat(mapping.faults(Column.of(List.of("Date", "Lat", "Lon", "What", "Where", "Low", "Picture", "How"))))
                .extracting(MappingFault::pointer, MappingFault::code)
                .containsExactly(tuple("/rules/4/columns", "unknown-column"), tuple("/key", "unknown-column"));
    }
}
