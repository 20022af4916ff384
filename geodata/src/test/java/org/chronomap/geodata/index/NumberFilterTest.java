package org.chronomap.geodata.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.NumberRange;
import org.chronomap.geodata.story.Quantity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFilterTest {

    private static final Set<String> KEYS = Set.of("killed", "troops: at sea");

    @ParameterizedTest
    @CsvSource({
        "killed:10/50, 10, 50, killed:10/50",
        "killed:10, 10, 10, killed:10",
        "killed:10/, 10, Infinity, killed:10/..",
        "killed:10/.., 10, Infinity, killed:10/..",
        "killed:../50.5, 0, 50.5, killed:0/50.5",
        "killed:/50, 0, 50, killed:0/50",
        "killed:../.., 0, Infinity, killed:0/..",
        "killed:0, 0, 0, killed:0",
        "troops: at sea:100/100, 100, 100, troops: at sea:100"
    })
    void isARangeOfANumber(String text, double low, double high, String written) {
        NumberFilter filter = NumberFilter.parse(text, KEYS);

        assertThat(filter.range()).isEqualTo(new NumberRange(low, high));
        assertThat(filter.text()).isEqualTo(written);
        assertThat(NumberFilter.parse(filter.text(), KEYS)).isEqualTo(filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "killed",
                "killed:",
                "killed:..",
                "killed:50/10",
                "killed:-1/5",
                "killed:1e3",
                "killed:ten",
                "killed:1/2/3",
                "killed:NaN/NaN",
                "killed:٣",
                "wounded:1/5",
                ":1/5",
                "killed: 1/5",
                "killed:9999999999999999"
            })
    void orIsRefusedWithWhatIsAccepted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NumberFilter.parse(text, List.of("killed")))
                .withMessageStartingWith('"' + text + '"')
                .withMessageContaining("killed:10/..")
                .withMessageEndingWith("there are killed");
    }

    /** @param low and so on: nothing where it is empty */
    @ParameterizedTest
    @CsvSource({
        "10, , 50, 10, 50",
        "10, 20, 50, 10, 50",
        ", 20, , 20, 20",
        "10, , , 10, Infinity",
        "10, 20, , 10, Infinity",
        ", , 50, 0, 50",
        ", 20, 50, 20, 50"
    })
    void whatFiguresTellOfANumber(
            @Nullable BigDecimal low, @Nullable BigDecimal best, @Nullable BigDecimal high, double from, double to) {
        assertThat(new Quantity(low, best, high, null).range()).contains(new NumberRange(from, to));
    }

    @Test
    void wordsTellNoFigure() {
        assertThat(new Quantity(null, null, null, LocalizedText.of("en", "dozens")).range())
                .isEmpty();
    }
}
