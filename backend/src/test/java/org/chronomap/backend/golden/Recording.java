package org.chronomap.backend.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ZipContents;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers by what was asked: a digest of each, and the text of those that tell the most, without what differs from one server to
 * the next. Renewed by {@code -Dgolden.renew=true}, to be looked at again before a commit.
 */
final class Recording {

    private static final Path FOLDER = Path.of("src/test/resources/golden/answers");
    private static final Path ACTUAL = Path.of("target/golden-answers");
    /** Names the files of a bundle, in the order of names that each build makes anew. */
    private static final String OF_ASSETS = "bundle.json";

    private static final String SERVER = "http://server";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final String root;
    private final List<String> digests = new ArrayList<>();
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();

    /** @param root of the server's addresses */
    Recording(String root) {
        this.root = root;
    }

    /** @param file of the texts in which this one is told; empty = its digest is enough */
    void add(String file, String asked, Answer answer) throws IOException {
        String type = answer.header("Content-Type");
        String head = plain(asked) + " -> " + answer.status() + ' ' + type;
        if (type.startsWith("image/")) {
            digests.add(head);
        } else if (type.equals("application/zip")) {
            for (Map.Entry<String, byte[]> entry :
                    ZipContents.of(answer.bytes()).entrySet()) {
                if (!entry.getKey().contains("assets/") && !entry.getKey().equals(OF_ASSETS)) {
                    add("", head + ' ' + entry.getKey(), new String(entry.getValue(), StandardCharsets.UTF_8));
                }
            }
        } else {
            add(file, head, type.contains("json") && !answer.text().isEmpty() ? indented(answer) : answer.text());
        }
    }

    private static String indented(Answer answer) {
        return JSON.writeValueAsString(answer.json());
    }

    private void add(String file, String head, String text) throws IOException {
        String told = plain(text);
        digests.add(head + ' ' + digest(told));
        Files.createDirectories(ACTUAL);
        Files.writeString(ACTUAL.resolve(head.replaceAll("[^\\w.=-]+", "_") + ".txt"), told);
        if (!file.isEmpty()) {
            texts.computeIfAbsent(file, first -> new StringBuilder())
                    .append("# ")
                    .append(head)
                    .append('\n')
                    .append(told.strip())
                    .append("\n\n");
        }
    }

    /** Without moments of now, which no moment of the story is, and without what a build names. */
    private String plain(String text) {
        return text.replace(root, SERVER)
                .replace(URLEncoder.encode(root, StandardCharsets.UTF_8), SERVER)
                .replaceAll("(<time[^>]* datetime=\"20(?:2[3-9]|[3-9]\\d)-[^\"]*\"[^>]*>)[^<]*", "$1")
                .replaceAll("20(?:2[3-9]|[3-9]\\d)-\\d\\d-\\d\\dT[\\d:.]+Z", "NOW")
                .replaceAll("(>\\s*+Last change: )[^<]*+", "$1NOW")
                .replaceAll("-[A-Z0-9]{8}\\.(js|css)", "-HASH.$1")
                .replaceAll("\\r\\n?", "\n");
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails with the first line that differs of each text, and with each address whose digest does. */
    void compare() throws IOException {
        List<String> different = new ArrayList<>();
        for (Map.Entry<String, StringBuilder> text : texts.entrySet()) {
            differences(
                    text.getKey() + ".txt", text.getValue().toString().lines().toList(), different);
        }
        List<String> kept = kept("digests.txt", digests);
        digests.stream().filter(line -> !kept.contains(line)).forEach(line -> different.add("now:    " + line));
        kept.stream().filter(line -> !digests.contains(line)).forEach(line -> different.add("before: " + line));
        assertThat(different).as("what each answers now stands in " + ACTUAL).isEmpty();
    }

    private static void differences(String file, List<String> actual, List<String> different) throws IOException {
        List<String> kept = kept(file, actual);
        String asked = "";
        for (int i = 0; i < Math.max(kept.size(), actual.size()); i++) {
            String before = i < kept.size() ? kept.get(i) : "the end";
            String now = i < actual.size() ? actual.get(i) : "the end";
            if (!before.equals(now)) {
                different.add(file + ':' + (i + 1) + ' ' + asked + "\n  before: " + before + "\n  now:    " + now);
                return;
            }
            asked = now.startsWith("# ") ? now.substring(2) : asked;
        }
    }

    private static List<String> kept(String file, List<String> renewed) throws IOException {
        Path path = FOLDER.resolve(file);
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(FOLDER);
            Files.write(path, renewed);
        }
        return Files.readAllLines(path);
    }
}
