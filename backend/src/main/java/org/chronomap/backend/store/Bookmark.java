package org.chronomap.backend.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody knows a story by the log, and by which log: to be told later what came behind.
 *
 * @param seq of the last change that is known
 * @param restored the number behind which that log went on since an archive was restored; 0 = none was
 * @param digest of the entry of that number; it tells another log from the same one
 */
public record Bookmark(String story, long seq, long restored, String digest) {

    /** @param entry null where the log holds none of that number */
    public static String digest(@Nullable Change entry) {
        if (entry == null) {
            return "none";
        }
        String all = String.join(
                "\n",
                entry.key().path(),
                entry.kind().id(),
                Integer.toString(entry.revision()),
                entry.at().toString(),
                String.valueOf(entry.after()));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has it", e);
        }
    }
}
