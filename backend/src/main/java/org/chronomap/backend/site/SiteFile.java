package org.chronomap.backend.site;

import java.nio.charset.StandardCharsets;
import org.chronomap.backend.http.Digest;
import org.springframework.http.MediaType;

/** A file as it is served: its name changes with its content, so that whoever has it keeps it. */
public final class SiteFile {

    private static final String FOLDER = "site/";

    private final String name;
    private final FileKind kind;
    private final byte[] bytes;

    /** @param stem what its name begins with, for those who read it */
    SiteFile(String stem, FileKind kind, byte[] bytes) {
        this.name = stem + '-' + Digest.of(bytes) + '.' + kind.ending();
        this.kind = kind;
        this.bytes = bytes;
    }

    static SiteFile style(String stem, String css) {
        return new SiteFile(stem, FileKind.CSS, css.getBytes(StandardCharsets.UTF_8));
    }

    String name() {
        return name;
    }

    /** From the top of this server, without a slash before it. */
    public String path() {
        return FOLDER + name;
    }

    FileKind kind() {
        return kind;
    }

    MediaType type() {
        return kind.type();
    }

    /** Shared: not to be changed. */
    public byte[] bytes() {
        return bytes;
    }
}
