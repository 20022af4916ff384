package org.chronomap.backend.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Looks at what the server logs, instead of the console: nothing is long, and nothing tells of a fault of the server's own. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final int MOST_BYTES = 4 * 1024;
    private static final int SHOWN = 1_000;

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<ConsoleAppender<ILoggingEvent>> consoles = new ArrayList<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    LogWatch() {
        for (Iterator<Appender<ILoggingEvent>> all = root.iteratorForAppenders(); all.hasNext(); ) {
            if (all.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                consoles.add(console);
            }
        }
        if (consoles.isEmpty()) {
            throw new IllegalStateException("The log has no console, whose form is looked at");
        }
        consoles.forEach(root::detachAppender);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    public void append(ILoggingEvent event) {
        byte[] line = consoles.get(0).getEncoder().encode(event);
        if (line.length > MOST_BYTES) {
            String begin = new String(line, 0, SHOWN, StandardCharsets.UTF_8);
            faults.add("A line in the log of " + line.length + " bytes: " + begin);
        } else if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            faults.add("An error in the log: " + new String(line, StandardCharsets.UTF_8));
        }
    }

    /** What was wrong since this was last asked. */
    List<String> take() {
        List<String> taken = new ArrayList<>();
        for (String fault = faults.poll(); fault != null; fault = faults.poll()) {
            taken.add(fault);
        }
        return taken;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        consoles.forEach(root::addAppender);
        stop();
    }
}
