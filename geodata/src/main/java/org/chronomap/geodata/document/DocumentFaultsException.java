package org.chronomap.geodata.document;

import java.util.List;
import java.util.stream.Collectors;

/** Documents do not make a story; all that is wrong with them, found in one pass. */
public final class DocumentFaultsException extends Exception {

    private final transient List<DocumentFault> faults;
    private final int others;

    public DocumentFaultsException(List<DocumentFault> faults) {
        this(faults, 0);
    }

    /** @param others how many more there are, beside those that are told */
    public DocumentFaultsException(List<DocumentFault> faults, int others) {
        super(faults.stream().map(DocumentFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
        this.others = others;
    }

    /** How many more there are, beside those that are told. */
    public int others() {
        return others;
    }

    /** At least one, in the order of the parts of a story. */
    public List<DocumentFault> faults() {
        return faults;
    }
}
