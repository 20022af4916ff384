package org.chronomap.backend.basemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.chronomap.backend.TilesProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesPropertiesTest {

    @ParameterizedTest
    @CsvSource({
        "https://tiles.example/{z}/{x}/{y}.png, https://tiles.example",
        "http://localhost:8088/a/{z}/{y}/{x}?key=1;2, http://localhost:8088",
        "https://[2001:db8::1]/{z}/{x}/{y}, https://[2001:db8::1]"
    })
    void nameTheHostThatIsAskedForThem(String url, String origin) {
        assertThat(new TilesProperties(url, "© somebody").origin()).isEqualTo(origin);
    }

    @Test
    void mayBeLeftOut() {
        assertThat(new TilesProperties(" ", null).origin()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://tiles.example/{z}/{x}.png | it has no {y}",
                "https://{s}.tiles.example/{z}/{x}/{y}.png | nothing but",
                "https://{z}.tiles.example/{x}/{y}.png | belong behind the host",
                "//tiles.example/{z}/{x}/{y} | begin with https://",
                "ftp://tiles.example/{z}/{x}/{y} | begin with https://",
                "https://me:secret@tiles.example/{z}/{x}/{y} | begin with https://",
                "https://tiles.example; script-src */{z}/{x}/{y} | no address",
                "https://tiles.example,evil/{z}/{x}/{y} | begin with https://"
            })
    void areRefusedWithWhatIsAmiss(String url, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TilesProperties(url, "© somebody"))
                .withMessageContaining("chronomap.tiles.url is \"" + url + '"')
                .withMessageContaining(why)
                .withMessageContaining("like https://tiles.example/{z}/{x}/{y}.png");
    }

    @Test
    void areSomebodys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TilesProperties("https://tiles.example/{z}/{x}/{y}.png", ""))
                .withMessageContaining("chronomap.tiles.attribution is missing");
    }
}
