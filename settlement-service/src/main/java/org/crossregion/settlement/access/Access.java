package org.crossregion.settlement.access;

import static org.crossregion.settlement.refusal.SettlementRefusal.INSTITUTION_NOT_AUTHENTICATED;
import static org.crossregion.settlement.refusal.SettlementRefusal.INSTITUTION_UNKNOWN;
import static org.crossregion.settlement.refusal.SettlementRefusal.TOO_OFTEN;

import io.quarkus.arc.All;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.reference.Institution;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.request.RateLimit;

import java.util.List;
import java.util.Optional;

/**
 * Lets an institution in, by the mode its agreement names, and not more often than it may. Whoever
 * is turned away is written to the audit trail.
 */
@ApplicationScoped
class Access {

    private final Reference reference;
    private final List<Mode> modes;
    private final RateLimit limit;
    private final TurnedAway turnedAway;

    Access(Reference reference, @All List<Mode> modes, RateLimit limit, TurnedAway turnedAway) {
        this.reference = reference;
        this.modes = modes;
        this.limit = limit;
        this.turnedAway = turnedAway;
    }

    /** The institution that calls, once it has proved to be it. */
    Institution admit(String code, Call call) {
        Optional<Institution> known = reference.findInstitution(code);
        if (known.isEmpty()) {
            throw turnedAway.record(code, call, new Refused(INSTITUTION_UNKNOWN, "机构编号 " + code));
        }
        Institution institution = known.get();
        Optional<String> objection =
                modes.stream()
                        .filter(mode -> mode.name().equals(institution.gatewayMode()))
                        .findFirst()
                        .map(mode -> mode.objection(institution, call))
                        .orElse(Optional.of("该机构登记的接入方式暂不支持"));
        if (objection.isPresent()) {
            throw turnedAway.record(
                    code, call, new Refused(INSTITUTION_NOT_AUTHENTICATED, objection.get()));
        }
        if (!limit.allows(institution.code())) {
            throw new Refused(TOO_OFTEN, "每秒最多 " + limit.perSecond(code) + " 笔");
        }
        return institution;
    }
}
