package org.chronomap.backend.fuzz;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/**
 * An address of the server, as its own table has it.
 *
 * @param pattern with names in braces
 * @param parameters that its handler declares; most are read by hand
 */
record Address(String method, String pattern, List<String> parameters) {

    static List<Address> all(ApplicationContext context) {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Address::toString))
                .toList();
    }

    private static Stream<Address> of(RequestMappingInfo info, HandlerMethod handler) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternsCondition().getPatterns().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                        .map(method -> new Address(method.name(), pattern.getPatternString(), declared(handler))));
    }

    private static List<String> declared(HandlerMethod handler) {
        Set<String> names = new TreeSet<>();
        for (var parameter : handler.getMethodParameters()) {
            RequestParam annotation =
                    AnnotatedElementUtils.findMergedAnnotation(parameter.getParameter(), RequestParam.class);
            if (annotation != null && parameter.getParameterType() == String.class) {
                names.add(annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name());
            }
        }
        return List.copyOf(names);
    }

    @Override
    public String toString() {
        return method + ' ' + pattern;
    }
}
