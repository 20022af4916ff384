package org.chronomap.backend.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chronomap.backend.Http.Answer;
import org.jspecify.annotations.Nullable;

/** What several writers wrote while the server ran, and what they were answered. */
final class Writing {

    /** Titles of which it was answered that they are kept; each title is written once. */
    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());

    /** Titles of posts that were not answered; the title is the key too. */
    private final List<String> unanswered = Collections.synchronizedList(new ArrayList<>());

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

    List<String> acknowledged() {
        return acknowledged;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Sends once more, with the same keys, what was not answered. */
    void again(Newsdesk desk) {
        List<String> titles = List.copyOf(unanswered);
        unanswered.clear();
        titles.forEach(title -> post(desk, title));
    }

    /** Writes until the server is gone: an item of its own, and changes of it and of an item that all writers change. */
    void write(Newsdesk desk, String name, String shared) {
        for (int i = 0; ; i++) {
            Optional<Answer> made = post(desk, name + '-' + i);
            if (made.isEmpty()) {
                return;
            }
            String address = made.get().header("Location");
            if (retitle(desk, address, name + '-' + i + "-changed", 1).isEmpty()
                    || changeShared(desk, shared, name + '-' + i + "-shared").isEmpty()) {
                return;
            }
        }
    }

    private Optional<Answer> changeShared(Newsdesk desk, String address, String title) {
        return answer(() -> desk.http().get(address + "?lang=en"))
                .flatMap(read -> retitle(desk, address, title, Newsdesk.revision(read)));
    }

    private Optional<Answer> post(Newsdesk desk, String title) {
        Optional<Answer> answer = answer(() -> desk.post(title, title));
        note(answer.orElse(null), title, 201);
        if (answer.isEmpty()) {
            unanswered.add(title);
        }
        return answer;
    }

    private Optional<Answer> retitle(Newsdesk desk, String address, String title, int revision) {
        Optional<Answer> answer = answer(() -> desk.retitle(address, title, revision));
        note(answer.orElse(null), title, 200);
        return answer;
    }

    private void note(@Nullable Answer answer, String title, int success) {
        if (answer == null) {
            return;
        }
        if (answer.status() == success) {
            acknowledged.add(title);
        } else if (answer.status() != 412) {
            complaints.add(title + ": " + answer.status() + ' ' + answer.text());
        }
    }

    /** Empty when the server is gone. */
    private static Optional<Answer> answer(Supplier<Answer> request) {
        try {
            return Optional.of(request.get());
        } catch (IllegalStateException gone) {
            return Optional.empty();
        }
    }
}
