package org.chronomap.backend.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.chronomap.backend.http.ContentCoding;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

class AnswerBytesTest {

    private static final int MOST = 200_000;

    private final AnswerBytes kept = new AnswerBytes(MOST);

    @Test
    void takeNoMoreThanTheirShareHoweverManyAreAskedFor() {
        IntStream.range(0, 5_000).forEach(number -> keep(key("a", "1", "/" + number)));

        assertThat(kept.weight()).isBetween(MOST / 2L, (long) MOST);
    }

    @Test
    void areThoseOfTheRevisionThatIsShown() {
        keep(key("a", "1", "/"));
        keep(key("a", "2", "/"));
        keep(key("b", "1", "/"));

        kept.retain("a", "2");

        assertThat(kept.find(key("a", "1", "/"))).isNull();
        assertThat(kept.find(key("a", "2", "/"))).isNotNull();
        assertThat(kept.find(key("b", "1", "/"))).isNotNull();

        kept.retain("b", null);
        assertThat(kept.find(key("b", "1", "/"))).isNull();
    }

    @Test
    void areMadeOnceForManyWhoAskAtOnce() {
        AtomicInteger made = new AtomicInteger();

        Flux.range(0, 20)
                .flatMap(number -> kept.keep(key("a", "1", "/"), () -> {
                            made.incrementAndGet();
                            return new byte[1];
                        })
                        .subscribeOn(Schedulers.boundedElastic()))
                .blockLast();

        assertThat(made).hasValue(1);
    }

    @Test
    void areKeptOnceTheyAreAskedForAgainUnlessTheyAreLong() {
        assertThat(kept.isWorthKeeping(key("a", "1", "/"), 10)).isFalse();
        assertThat(kept.isWorthKeeping(key("a", "1", "/"), 2 << 20)).isFalse();
        assertThat(kept.isWorthKeeping(key("a", "1", "/"), 10)).isTrue();
        assertThat(kept.isWorthKeeping(key("a", "2", "/"), 10)).isFalse();
    }

    private void keep(AnswerKey key) {
        kept.keep(key, () -> new byte[1_000]).block();
    }

    private static AnswerKey key(String story, String tag, String address) {
        return new AnswerKey(story, tag, address, "en", ContentCoding.GZIP);
    }
}
