package org.chronomap.backend.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A failure takes no more of the log than it is worth. */
@ExtendWith(OutputCaptureExtension.class)
class LoggedFailureTest extends ServerTest {

    @Test
    void aFailureTakesLessThan4KilobytesOfTheLog(CapturedOutput log) {
        Throwable failure = new IllegalStateException("outermost");
        for (int cause = 0; cause < 30; cause++) {
            failure = new IllegalStateException("x".repeat(300), failure);
        }
        int before = log.getOut().length();

        LoggerFactory.getLogger(LoggedFailureTest.class).error("It failed", failure);

        LoggerFactory.getLogger(LoggedFailureTest.class).info("It goes on");
        assertThat(log.getOut().substring(before))
                .containsPattern("\\n[^\\n]*It goes on\\n")
                .contains("It failed", "IllegalStateException")
                .hasSizeBetween(1_000, 4_000);
    }
}
