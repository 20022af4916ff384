package org.chronomap.backend.command;

import java.util.List;
import java.util.regex.Pattern;

/** The arguments that set the server up, {@code --name.of=value}, as Spring Boot takes them: what it does not know it does not miss. */
final class Settings {

    private static final Pattern SETTING =
            Pattern.compile("--((chronomap|server|spring|logging|management)[.\\[][^=]*=(?s:.*)|(debug|trace)(=.*)?)");

    /** What is asked for most, with what each is for. */
    static final String USUAL = """
              --server.port=8080                         the port
              --server.address=127.0.0.1                 the address of this machine to listen at; without it, all of them
              --chronomap.data-dir=./data                the data folder
              --chronomap.public-url=https://maps.example  the address under which readers reach the server
              --chronomap.editor.username=editor         the first account
              --chronomap.editor.password=...            its password; without it, one is made and printed once
              --spring.r2dbc.url=r2dbc:postgresql://...  a PostgreSQL database in the place of a file
              --debug                                    more of what Spring Boot does
            and whatever else begins with --chronomap., --server., --spring., --logging. or --management.""";

    private Settings() {}

    static boolean is(String argument) {
        return SETTING.matcher(argument).matches();
    }

    static List<String> among(List<String> arguments) {
        return arguments.stream().filter(Settings::is).toList();
    }

    static List<String> notAmong(List<String> arguments) {
        return arguments.stream().filter(argument -> !is(argument)).toList();
    }
}
