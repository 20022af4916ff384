package org.chronomap.geodata.folder;

import java.util.List;
import java.util.stream.Collectors;

/** A story could not be read; all that is wrong with it, found in one pass. */
public final class StoryFaultsException extends Exception {

    private final transient List<Fault> faults;

    public StoryFaultsException(String story, List<Fault> faults) {
        super(faults.stream()
                .map(Fault::toString)
                .collect(
                        Collectors.joining("\n  ", "Story " + story + " has " + faults.size() + " fault(s):\n  ", "")));
        this.faults = List.copyOf(faults);
    }

    /** At least one, in the order of the files and of the lines in them. */
    public List<Fault> faults() {
        return faults;
    }
}
