package org.chronomap.backend.importing;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.chronomap.backend.command.Arguments;
import org.chronomap.backend.command.Command;
import org.chronomap.backend.importing.rows.Asked;
import org.chronomap.backend.importing.rows.FileImport;
import org.chronomap.backend.importing.rows.LocalImports;
import org.chronomap.backend.importing.rows.RemoteImports;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.security.Editor;
import org.chronomap.geodata.folder.StoryFaultsException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.Exceptions;

/** Makes a story what a folder says, or puts into it what a file of rows holds: in the data folder, or on a server that runs. */
@Component
final class ImportCommand implements Command {

    private static final Pattern SERVER = Pattern.compile("https?://[^/?#\\s]+(/[^?#\\s]*)?");
    private static final Pattern STORY = Pattern.compile("[a-z0-9-]+");

    private final ObjectProvider<FirstStories> first;
    private final ObjectProvider<FolderImport> folders;
    private final ObjectProvider<LocalImports> imports;

    ImportCommand(
            ObjectProvider<FirstStories> first,
            ObjectProvider<FolderImport> folders,
            ObjectProvider<LocalImports> imports) {
        this.first = first;
        this.folders = folders;
        this.imports = imports;
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String usage() {
        return "import DIR [--as=STORY] [--note=why, for readers]"
                + " | import FILE --story=STORY [--mapping=FILE] [--dry-run] [--only-good] [--draft] [--remove-gone] [--note=why, for readers]"
                + " [--to=http://localhost:8080 --user=NAME[:PASSWORD] | --chronomap.data-dir=./data]";
    }

    @Override
    public Outcome run(List<String> arguments) {
        Arguments given = new Arguments(
                arguments,
                Set.of("--as", "--note", "--to", "--user", "--story", "--mapping"),
                Set.of("--dry-run", "--only-good", "--draft", "--remove-gone"));
        Path dir = given.pathWord("The folder, or the file");
        boolean isFile = dir != null && Files.isRegularFile(dir);
        if (dir != null && !isFile && !Files.isDirectory(dir)) {
            given.fault(dir + " is no folder and no file");
        }
        checkKind(given, isFile);
        String to = given.value("--to").orElse(null);
        String user = given.value("--user").orElse(null);
        if (to != null && !isServer(to)) {
            given.fault("--to: \"" + to + "\" must be the address of a server, like http://localhost:8080");
        }
        if ((to == null) != (user == null)) {
            given.fault(
                    "--to and --user go together: the address of a running server, and an account there, like editor");
        }
        if (given.areMisused(usage()) || dir == null) {
            return Outcome.MISUSED;
        }
        String note = given.value("--note").orElse(null);
        try {
            if (isFile) {
                return rows(given, dir, note, to, user);
            }
            StoryFolder folder = StoryFolder.at(dir);
            String story = given.value("--as").orElse(folder.id());
            return to == null || user == null
                    ? here(story, folder, note)
                    : there(new RunningServer(root(to), basic(user)), story, folder, note);
        } catch (IOException e) {
            System.err.println((to == null ? dir + " could not be read: " : to + " could not be asked: ") + e);
            return Outcome.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.FAILED;
        }
    }

    private static void checkKind(Arguments given, boolean isFile) {
        if (isFile && given.value("--story").isEmpty()) {
            given.fault("--story is missing: the story into which the file goes");
        }
        for (String name : isFile ? List.of("--as") : List.of("--story", "--mapping")) {
            if (given.value(name).isPresent()) {
                given.fault(name + " is for a " + (isFile ? "folder" : "file"));
            }
        }
        for (String name : List.of("--dry-run", "--only-good", "--draft", "--remove-gone")) {
            if (!isFile && given.has(name)) {
                given.fault(name + " is for a file");
            }
        }
    }

    private Outcome rows(Arguments given, Path file, @Nullable String note, @Nullable String to, @Nullable String user)
            throws IOException, InterruptedException {
        String story = given.value("--story").orElse("");
        if (!STORY.matcher(story).matches()) {
            System.err.println("\"" + story + "\" is no name of a story");
            return Outcome.FAILED;
        }
        Path mapping = given.value("--mapping").map(Path::of).orElse(null);
        FileImport.Wanted wanted = new FileImport.Wanted(
                file,
                story,
                mapping == null ? null : Files.readString(mapping),
                new Asked(
                        given.has("--dry-run"),
                        given.has("--only-good"),
                        given.has("--draft"),
                        given.has("--remove-gone"),
                        note));
        if (to != null && user != null) {
            return FileImport.run(new RemoteImports(root(to), basic(user)), wanted);
        }
        first.getObject().loaded();
        return FileImport.run(imports.getObject(), wanted);
    }

    private Outcome here(String story, StoryFolder folder, @Nullable String note) throws IOException {
        first.getObject().loaded();
        try {
            tell(
                    story,
                    Objects.requireNonNull(folders.getObject()
                            .run(story, folder.files(), Editor.SERVER, note)
                            .block()));
            return Outcome.DONE;
        } catch (ProblemException e) {
            System.err.println(e.getMessage());
            return Outcome.FAILED;
        } catch (RuntimeException e) {
            Throwable cause = Exceptions.unwrap(e);
            if (cause instanceof IOException unreadable) {
                throw unreadable;
            }
            if (!(cause instanceof StoryFaultsException)) {
                throw e;
            }
            System.err.println(cause.getMessage());
            return Outcome.FAILED;
        }
    }

    private static Outcome there(RunningServer server, String story, StoryFolder folder, @Nullable String note)
            throws IOException, InterruptedException {
        if (!STORY.matcher(story).matches()) {
            System.err.println("\"" + story + "\" is no name of a story: name one by --as");
            return Outcome.FAILED;
        }
        RunningServer.Answer answer = server.take(story, folder.files(), note);
        if (answer.report() == null) {
            System.err.println(answer.refusal());
            return Outcome.FAILED;
        }
        tell(story, answer.report());
        return Outcome.DONE;
    }

    private static void tell(String story, FolderImport.Report report) {
        System.out.printf(
                "%s: %d made, %d changed, %d deleted%n",
                story,
                report.counts().created(),
                report.counts().changed(),
                report.counts().deleted());
        if (!report.warnings().isEmpty()) {
            System.out.println("It was taken; look at these again:");
            report.warnings().forEach(warning -> System.out.println("  " + warning));
        }
    }

    private static boolean isServer(String to) {
        try {
            return SERVER.matcher(to).matches() && new URI(to).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static URI root(String to) {
        return URI.create(to.endsWith("/") ? to.substring(0, to.length() - 1) : to);
    }

    /** A password that is not among the arguments, which others on the machine can see, is asked for. */
    private static String basic(String user) throws IOException {
        String pair = user.indexOf(':') >= 0 ? user : user + ':' + password(user);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** From JDK 22 on there is always a console, which without a terminal reads what comes in; at its end it gives null. */
    @SuppressWarnings("SystemConsoleNull")
    private static String password(String user) throws IOException {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", user);
        if (typed == null) {
            throw new IOException(
                    "no password is given, and there is nobody to ask for it: --user=" + user + ":PASSWORD");
        }
        return new String(typed);
    }
}
