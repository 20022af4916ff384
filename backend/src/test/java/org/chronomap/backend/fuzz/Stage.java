package org.chronomap.backend.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.OwnStories;
import org.chronomap.backend.security.Role;
import org.chronomap.backend.security.account.Account;
import org.chronomap.backend.security.account.Accounts;
import org.chronomap.backend.security.account.Passwords;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.Version;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A whole server that nobody else needs, with an account of each role and a story that may be spoilt. What a request spoils of
 * these is made anew, so that later ones still reach what lies behind them.
 */
final class Stage implements AutoCloseable {

    static final List<String> ROLES = Arrays.stream(Role.values()).map(Role::id).toList();

    private static final String PASSWORD = "a password for all";
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Pattern NAMED = Pattern.compile("\\{(revision|seq|" + String.join("|", ROLES) + ")}");
    private static final Pattern TARGET =
            Pattern.compile("/stories/([a-z0-9-]+)(?:/collections/([a-z]+)/items/([a-z0-9-]+))?.*");
    /** Where those come from who sign in to be able to ask; strangers' failures do not count against them. */
    private static final String[] FROM = {"X-Forwarded-For", "192.0.2.1"};

    private final ConfigurableApplicationContext context;
    private final int port;
    private final Http http;
    private final LiveStories stories;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger story = new AtomicInteger();

    private Stage(ConfigurableApplicationContext context) {
        this.context = context;
        this.port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        this.http = new Http(port);
        this.stories = context.getBean(LiveStories.class);
    }

    /** @param arguments that choose the database */
    static Stage open(Path data, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(
                List.of("--server.port=0", "--chronomap.data-dir=" + data, "--chronomap.editor.password=" + PASSWORD));
        return new Stage(new SpringApplication(Chronomap.class, OwnStories.class).run(all.toArray(String[]::new)));
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    int port() {
        return port;
    }

    /** What a reader, or an administrator, gets there. */
    Answer get(String path) {
        return http.get(path, "Authorization", credentials(Role.ADMIN.id()), "Accept", "application/json");
    }

    /** A request with what stands for the server's own in its place. */
    WireRequest filled(WireRequest request) {
        String head = request.head().contains("{story}") ? request.head().replace("{story}", story()) : request.head();
        String firstLine = request.withHead(head).firstLine();
        return request.withHead(
                NAMED.matcher(head).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1), firstLine))));
    }

    private String value(String name, String firstLine) {
        return switch (name) {
            case "revision" -> String.valueOf(revision(firstLine));
            case "seq" -> String.valueOf(stories.applied());
            default -> credentials(name);
        };
    }

    /** Of what is published at an address; 1 where nothing is. */
    private int revision(String firstLine) {
        String[] words = firstLine.split(" ", -1);
        Matcher target = TARGET.matcher(words.length < 2 ? "" : words[1]);
        if (!target.matches()) {
            return 1;
        }
        String id = target.group(1);
        ItemKey key = target.group(3) == null
                ? ItemKey.ofStory(id)
                : new ItemKey(id, StoryPart.find(target.group(2)).orElse(StoryPart.INCIDENTS), target.group(3));
        return stories.held(id)
                .map(held -> held.versions().get(key))
                .map(Version::revision)
                .orElse(1);
    }

    /** The story that is on the stage: another copy once one is no longer published. */
    private synchronized String story() {
        String id = "fuzzed-" + story.get();
        if (stories.find(id).isEmpty()) {
            id = "fuzzed-" + story.incrementAndGet();
            context.getBean(OwnStories.class).holdCopyOfBundled(id);
        }
        return id;
    }

    private String credentials(String role) {
        return "Bearer " + tokens.computeIfAbsent(role, this::signIn);
    }

    /** Somebody was not known: next time they sign in anew. */
    void forget(WireRequest sent) {
        tokens.values().removeIf(sent.head()::contains);
    }

    private String signIn(String role) {
        String username = "fuzz-" + role;
        Accounts accounts = context.getBean(Accounts.class);
        Instant now = Instant.now();
        Role held = Arrays.stream(Role.values())
                .filter(one -> one.id().equals(role))
                .findFirst()
                .orElseThrow();
        String hash = Objects.requireNonNull(
                context.getBean(Passwords.class).hash(PASSWORD).block(LONGEST));
        accounts.find(username)
                .flatMap(there -> accounts.change(
                        username,
                        account -> account.withPassword(hash, now)
                                .withRole(held, now)
                                .withEnabled(true, now)))
                .switchIfEmpty(accounts.add(Account.create(username, hash, held, now)))
                .block(LONGEST);
        String pair = username + ':' + PASSWORD;
        Answer made = http.sendJson(
                "POST",
                "/account/tokens",
                "{\"label\": \"fuzz\"}",
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                FROM[0],
                FROM[1]);
        if (made.status() != 201) {
            throw new IllegalStateException("No token for " + username + ": " + made.text());
        }
        return made.json().get("token").stringValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
