package org.crossregion.clearing.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;

import org.crossregion.clearing.EventSchema;

import java.util.List;
import java.util.Map;

/** The schema of the event that this service publishes, in docs/contracts. */
public final class PeriodGeneratedSchema {

    private PeriodGeneratedSchema() {}

    static List<Error> violations(Map<String, Object> event) {
        try {
            return violations(new ObjectMapper().writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<Error> violations(String json) {
        return EventSchema.violations("period-generated.v1", json);
    }
}
