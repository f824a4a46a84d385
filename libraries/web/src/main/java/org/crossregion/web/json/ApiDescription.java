package org.crossregion.web.json;

import io.quarkus.smallrye.openapi.OpenApiFilter;

import org.crossregion.values.Coded;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes every service's OpenAPI at build time: coded words are listed by their codes, and every
 * operation says that its refusals are problems.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String PROBLEM = "Problem";
    private static final String VIOLATION = "Violation";

    private final Map<String, List<Object>> codesByNames = new HashMap<>();

    /** Reads the coded words of the service and its libraries. */
    public ApiDescription(IndexView index) {
        for (ClassInfo type : index.getAllKnownImplementations(DotName.createSimple(Coded.class))) {
            if (type.isEnum()) {
                learn(type.name().toString());
            }
        }
    }

    private void learn(String enumName) {
        try {
            Class<?> type =
                    Class.forName(enumName, true, Thread.currentThread().getContextClassLoader());
            Object[] constants = type.getEnumConstants();
            codesByNames.put(
                    Arrays.stream(constants).map(c -> ((Enum<?>) c).name()).toList().toString(),
                    Arrays.stream(constants).<Object>map(c -> ((Coded) c).code()).toList());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("an enum of the index that is not there", e);
        }
    }

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getEnumeration() != null) {
            List<Object> codes = codesByNames.get(schema.getEnumeration().toString());
            if (codes != null) {
                schema.setEnumeration(codes);
            }
        }
        return schema;
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getResponses() != null
                && operation.getResponses().getDefaultValue() == null) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "default",
                            OASFactory.createAPIResponse()
                                    .description("refused: docs/reference/problems.md")
                                    .content(
                                            OASFactory.createContent()
                                                    .addMediaType(
                                                            "application/problem+json",
                                                            OASFactory.createMediaType()
                                                                    .schema(reference(PROBLEM)))));
        }
        return operation;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(VIOLATION, violation()).addSchema(PROBLEM, problem());
    }

    private static Schema problem() {
        return object().description("RFC 9457")
                .addProperty("type", text("/problems/invalid-request"))
                .addProperty("title", text("A field of the request is not as it must be"))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).addExample(400))
                .addProperty("detail", text("name: must not be blank"))
                .addProperty("instance", text("/api/v1/filings"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(reference(VIOLATION)))
                .addProperty("requestId", text("5f0c7b9e-0f0b-4c43-8f0d-7d3a8c1f2e11"));
    }

    private static Schema violation() {
        return object().addProperty("field", text("materials[0].kind"))
                .addProperty("rule", text("not-blank"))
                .addProperty("message", text("must not be blank"));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text(String example) {
        return OASFactory.createSchema().addType(SchemaType.STRING).addExample(example);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }
}
