package org.chronomap.backend.snapshot;

import java.io.IOException;
import java.io.InputStream;
import org.chronomap.geodata.geo.CountryOutlines;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Where the outlines of countries are from. */
@Configuration(proxyBeanMethods = false)
class BaseMapConfiguration {

    @Bean
    CountryOutlines outlines() throws IOException {
        try (InputStream world = new ClassPathResource("basemap/server/world.json").getInputStream()) {
            // A test of the base map looks whether it is.
            return CountryOutlines.readValid(world);
        }
    }
}
