package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:0:0:0:0:0/48",
        "[2001:db8:1:2::1], 2001:db8:1:0:0:0:0:0/48",
        "name.example, unknown",
        "::ffff:192.0.2.77, 192.0.2.0/24",
        "999.1.1.1, unknown",
        "1.2.3.4.5, unknown",
        "1..2, unknown",
        "...., unknown",
        "::::, unknown",
        "'', unknown",
        "_hidden, unknown"
    })
    void isTheBeginningOfAnAddressAndNeverLookedUp(String host, String network) {
        assertThat(Network.of(InetSocketAddress.createUnresolved(host, 1))).isEqualTo(network);
    }
}
