package org.chronomap.geodata.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.chronomap.geodata.StoryFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an editor is told whose text YAML reads otherwise than it was meant, or not at all: the field, the line, and what to write. */
class YamlFaultTest {

    private static final StoryFolder SMALL = StoryFolder.small();

    /** Each line is put in the place of the story's title. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        title: {en: Fire, ice and snow}         | title/en: a comma ends a text within { }: one that holds it needs quotes, as in en: "Fire, ice and snow"
        title: {en: Fire, ice, and snow, fr: Feu} | title/en: a comma ends a text within { }: one that holds it needs quotes, as in en: "Fire, ice, and snow"
        title: {en: A "fire", and snow}         | title/en: a comma ends a text within { }: one that holds it needs quotes, as in en: 'A "fire", and snow'
        title: {en:Fire}                        | title/en: a space is missing behind the colon: en: Fire
        title: {en: Fire: the night}            | en: a text that holds a colon and a space needs quotes: en: "Fire: the night"
        title: {en: Fire: the night, fr: Feu}   | en: a text that holds a colon and a space needs quotes: en: "Fire: the night"
        title: Fire: the night                  | title: a text that holds a colon and a space needs quotes: title: "Fire: the night"
        title: {en: Fire #1 of many}            | en: # begins a comment, so that nothing behind it is read; a text that holds it needs quotes: en: "Fire #1 of many"
        title: #fire                            | title: # begins a comment, so that nothing behind it is read: it needs quotes, "#fire", where it is the value
        title: @home                            | title: a text that begins with such a sign needs quotes: title: "@home"
        title: {en: @home}                      | en: a text that begins with such a sign needs quotes: en: "@home"
        title: `x`                              | title: a text that begins with such a sign needs quotes: title: "`x`"
        title: %x                               | title: a text that begins with such a sign needs quotes: title: "%x"
        title: * b                              | title: a text that begins with such a sign needs quotes: title: "* b"
        title: *b                               | title: a text that begins with such a sign needs quotes: title: "*b"
        title: & b                              | title: a text that begins with such a sign needs quotes: title: "& b"
        title: > b                              | title: a text that begins with such a sign needs quotes: title: "> b"
        title: - b                              | title: a text that begins with such a sign needs quotes: title: "- b"
        title: {en: !b c}                       | title/en: a text that begins with ! needs quotes
        title: [b] c                            | title: a text that begins with [ or { needs quotes: title: "[b] c"
        title: "Fire" and ice                   | title: a text that goes on behind quotation marks needs quotes: title: '"Fire" and ice'
        title: {en: "Fire" and ice}             | en: a text that goes on behind quotation marks needs quotes: en: '"Fire" and ice'
        title: {en: "C:\\dir"}                  | in double quotes a \\ is written twice; or put the text in single quotes
        title: {en: "Fire}                      | the quotation mark that opens here is not closed
        title: {en: Fire                        | the bracket or brace that opens here is not closed
        title:2022                              | title: a space is missing behind the colon: title: 2022
        """)
    void isToldByFieldAndLine(String title, String expected) throws IOException {
        List<String> faults = SMALL.with(
                        "story.yaml",
                        "timeZone: Asia/Almaty\n" + title.replace("\\\\", "\\") + "\nextent: 2022-01-02/2022-01-22\n"
                                + "languages: [en]\n"
                                + "categories: [{id: protest, label: {en: P}, colour: \"#96590d\", pattern: waves}]\n")
                .faults();

        assertThat(faults).contains("story.yaml:2: " + expected.replace("\\\\", "\\"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {id: protest, label: {en: P}, colour: #96590d, pattern: waves} | colour: # begins a comment, so that nothing behind it is read; a text that holds it needs quotes: colour: "#96590d"
        {id: protest, label: {en: P}, pattern: waves, colour: #96590d} | colour: # begins a comment, so that nothing behind it is read; a text that holds it needs quotes: colour: "#96590d"
        {id: protest, label: {en: Peace, love}, pattern: waves, colour: "#96590d"} | categories/0/label/en: a comma ends a text within { }: one that holds it needs quotes, as in en: "Peace, love"
        """)
    void aCategoryToo(String category, String expected) throws IOException {
        assertThat(SMALL.replacing(
                                "story.yaml",
                                "{id: protest, label: {en: Protest}, colour: \"#96590d\", pattern: waves}",
                                category + "\n  - {id: b, label: {en: B}, colour: \"#000000\", pattern: solid}")
                        .faults())
                .contains("story.yaml:6: " + expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        title: {en: A march: the night} | march: en: a text that holds a colon and a space needs quotes: en: "A march: the night"
        title: {en: A}; tags: [#metoo, x] | march: tags: # begins a comment, so that nothing behind it is read; a text that holds it needs quotes: tags: "#metoo"
        \ttitle: {en: A}                  | march: a tab stands here: indent lines, and part values from names, by spaces
         title: {en: A}                   | march: this line is not indented as those are that it belongs to
        """, ignoreLeadingAndTrailingWhitespace = false)
    void anItemIsNamed(String title, String expected) throws IOException {
        assertThat(SMALL.replacing(
                                "incidents.yaml",
                                "title: {en: A march}",
                                title.stripTrailing().replace("; tags", "\n  tags"))
                        .faults())
                .anyMatch(fault -> fault.matches("incidents.yaml:[67]: .*") && fault.endsWith(expected.strip()));
    }
}
