package org.chronomap.backend.command;

import java.util.List;

/** Something that the program does on the command line. Each is made for its name alone: what it needs it takes when it runs. */
public interface Command {

    /** How it was done, as the program's exit code says it. */
    enum Outcome {
        DONE(0),
        FAILED(1),
        /** The arguments are wrong. */
        MISUSED(2);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    /** The word that asks for it. */
    String name();

    /** How to ask for it: one line. */
    String usage();

    /** @param arguments what stands behind its name; settings of the server, {@code --name.of=value}, are not among them */
    Outcome run(List<String> arguments);
}
