package org.chronomap.backend.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.function.server.support.RouterFunctionMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/** Who may ask which address: all that there are, in one list, {@code access.txt}. */
class AccessTest extends ServerTest {

    private static final String REFUSED_ROLE = "role that this needs";

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings = List.of();

    @Autowired
    private List<RouterFunctionMapping> routes = List.of();

    private record Row(String method, String pattern, String least) {

        String asked() {
            return method + ' ' + pattern;
        }

        /** An address of the pattern, of what there is not: nothing shall be changed by asking. */
        String path() {
            return pattern.replaceAll("\\{[^/]+}", "nowhere").replace("**", "nowhere");
        }
    }

    @Test
    void everyAddressIsInTheListAndEveryLineOfItIsAnAddress() throws IOException {
        Set<String> mapped = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> mapped.addAll(asked(info))));
        Set<String> listed = new TreeSet<>();
        table().forEach(row -> listed.add(row.asked()));

        assertThat(listed)
                .as("access.txt must have every method and address; add a line for each that it lacks")
                .containsExactlyInAnyOrderElementsOf(mapped);
        assertThat(routes.stream().map(RouterFunctionMapping::getRouterFunction))
                .as("addresses that this test would not find")
                .containsOnlyNulls();
    }

    @Test
    void eachMayWhatTheListSaysAndNothingElse() throws IOException {
        List<String[]> askers = askers();
        List<String> names = List.of("everyone", "author", "editor", "admin");
        SoftAssertions all = new SoftAssertions();
        for (Row row : table()) {
            for (int i = 0; i < names.size(); i++) {
                boolean expected = i >= names.indexOf(row.least());
                all.assertThat(mayAsk(row, askers.get(i)))
                        .as("%s by %s", row.asked(), i == 0 ? "a reader" : names.get(i))
                        .isEqualTo(expected);
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing/here, 404",
        "GET, /accounts-of-nobody, 404",
        "POST, /nothing/here, 401",
        "PUT, /, 401",
        "DELETE, /assets/nothing, 401",
        "POST, /stories/nowhere/imports, 401",
        "POST, /stories/nowhere/collections/incidents/items/x/purge, 401",
        "GET, /backup, 401",
        "POST, /restore, 401",
        "GET, /edit, 401",
        "GET, /actuator/env, 401"
    })
    void whatIsNotThereIsNotOpened(String method, String path, int status) {
        assertThat(http.send(method, path, "Accept", "application/json").status())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /stories/nowhere/collections/incidents/items/x/purge, author, 403",
        "POST, /stories/nowhere/collections/incidents/items/x/purge, editor, 403",
        "POST, /restore, editor, 403",
        "GET, /backup, editor, 403",
        "POST, /nothing/here, editor, 403",
        "POST, /nothing/here, admin, 404"
    })
    void whatIsKeptForAdministratorsIsRefusedToOthers(String method, String path, String who, int status) {
        String[] header =
                askers().get(List.of("everyone", "author", "editor", "admin").indexOf(who));
        String[] headers = Stream.concat(Stream.of(header), Stream.of("Accept", "application/json"))
                .toArray(String[]::new);

        assertThat(http.send(method, path, headers).status()).isEqualTo(status);
    }

    private boolean mayAsk(Row row, String[] header) {
        String[] headers = Stream.concat(Stream.of(header), Stream.of("Accept", "application/json"))
                .toArray(String[]::new);
        Answer answer = http.sendText(row.method(), row.path(), "", headers);
        return answer.status() != 401
                && !(answer.status() == 403 && answer.text().contains(REFUSED_ROLE));
    }

    /** Headers of a reader, an author, an editor and an administrator. */
    private List<String[]> askers() {
        List<String[]> askers = new ArrayList<>();
        askers.add(new String[0]);
        for (String role : List.of("author", "editor")) {
            String name = "access-" + role;
            String password = "a password for " + role.substring(1) + "s";
            String[] admin = asAdmin();
            Answer made = http.sendText(
                    "POST",
                    "/accounts",
                    "{\"username\": \"%s\", \"role\": \"%s\", \"password\": \"%s\"}".formatted(name, role, password),
                    admin[0],
                    admin[1],
                    "Content-Type",
                    "application/json");
            assertThat(made.status()).isIn(201, 409);
            askers.add(as(name, password));
        }
        askers.add(asAdmin());
        return askers;
    }

    private static List<Row> table() throws IOException {
        try (Stream<String> lines = new ClassPathResource("access.txt")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" +", -1))
                    .map(parts -> new Row(parts[0], parts[1], parts[2].toLowerCase(Locale.ROOT)))
                    .toList();
        }
    }

    private static List<String> asked(RequestMappingInfo info) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Stream.of(RequestMethod.values()) : methods.stream())
                        .map(method -> method + " " + pattern.getPatternString()))
                .toList();
    }
}
