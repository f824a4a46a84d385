package org.crossregion.web.problem;

import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.crossregion.web.request.UnreadableParameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;

/** Names the path, query or header parameter that could not be read. */
final class ParameterReading {

    private ParameterReading() {}

    static Refused refused(UnreadableParameter failure, UriInfo uri, ResourceInfo resource) {
        String name = failure.name().isEmpty() ? search(failure, uri, resource) : failure.name();
        return Refused.field(name, "type", failure.getMessage());
    }

    /** Whether a resource method's parameter is the request's body. */
    static boolean isBody(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(
                        annotation -> {
                            String type = annotation.annotationType().getName();
                            return type.startsWith("jakarta.ws.rs.")
                                    || type.startsWith("org.jboss.resteasy.reactive.");
                        });
    }

    /** For {@code @RestQuery} and the like without a value, which take the parameter's own name. */
    private static String search(UnreadableParameter failure, UriInfo uri, ResourceInfo resource) {
        Method method = resource == null ? null : resource.getResourceMethod();
        if (method == null) {
            return "parameter";
        }
        return Arrays.stream(method.getParameters())
                .filter(parameter -> takes(parameter, failure.type()))
                .filter(parameter -> sent(parameter, uri).contains(failure.value()))
                .map(Parameter::getName)
                .findFirst()
                .orElse("parameter");
    }

    private static boolean takes(Parameter parameter, Class<?> type) {
        return parameter.getType() == type
                || parameter.getParameterizedType() instanceof ParameterizedType generic
                        && Arrays.asList(generic.getActualTypeArguments()).contains(type);
    }

    private static List<String> sent(Parameter parameter, UriInfo uri) {
        if (parameter.isAnnotationPresent(RestQuery.class)) {
            return uri.getQueryParameters().getOrDefault(parameter.getName(), List.of());
        }
        if (parameter.isAnnotationPresent(RestPath.class)) {
            return uri.getPathParameters().getOrDefault(parameter.getName(), List.of());
        }
        return List.of();
    }
}
