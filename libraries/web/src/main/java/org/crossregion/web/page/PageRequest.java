package org.crossregion.web.page;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.crossregion.web.problem.Refused;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import java.util.Optional;
import java.util.OptionalLong;

/** Which page of a list is asked for; a {@code @BeanParam}. */
public class PageRequest {

    public static final int MAX_LIMIT = 500;

    @QueryParam("limit")
    @DefaultValue("100")
    @Parameter(
            description = "how many items at most, 1 to 500",
            schema = @Schema(minimum = "1", maximum = "500", defaultValue = "100"))
    int limit;

    @QueryParam("after")
    @Parameter(description = "the `next` of the page before; none for the first page")
    String after;

    /** For Jakarta REST. */
    public PageRequest() {}

    /** For calls within a service. */
    public PageRequest(int limit, Optional<String> after) {
        this.limit = limit;
        this.after = after.orElse(null);
    }

    /** 1 to 500; anything else is refused. */
    public int limit() {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refused.field("limit", "range", "must be 1 to " + MAX_LIMIT);
        }
        return limit;
    }

    /** One more than the limit: whether that one exists says whether there is a next page. */
    public int limitAndOne() {
        return limit() + 1;
    }

    public Optional<String> after() {
        return Optional.ofNullable(after).filter(text -> !text.isEmpty());
    }

    /** For lists keyed by a number. */
    public OptionalLong afterNumber() {
        if (after().isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(after));
        } catch (NumberFormatException e) {
            throw Refused.field("after", "page", "must be the next of an earlier page");
        }
    }
}
