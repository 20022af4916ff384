package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.Disposable;

/** What takes long makes nobody wait who asks for what is there. */
@ExtendWith(OutputCaptureExtension.class)
class HeavyWorkTest extends ServerTest {

    @Test
    void whatIsThereIsAnsweredWhileAsMuchIsBeingMadeAsIsMadeAtOnce(CapturedOutput log) throws Exception {
        String known = ownStories.holdCopyOfBundled("costly-known");
        String fresh = ownStories.holdCopyOfBundled("costly-fresh");
        assertThat(http.get(known).status()).isEqualTo(200);
        CountDownLatch released = new CountDownLatch(1);
        List<Disposable> longWorks = fill(released);

        try {
            for (String path : List.of(
                    "/robots.txt",
                    known,
                    known + "/collections/incidents/items",
                    fresh + "/collections/incidents/items?limit=100",
                    fresh + "/collections/incidents/items/massimov-arrested")) {
                assertThat(http.get(path).status()).as(path).isEqualTo(200);
            }
            for (String path : List.of(fresh, fresh + "/feed.atom", fresh + "/history", fresh + "/export?f=folder")) {
                Answer sentAway = http.get(path);
                assertThat(sentAway.status()).as(path).isEqualTo(503);
                assertThat(sentAway.header("Retry-After")).isEqualTo("5");
                assertThat(sentAway.header("Cache-Control")).isEqualTo("no-store");
            }
            assertThat(http.get(fresh, "Accept", "application/json")
                            .json()
                            .get("detail")
                            .stringValue())
                    .contains("ask again in a few seconds");
        } finally {
            released.countDown();
            longWorks.forEach(Disposable::dispose);
        }

        assertThat(log.getAll())
                .as("who was sent away is told, and nobody else")
                .doesNotContain("RejectedExecutionException");
        assertThat(http.get(fresh).status()).isEqualTo(200);
        assertThat(http.get(fresh + "/feed.atom").status()).isEqualTo(200);
    }

    /** All threads, and the whole line before them. */
    private static List<Disposable> fill(CountDownLatch released) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(HeavyWork.atOnce());
        List<Disposable> works = new ArrayList<>();
        for (int i = 0; i < HeavyWork.atOnce() + HeavyWork.WAITING; i++) {
            works.add(HeavyWork.TEXT
                    .of(() -> stand(begun, released))
                    .onErrorComplete()
                    .subscribe());
        }
        begun.await();
        return works;
    }

    private static boolean stand(CountDownLatch begun, CountDownLatch released) throws InterruptedException {
        begun.countDown();
        released.await();
        return true;
    }
}
