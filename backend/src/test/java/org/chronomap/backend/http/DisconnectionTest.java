package org.chronomap.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import reactor.netty.channel.AbortedException;

/** Who has gone, and what has failed. */
class DisconnectionTest {

    @Test
    void aReaderWhoClosesThePageHasGone() {
        assertThat(Disconnection.is(new ChannelException(new ClosedChannelException())))
                .isTrue();
        assertThat(Disconnection.is(new ClosedChannelException())).isTrue();
        assertThat(Disconnection.is(new IOException("Broken pipe"))).isTrue();
        assertThat(Disconnection.is(AbortedException.beforeSend())).isTrue();
    }

    @Test
    void aFaultOfOursIsNobodysGoing() {
        assertThat(Disconnection.is(new NoSuchFileException("card.png"))).isFalse();
        assertThat(Disconnection.is(new IllegalStateException("on purpose"))).isFalse();
        assertThat(Disconnection.is(new ChannelException("no such option"))).isFalse();
    }
}
