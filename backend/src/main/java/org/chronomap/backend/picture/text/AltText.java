package org.chronomap.backend.picture.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chronomap.backend.snapshot.Snapshot;
import org.chronomap.backend.state.ReaderState;
import org.chronomap.backend.state.ShownEvent;
import org.chronomap.backend.state.Standing;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;

/** What a picture shows, in sentences for who does not see it. */
final class AltText {

    private final PictureWords words;
    private final Snapshot snapshot;

    AltText(PictureWords words, Snapshot snapshot) {
        this.words = words;
        this.snapshot = snapshot;
    }

    String of(ReaderState state) {
        List<ShownEvent> shown = ShownEvent.of(snapshot.index(), state);
        List<String> sentences = new ArrayList<>();
        sentences.add(words.message("picture.alt", fullTitle(state), words.time(state.time()), words.counts(shown)));
        List<String> there = new ArrayList<>();
        Map<String, List<ShownEvent>> byPlace = shown.stream()
                .filter(one -> one.isOnMap(state))
                .filter(one -> one.event() instanceof Incident incident && incident.place() != null)
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(((Incident) one.event()).place())));
        for (Place place : snapshot.story().places()) {
            List<ShownEvent> here = byPlace.getOrDefault(place.id(), List.of());
            int count = (int) here.stream().filter(one -> !one.isRetracted()).count();
            if (!here.isEmpty()) {
                there.add(words.message(
                        "picture.place",
                        words.name(place.name()),
                        count > 0 ? words.number(count) : words.counts(here)));
            }
        }
        for (ShownEvent one : shown) {
            if (one.event() instanceof Movement movement && one.standing() != Standing.OVER && one.isOnMap(state)) {
                there.add(words.message(
                        "picture.movement",
                        words.message("list.route", names(movement.from()), names(movement.to())),
                        words.label(movement)));
            }
        }
        if (!there.isEmpty()) {
            sentences.add(words.message("picture.there", words.joined(PictureWords.first(there))));
        }
        if (!shown.isEmpty()) {
            sentences.add(words.sources(shown) + '.');
        }
        return String.join(" ", sentences);
    }

    private String fullTitle(ReaderState state) {
        String headline = words.headline(state);
        return headline.equals(words.title()) ? headline : words.title() + " – " + headline;
    }

    private String names(List<String> places) {
        return places.stream()
                .map(place -> words.name(snapshot.index().place(place).name()))
                .collect(Collectors.joining(", "));
    }
}
