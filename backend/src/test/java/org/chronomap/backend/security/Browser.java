package org.chronomap.backend.security;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.Http;
import org.chronomap.backend.Http.Answer;
import org.springframework.web.util.HtmlUtils;

/** What a browser without scripts does: it keeps cookies, and sends forms with all their fields. */
public final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final Http http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(Http http) {
        this.http = http;
    }

    public Answer get(String path, String... headers) {
        return kept(http.get(path, withCookies(headers)));
    }

    public Answer send(String method, String path, String text, String... headers) {
        return kept(http.sendText(method, path, text, withCookies(headers)));
    }

    /** Opens the form at an address, and sends it filled in. */
    public Answer signIn(String page, String username, String password) {
        return fill(page, "/login", Map.of("username", username, "password", password));
    }

    /** Opens a form at an address, and sends it filled in to another. */
    public Answer fill(String page, String action, Map<String, String> filled, String... headers) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(get(page, "Accept", "text/html").text());
        while (hidden.find()) {
            fields.put(hidden.group(1), HtmlUtils.htmlUnescape(hidden.group(2)));
        }
        fields.putAll(filled);
        return send(
                "POST",
                action,
                form(fields),
                Stream.concat(Stream.of("Content-Type", "application/x-www-form-urlencoded"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    private String[] withCookies(String... headers) {
        if (cookies.isEmpty()) {
            return headers;
        }
        String all = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                .collect(Collectors.joining("; "));
        return Stream.concat(Stream.of(headers), Stream.of("Cookie", all)).toArray(String[]::new);
    }

    private Answer kept(Answer answer) {
        List<String> set = answer.response().headers().allValues("Set-Cookie");
        for (String cookie : set) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
        return answer;
    }
}
