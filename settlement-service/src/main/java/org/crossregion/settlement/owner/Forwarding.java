package org.crossregion.settlement.owner;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Forwards transactions to the service that owns them, {@code POST /internal/his/{infno}}. What the
 * owner refuses is refused in its words; what it does not have is said to be not here; while it
 * does not answer, the hospital may ask again.
 */
@ApplicationScoped
public class Forwarding {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);

    private static final int RETRY_AFTER_SECONDS = 5;
    private static final int MOST_NAMED = 3;

    /** The owner has nothing at that address. */
    private static final Set<Integer> NOT_THERE = Set.of(404, 405, 501);

    /** The owner has looked at it and says no. */
    private static final Set<Integer> REFUSED = Set.of(400, 404, 409, 422);

    private final Owners owners;
    private final ObjectMapper json;

    /** How long the owner may take. */
    public enum Pace {
        /** As long as it is configured to. */
        QUICK,
        /** A minute: it works a whole list. */
        SLOW
    }

    Forwarding(Owners owners, ObjectMapper json) {
        this.owners = owners;
        this.json = json;
    }

    /**
     * @param pace how long the answer is waited for
     * @param named the transaction and its owner, for what is told of them
     * @param field tells a field by the name that the hospital knows, from the owner's own
     * @throws Refused if the owner refuses it, has no such transaction, or does not answer
     */
    public HisAnswer forward(
            Pace pace,
            OwnerService owner,
            String named,
            HisRequest request,
            UnaryOperator<String> field) {
        try {
            String path = "/internal/his/" + request.infno();
            Owners.Reply reply =
                    pace == Pace.SLOW
                            ? owners.postSlowly(owner, path, request)
                            : owners.post(owner, path, request);
            if (reply.status() == 200) {
                return json.readerFor(HisAnswer.class)
                        .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .readValue(reply.body());
            }
            JsonNode problem = problem(reply);
            String type = problem.path("type").asText("");
            boolean own = type.startsWith("/problems/") && !type.equals("/problems/not-found");
            if (NOT_THERE.contains(reply.status()) && !(own && reply.status() == 404)) {
                throw new Refused(SettlementRefusal.TRANSACTION_NOT_HERE, named);
            }
            if (own && REFUSED.contains(reply.status())) {
                throw new Refused(owner.refused(), said(problem, field));
            }
            LOG.warnf("%s answered %s with %d", owner, request.infno(), reply.status());
        } catch (IOException e) {
            LOG.warnf("%s did not answer %s: %s", owner, request.infno(), e);
        }
        throw Refused.forNow(owner.silent(), named, RETRY_AFTER_SECONDS);
    }

    private JsonNode problem(Owners.Reply reply) throws IOException {
        boolean written = reply.body().length > 0 && reply.body()[0] == '{';
        return written ? json.readTree(reply.body()) : json.createObjectNode();
    }

    /** The first of what is wrong, each with what it is about; else the refusal's own words. */
    private static String said(JsonNode problem, UnaryOperator<String> field) {
        List<String> named = new ArrayList<>();
        for (JsonNode one : problem.path("violations")) {
            if (named.size() < MOST_NAMED) {
                String about = field.apply(one.path("field").asText());
                named.add(about + " " + one.path("message").asText());
            }
        }
        int more = problem.path("violations").size() - named.size();
        return named.isEmpty()
                ? problem.path("detail").asText()
                : String.join("；", named) + (more > 0 ? "；另" + more + "笔" : "");
    }
}
