package org.chronomap.geodata.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfErrorTest {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final Pattern EXAMPLE = Pattern.compile("\\[?(?:[0-9]{3}[0-9X]|Y|\\.\\.)[^ ;]*[0-9X~%./Z\\]]");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                     | 1  | nothing is written                 | a day as 2022-01-06
        '  '                   | 1  | nothing is written                 | a day as 2022-01-06
        ' 2022-01-06'          | 1  | a space stands around              | Remove it
        '2022-01-06 '          | 1  | a space stands around              | Remove it
        yesterday              | 1  | words are not read                 | 2022-01-06 is 6 January 2022
        6 Jan 2022             | 2  | words are not read                 | 2022-01-06 is 6 January 2022
        January 2022           | 1  | words are not read                 | 2022-01-06 is 6 January 2022
        2022/01/06             | 1  | not joined by hyphens              | Write 2022-01-06.
        2022.01.06             | 1  | not joined by hyphens              | Write 2022-01-06.
        2022/1/6               | 1  | not joined by hyphens              | Write 2022-01-06.
        2022/01                | 1  | not joined by a hyphen             | Write 2022-01 for the month
        06.01.2022             | 1  | year does not come first           | Write 2022-01-06, or 2022-06-01 if the month stands first.
        15/06/2023             | 1  | year does not come first           | Write 2023-06-15.
        6/15/2023              | 1  | year does not come first           | Write 2023-06-15.
        6/6/2023               | 1  | year does not come first           | Write 2023-06-06.
        15-06-2023             | 1  | year does not come first           | Write 2023-06-15.
        32/06/2023             | 1  | year does not come first           | 2022-01-06 is the sixth
        15/06/23               | 1  | year does not come first           | 2022-01-06 is the sixth
        15/06/2023/20/06/2023  | 1  | year does not come first           | Write 2023-06-15/2023-06-20.
        15/06/2023 - 20/06/2023 | 1 | year does not come first           | Write 2023-06-15/2023-06-20.
        2023/06/15 - 2023/06/20 | 1 | not joined by hyphens              | Write 2023-06-15/2023-06-20.
        01/2022                | 1  | year does not come first           | for example 2022-01
        20220106               | 5  | not joined by hyphens              | Write 2022-01-06.
        2022-1-6               | 7  | one digit only                     | for example 2022-01-06
        22                     | 3  | too few digits                     | for a century 20XX
        201                    | 4  | too few digits                     | for a decade 201X
        12022                  | 5  | needs a Y                          | Write Y12022
        Y2022                  | 6  | no leading zero                    | Write 2022
        Y02022                 | 2  | no leading zero                    | Write 2022
        Y12345-01              | 7  | for years alone                    | Write 2022
        Y10000001             | 2  | too far off                        | Y-10000000 to Y10000000
        Y-999999999            | 2  | too far off                        | Y-10000000
        Y1234567890            | 11 | too far off                        | Y-10000000
        Y17E5                  | 4  | exponents are not supported        | Y170000
        1950S2                 | 5  | significant digits                 | 195X
        -0000                  | 1  | no year -0000                      | 0000-03-15
        2022-02-30             | 9  | February 2022 has 28 days          | 2022-02-28
        2023-02-29             | 9  | February 2023 has 28 days          | 2023-02-28
        2022-01-00             | 9  | January 2022 has 31 days           | 2022-01-31
        2022-13                | 6  | no month 13                        | 2022-01
        2022-00                | 6  | no month 00                        | 2022-01
        2022-33                | 6  | part of a year 33                  | [2022-01..2022-03]
        2022-21-05             | 9  | a season has no days               | 2022-21
        2022-01-06T24:00       | 12 | no hour 24                         | 2022-01-07T00:00
        2022-01-06T25          | 12 | no hour 25                         | 2022-01-06T23:00
        2022-01-06T23:60       | 15 | no minute 60                       | 2022-01-06T23:59
        2022-01-06T23:59:60Z   | 18 | no second 60                       | leap seconds
        2022-01-06T23:20+19:00 | 17 | no offset +19:00                   | +06:00
        2022-01-06T23:20+18:30 | 17 | no offset +18:30                   | +06:00
        2022-01-06T23:20+05:60 | 17 | no offset +05:60                   | +06:00
        2022-01-06T2320        | 14 | time of day                        | 2022-01-06T23:20
        2022-01-06 23:20       | 11 | capital T                          | 2022-01-06T23:20
        2022-01-06t23:20       | 11 | capital T                          | 2022-01-06T23:20
        2022-01-06T23:20z      | 17 | Z of UTC is a capital              | 2022-01-06T23:20Z
        2022-01T23:20          | 8  | without a day                      | 2022-01-06T23:20
        2022-01-XXT23:20       | 12 | a day that is not known            | 1985-04-12T23:20
        2022-XX-06             | 9  | a digit that is not known          | 1985-XX-XX
        201X-01                | 6  | a digit that is not known          | 201X
        2X22                   | 3  | X stands where                     | [1984-10..1984-12]
        1984-1X                | 7  | X stands where                     | [1984-10..1984-12]
        XXXX-01                | 1  | nothing of the date is known       | XXXX alone
        XXXX/2022              | 1  | nothing of the date is known       | [..2022-01-08]
        ~2022                  | 1  | not at the end of a date           | 2022-01-06~
        2022~-01               | 6  | not at the end of a date           | 2022-01-06~
        2022-01-06~?           | 12 | more than one qualifier            | 2022-01-06%
        2022-W01-4             | 6  | week dates are not supported       | 2022-01-03/2022-01-09
        2022-006               | 8  | days of the year                   | 2022-01-06
        2022–01–06             | 5  | dash or minus                      | 2022-01-03/2022-01-09
        2022-01-09/2022-01-03  | 12 | 2022-01-03 ends before 2022-01-09  | the earlier date first
        [2022-01-09..2022-01-03] | 14 | 2022-01-03 ends before 2022-01-09 | [2022-01-03..2022-01-09]
        2022-01-02/06          | 1  | cut short                          | 2022-01-02/2022-01-06
        2022/2023/2024         | 10 | a second / follows                 | 2022-01-03/2022-01-09
        /                      | 1  | no date at either end              | ../2022-01-08
        ../..                  | 1  | no date at either end              | ../2022-01-08
        ..                     | 1  | a date cannot go on                | a day as 2022-01-06
        2022-01-03..2022-01-09 | 1  | needs brackets                     | [2022-01-03..2022-01-09]
        {2022,2023}            | 1  | all of a set                       | one incident for each date
        [2022-01-03            | 12 | closing ] is missing               | [..2022-01-08]
        []                     | 2  | a date of the set is missing       | [..2022-01-08]
        [..]                   | 4  | a date of the set is missing       | [..2022-01-08]
        [2022,]                | 7  | a date of the set is missing       | [..2022-01-08]
        [2022, 2023]           | 7  | a space stands beside              | Remove it
        2022-01-06 / 2022-01-09 | 11 | a space stands beside             | Remove it
        [..2022,2023..]        | 2  | leaves all of time open            | [..2022-01-08]
        [2022..2023..2024]     | 12 | a second ..                        | [..2022-01-08]
        [2022/2023]            | 6  | an interval stands in a set        | [..2022-01-08]
        [2022..2023]~          | 13 | follows the closing                | [..2022-01-08]
        [2022]/2023            | 7  | follows the closing                | [..2022-01-08]
        2021/[2022..2023]      | 1  | a set stands in an interval        | 2022-01-03~/2022-01-09
        2022-                  | 6  | the date breaks off                | a day as 2022-01-06
        +2022                  | 6  | a sign stands before a year        | 2022-01-06
        ２０２２                | 1  | a date cannot go on                | a day as 2022-01-06
        """)
    void sayWhatIsWrongWhereAndWhatWouldBeRight(String text, int character, String problem, String advice) {
        EdtfException error = catchThrowableOfType(EdtfException.class, () -> Edtf.parse(text, ALMATY));

        assertThat(error)
                .isNotNull()
                .hasMessageStartingWith("Cannot read the date \"%s\": at character %d, ", text, character)
                .hasMessageContaining(problem)
                .hasMessageContaining(advice);
        assertThat(error.problem()).contains(problem);
        assertThat(error.position()).isEqualTo(character - 1).isLessThanOrEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "",
                "2022/01/06",
                "06.01.2022",
                "201X-01",
                "2022-02-30",
                "2022-01-06T24:00",
                "{2022,2023}",
                "../..",
                "[]",
                "1984-1X",
                "2022-33",
                "12022",
                "Y10000001",
                "2022-01-06~?"
            })
    void adviseWhatCanBeRead(String text) {
        EdtfException error = catchThrowableOfType(EdtfException.class, () -> Edtf.parse(text, ALMATY));

        String advice = String.valueOf(error.getMessage()).split(Pattern.quote(error.problem() + ". "), 2)[1];
        Matcher example = EXAMPLE.matcher(advice);
        int read = 0;
        while (example.find()) {
            String date = example.group().replaceAll("\\.$|,$", "");
            assertThat(Edtf.parse(date, ALMATY).edtf()).isEqualTo(date);
            read++;
        }
        assertThat(read).as("dates in: %s", advice).isPositive();
    }

    @Test
    void countInTheDigitsOfTheirExamplesWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThatExceptionOfType(EdtfException.class)
                    .isThrownBy(() -> Edtf.parse("2022-02-30", ALMATY))
                    .withMessage(
                            "Cannot read the date \"2022-02-30\": at character 9, February 2022 has 28 days, so none"
                                    + " is the 30. Write a day from 01 to 28, for example 2022-02-28.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void quoteNoMoreOfAnEndlessTextThanFitsALine(int length) {
        EdtfException error = catchThrowableOfType(EdtfException.class, () -> Edtf.parse("9\n".repeat(length), ALMATY));

        assertThat(error.getMessage()).hasSizeLessThan(500).doesNotContain("\n");
    }
}
