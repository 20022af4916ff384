package org.chronomap.backend.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.chronomap.backend.ConnectionProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Ends the connection of who takes nothing of an answer that waits for them: a part of it is held in memory as long, and of a file
 * one of the few that may be open. Who reads slowly, however slowly, is waited for.
 */
@Component
final class UnreadAnswers implements NettyServerCustomizer {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadAnswers.class);

    private final Duration longest;

    UnreadAnswers(ConnectionProperties properties) {
        this.longest = properties.unread();
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit(
                (observer, channel, address) -> channel.pipeline().addFirst(new Watch()));
    }

    /** Looks from time to time, as long as more waits for a client than its connection takes. */
    private final class Watch extends ChannelInboundHandlerAdapter {

        private boolean watching;
        private long waiting;
        private long taken;
        private int first;

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (!watching && !context.channel().isWritable()) {
                watching = true;
                hasMoved(context.channel());
                lookLater(context);
            }
            context.fireChannelWritabilityChanged();
        }

        // It is not to be cancelled: it looks whether there is anything to watch.
        @SuppressWarnings("FutureReturnValueIgnored")
        private void lookLater(ChannelHandlerContext context) {
            context.executor().schedule(() -> look(context), longest.toMillis(), TimeUnit.MILLISECONDS);
        }

        // Nobody needs to know when it has closed.
        @SuppressWarnings("FutureReturnValueIgnored")
        private void look(ChannelHandlerContext context) {
            Channel channel = context.channel();
            watching = channel.isActive() && !channel.isWritable();
            if (!watching) {
                return;
            }
            if (hasMoved(channel)) {
                lookLater(context);
                return;
            }
            LOG.info("unread seconds={} bytes={}: the connection was ended", longest.toSeconds(), waiting);
            // The system, too, forgets what it holds for them.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            context.close();
        }

        /** Whether what waits is another part of the answer than when this was asked before. */
        private boolean hasMoved(Channel channel) {
            ChannelOutboundBuffer answer = channel.unsafe().outboundBuffer();
            if (answer == null) {
                return false;
            }
            boolean moved = answer.totalPendingWriteBytes() != waiting
                    || answer.currentProgress() != taken
                    || System.identityHashCode(answer.current()) != first;
            waiting = answer.totalPendingWriteBytes();
            taken = answer.currentProgress();
            first = System.identityHashCode(answer.current());
            return moved;
        }
    }
}
