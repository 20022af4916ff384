package org.chronomap.backend.fuzz;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes requests by number: the same number of the same seed is the same request. */
final class Generator {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?([a-z]+)}");
    /** What stands for something of the server's own, and is not to be encoded. */
    private static final Pattern NAMED = Pattern.compile("%7b(story|seq)%7d");

    private static final Map<String, List<String>> HEADERS = Corpus.table("headers.txt");
    private static final List<String> NAMES = List.copyOf(HEADERS.keySet());
    private static final Map<String, List<String>> ADDRESSES = Corpus.table("addresses.txt");
    private static final List<String> METHODS = List.of(
            "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "get", "X");
    /** After these the story on the stage is another one, which takes its time. */
    private static final Set<String> ENDING = Set.of(
            "DELETE /stories/{story}",
            "POST /stories/{story}/unpublish",
            "POST /stories/{story}/purge",
            "POST /stories/{story}/imports");

    private static final List<String> WRITING = List.of("POST", "PUT", "PATCH");
    private static final String SAFE = "-._~!$'()*,;:@/";

    private final long seed;
    private final List<Address> addresses;
    private final Bodies bodies;

    Generator(long seed, List<Address> addresses, Bodies bodies) {
        this.seed = seed;
        this.addresses = addresses;
        this.bodies = bodies;
    }

    /** The names of the parameters of an address, as the list of addresses and its handler have them. */
    static List<String> parameters(Address address) {
        return Stream.concat(
                        address.parameters().stream(),
                        ADDRESSES.getOrDefault(address.toString(), List.of()).stream()
                                .flatMap(names -> Stream.of(names.split(" ", -1))))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }

    WireRequest make(long number) {
        Words words = new Words(new Random(seed * 1_000_003 + number));
        Address address = words.one(addresses);
        boolean writes = WRITING.contains(address.method());
        List<String> head = new ArrayList<>();
        head.add(firstLine(address, words));
        if (words.chance(0.99)) {
            head.add("Host: localhost");
        }
        if (words.chance(0.85)) {
            head.add("Authorization: {" + words.one(Stage.ROLES) + '}');
        }
        head.add("X-Forwarded-For: 203.0." + words.below(256) + '.' + words.below(256));
        if (address.pattern().contains("{story}") && !address.method().equals("GET") && words.chance(0.9)) {
            head.add("If-Match: \"{revision}\"");
        }
        while (words.chance(0.55)) {
            String name = words.one(NAMES);
            String value = words.varied(words.one(HEADERS.getOrDefault(name, List.of(""))), 0.75);
            // Most often without what would end it, or all of them.
            head.add(name + ": " + (words.chance(0.99) ? value.replaceAll("[\r\n\0]", "") : value));
        }
        if (writes && words.chance(0.93)) {
            head.add("Content-Type: " + type(address));
        }
        String body = writes && words.chance(0.97) ? bodies.of(address, words) : words.chance(0.03) ? "{}" : "";
        String sent = framed(body, head, words);
        String text = String.join("\r\n", head) + "\r\n\r\n";
        return new WireRequest(
                "seed " + seed + ", request " + number, null, words.chance(0.02) ? words.mutated(text) : text, sent);
    }

    private static String type(Address address) {
        return switch (address.pattern()) {
            case "/login", "/logout" -> "application/x-www-form-urlencoded";
            case "/restore", "/stories/{story}/imports" -> "application/zip";
            default -> "application/json";
        };
    }

    /** A body as it is sent, with a header that says how long it is; now and then in a chunk, or not all of it. */
    private static String framed(String body, List<String> head, Words words) {
        int chosen = words.below(100);
        if (chosen < 3) {
            head.add("Transfer-Encoding: chunked");
            String chunk = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
            return (body.isEmpty() ? "" : chunk) + "0\r\n\r\n";
        }
        if (chosen < 4) {
            head.add("Content-Length: " + (body.length() + 1_000));
        } else if (!body.isEmpty()) {
            head.add("Content-Length: " + body.length());
        }
        return body;
    }

    private static String firstLine(Address address, Words words) {
        String method = words.chance(0.92) ? address.method() : words.one(METHODS);
        boolean spared = ENDING.contains(address.toString()) && words.chance(0.9);
        String path = VARIABLE.matcher(address.pattern())
                .replaceAll(found -> Matcher.quoteReplacement(encoded(
                        spared && found.group(1).equals("story") ? "new-story-1" : words.value(found.group(1)),
                        words)));
        String target = path + query(address, words);
        String version =
                words.chance(0.99) ? "HTTP/1.1" : words.one(List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9", "x", ""));
        return method + ' ' + (words.chance(0.02) ? words.mutated(target) : target) + ' ' + version;
    }

    private static String query(Address address, Words words) {
        double share = words.chance(0.1) ? 0.8 : words.chance(0.4) ? 0 : 0.25;
        String query = parameters(address).stream()
                .filter(name -> words.chance(share))
                .flatMap(name -> words.chance(0.03) ? Stream.of(name, name) : Stream.of(name))
                .map(name -> words.chance(0.02) ? name : name + '=' + encoded(words.value(name), words))
                .collect(Collectors.joining("&"));
        if (words.chance(0.03)) {
            query += '&' + encoded(words.nasty(), words) + '=' + encoded(words.nasty(), words);
        }
        return query.isEmpty() ? "" : '?' + query;
    }

    /** What is sent raw has no space and no line end, or would end there. */
    private static String encoded(String value, Words words) {
        boolean raw = words.chance(0.03);
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            boolean plain = (one < 0x7f && Character.isLetterOrDigit(one)) || SAFE.indexOf(one) >= 0;
            if (plain || (raw && one > ' ')) {
                encoded.append(one);
            } else {
                encoded.append('%').append(HexFormat.of().toHexDigits((byte) one));
            }
        }
        return NAMED.matcher(encoded).replaceAll("{$1}");
    }
}
