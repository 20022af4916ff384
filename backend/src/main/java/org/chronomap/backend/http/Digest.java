package org.chronomap.backend.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names bytes by what they are: the first twelve hexadecimal digits of SHA-256. */
public final class Digest {

    private static final int BYTES_USED = 6;

    private final MessageDigest sha256 = sha256();

    public Digest add(byte[] bytes) {
        sha256.update(bytes);
        return this;
    }

    public String hex() {
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES_USED);
    }

    public static String of(byte[] bytes) {
        return new Digest().add(bytes).hex();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
