package org.chronomap.backend.exporting;

import java.util.HashMap;
import java.util.Map;
import org.chronomap.backend.problem.ProblemException;

/** How many files are being written, or wait for one who reads slowly; of these no network has more than its share. */
final class OpenFiles {

    private static final int MOST = 104;
    /** Of one network: others find room, whatever is asked from there. */
    private static final int MOST_OF_NETWORK = 26;

    private final Map<String, Integer> open = new HashMap<>();
    private int all;

    /**
     * @return the network, for {@link #close}
     * @throws ProblemException (503) when too many are open
     */
    synchronized String open(String network) {
        int own = open.getOrDefault(network, 0);
        if (own == MOST_OF_NETWORK) {
            throw ProblemException.tooBusy("Your network has " + MOST_OF_NETWORK
                    + " files open here, which is the most: wait until one of them is read");
        }
        if (all == MOST) {
            throw ProblemException.tooBusy("As many files are being read as this server writes at once, which is "
                    + MOST + ": try again in a few seconds");
        }
        open.put(network, own + 1);
        all++;
        return network;
    }

    synchronized void close(String network) {
        open.computeIfPresent(network, (same, own) -> own == 1 ? null : own - 1);
        all--;
    }
}
