package org.chronomap.backend.security.preview;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a preview link says: {@code id.expiry.signature}, the expiry in seconds since 1970 UTC, the signature an HMAC-SHA256
 * over story, id and expiry in base64url.
 */
record SignedLink(String story, String id, Instant expires) {

    private static final Pattern TOKEN = Pattern.compile("([A-Za-z0-9_-]{1,40})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");
    private static final String HMAC = "HmacSHA256";

    String token(byte[] key) {
        return id + '.' + expires.getEpochSecond() + '.' + signature(key);
    }

    /** What a token says of a story; empty when this key did not sign it for that story. */
    static Optional<SignedLink> read(String story, String token, byte[] key) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        SignedLink link = new SignedLink(story, parts.group(1), Instant.ofEpochSecond(Long.parseLong(parts.group(2))));
        return MessageDigest.isEqual(
                        link.signature(key).getBytes(StandardCharsets.US_ASCII),
                        parts.group(3).getBytes(StandardCharsets.US_ASCII))
                ? Optional.of(link)
                : Optional.empty();
    }

    private String signature(byte[] key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            // Neither an id nor a number has a line break in it.
            String signed = id + '\n' + expires.getEpochSecond() + '\n' + story;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + HMAC, e);
        }
    }
}
