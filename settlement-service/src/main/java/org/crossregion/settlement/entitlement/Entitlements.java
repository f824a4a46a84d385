package org.crossregion.settlement.entitlement;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows who is entitled to which chronic disease, and asks once more before it refuses. */
@ApplicationScoped
public class Entitlements {

    private final EntitlementRepository copies;
    private final EntitlementOwner owner;
    private final Clock clock;

    Entitlements(EntitlementRepository copies, EntitlementOwner owner, Clock clock) {
        this.copies = copies;
        this.owner = owner;
        this.clock = clock;
    }

    /** Takes over what filing tells of an entitlement, unless a newer version is here already. */
    public void keep(ChronicEntitlementChanged one) {
        one.entitlement();
        copies.keep(one);
    }

    /** Takes over what filing tells of a region's list. */
    public void keep(ChronicDiseasePublished one) {
        one.mustBeSound();
        copies.keepDisease(one);
    }

    /** What the hospital says a visit is for; the last word holds. */
    public void say(String visitId, String code, String name) {
        if (!copies.said(visitId).equals(Optional.of(code))) {
            copies.say(visitId, code, name, clock.instant());
        }
    }

    /** What a visit is for, by its lines or else by what the hospital said last. */
    public Set<String> diseases(String visitId, Set<String> ofLines) {
        return ofLines.isEmpty() ? copies.said(visitId).map(Set::of).orElse(Set.of()) : ofLines;
    }

    /** What a person is entitled to, today or from a day to come. */
    public List<Entitlement> currentOf(String personNo, LocalDate today) {
        return copies.ofPerson(personNo).stream().filter(one -> one.isCurrent(today)).toList();
    }

    /**
     * Why care would not be settled as chronic care; absent if it would, as far as is known here.
     */
    public Optional<String> objection(ChronicCare care) {
        return care.objection(
                copies.list(care.insuredRegion(), care.day()), copies.ofPerson(care.personNo()));
    }

    /**
     * @param visitId what the hospital said this visit is for counts where the care names nothing
     * @throws Refused if the patient is not entitled to the disease
     */
    public void mustCover(ChronicCare asked, String visitId) {
        List<EntitlementRepository.Listed> listed = copies.list(asked.insuredRegion(), asked.day());
        if (listed.isEmpty()) {
            return;
        }
        ChronicCare care = asked.forAtLeast(copies.said(visitId));
        if (care.objection(listed, copies.ofPerson(care.personNo())).isPresent()) {
            care.objection(listed, owner.current(care.personNo()))
                    .ifPresent(
                            why -> {
                                throw new Refused(SettlementRefusal.CHRONIC_NOT_ENTITLED, why);
                            });
        }
    }
}
