package org.crossregion.web.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Words broken constraints with the fields as the client wrote them. */
final class ConstraintReading {

    private ConstraintReading() {}

    /** False if our own answer broke a constraint: that is no fault of the client. */
    static boolean isOfRequest(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .noneMatch(
                        violation ->
                                nodes(violation).stream()
                                        .anyMatch(
                                                node ->
                                                        node.getKind()
                                                                == ElementKind.RETURN_VALUE));
    }

    static Refused refused(ConstraintViolationException invalid) {
        List<Violation> violations =
                invalid.getConstraintViolations().stream()
                        .map(ConstraintReading::violation)
                        .sorted(
                                Comparator.comparing(Violation::field)
                                        .thenComparing(Violation::rule))
                        .toList();
        String detail =
                violations.stream()
                        .map(violation -> violation.field() + ": " + violation.message())
                        .collect(Collectors.joining("; "));
        return new Refused(SharedRefusal.INVALID_REQUEST, detail, violations);
    }

    private static Violation violation(ConstraintViolation<?> broken) {
        String rule =
                broken.getConstraintDescriptor()
                        .getAnnotation()
                        .annotationType()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
        return new Violation(field(broken), rule, broken.getMessage());
    }

    /** {@code create.request.materials[0].kind} as {@code materials[0].kind}. */
    private static String field(ConstraintViolation<?> broken) {
        StringBuilder field = new StringBuilder();
        Optional<Path.ParameterNode> parameter = Optional.empty();
        for (Path.Node node : nodes(broken)) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = Optional.of(node.as(Path.ParameterNode.class));
            } else if (node.getKind() == ElementKind.PROPERTY
                    || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                append(field, node);
            }
        }
        return field.isEmpty()
                ? parameter.map(node -> parameterName(broken, node)).orElse("body")
                : field.toString();
    }

    private static void append(StringBuilder field, Path.Node node) {
        if (node.getIndex() != null) {
            field.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            field.append('[').append(node.getKey()).append(']');
        }
        if (node.getKind() == ElementKind.PROPERTY) {
            field.append(field.isEmpty() ? "" : ".").append(node.getName());
        }
    }

    private static String parameterName(
            ConstraintViolation<?> broken, Path.ParameterNode parameter) {
        String method = nodes(broken).get(0).getName();
        return methods(broken.getRootBeanClass())
                .filter(candidate -> candidate.getName().equals(method))
                .filter(candidate -> candidate.getParameterCount() > parameter.getParameterIndex())
                .findFirst()
                .map(found -> named(found, parameter))
                .orElse(parameter.getName());
    }

    /** Of the class as it was written: generated subclasses leave annotations of parameters out. */
    private static Stream<Method> methods(Class<?> type) {
        Class<?> written = type.getName().endsWith("_Subclass") ? type.getSuperclass() : type;
        return Arrays.stream(written.getMethods());
    }

    private static String named(Method method, Path.ParameterNode node) {
        Parameter parameter = method.getParameters()[node.getParameterIndex()];
        return Arrays.stream(parameter.getAnnotations())
                .flatMap(annotation -> nameIn(annotation).stream())
                .findFirst()
                .orElseGet(() -> ParameterReading.isBody(parameter) ? "body" : node.getName());
    }

    private static Optional<String> nameIn(Annotation annotation) {
        if (annotation instanceof QueryParam query) {
            return Optional.of(query.value());
        }
        if (annotation instanceof PathParam path) {
            return Optional.of(path.value());
        }
        return annotation instanceof HeaderParam header
                ? Optional.of(header.value())
                : Optional.empty();
    }

    private static List<Path.Node> nodes(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false).toList();
    }
}
