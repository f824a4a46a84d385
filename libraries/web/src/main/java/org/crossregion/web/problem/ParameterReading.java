package org.crossregion.web.problem;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;

import org.crossregion.web.request.TypedParameters;
import org.crossregion.web.request.UnreadableParameter;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names the path, query or header parameter that could not be read. */
final class ParameterReading {

    private ParameterReading() {}

    static Refused refused(UnreadableParameter failure, UriInfo uri, ResourceInfo resource) {
        return failure.name().isEmpty()
                ? search(uri, resource).orElseGet(() -> unnamed(failure.getMessage()))
                : Refused.field(failure.name(), "type", failure.getMessage());
    }

    /** Some other reader has failed: the parameter is found by reading them all again. */
    static Refused refused(UriInfo uri, ResourceInfo resource) {
        return search(uri, resource).orElseGet(() -> unnamed("a parameter cannot be read"));
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

    private static Refused unnamed(String message) {
        return Refused.field("parameter", "type", message);
    }

    private static Optional<Refused> search(UriInfo uri, ResourceInfo resource) {
        Method method = resource == null ? null : resource.getResourceMethod();
        if (method == null) {
            return Optional.empty();
        }
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> objections(parameter, uri))
                .findFirst();
    }

    private static Stream<Refused> objections(Parameter parameter, UriInfo uri) {
        String name = name(parameter);
        return sent(parameter, name, uri).stream()
                .flatMap(
                        value ->
                                TypedParameters.objection(parameter.getParameterizedType(), value)
                                        .stream())
                .map(objection -> Refused.field(name, "type", objection));
    }

    /** {@code @RestQuery} and the like without a value take the parameter's own name. */
    private static String name(Parameter parameter) {
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            return parameter.getAnnotation(QueryParam.class).value();
        }
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return parameter.getAnnotation(PathParam.class).value();
        }
        if (parameter.isAnnotationPresent(RestQuery.class)) {
            return named(parameter.getAnnotation(RestQuery.class).value(), parameter);
        }
        if (parameter.isAnnotationPresent(RestPath.class)) {
            return named(parameter.getAnnotation(RestPath.class).value(), parameter);
        }
        return parameter.getName();
    }

    private static String named(String value, Parameter parameter) {
        return value.isEmpty() ? parameter.getName() : value;
    }

    private static List<String> sent(Parameter parameter, String name, UriInfo uri) {
        if (parameter.isAnnotationPresent(QueryParam.class)
                || parameter.isAnnotationPresent(RestQuery.class)) {
            return uri.getQueryParameters().getOrDefault(name, List.of());
        }
        return isBody(parameter)
                ? List.of()
                : uri.getPathParameters().getOrDefault(name, List.of());
    }
}
