package org.chronomap.backend.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** What a site has files of. */
enum FileKind {
    SVG("svg", "image/svg+xml"),
    PNG("png", "image/png"),
    WOFF2("woff2", "font/woff2"),
    CSS("css", "text/css;charset=utf-8");

    static final List<FileKind> OF_PICTURES = List.of(SVG, PNG);

    private final String ending;
    private final String type;

    FileKind(String ending, String type) {
        this.ending = ending;
        this.type = type;
    }

    /** As the name of its files ends, without a dot. */
    String ending() {
        return ending;
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    static Optional<FileKind> of(String file) {
        return Stream.of(values())
                .filter(kind -> file.endsWith('.' + kind.ending))
                .findFirst();
    }
}
