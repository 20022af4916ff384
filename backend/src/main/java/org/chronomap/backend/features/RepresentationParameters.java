package org.chronomap.backend.features;

import java.util.List;
import java.util.regex.Pattern;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.snapshot.AsOf;

/** Checks the parameters that say in which form and language an answer comes; which revision it is of is read where it is chosen. */
final class RepresentationParameters {

    static final List<String> NAMES = List.of("lang", "f", AsOf.PARAMETER, "preview");

    private static final Pattern LANGUAGE = Pattern.compile("\\*|[A-Za-z]{2,3}+(?:-[A-Za-z0-9]{1,8}+){0,16}+");

    private RepresentationParameters() {}

    static void check(Parameters parameters) {
        parameters.one("lang", text -> {
            if (text.length() > LanguageChoice.LONGEST_TAG) {
                throw new IllegalArgumentException("must be a language tag of at most " + LanguageChoice.LONGEST_TAG
                        + " characters, like fr or pt-BR, or * for every language");
            }
            if (!LANGUAGE.matcher(text).matches()) {
                throw new IllegalArgumentException(
                        '"' + text + "\" must be a language tag, like fr or pt-BR, or * for every language");
            }
            return text;
        });
        parameters.one("f", text -> {
            if (!text.equals("geojson") && !text.equals("json")) {
                throw new IllegalArgumentException('"' + text + "\" must be geojson");
            }
            return text;
        });
    }
}
