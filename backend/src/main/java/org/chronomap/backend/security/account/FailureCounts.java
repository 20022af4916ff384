package org.chronomap.backend.security.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts failures that are alike. What is counted of a kind within an hour of its first belongs to one row; of more kinds than are
 * kept, the oldest begins anew.
 */
final class FailureCounts {

    private static final long TOGETHER = Duration.ofHours(1).toMillis();
    private static final long WRITTEN_EVERY = Duration.ofMinutes(1).toMillis();
    private static final int KINDS = 1_000;

    private final Map<Kind, Count> counts = new LinkedHashMap<>();
    private final List<Counted> left = new ArrayList<>();
    private long written = Long.MIN_VALUE;

    /** @param target empty = whatever */
    record Kind(String action, String target, String network) {}

    /** @param begun when the first was, in milliseconds since 1970 */
    record Counted(Kind kind, long begun, int times) {}

    private static final class Count {

        private final long begun;
        private int times = 1;
        private int told = 1;

        Count(long begun) {
            this.begun = begun;
        }
    }

    /** Counts one; whether it is the first, of which a row is to be made. */
    synchronized boolean count(Kind kind, long now) {
        Count count = counts.get(kind);
        if (count != null && now - count.begun < TOGETHER) {
            count.times++;
            return false;
        }
        if (count != null) {
            leave(kind, count);
            counts.remove(kind);
        } else if (counts.size() >= KINDS) {
            Iterator<Map.Entry<Kind, Count>> oldest = counts.entrySet().iterator();
            Map.Entry<Kind, Count> first = oldest.next();
            leave(first.getKey(), first.getValue());
            oldest.remove();
        }
        counts.put(kind, new Count(now));
        return true;
    }

    /** What is to be written by now: once a minute, what has changed. */
    synchronized List<Counted> due(long now) {
        if (now - WRITTEN_EVERY < written) {
            return List.of();
        }
        written = now;
        return all();
    }

    /** What has changed since it was written last. */
    synchronized List<Counted> all() {
        counts.forEach(this::leave);
        List<Counted> changed = List.copyOf(left);
        left.clear();
        return changed;
    }

    private void leave(Kind kind, Count count) {
        if (count.times > count.told) {
            left.add(new Counted(kind, count.begun, count.times));
            count.told = count.times;
        }
    }
}
