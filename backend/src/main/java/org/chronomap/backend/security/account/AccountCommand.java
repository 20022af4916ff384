package org.chronomap.backend.security.account;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Audit;
import org.chronomap.backend.security.Editor;
import org.chronomap.backend.security.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The way back in for who has the server's machine: makes an account an administrator's, with a new password. */
@Component
final class AccountCommand implements Command {

    private static final int BYTES_OF_PASSWORD = 18;

    private final ObjectProvider<Accounts> accounts;
    private final ObjectProvider<Passwords> passwords;
    private final ObjectProvider<Audit> audit;

    AccountCommand(
            ObjectProvider<Accounts> accounts, ObjectProvider<Passwords> passwords, ObjectProvider<Audit> audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public String usage() {
        return "account reset NAME [--chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        if (arguments.isEmpty() || !arguments.get(0).equals("reset")) {
            System.err.println("What to do is missing: reset");
            System.err.println("Usage: java -jar chronomap.jar " + usage());
            return Outcome.MISUSED;
        }
        Arguments given = new Arguments(arguments.subList(1, arguments.size()), Set.of(), Set.of());
        String name = given.word("The name of the account", "");
        if (given.areMisused(usage()) || name == null) {
            return Outcome.MISUSED;
        }
        String password = RandomText.textNow(BYTES_OF_PASSWORD);
        try {
            reset(Account.normalised(name), password).block();
        } catch (ProblemException e) {
            System.err.println(e.getMessage() + "; there are: " + names());
            return Outcome.FAILED;
        }
        System.out.printf("\"%s\" is an administrator, and its password %s%n", Account.normalised(name), password);
        return Outcome.DONE;
    }

    private Mono<Void> reset(String username, String password) {
        Clock clock = Clock.systemUTC();
        return passwords
                .getObject()
                .hash(password)
                .flatMap(hash -> accounts.getObject()
                        .change(
                                username,
                                account -> account.withRole(Role.ADMIN, clock.instant())
                                        .withEnabled(true, clock.instant())
                                        .withPassword(hash, clock.instant())
                                        .withPasswordToChange()))
                .then(audit.getObject()
                        .record(Editor.SERVER, "account-changed", username, "role admin, enabled, password"));
    }

    private String names() {
        return accounts.getObject().list().blockOptional().orElse(List.of()).stream()
                .map(Account::username)
                .collect(Collectors.joining(", "));
    }
}
