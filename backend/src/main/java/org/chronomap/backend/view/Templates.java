package org.chronomap.backend.view;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The front end's Mustache templates, which may be parts of each other. Values are escaped for HTML wherever a template does not say otherwise. */
@Component
public final class Templates {

    private static final String FILES = "classpath*:org/chronomap/frontend/pages/*.mustache";

    private final Map<String, Template> byName = new HashMap<>();

    Templates() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
            String name = String.valueOf(file.getFilename()).replace(".mustache", "");
            sources.put(name, file.getContentAsString(StandardCharsets.UTF_8));
        }
        // What a story does not say is null, and shows as nothing; a name that no page gives is a fault of ours.
        Mustache.Compiler compiler = Mustache.compiler()
                .nullValue("")
                .withLoader(part -> new StringReader(
                        Objects.requireNonNull(sources.get(part), () -> "There is no template " + part)));
        sources.forEach((name, source) -> byName.put(name, compiler.compile(source)));
    }

    /**
     * A page, UTF-8.
     *
     * @param name of the template, without its ending
     */
    public byte[] render(String name, Map<String, ? extends @Nullable Object> values) {
        Template template = Objects.requireNonNull(byName.get(name), () -> "There is no template " + name);
        return template.execute(values).getBytes(StandardCharsets.UTF_8);
    }
}
