package org.chronomap.backend.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.BeansException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Does what the program's arguments ask for beside serving: runs a command, tells which there are, or what means nothing. */
public final class Commands {

    private static final Set<String> HELP = Set.of("--help", "-h", "-?");
    private static final Set<String> VERSION = Set.of("--version", "-V");
    private static final String PROGRAM = "java -jar chronomap.jar ";

    private Commands() {}

    /** Whether the server alone is asked for: nothing is said but how it is set up. */
    public static boolean areForServing(String[] arguments) {
        return Settings.notAmong(List.of(arguments)).isEmpty();
    }

    /**
     * Does it without a web server, and with no more of the application than it needs.
     *
     * @return the program's exit code
     */
    public static int run(Class<?> application, String[] arguments) {
        List<String> words = Settings.notAmong(List.of(arguments));
        if (VERSION.contains(words.get(0))) {
            System.out.printf("Chronomap %s, on Java %s%n", version(application), System.getProperty("java.version"));
            return Command.Outcome.DONE.exitCode();
        }
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .properties("logging.level.root=WARN")
                .run(Settings.among(List.of(arguments)).toArray(String[]::new))) {
            return find(List.copyOf(context.getBeansOfType(Command.class).values()), words)
                    .exitCode();
        }
    }

    private static String version(Class<?> application) {
        return Optional.ofNullable(application.getPackage().getImplementationVersion())
                .orElse("(not packed as a jar)");
    }

    private static Command.Outcome find(List<Command> commands, List<String> words) {
        String first = words.get(0);
        if (HELP.contains(first)) {
            tellAll(System.out, commands);
            return Command.Outcome.DONE;
        }
        for (Command command : commands) {
            if (command.name().equals(first)) {
                return run(command, words.subList(1, words.size()));
            }
        }
        if (first.startsWith("-")) {
            words.forEach(word -> System.err.printf("\"%s\" means nothing here%n", word));
        } else {
            System.err.printf("There is no command \"%s\"%n", first);
        }
        tellAll(System.err, commands);
        return Command.Outcome.MISUSED;
    }

    private static void tellAll(PrintStream out, List<Command> commands) {
        out.printf(
                "Usage:%n  %s[settings]  serves the stories, until Ctrl-C%n  %sCOMMAND    does what the command says, and ends%n",
                PROGRAM, PROGRAM);
        out.printf(
                "%nCommands:%n%s%n  --help%n  --version%n",
                commands.stream().map(command -> "  " + command.usage()).collect(Collectors.joining("\n")));
        out.printf("%nSettings:%n%s%n", Settings.USUAL);
    }

    private static Command.Outcome run(Command command, List<String> arguments) {
        if (arguments.stream().anyMatch(HELP::contains)) {
            System.out.printf("Usage: %s%s%n", PROGRAM, command.usage());
            return Command.Outcome.DONE;
        }
        try {
            return command.run(arguments);
        } catch (BeansException e) {
            StartRefused refused = StartRefused.in(e);
            if (refused == null) {
                throw e;
            }
            System.err.println(refused.told());
            return Command.Outcome.FAILED;
        }
    }
}
