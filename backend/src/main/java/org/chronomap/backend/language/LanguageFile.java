package org.chronomap.backend.language;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A newsroom's file of words, as it stands in the data folder.
 *
 * @param name of the file
 * @param language BCP 47 tag; empty where the name is none
 * @param words by key, without notes; none where the file is left out
 * @param faults of what is no word at all
 * @param fault why the whole file is left out; empty = it is not
 */
record LanguageFile(String name, String language, Map<String, String> words, List<WordFault> faults, String fault) {

    LanguageFile {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        faults = List.copyOf(faults);
    }

    static LanguageFile leftOut(String name, String language, String fault) {
        return new LanguageFile(name, language, Map.of(), List.of(), fault);
    }
}
