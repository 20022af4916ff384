package org.chronomap.backend.command;

import java.nio.file.Path;
import org.chronomap.backend.Chronomap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs commands in turn in a process of its own, and last a server, which may end it: each command is an argument, and its
 * {@link Program.Ran} a line of what this says. A process for each would take most of its time to begin.
 */
final class CommandsInTurn {

    private CommandsInTurn() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] commands) {
        Program program = new Program(Path.of(""));
        for (String command : commands) {
            System.out.println(JsonMapper.shared().writeValueAsString(program.run(command.split(" ", -1))));
        }
        Chronomap.main(new String[] {"--server.port=0"});
    }
}
