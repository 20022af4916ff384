package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

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
            for (String path : List.of(fresh, fresh + "/feed.atom", fresh + "/history")) {
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

    /** A page that few others ask for has a line of its own, in which it is served one at a time. */
    @Test
    void whatIsAskedForAnewEachTimeTakesOneThread() throws Exception {
        String story = ownStories.holdCopyOfBundled("asked-anew");
        http.get(story);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Mono<Boolean> work = HeavyWork.ASKED.of(() -> {
            most.accumulateAndGet(together.incrementAndGet(), Math::max);
            stand(begun, released);
            together.decrementAndGet();
            return true;
        });
        Mono<List<Boolean>> works = Flux.range(0, HeavyWork.WAITING + 1)
                .flatMap(i -> work, HeavyWork.WAITING + 1)
                .collectList()
                .cache();
        Disposable waits = works.subscribe();
        begun.await();

        try {
            assertThat(http.get(story + "?q=smoke").status()).isEqualTo(503);
            assertThat(http.get("/oembed?url=" + http.root() + story).status()).isEqualTo(503);
            assertThat(http.get(story + "/collections/incidents/items?q=smoke&f=html")
                            .status())
                    .isEqualTo(503);
            assertThat(http.get(story).status()).isEqualTo(200);
        } finally {
            released.countDown();
            works.block();
            waits.dispose();
        }

        assertThat(most).hasValue(1);
        assertThat(http.get(story + "?q=smoke").status()).isEqualTo(200);
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
