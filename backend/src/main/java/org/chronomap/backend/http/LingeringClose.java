package org.chronomap.backend.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.netty.Connection;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Ends a connection in two steps while a request is still being sent (RFC 9112, section 9.6): first nothing more is answered, and what
 * comes is thrown away; then all ends. When it ends at once, who still sends is reset, and may never see the answer.
 */
@Component
public final class LingeringClose implements NettyServerCustomizer {

    /** What is thrown away at the most, in bytes: as much again as may be sent. */
    private static final int MOST = 16 << 20;

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final AttributeKey<Boolean> AT_ONCE = AttributeKey.valueOf(LingeringClose.class, "at-once");

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, address) -> {
            if (channel instanceof DuplexChannel duplex
                    && channel.pipeline().get(NettyPipeline.HttpTrafficHandler) != null) {
                channel.pipeline().addBefore(NettyPipeline.HttpTrafficHandler, null, new TwoSteps(duplex));
            }
        });
    }

    /** Has the connection of a request end at once, when it ends: nothing more of what is sent is to be taken. */
    public static void isNotFor(ServerHttpRequest request) {
        if (Disconnection.connection(request) instanceof Connection there) {
            there.channel().attr(AT_ONCE).set(true);
        }
    }

    // Nobody needs to know when it has closed.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static final class TwoSteps extends ChannelDuplexHandler {

        private final DuplexChannel channel;
        private boolean underWay;
        private boolean ending;
        private long thrownAway;

        TwoSteps(DuplexChannel channel) {
            this.channel = channel;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object part) {
            if (part instanceof HttpRequest request) {
                underWay = request.decoderResult().isSuccess();
            }
            if (part instanceof LastHttpContent) {
                underWay = false;
            }
            if (!ending) {
                context.fireChannelRead(part);
                return;
            }
            thrownAway +=
                    part instanceof HttpContent content ? content.content().readableBytes() : 0;
            ReferenceCountUtil.release(part);
            if (!underWay || thrownAway > MOST) {
                context.close();
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (ending) {
                context.read();
            } else {
                context.fireChannelReadComplete();
            }
        }

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            if (ending || !underWay || Boolean.TRUE.equals(channel.attr(AT_ONCE).get())) {
                context.close(promise);
                return;
            }
            ending = true;
            var end = context.executor().schedule((Runnable) context::close, LONGEST.toSeconds(), TimeUnit.SECONDS);
            channel.closeFuture().addListener(closed -> {
                end.cancel(false);
                promise.trySuccess();
            });
            channel.shutdownOutput();
            context.read();
        }
    }
}
