package org.chronomap.backend.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    private final Mailbox mailbox = new Mailbox("story");

    @Test
    void moreThanFitsGivesWayToAResetAndTheEnd() {
        mailbox.begin(0, null);
        for (int seq = 1; seq <= 64; seq++) {
            assertThat(mailbox.offer(frame(seq, 10))).isTrue();
        }

        assertThat(mailbox.offer(frame(65, 10))).isFalse();
        assertThat(mailbox.offer(frame(66, 10))).as("nobody is cut twice").isTrue();

        Frame reset = taken().orElseThrow();
        assertThat(reset).isEqualTo(Frame.reset(65, true));
        assertThat(mailbox.isOver()).isTrue();
        assertThat(taken()).isEmpty();
    }

    @Test
    void bytesAreBoundedTooButOneFrameMayBeOfAnySize() {
        mailbox.begin(0, null);

        assertThat(mailbox.offer(frame(1, 1024 * 1024))).isTrue();
        assertThat(mailbox.offer(frame(2, 1))).isFalse();
    }

    @Test
    void whatIsTakenMakesRoom() {
        mailbox.begin(0, null);
        for (int seq = 1; seq <= 1_000; seq++) {
            assertThat(mailbox.offer(frame(seq, 100 * 1024))).isTrue();
            assertThat(taken().orElseThrow().seq()).isEqualTo(seq);
        }
    }

    /** Changes come while it is being found out what was missed, at any moment of it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nothingIsMissedOrToldTwiceWhereverTheReplayEnds(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            Mailbox box = new Mailbox("story");
            int since = random.nextInt(20);
            int opened = since + random.nextInt(20);
            int replayed = opened + random.nextInt(20);
            int begun = replayed + random.nextInt(20);
            int last = begun + random.nextInt(20);
            for (int seq = opened + 1; seq <= begun; seq++) {
                box.offer(frame(seq, 10));
            }
            box.begin(replayed, replayed == since ? null : frame(replayed, 10));
            List<Long> heard = new ArrayList<>();
            for (int seq = begun + 1; seq <= last; seq++) {
                box.offer(frame(seq, 10));
                if (random.nextBoolean()) {
                    take(box).ifPresent(frame -> heard.add(frame.seq()));
                }
            }
            box.end();
            for (Optional<Frame> frame = take(box); frame.isPresent(); frame = take(box)) {
                heard.add(frame.get().seq());
            }
            List<Long> due = new ArrayList<>();
            for (long seq = replayed == since ? since + 1 : replayed; seq <= last; seq++) {
                due.add(seq);
            }
            assertThat(heard).isEqualTo(due);
        }
    }

    @Test
    void aBeatComesToWhoHasHeardNothingAndNeverBeforeAFrame() {
        mailbox.begin(0, null);
        mailbox.offer(frame(1, 10));
        List<Frame> heard = new ArrayList<>();

        mailbox.beat(System.nanoTime() + 1);
        mailbox.next().subscribe(heard::add);
        mailbox.next().subscribe(heard::add);
        mailbox.beat(System.nanoTime() - 1_000_000_000);
        assertThat(heard).containsExactly(frame(1, 10));
        mailbox.beat(System.nanoTime() + 1);
        assertThat(heard).containsExactly(frame(1, 10), Frame.BEAT);
    }

    private Optional<Frame> taken() {
        return take(mailbox);
    }

    private static Optional<Frame> take(Mailbox mailbox) {
        List<Frame> taken = new ArrayList<>();
        mailbox.next().subscribe(taken::add).dispose();
        return taken.stream().findFirst();
    }

    private static Frame frame(long seq, int size) {
        return Frame.of(seq, new byte[size], false);
    }
}
