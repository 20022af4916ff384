package org.chronomap.backend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** What the index, the reading of dates and the encoder cost by themselves, by JMH. */
class MicroBenchmark {

    @Test
    void indexDatesAndEncoder() throws Exception {
        Table table = new Table(
                "micro",
                "mvn verify -Pmeasure -Dit.test=MicroBenchmark",
                "what",
                "incidents",
                "median, µs",
                "slowest run");

        Collection<RunResult> results = new Runner(options().build()).run();

        for (RunResult result : results) {
            String incidents = result.getParams().getParam("incidents");
            table.row(
                    result.getPrimaryResult().getLabel(),
                    incidents == null ? "" : "%,d".formatted(Integer.parseInt(incidents)),
                    "%.1f".formatted(result.getPrimaryResult().getStatistics().getPercentile(50)),
                    "%.1f".formatted(result.getPrimaryResult().getStatistics().getMax()));
        }
        table.write("JMH, one thread, a process each.");
        assertThat(results).isNotEmpty();
    }

    private static ChainedOptionsBuilder options() {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(IndexOfIncidents.class.getName())
                .include(ReadingOfDates.class.getName())
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.MICROSECONDS)
                .shouldFailOnError(true)
                .measurementIterations(Table.RUNS);
        if (Table.RUNS > 1) {
            return options.forks(1)
                    .jvmArgs("-Xmx16g")
                    .warmupIterations(2)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementTime(TimeValue.seconds(1));
        }
        return options.forks(0)
                .param("incidents", "1000")
                .warmupIterations(0)
                .measurementTime(TimeValue.milliseconds(20));
    }
}
