package org.chronomap.geodata.time.typed;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.time.TimeSpan;

/** What became of a typed date. */
public sealed interface Reading {

    /**
     * One thing that it says, or may say.
     *
     * @param when EDTF, as an item's {@code when}
     * @param span what that covers
     * @param guessed what was not written, in the order of the enum
     */
    record Meaning(String when, TimeSpan span, Set<Guess> guessed) {
        public Meaning {
            guessed = guessed.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(guessed));
        }
    }

    /**
     * It says one thing.
     *
     * @param others what somebody means by it who does not know EDTF, the likelier first: 2021-22 is a summer, and to many two years.
     *     Nearly always none
     */
    record Understood(Meaning meaning, List<Meaning> others) implements Reading {
        public Understood {
            others = List.copyOf(others);
        }
    }

    /**
     * It may say several things.
     *
     * @param question what they differ in
     * @param meanings at least two, the likelier first
     */
    record Asked(Question question, List<Meaning> meanings) implements Reading {
        public Asked {
            meanings = List.copyOf(meanings);
        }
    }

    /**
     * It says nothing that is known.
     *
     * @param position where the trouble is, in UTF-16 units from 0
     * @param about what it is about, as {@link Fault} says; else empty
     */
    record Refused(Fault fault, int position, String about) implements Reading {}
}
