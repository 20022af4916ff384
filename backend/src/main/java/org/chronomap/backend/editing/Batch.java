package org.chronomap.backend.editing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.PointerFault;
import org.chronomap.backend.problem.SentJson;
import org.chronomap.backend.store.ItemKey;
import org.chronomap.geodata.story.StoryPart;
import org.chronomap.geodata.story.WireName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Several changes that are to be made together.
 *
 * @param note why, for readers
 */
record Batch(List<Edit> edits, @Nullable String note) {

    private static final int MOST = 10_000;
    private static final Set<String> MEMBERS = Set.of("method", "collection", "id", "ifMatch", "draft", "body");

    private enum Method {
        POST,
        PUT,
        PATCH,
        DELETE,
        /** Readers shall see the draft, as by {@code …/publish}. */
        PUBLISH;

        boolean hasBody() {
            return this != DELETE && this != PUBLISH;
        }
    }

    /**
     * {@code {"note": "…", "changes": [{"method": "PATCH", "collection": "incidents", "id": "…", "ifMatch": 17, "draft": false,
     * "body": {…}}]}}: each as its request by itself would be, {@code PUBLISH} as {@code …/publish}; {@code draft} and {@code note} as
     * the address says unless they are said here.
     *
     * @throws ProblemException (422) that names every fault of its form
     */
    static Batch read(String story, JsonNode json, EditRequest request) {
        List<PointerFault> faults = new ArrayList<>();
        JsonNode changes = json.path("changes");
        if (!changes.isArray() || changes.isEmpty() || changes.size() > MOST) {
            faults.add(new PointerFault("/changes", "must be a list of 1 to " + MOST + " changes"));
            throw ProblemException.badContent(faults);
        }
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            edit(story, changes.get(i), "/changes/" + i, request.draft(), faults)
                    .ifPresent(edits::add);
        }
        JsonNode note = json.path("note");
        if (!note.isMissingNode() && !note.isNull() && !note.isString()) {
            faults.add(new PointerFault("/note", "must be text"));
        }
        note.asStringOpt().flatMap(Edits::faultOfNote).ifPresent(fault -> faults.add(new PointerFault("/note", fault)));
        if (!faults.isEmpty()) {
            throw ProblemException.badContent(faults);
        }
        return new Batch(edits, note.isString() ? note.asString() : request.note());
    }

    /** Whether it says of any change that it is made whatever its item is at by then: that is for editors. */
    boolean saysAny() {
        return edits.stream()
                .map(Edit::meant)
                .anyMatch(meant -> meant != null && meant.revisions().isEmpty());
    }

    private static @Nullable Meant meant(JsonNode ifMatch, @Nullable Method method) {
        if (ifMatch.isInt()) {
            return Meant.of(ifMatch.intValue());
        }
        return !ifMatch.asString("").equals("*") ? null : method == Method.PUT ? Meant.ANY_OR_NEW : Meant.ANY;
    }

    private static Optional<Edit> edit(
            String story, JsonNode change, String at, boolean draftUnlessSaid, List<PointerFault> faults) {
        int before = faults.size();
        change.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> faults.add(new PointerFault(
                        at + '/' + name,
                        "is not a member of a change, which has method, collection, id, ifMatch, draft, body")));
        String named = change.path("method").asString("");
        Method method = Arrays.stream(Method.values())
                .filter(one -> one.name().equals(named.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
        if (method == null) {
            faults.add(
                    new PointerFault(at + "/method", '"' + named + "\" must be POST, PUT, PATCH, DELETE or PUBLISH"));
        }
        StoryPart part = StoryPart.find(change.path("collection").asString("")).orElse(null);
        if (part == null) {
            faults.add(new PointerFault(
                    at + "/collection",
                    "must be one of "
                            + Arrays.stream(StoryPart.values())
                                    .map(WireName::id)
                                    .collect(Collectors.joining(", "))));
        }
        JsonNode body = change.path("body");
        String id = Optional.of(change.path("id").asString(""))
                .filter(given -> !given.isEmpty())
                .or(() -> part == StoryPart.STORY ? Optional.of(story) : Optional.empty())
                .or(() -> body.path("id").asStringOpt())
                .or(() -> method == Method.POST ? Optional.of(Edits.newId()) : Optional.empty())
                .orElse("");
        if (id.isEmpty()) {
            faults.add(new PointerFault(at + "/id", "is missing: the id of the item that is to be changed"));
        }
        if (method == Method.POST) {
            EditChecks.faultOfNewId(id).ifPresent(fault -> faults.add(new PointerFault(at + "/id", fault)));
        }
        Meant meant = meant(change.path("ifMatch"), method);
        if (method != null && method != Method.POST && meant == null) {
            faults.add(new PointerFault(
                    at + "/ifMatch",
                    "must be the revision that you change, a number, so that nobody else's change is lost; or, by an editor,"
                            + " \"*\" for whichever there is"));
        }
        if (method != null && method.hasBody() && !body.isObject()) {
            faults.add(new PointerFault(at + "/body", "must be what the request by itself would send"));
        }
        if (method == Method.PUBLISH && !body.isMissingNode() && !body.isNull()) {
            faults.add(new PointerFault(at + "/body", "is not for PUBLISH: what is published is the draft"));
        }
        SentJson.faultOfSize(body).ifPresent(fault -> faults.add(new PointerFault(at + "/body", fault)));
        JsonNode draft = change.path("draft");
        if (!draft.isMissingNode() && !draft.isBoolean()) {
            faults.add(new PointerFault(at + "/draft", "must be true or false"));
        }
        if (faults.size() > before || method == null || part == null) {
            return Optional.empty();
        }
        ItemKey key = new ItemKey(story, part, id);
        boolean isDraft = draft.isBoolean() ? draft.booleanValue() : draftUnlessSaid;
        return Optional.of(
                switch (method) {
                    case POST -> Edit.of(Edit.Kind.PUT, key, null, body, isDraft);
                    case PUT -> Edit.of(Edit.Kind.PUT, key, meant, body, isDraft);
                    case PATCH -> Edit.of(Edit.Kind.PATCH, key, meant, body, isDraft);
                    case DELETE -> Edit.of(Edit.Kind.DELETE, key, meant);
                    case PUBLISH -> Edit.of(Edit.Kind.PUBLISH, key, meant);
                });
    }
}
