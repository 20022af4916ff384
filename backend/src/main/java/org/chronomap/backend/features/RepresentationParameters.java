package org.chronomap.backend.features;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chronomap.backend.gazetteer.PlaceQuery;
import org.chronomap.backend.language.LanguageChoice;
import org.chronomap.backend.parameter.PageLimit;
import org.chronomap.backend.parameter.Parameters;
import org.chronomap.backend.snapshot.request.AsOf;
import org.chronomap.backend.snapshot.request.SnapshotChoice;
import org.chronomap.geodata.export.ExportFormat;
import org.chronomap.geodata.time.typed.TypedDates;
import org.springframework.util.MultiValueMap;

/** The parameters that say in which form and language an answer comes, and of which revision; that one is read where it is chosen. */
final class RepresentationParameters {

    private static final Pattern LANGUAGE = Pattern.compile("\\*|[A-Za-z]{2,3}+(?:-[A-Za-z0-9]{1,8}+){0,16}+");

    private static final QueryParameter<String> LANG = QueryParameter.of(
            "lang",
            "{\"type\": \"string\", \"maxLength\": %d}".formatted(LanguageChoice.LONGEST_TAG),
            (text, snapshot) -> language(text));
    private static final QueryParameter<String> AS_OF =
            QueryParameter.of(AsOf.PARAMETER, "{\"type\": \"string\"}", (text, snapshot) -> text);
    private static final QueryParameter<String> PREVIEW =
            QueryParameter.of(SnapshotChoice.PREVIEW, "{\"type\": \"string\"}", (text, snapshot) -> text);

    private static final QueryParameter<String> TYPED = QueryParameter.of(
            "text",
            "{\"type\": \"string\", \"maxLength\": %d}".formatted(TypedDates.LONGEST),
            (text, snapshot) -> text);
    private static final QueryParameter<String> NEAR =
            QueryParameter.of("near", "{\"type\": \"string\"}", (text, snapshot) -> text);

    private static final List<String> FORMS_OF_ITEMS = List.of("geojson", "json", "html");
    private static final List<String> FORMS_OF_DESCRIPTIONS = List.of("json", "html");

    /** Those of items. */
    static final KnownParameters OF_ITEMS = KnownParameters.of(Stream.of(LANG, format(FORMS_OF_ITEMS), AS_OF, PREVIEW));
    /** Those of what describes a story's collections. */
    static final KnownParameters OF_DESCRIPTIONS =
            KnownParameters.of(Stream.of(LANG, format(FORMS_OF_DESCRIPTIONS), AS_OF, PREVIEW));
    /** Those of files of columns, which are in no language. */
    static final KnownParameters OF_COLUMNS = KnownParameters.of(Stream.of(AS_OF, PREVIEW));
    /** Those of dates as they are typed. */
    static final KnownParameters OF_DATES = KnownParameters.of(Stream.of(TYPED, LANG, NEAR));
    /** Those of where a text says that something is: read by {@code backend.gazetteer}. */
    static final KnownParameters OF_GAZETTEER = KnownParameters.of(Stream.of(
            QueryParameter.of(
                    "text",
                    "{\"type\": \"string\", \"maxLength\": %d}".formatted(PlaceQuery.LONGEST),
                    (text, snapshot) -> text),
            LANG,
            QueryParameter.of(
                    "limit",
                    "{\"type\": \"integer\", \"minimum\": 1, \"maximum\": %d, \"default\": %d}"
                            .formatted(PlaceQuery.MOST, PlaceQuery.USUAL),
                    (text, snapshot) -> PageLimit.parse(text, PlaceQuery.MOST))));
    /** Those of what describes the server. */
    static final KnownParameters OF_SERVER = KnownParameters.of(Stream.of(LANG, format(FORMS_OF_DESCRIPTIONS)));

    private RepresentationParameters() {}

    private static QueryParameter<String> format(List<String> forms) {
        return QueryParameter.of(
                "f",
                "{\"type\": \"string\", \"enum\": [%s]}"
                        .formatted(forms.stream().map(form -> '"' + form + '"').collect(Collectors.joining(", "))),
                (text, snapshot) -> form(text, forms));
    }

    /** The form of a file. */
    static QueryParameter<String> exported() {
        return format(Stream.concat(ExportFormat.ALL.stream().map(ExportFormat::id), Stream.of("folder"))
                .toList());
    }

    /** Those of items, beside others that they take. */
    static void check(Parameters parameters) {
        check(parameters, FORMS_OF_ITEMS);
    }

    /** @throws org.chronomap.backend.problem.ProblemException (400) that names every faulty parameter of one item */
    static void requireOfItem(MultiValueMap<String, String> given) {
        require(given, OF_ITEMS, FORMS_OF_ITEMS);
    }

    /**
     * @param known those that the description takes
     * @throws org.chronomap.backend.problem.ProblemException (400) that names every faulty parameter of a description
     */
    static void requireOfDescription(MultiValueMap<String, String> given, KnownParameters known) {
        require(given, known, FORMS_OF_DESCRIPTIONS);
    }

    private static void require(MultiValueMap<String, String> given, KnownParameters known, List<String> forms) {
        Parameters parameters = new Parameters(given, known.names());
        check(parameters, forms);
        parameters.requireFaultless();
    }

    private static void check(Parameters parameters, List<String> forms) {
        parameters.one("lang", RepresentationParameters::language);
        parameters.one("f", text -> form(text, forms));
    }

    private static String language(String text) {
        if (text.length() > LanguageChoice.LONGEST_TAG) {
            throw new IllegalArgumentException("must be a language tag of at most " + LanguageChoice.LONGEST_TAG
                    + " characters, like fr or pt-BR, or * for every language");
        }
        if (!LANGUAGE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    '"' + text + "\" must be a language tag, like fr or pt-BR, or * for every language");
        }
        return text;
    }

    private static String form(String text, List<String> forms) {
        if (!forms.contains(text)) {
            throw new IllegalArgumentException('"' + text + "\" must be one of " + String.join(", ", forms));
        }
        return text;
    }
}
