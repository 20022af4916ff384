package org.chronomap.backend.security.account;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes accounts, tokens and the audit as JSON. No secret is in it but a token's, once. */
public final class AccountJson {

    private AccountJson() {}

    public static ObjectNode account(Account account) {
        ObjectNode json = object();
        json.put("username", account.username());
        json.put("role", account.role().id());
        json.put("enabled", account.enabled());
        json.put("created", account.created().toString());
        json.put("passwordChanged", moment(account.passwordChanged()));
        json.put("hasPassword", account.passwordHash() != null);
        json.put("passwordToChange", account.passwordToChange());
        return json;
    }

    static ObjectNode token(Tokens.Token token) {
        ObjectNode json = object();
        json.put("id", token.id());
        json.put("label", token.label());
        json.put("created", token.created().toString());
        json.put("expires", moment(token.expires()));
        json.put("lastUsed", token.lastUsed() == null ? null : token.lastUsed().toString());
        return json;
    }

    static ObjectNode entry(AuditLog.Entry entry) {
        ObjectNode json = object();
        json.put("id", entry.id());
        json.put("at", entry.at().toString());
        json.put("who", entry.who());
        json.put("action", entry.action());
        json.put("target", entry.target());
        json.put("detail", entry.detail());
        json.put("network", entry.network());
        json.put("times", entry.times());
        return json;
    }

    public static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    /** An object with one member, a list. */
    public static <T> ObjectNode list(String member, List<T> values, Function<T, ObjectNode> written) {
        ObjectNode json = object();
        ArrayNode array = json.putArray(member);
        values.forEach(value -> array.add(written.apply(value)));
        return json;
    }

    public static ResponseEntity<byte[]> answer(HttpStatus status, JsonNode json) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes(json));
    }

    static byte[] bytes(JsonNode json) {
        return JsonMapper.shared().writeValueAsBytes(json);
    }

    private static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
