package org.chronomap.geodata.compact;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.Precision;
import org.chronomap.geodata.time.Qualifier;
import org.chronomap.geodata.time.TimeSpan;

/** How a span lies in bytes: what it was read from, and what that means. */
final class CompactSpan {

    private static final List<Precision> PRECISIONS = List.of(Precision.values());
    private static final List<Qualifier> QUALIFIERS = List.of(Qualifier.values());

    private CompactSpan() {}

    static void write(TimeSpan span, ByteWriter out) {
        out.text(span.edtf());
        out.number(PRECISIONS.indexOf(span.precision()));
        int qualifiers = 0;
        for (Qualifier qualifier : span.qualifiers()) {
            qualifiers |= 1 << QUALIFIERS.indexOf(qualifier);
        }
        out.number(qualifiers);
        out.signed(span.start().first());
        // They may pass what a number holds, and come back from there when they are read.
        out.signed(span.start().last() - span.start().first());
        out.signed(span.end().first() - span.start().first());
        out.signed(span.end().last() - span.end().first());
    }

    static TimeSpan read(ByteReader in) {
        String edtf = in.text();
        Precision precision = PRECISIONS.get(in.count());
        int bits = in.count();
        Set<Qualifier> qualifiers = EnumSet.noneOf(Qualifier.class);
        for (int i = 0; i < QUALIFIERS.size(); i++) {
            if ((bits & (1 << i)) != 0) {
                qualifiers.add(QUALIFIERS.get(i));
            }
        }
        long first = in.signed();
        long last = first + in.signed();
        long endFirst = first + in.signed();
        long endLast = endFirst + in.signed();
        return new TimeSpan(new Interval(first, last), new Interval(endFirst, endLast), precision, qualifiers, edtf);
    }
}
