package org.crossregion.clearing.run;

import com.networknt.schema.Error;

import org.crossregion.clearing.EventSchema;

import java.util.List;
import java.util.Map;

/** The schema of the event that this service publishes, in docs/contracts. */
public final class PeriodGeneratedSchema {

    private PeriodGeneratedSchema() {}

    static List<Error> violations(Map<String, Object> event) {
        return EventSchema.violations("period-generated.v1", event);
    }

    public static List<Error> violations(String json) {
        return EventSchema.violations("period-generated.v1", json);
    }
}
