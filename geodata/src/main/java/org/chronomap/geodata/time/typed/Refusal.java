package org.chronomap.geodata.time.typed;

/** Ends the reading of one sense of a text, and says why. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Fault fault;
    private final int position;
    private final String about;

    private Refusal(Fault fault, int position, String about) {
        super(fault.id(), null, false, false);
        this.fault = fault;
        this.position = position;
        this.about = about;
    }

    static Refusal of(Fault fault, int position) {
        return of(fault, position, "");
    }

    /** @param about as {@link Fault} says of those that are about something */
    static Refusal of(Fault fault, int position, String about) {
        return new Refusal(fault, position, about);
    }

    /** That of two which says more, or the same of what stands later, up to where more was understood; of equals the first. */
    static Refusal telling(Refusal one, Refusal other) {
        int more = other.fault.compareTo(one.fault);
        return more > 0 || (more == 0 && other.position > one.position) ? other : one;
    }

    Fault fault() {
        return fault;
    }

    Reading.Refused reading() {
        return new Reading.Refused(fault, position, about);
    }
}
