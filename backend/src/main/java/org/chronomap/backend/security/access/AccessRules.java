package org.chronomap.backend.security.access;

import static org.chronomap.backend.security.access.Access.ACCOUNT;
import static org.chronomap.backend.security.access.Access.ADMIN;
import static org.chronomap.backend.security.access.Access.AUTHOR;
import static org.chronomap.backend.security.access.Access.EDITOR;
import static org.chronomap.backend.security.access.Access.EVERYONE;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may ask which address. Readers may read; what only some may see of a story (a draft, by {@code ?preview=}) its handler
 * decides, as it decides whose draft an author may change.
 */
final class AccessRules {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** The first that fits holds. */
    private static final List<Rule> RULES = List.of(
            always(
                    ADMIN,
                    "/accounts/{*rest}",
                    "/audit/{*rest}",
                    "/backup/{*rest}",
                    "/restore/{*rest}",
                    "/edit/accounts"),
            always(ACCOUNT, "/account/{*rest}"),
            always(EVERYONE, "/login/{*rest}", "/logout", "/oauth2/{*rest}"),
            always(AUTHOR, "/edit/{*rest}", "/stories/{story}/dates", "/stories/{story}/imports/{*rest}"),
            always(EDITOR, "/stories/{story}/previews/{*rest}"),
            always(AUTHOR, "/stories/{story}/gazetteer"),
            reads(EVERYONE, "/actuator/health/{*rest}", "/actuator/prometheus"),
            reads(ADMIN, "/actuator/{*rest}"),
            writes(ADMIN, "/stories/{story}/purge", "/stories/{story}/collections/{collection}/items/{id}/purge"),
            writes(
                    EDITOR,
                    "/stories/{story}/publish",
                    "/stories/{story}/unpublish",
                    "/stories/{story}/collections/{collection}/items/{id}/publish",
                    "/stories/{story}/collections/{collection}/items/{id}/unpublish"),
            writes(AUTHOR, "/stories/{*rest}"),
            // What there is not is told as such, and not asked to sign in for.
            reads(EVERYONE, "/{*rest}"),
            writes(ADMIN, "/{*rest}"));

    private AccessRules() {}

    /** @param path without a proxy's prefix */
    static Access to(HttpMethod method, PathContainer path) {
        return RULES.stream()
                .filter(rule -> rule.fits(method, path))
                .findFirst()
                .orElseThrow()
                .access();
    }

    private enum Methods {
        ALL,
        READS,
        WRITES
    }

    private record Rule(Methods methods, Access access, List<PathPattern> patterns) {

        boolean fits(HttpMethod method, PathContainer path) {
            boolean read = READS.contains(method);
            boolean asked = switch (methods) {
                case ALL -> true;
                case READS -> read;
                case WRITES -> !read;
            };
            return asked && patterns.stream().anyMatch(pattern -> pattern.matches(path));
        }
    }

    private static Rule always(Access access, String... patterns) {
        return rule(Methods.ALL, access, patterns);
    }

    private static Rule reads(Access access, String... patterns) {
        return rule(Methods.READS, access, patterns);
    }

    private static Rule writes(Access access, String... patterns) {
        return rule(Methods.WRITES, access, patterns);
    }

    private static Rule rule(Methods methods, Access access, String... patterns) {
        return new Rule(
                methods,
                access,
                Stream.of(patterns)
                        .map(PathPatternParser.defaultInstance::parse)
                        .toList());
    }
}
