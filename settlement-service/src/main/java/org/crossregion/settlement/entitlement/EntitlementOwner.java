package org.crossregion.settlement.entitlement;

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

/** Asks filing-service for a person's entitlements as they are this second. */
@ApplicationScoped
class EntitlementOwner {

    private static final Logger LOG = Logger.getLogger(EntitlementOwner.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    private final Owners owners;
    private final ObjectMapper json;

    EntitlementOwner(Owners owners, ObjectMapper json) {
        this.owners = owners;
        this.json = json;
    }

    /**
     * @throws Refused if filing-service does not answer, so that nobody is wrongly told "not
     *     entitled"
     */
    List<Entitlement> current(String personNo) {
        try {
            Owners.Reply reply =
                    owners.get(
                            OwnerService.FILING,
                            "/internal/chronic-entitlements?personNo="
                                    + URLEncoder.encode(personNo, StandardCharsets.UTF_8));
            if (reply.status() == 200) {
                return json
                        .readValue(
                                reply.body(),
                                new TypeReference<List<ChronicEntitlementChanged>>() {})
                        .stream()
                        .map(ChronicEntitlementChanged::entitlement)
                        .toList();
            }
            LOG.warnf("filing-service answered %d", reply.status());
        } catch (IOException | RuntimeException e) {
            LOG.warnf("filing-service did not answer: %s", e);
        }
        throw Refused.forNow(
                SettlementRefusal.REGISTRATION_NOT_ANSWERING,
                "本地没有该人员的慢特病登记，且备案系统暂时无法查询",
                RETRY_AFTER_SECONDS);
    }
}
