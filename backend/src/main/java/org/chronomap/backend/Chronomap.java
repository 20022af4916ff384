package org.chronomap.backend;

import org.chronomap.backend.command.Commands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the server; where its arguments say more than how that is set up, does what they say, and ends. */
@SpringBootApplication
@EnableConfigurationProperties({
    BasemapProperties.class,
    ChronomapProperties.class,
    ConnectionProperties.class,
    EmbedProperties.class,
    ImportsProperties.class,
    LiveProperties.class,
    ProxyProperties.class,
    TilesProperties.class
})
public class Chronomap {

    public static void main(String[] arguments) {
        if (!Commands.areForServing(arguments)) {
            System.exit(Commands.run(Chronomap.class, arguments));
        }
        SpringApplication.run(Chronomap.class, arguments);
    }
}
