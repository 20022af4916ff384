package org.chronomap.geodata.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chronomap.geodata.document.DocumentFault;
import org.chronomap.geodata.document.DocumentFaultsException;

/** What is wrong with some documents: so much of it as somebody may read, and how much more there is. */
final class FaultList {

    private static final int MOST = 1_000;
    private static final int LONGEST = 500;

    private final List<DocumentFault> first = new ArrayList<>();
    private int others;

    void add(DocumentFault fault) {
        if (first.size() < MOST) {
            first.add(new DocumentFault(fault.part(), fault.id(), fault.pointer(), shortened(fault.message())));
        } else {
            others++;
        }
    }

    boolean isEmpty() {
        return first.isEmpty();
    }

    /** What was given may be of any length; what would be right stands at the end. */
    private static String shortened(String message) {
        return message.length() <= LONGEST
                ? message
                : message.substring(0, LONGEST / 2) + "…" + message.substring(message.length() - LONGEST / 2);
    }

    /** @throws DocumentFaultsException when anything is wrong */
    void requireNone() throws DocumentFaultsException {
        if (!first.isEmpty()) {
            first.sort(Comparator.comparing(DocumentFault::part));
            throw new DocumentFaultsException(first, others);
        }
    }
}
