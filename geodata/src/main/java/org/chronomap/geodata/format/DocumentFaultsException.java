package org.chronomap.geodata.format;

import java.util.List;
import java.util.stream.Collectors;

/** Documents do not make a story; all that is wrong with them, found in one pass. */
public final class DocumentFaultsException extends Exception {

    private final transient List<DocumentFault> faults;

    public DocumentFaultsException(List<DocumentFault> faults) {
        super(faults.stream().map(DocumentFault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    /** At least one, in the order of the parts of a story. */
    public List<DocumentFault> faults() {
        return faults;
    }
}
