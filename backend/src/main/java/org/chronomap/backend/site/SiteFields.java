package org.chronomap.backend.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.geodata.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The fields of {@value #FILE}, the files that they name, and what is wrong with them, by line. */
final class SiteFields {

    static final String FILE = "site.yaml";

    private static final Pattern FILE_NAME = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._-]{0,99}");

    private final Path folder;
    private final YamlDocument yaml;
    private final List<String> faults = new ArrayList<>();

    private SiteFields(Path folder, YamlDocument yaml) {
        this.folder = folder;
        this.yaml = yaml;
    }

    /** @throws IOException if there is no such file, or it cannot be read */
    static SiteFields read(Path folder) throws IOException {
        try (InputStream stream = Files.newInputStream(folder.resolve(FILE))) {
            SiteFields fields = new SiteFields(folder, new YamlDocument(stream));
            fields.yaml.read(fault -> fields.faults.add(FILE + ':' + fault.line() + ": " + fault.message()));
            fields.yaml.tellFaults(fields::note);
            if (fields.faults.isEmpty() && !fields.root().isObject()) {
                fields.faults.add(FILE + " must have fields, name at least: name: Rhein-Kurier");
            }
            return fields;
        }
    }

    JsonNode root() {
        return yaml.root();
    }

    /** As far as was read. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * A file that a field names, whatever is in it. Null = none is named, or it cannot be taken, which was noted.
     *
     * @param stem under which it is served
     * @param most in bytes
     */
    @Nullable SiteFile file(String stem, JsonNode node, JsonPointer at, List<FileKind> kinds, int most) {
        if (node.isMissingNode()) {
            return null;
        }
        String name = node.asString("");
        FileKind kind = FileKind.of(name).filter(kinds::contains).orElse(null);
        if (!FILE_NAME.matcher(name).matches() || kind == null) {
            note(
                    at,
                    "must be the name of a file beside " + FILE + " that ends with "
                            + kinds.stream().map(one -> '.' + one.ending()).collect(Collectors.joining(" or ")));
            return null;
        }
        Path file = folder.resolve(name);
        try {
            long size = Files.size(file);
            if (size > most) {
                note(at, String.format(Locale.ROOT, "%s has %,d bytes: at most %,d are taken", name, size, most));
                return null;
            }
            return new SiteFile(stem, kind, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            note(at, "there is no " + name + " beside " + FILE);
        } catch (IOException e) {
            note(at, name + " cannot be read: " + e);
        }
        return null;
    }

    /** Notes what is none of the fields that there are. */
    void known(JsonNode node, JsonPointer at, String... fields) {
        if (!node.isObject()) {
            note(at, "must have fields: " + String.join(", ", fields));
        }
        for (String field : node.propertyNames()) {
            if (Stream.of(fields).noneMatch(field::equals)) {
                note(at.appendProperty(field), "is no field here: " + String.join(", ", fields) + " are");
            }
        }
    }

    void note(JsonPointer at, String fault) {
        String field = at.toString().replaceFirst("^/", "").replace('/', '.');
        faults.add(FILE + ':' + yaml.line(at) + ": " + field + (field.isEmpty() ? "" : ": ") + fault);
    }
}
