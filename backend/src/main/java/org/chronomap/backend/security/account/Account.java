package org.chronomap.backend.security.account;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param username as {@link #fault} allows; never changes
 * @param passwordHash null = signs in by OpenID Connect alone
 * @param passwordChanged null = has no password
 * @param epoch ascends with every change that ends what was signed in before; two accounts of one name never share one
 * @param subject who it is at the OpenID provider; null = nobody yet
 * @param passwordToChange whether somebody else chose the password: who signs in with it by a browser is asked for another
 */
public record Account(
        String username,
        @Nullable String passwordHash,
        Role role,
        boolean enabled,
        Instant created,
        @Nullable Instant passwordChanged,
        long epoch,
        @Nullable String subject,
        boolean passwordToChange) {

    public static final int LONGEST_USERNAME = 100;

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]*+");

    /** A new one that may sign in at once. */
    public static Account create(String username, @Nullable String passwordHash, Role role, Instant now) {
        return new Account(
                username,
                passwordHash,
                role,
                true,
                now,
                passwordHash == null ? null : now,
                now.toEpochMilli(),
                null,
                false);
    }

    /** What is wrong with a name that an account shall get; empty when nothing is. */
    public static Optional<String> fault(String username) {
        if (username.equals(Editor.SERVER.username())) {
            return Optional.of('"' + username + "\" is how the log names the server itself; choose another");
        }
        return isUsername(username)
                ? Optional.empty()
                : Optional.of('"' + username
                        + "\" must be 1 to 100 of a-z, 0-9 and . _ @ + -, beginning with a letter or digit");
    }

    /** Whether an account may have the name; a longer one is nobody's, however it is looked for. */
    public static boolean isUsername(String username) {
        return username.length() <= LONGEST_USERNAME
                && USERNAME.matcher(username).matches();
    }

    /** A name as somebody typed it, the way accounts have it. */
    public static String normalised(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** With one of its owner's choice, or with none. */
    public Account withPassword(@Nullable String hash, Instant now) {
        return new Account(
                username, hash, role, enabled, created, hash == null ? null : now, later(now), subject, false);
    }

    /** The same, whose password, if it has one, somebody else chose. */
    public Account withPasswordToChange() {
        return new Account(
                username, passwordHash, role, enabled, created, passwordChanged, epoch, subject, passwordHash != null);
    }

    public Account withRole(Role other, Instant now) {
        return other == role
                ? this
                : new Account(
                        username,
                        passwordHash,
                        other,
                        enabled,
                        created,
                        passwordChanged,
                        later(now),
                        subject,
                        passwordToChange);
    }

    public Account withEnabled(boolean other, Instant now) {
        return other == enabled
                ? this
                : new Account(
                        username,
                        passwordHash,
                        role,
                        other,
                        created,
                        passwordChanged,
                        later(now),
                        subject,
                        passwordToChange);
    }

    public Account withSubject(String found) {
        return new Account(
                username, passwordHash, role, enabled, created, passwordChanged, epoch, found, passwordToChange);
    }

    /** Whether it is an administrator's and may sign in, by a password or by who it is at the OpenID provider. */
    boolean isOpenToAdmin() {
        return enabled && role == Role.ADMIN && (passwordHash != null || subject != null);
    }

    private long later(Instant now) {
        return Math.max(now.toEpochMilli(), epoch + 1);
    }

    /** Who it stands for. */
    public Editor asEditor() {
        return new Editor(username, role);
    }
}
