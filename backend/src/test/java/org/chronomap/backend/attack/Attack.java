package org.chronomap.backend.attack;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** What strangers, and authors who mean ill, do to a server: kinds that once brought it to its knees. */
enum Attack {
    /** What the others are held against: to send so much costs what it costs, whatever is asked for. */
    REQUESTS(0, "robots.txt, as fast as it goes") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            return get("/robots.txt");
        }
    },
    LANGUAGES(1, "languages and prefixes of very many parts") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            return switch (connection % 3) {
                case 0 -> get(target.story(), "Accept-Language: en" + "-a".repeat(3_900));
                case 1 -> get(target.story() + "?lang=en" + "-a".repeat(1_900));
                default -> get(target.story(), "X-Forwarded-Prefix: " + "/a".repeat(3_000));
            };
        }
    },
    DRAFTS(2, "drafts with endless ids, and with 400,000 faults") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            String id = connection % 2 == 0 ? "a" + "-a".repeat(3_000) : "faulty";
            String sources = connection % 2 == 0 ? "" : "{},".repeat(400_000) + "{}";
            return send("POST", target.items() + "?draft=true", feature(id, "x", sources), target.author());
        }
    },
    NAMES(3, "forms with names of 8 to 14 MB") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            return FORMS.computeIfAbsent(
                    8 + random.nextInt(7),
                    megabytes -> form("/login", "username=" + "x".repeat(megabytes * MEGABYTE) + "&password=x"));
        }
    },
    UNFINISHED(4, "bodies, headers and connections that are never finished") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            return switch (connection % 8) {
                case 0 -> unfinished("POST /login", FORM);
                case 1 -> bytes("GET / HTTP/1.1\r\nHost: localhost\r\nX-Half: ");
                default -> unfinished("POST " + target.items(), JSON + "\r\n" + target.author());
            };
        }

        @Override
        boolean isHeld() {
            return true;
        }
    },
    COSTLY(5, "feed and page of a large story, anew each time") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            return connection % 2 == 0
                    ? get(target.large() + "/feed.atom", "If-None-Match: \"none\"")
                    : get(target.large() + "?q=" + random.nextInt(), "Accept: text/html", "If-None-Match: \"none\"");
        }
    },
    LAST_ADMINISTRATOR(6, "the last administrator's password removed") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            return send("PATCH", "/accounts/" + target.administrator(), "{\"password\": null}", target.admin());
        }
    },
    SIGN_INS(7, "failed sign-ins from everywhere") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            String pair = "user-" + random.nextInt(1_000) + ":" + random.nextInt();
            return get(
                    "/account",
                    "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                    "X-Forwarded-For: 203." + random.nextInt(256) + '.' + random.nextInt(256) + ".1");
        }
    },
    LIMITS(8, "ids, texts and characters that no database takes") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            String address = target.items() + "?draft=true";
            return switch (connection % 4) {
                case 0 -> send("POST", address, feature("i".repeat(201), "x", ""), target.author());
                case 1 -> send("POST", address, feature("long", "x".repeat(MEGABYTE + 1), ""), target.author());
                case 2 -> send("POST", address + "&note=%00", feature("zero", "a\\u0000b", ""), target.author());
                default -> form("/login", "username=a%00b&password=x");
            };
        }
    },
    PARAMETERS(10, "parameters that cannot be read") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            String token = "{\"label\": \"x\", \"expires\": \"+292278995-01-01T00:00:00Z\"}";
            return switch (connection % 4) {
                case 0 -> send("POST", "/account/tokens", token, target.author());
                case 1 -> get(target.story(), "X-Forwarded-Proto: x:");
                default -> get(target.story() + ODD.get(random.nextInt(ODD.size())));
            };
        }
    },
    HOSTS(11, "hosts, types and bodies that mean two things") {
        @Override
        byte[] request(Target target, int connection, Random random) {
            return switch (connection % 4) {
                case 0 -> get(target.story(), "Host: elsewhere");
                case 1 -> bytes("GET " + target.story() + " HTTP/1.1\r\nConnection: close\r\n\r\n");
                case 2 -> send("POST", "/account/tokens", "{\"label\": \"x\", \"label\": \"y\"}", target.author());
                default -> post("POST", target.items(), "Content-Type: text/plain\r\n" + target.author(), "{}");
            };
        }
    };

    private static final int MEGABYTE = 1024 * 1024;
    /** By their megabytes, made once: who makes so much anew each time holds up the readers, who are in the same process. */
    private static final Map<Integer, byte[]> FORMS = new ConcurrentHashMap<>();

    /** Behind the address of a story. */
    private static final List<String> ODD = List.of(
            "?as-of",
            "?as-of=-999999999-01-01",
            "?t=Y-292000000",
            "/history?lang=[]",
            "/timeline.gif?t=-292000000",
            "/card.png?width=");

    private static final String JSON = "Content-Type: application/json";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private final int row;
    private final String words;

    Attack(int row, String words) {
        this.row = row;
        this.words = words;
    }

    /**
     * What is attacked, and what is known to who attacks it.
     *
     * @param story address of the bundled one
     * @param large address of one with very many incidents
     * @param author header of somebody who may write drafts
     * @param admin header of the only administrator
     */
    record Target(int port, String story, String large, String author, String admin, String administrator) {

        String items() {
            return story + "/collections/incidents/items";
        }
    }

    /** In the list of what was found. */
    int row() {
        return row;
    }

    String words() {
        return words;
    }

    /** Whether it is not finished and the connection held, until the server ends it. */
    boolean isHeld() {
        return false;
    }

    /** What is sent over one of many connections, each time. */
    abstract byte[] request(Target target, int connection, Random random);

    private static byte[] get(String address, String... headers) {
        return bytes("GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n");
    }

    private static byte[] send(String method, String address, String json, String authorization) {
        return post(method, address, JSON + "\r\n" + authorization, json);
    }

    private static byte[] form(String address, String form) {
        return post("POST", address, FORM, form);
    }

    private static byte[] post(String method, String address, String headers, String body) {
        return bytes(method + ' ' + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static byte[] unfinished(String begin, String headers) {
        return bytes(begin + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\nContent-Length: " + 16 * MEGABYTE
                + "\r\n\r\n" + " ".repeat(15 * MEGABYTE));
    }

    private static String feature(String id, String title, String sources) {
        return "{\"type\": \"Feature\", \"id\": \"" + id
                + "\", \"geometry\": null, \"properties\": {\"title\": {\"en\": \"" + title
                + "\"}, \"when\": \"2022-01-06\", \"category\": \"protest\", \"status\": \"reported\", \"place\": \"almaty\", \"sources\": ["
                + (sources.isEmpty() ? "{\"publisher\": \"AFP\"}" : sources) + "]}}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
