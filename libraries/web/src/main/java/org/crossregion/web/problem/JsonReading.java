package org.crossregion.web.problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

import org.crossregion.web.json.UnreadableValue;

import java.util.List;
import java.util.regex.Pattern;

/** Says in the client's own words what is wrong with a JSON text: which field, and why. */
public final class JsonReading {

    private static final Pattern CLASS_NAME = Pattern.compile("\\b[a-z]\\w*(\\.\\w+){2,}");

    private JsonReading() {}

    /** The refusal that names the field where reading failed. */
    public static Refused refused(JsonProcessingException failure) {
        Violation violation = violation(failure);
        String where = violation.field().isEmpty() ? "body" : violation.field();
        return new Refused(
                SharedRefusal.MALFORMED_REQUEST,
                where + ": " + violation.message(),
                List.of(new Violation(where, violation.rule(), violation.message())));
    }

    /** The field is empty when the failure is of the whole text. */
    public static Violation violation(JsonProcessingException failure) {
        if (failure instanceof StreamConstraintsException) {
            return new Violation(
                    field(failure),
                    "limit",
                    "nested too deep, or a number or text in it is too long");
        }
        if (failure instanceof UnreadableValue) {
            return new Violation(field(failure), "value", failure.getOriginalMessage());
        }
        if (failure instanceof ValueInstantiationException) {
            return new Violation(field(failure), "value", reasonOf(failure.getCause()));
        }
        if (failure instanceof InvalidFormatException format) {
            return new Violation(
                    field(failure), "type", "must be " + TypeWords.of(format.getTargetType()));
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return new Violation(
                    field(failure), "type", "must be " + TypeWords.of(mismatch.getTargetType()));
        }
        if (failure instanceof StreamReadException) {
            return new Violation(field(failure), "syntax", "not JSON" + place(failure));
        }
        if (failure.getCause() instanceof JsonProcessingException cause) {
            Violation inner = violation(cause);
            return new Violation(
                    inner.field().isEmpty() ? field(failure) : inner.field(),
                    inner.rule(),
                    inner.message());
        }
        return new Violation(field(failure), "value", reasonOf(failure.getCause()));
    }

    private static String reasonOf(Throwable cause) {
        boolean tellable =
                (cause instanceof IllegalArgumentException || cause instanceof ArithmeticException)
                        && cause.getMessage() != null
                        && !CLASS_NAME.matcher(cause.getMessage()).find();
        return tellable ? cause.getMessage() : "not a valid value";
    }

    private static String place(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? ""
                : " at line "
                        + failure.getLocation().getLineNr()
                        + ", column "
                        + failure.getLocation().getColumnNr();
    }

    private static String field(JsonProcessingException failure) {
        if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return path(mapping.getPath());
        }
        if (failure.getProcessor() instanceof JsonParser parser) {
            return pointer(parser.getParsingContext().pathAsPointer().toString());
        }
        return "";
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            } else if (reference.getIndex() >= 0) {
                path.append('[').append(reference.getIndex()).append(']');
            }
        }
        return path.toString();
    }

    /** {@code /materials/0/kind} as {@code materials[0].kind}. */
    private static String pointer(String pointer) {
        StringBuilder path = new StringBuilder();
        for (String step : pointer.split("/")) {
            if (step.matches("\\d{1,9}")) {
                path.append('[').append(step).append(']');
            } else if (!step.isEmpty()) {
                path.append(path.isEmpty() ? "" : ".")
                        .append(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return path.toString();
    }
}
