package org.crossregion.settlement.filing;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.owner.OwnerService;
import org.crossregion.settlement.owner.Owners;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Asks filing-service for a person's filings as they are this second. */
@ApplicationScoped
class FilingOwner {

    private static final Logger LOG = Logger.getLogger(FilingOwner.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Owners owners;
    private final ObjectMapper json;

    FilingOwner(Owners owners, ObjectMapper json) {
        this.owners = owners;
        this.json = json;
    }

    /**
     * All of a person's filings.
     *
     * @param mayDoWithout whether to go on with what is known if there is no answer; otherwise that
     *     is a refusal of its own, and never a wrong "not filed"
     */
    Optional<Filed> current(String personNo, boolean mayDoWithout) {
        try {
            return Optional.of(ask(personNo));
        } catch (IOException | RuntimeException e) {
            LOG.warnf("filing-service did not answer: %s", e);
        }
        if (mayDoWithout) {
            return Optional.empty();
        }
        throw Refused.forNow(
                SettlementRefusal.FILING_NOT_ANSWERING,
                SettlementRefusal.FILING_NOT_ANSWERING.title(),
                RETRY_AFTER_SECONDS);
    }

    private Filed ask(String personNo) throws IOException {
        Owners.Reply reply =
                owners.get(
                        OwnerService.FILING,
                        "/internal/eligibility/filings?personNo="
                                + URLEncoder.encode(personNo, StandardCharsets.UTF_8));
        if (reply.status() != 200) {
            throw new IOException("status " + reply.status());
        }
        return Filed.of(json.readValue(reply.body(), new TypeReference<List<FilingChanged>>() {}));
    }
}
