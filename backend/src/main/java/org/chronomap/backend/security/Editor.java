package org.chronomap.backend.security;

/** Somebody with an account who asks for something. */
public record Editor(String username, Role role) {

    /** The server itself, where it loads a story without anybody asking. */
    public static final Editor SERVER = new Editor("chronomap", Role.ADMIN);

    /** What the log says of who did something. */
    public String roleInLog() {
        return equals(SERVER) ? "server" : role.id();
    }

    public boolean mayPublish() {
        return role.compareTo(Role.EDITOR) >= 0;
    }
}
