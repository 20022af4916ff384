package org.chronomap.backend.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chronomap.backend.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class OpenFilesTest {

    private static final int MOST = 104;
    private static final int MOST_OF_NETWORK = 26;

    private final OpenFiles files = new OpenFiles();

    @Test
    void oneNetworkLeavesRoomForOthers() {
        for (int i = 0; i < MOST_OF_NETWORK; i++) {
            files.open("one");
        }

        refuses("one", "Your network has 26 files open here");
        assertThat(files.open("another")).isEqualTo("another");
        files.close("one");
        assertThat(files.open("one")).isEqualTo("one");
    }

    @Test
    void noMoreAreOpenThanAreWritten() {
        for (int i = 0; i < MOST; i++) {
            files.open("network " + i);
        }

        refuses("one", "which is 104");
        files.close("network 7");
        assertThat(files.open("one")).isEqualTo("one");
    }

    private void refuses(String network, String why) {
        assertThatThrownBy(() -> files.open(network))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE))
                .hasMessageContaining(why);
    }
}
