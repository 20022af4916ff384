package org.chronomap.geodata.gazetteer;

import org.chronomap.geodata.story.LocalizedText;

/** Where a position is, told by something that has a name. */
public sealed interface Whereabouts {

    /** What it is told by. */
    LocalizedText name();

    /** In a country. */
    record InCountry(LocalizedText name) implements Whereabouts {}

    /** In a town. */
    record InTown(LocalizedText name) implements Whereabouts {}

    /** So near that neither distance nor direction can be told. */
    record Near(LocalizedText name) implements Whereabouts {}

    /**
     * Away from it.
     *
     * @param metres rounded as well as the position is known
     * @param direction as seen from what has the name
     */
    record Away(LocalizedText name, int metres, Direction direction) implements Whereabouts {}

    /** In the languages of the interface. */
    default LocalizedText text() {
        return WhereWords.of(this);
    }
}
