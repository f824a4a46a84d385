package org.crossregion.settlement.filing;

import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.PersonRecord;
import org.crossregion.settlement.owner.OwnerService;
import org.crossregion.settlement.owner.Owners;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks filing-service for what is on record of a person this second. */
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
     * Everything on record of a person.
     *
     * @param mayDoWithout whether to go on with what is known if there is no answer; otherwise that
     *     is a refusal of its own, and never a wrong "not filed"
     */
    Optional<PersonRecord> current(String personNo, boolean mayDoWithout) {
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

    private PersonRecord ask(String personNo) throws IOException {
        Owners.Reply reply =
                owners.get(
                        OwnerService.FILING,
                        "/internal/eligibility/record?personNo="
                                + URLEncoder.encode(personNo, StandardCharsets.UTF_8));
        if (reply.status() != 200) {
            throw new IOException("status " + reply.status());
        }
        return json.readValue(reply.body(), RecordTold.class).personRecord();
    }
}
