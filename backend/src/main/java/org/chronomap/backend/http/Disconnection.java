package org.chronomap.backend.http;

import java.nio.channels.ClosedChannelException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.netty.Connection;
import reactor.netty.channel.AbortedException;

/** Tells a reader who has gone from everything else that can go wrong: it is no error that they left. */
public final class Disconnection {

    private Disconnection() {}

    /**
     * Whether a failure is no more than that the reader has gone. One of a connection that broke may as well be of ours: to the
     * database, or a file.
     */
    public static boolean is(Throwable failure, ServerHttpRequest request) {
        return is(failure)
                && !(connection(request) instanceof Connection there
                        && there.channel().isActive());
    }

    /** Ends the connection in the midst of the answer, so that nobody takes what they have of it for the whole. */
    public static void cut(ServerHttpRequest request) {
        if (connection(request) instanceof Connection there) {
            there.dispose();
        }
    }

    static Object connection(ServerHttpRequest request) {
        return ServerHttpRequestDecorator.getNativeRequest(request);
    }

    /** Whether it is of a connection that broke. */
    static boolean is(Throwable failure) {
        if (AbortedException.isConnectionReset(failure)
                || DisconnectedClientHelper.isClientDisconnectedException(failure)) {
            return true;
        }
        // A setting of a closed channel fails with an exception of Netty's around this one.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClosedChannelException) {
                return true;
            }
        }
        return false;
    }
}
