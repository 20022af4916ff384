package org.chronomap.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

class NoticeTest {

    private static final Pattern LIBRARY = Pattern.compile("^ +([\\w.-]+):[\\w.-]+:jar:", Pattern.MULTILINE);

    @Test
    void namesEveryBundledLibraryByItsGroup() throws IOException {
        Matcher library = LIBRARY.matcher(
                new ClassPathResource("bundled-libraries.txt").getContentAsString(StandardCharsets.UTF_8));
        Set<String> groups = new TreeSet<>();
        while (library.find()) {
            groups.add(library.group(1));
        }

        assertThat(groups).hasSizeGreaterThan(20);
        assertThat(Files.readString(Path.of("../NOTICE")).split("[^\\w.-]+")).containsAll(groups);
    }
}
