package org.chronomap.backend.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;

/**
 * A line in the log for each thing that was done or refused: what, by which role, of which story. Never who, whence, or what was
 * said: that stands in the table of the audit, for administrators.
 */
public final class OperatorsLog {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorsLog.class);
    private static final String ROLE = OperatorsLog.class.getName() + ".role";
    private static final Pattern OF_STORY = Pattern.compile("/?(?:stories|embed|edit)/([a-z0-9-]{1,100})(?:/.*)?");

    private OperatorsLog() {}

    /**
     * @param what one word, with dashes
     * @param role of who did it
     * @param story an address of it; of any other text none is told
     * @param more names and values by turns
     */
    public static void done(String what, String role, String story, Object... more) {
        StringBuilder line =
                new StringBuilder(what).append(" role=").append(role).append(storyOf(story));
        for (int i = 0; i < more.length; i += 2) {
            line.append(' ').append(more[i]).append('=').append(more[i + 1]);
        }
        LOG.info("{}", line);
    }

    /** Remembers the role of who asks, to be told if they are refused. */
    public static void isAskedBy(ServerWebExchange exchange, String role) {
        exchange.getAttributes().put(ROLE, role);
    }

    /** Somebody must not, or must wait. */
    public static void refused(ServerWebExchange exchange, HttpStatusCode status) {
        LOG.info(
                "refused status={} method={} role={}{}",
                status.value(),
                exchange.getRequest().getMethod(),
                exchange.getAttributeOrDefault(ROLE, "none"),
                storyOf(exchange.getRequest().getPath().pathWithinApplication().value()));
    }

    private static String storyOf(@Nullable String address) {
        Matcher story = OF_STORY.matcher(address == null ? "" : address);
        return story.matches() ? " story=" + story.group(1) : "";
    }
}
