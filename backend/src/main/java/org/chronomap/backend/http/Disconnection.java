package org.chronomap.backend.http;

import java.nio.channels.ClosedChannelException;
import org.springframework.web.util.DisconnectedClientHelper;
import reactor.netty.channel.AbortedException;

/** Tells a reader who has gone from everything else that can go wrong: it is no error that they left. */
public final class Disconnection {

    private Disconnection() {}

    /** Whether a failure says no more than that nobody is at the other end of a connection. */
    public static boolean is(Throwable failure) {
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
