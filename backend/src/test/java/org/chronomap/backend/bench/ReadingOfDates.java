package org.chronomap.backend.bench;

import java.time.ZoneId;
import org.chronomap.geodata.time.DatetimeFilter;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.Interval;
import org.chronomap.geodata.time.TimeSpan;
import org.chronomap.geodata.time.typed.Context;
import org.chronomap.geodata.time.typed.Reading;
import org.chronomap.geodata.time.typed.TypedDates;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Dates as stories have them, as addresses ask for them, and as people type them. */
@State(Scope.Benchmark)
public class ReadingOfDates {

    private static final String[] STORIES = {
        "2022-01-06", "2022-01-03~/2022-01-09~", "[2022-01-02..2022-01-06]", "2022-01"
    };
    private static final String[] ADDRESSES = {
        "2022-01-06", "2022-01-03T10:00:00Z/..", "2022-01-03/2022-01-09", "../2022-02"
    };
    private static final String[] TYPED = {"6 Jan", "early January 2022", "3–9.1.2022", "before 22 January"};

    private final ZoneId zone = ZoneId.of("Asia/Almaty");
    private final Context context = Context.of(zone).within(Edtf.parse("2022-01-02/2022-01-22", zone));
    private int next;

    @Benchmark
    public TimeSpan edtf() {
        return Edtf.parse(next(STORIES), zone);
    }

    @Benchmark
    public Interval datetime() {
        return DatetimeFilter.parse(next(ADDRESSES), zone);
    }

    @Benchmark
    public Reading typed() {
        return TypedDates.read(next(TYPED), "en", context);
    }

    private String next(String... texts) {
        next = (next + 1) % texts.length;
        return texts[next];
    }
}
