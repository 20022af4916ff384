package org.chronomap.backend.bench;

import bare.Bare;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/** A jar of {@link Bare} and what {@code spring-boot-starter-webflux} brings, made of the server's own: the same versions, packed alike. */
final class BareJar {

    private static final Pattern LIBRARY =
            Pattern.compile("BOOT-INF/lib/(spring-boot(-autoconfigure|-http-codec|-jackson"
                    + "|-netty|-reactor|-reactor-netty|-web-server|-webflux|-jarmode-tools)?|spring-(aop|beans|context|core|expression"
                    + "|web|webflux)|jackson-(core|databind|annotations)|reactor-\\w+(-\\w+)?|reactive-streams|netty-[\\w-]+|logback-\\w+"
                    + "|slf4j-api|jul-to-slf4j|log4j-[\\w-]+|micrometer-(commons|observation)|commons-logging|jspecify"
                    + "|jakarta\\.annotation-api)-\\d.*\\.jar");
    private static final String CLASS = Bare.class.getName().replace('.', '/') + ".class";

    private BareJar() {}

    static void write(Path server, Path target) throws IOException {
        try (JarFile from = new JarFile(server.toFile())) {
            Manifest manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().putValue("Start-Class", Bare.class.getName());
            manifest.getMainAttributes().keySet().removeIf(key -> key.toString().endsWith("-Layers-Index"));
            StringBuilder index = new StringBuilder();
            try (JarOutputStream to = new JarOutputStream(Files.newOutputStream(target), manifest)) {
                for (Enumeration<JarEntry> all = from.entries(); all.hasMoreElements(); ) {
                    JarEntry entry = all.nextElement();
                    String name = entry.getName();
                    if (name.startsWith("org/springframework/boot/loader/")
                            || LIBRARY.matcher(name).matches()) {
                        copy(from, entry, to);
                        if (name.endsWith(".jar")) {
                            index.append("- \"").append(name).append("\"\n");
                        }
                    }
                }
                // By which it is unpacked.
                to.putNextEntry(new ZipEntry("BOOT-INF/classpath.idx"));
                to.write(index.toString().getBytes(StandardCharsets.UTF_8));
                // The loader looks for the folder itself.
                to.putNextEntry(new ZipEntry("BOOT-INF/classes/"));
                to.putNextEntry(new ZipEntry("BOOT-INF/classes/" + CLASS));
                try (InputStream bytes = Bare.class.getResourceAsStream("/" + CLASS)) {
                    if (bytes == null) {
                        throw new IOException(CLASS + " is not there");
                    }
                    bytes.transferTo(to);
                }
            }
        }
    }

    private static void copy(JarFile from, JarEntry entry, JarOutputStream to) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setMethod(entry.getMethod());
        if (entry.getMethod() == ZipEntry.STORED) {
            copy.setSize(entry.getSize());
            copy.setCrc(entry.getCrc());
        }
        to.putNextEntry(copy);
        try (InputStream bytes = from.getInputStream(entry)) {
            bytes.transferTo(to);
        }
    }
}
