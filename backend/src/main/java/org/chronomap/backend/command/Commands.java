package org.chronomap.backend.command;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the command that the program's arguments name. */
public final class Commands {

    /** Of the server's settings every name has a dot in it; of a command's own arguments none has. */
    private static final Pattern SETTING = Pattern.compile("--[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+=.*");

    private Commands() {}

    /** Whether a command is asked for, rather than the server. */
    public static boolean isCommand(String[] arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    /**
     * Runs it without a web server, and with no more of the application than it needs.
     *
     * @return the program's exit code
     */
    public static int run(Class<?> application, String[] arguments) {
        String[] settings = Arrays.stream(arguments)
                .filter(argument -> SETTING.matcher(argument).matches())
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties("logging.level.root=WARN")
                .run(settings)) {
            return find(List.copyOf(context.getBeansOfType(Command.class).values()), arguments);
        }
    }

    private static int find(List<Command> commands, String[] arguments) {
        for (Command command : commands) {
            if (command.name().equals(arguments[0])) {
                return run(command, arguments).exitCode();
            }
        }
        System.err.printf(
                "There is no command \"%s\"; there are:%n%s%n",
                arguments[0],
                commands.stream().map(command -> "  " + command.usage()).collect(Collectors.joining("\n")));
        return Command.Outcome.MISUSED.exitCode();
    }

    private static Command.Outcome run(Command command, String[] arguments) {
        try {
            return command.run(Arrays.stream(arguments)
                    .skip(1)
                    .filter(argument -> !SETTING.matcher(argument).matches())
                    .toList());
        } catch (BeansException e) {
            DataFolderInUse inUse = DataFolderInUse.in(e);
            if (inUse == null) {
                throw e;
            }
            System.err.println(inUse.getMessage());
            return Command.Outcome.FAILED;
        }
    }
}
