package org.crossregion.filing.designation;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.chronic.DesignatedInstitutions;
import org.crossregion.filing.filing.ChosenInstitutions;
import org.crossregion.filing.his.HisWords;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes designations and ends them, with what they touch, in one transaction. */
@ApplicationScoped
class Designations {

    private static final String EXPIRED = "定点有效期届满";

    private final DesignationRepository rows;
    private final ChosenInstitutions filings;
    private final DesignatedInstitutions entitlements;
    private final AuditTrail audit;
    private final Clock clock;

    Designations(
            DesignationRepository rows,
            ChosenInstitutions filings,
            DesignatedInstitutions entitlements,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.filings = filings;
        this.entitlements = entitlements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param added false if it stood already
     */
    record Made(Designation designation, boolean added) {}

    /**
     * Makes one. The same again, of the same person, kind and institution, is answered as before.
     *
     * @param asked without id and subjects
     * @param paper what the message says beside it, which stays with the first one
     * @throws Refused in the words of a counter, or by the rules of what it touches
     */
    @Transactional
    Made make(Designation asked, DesignationPaper paper, String author) {
        Instant now = clock.instant();
        Optional<Designation> before =
                rows.ofPerson(asked.personNo()).stream()
                        .filter(one -> one.kind() == asked.kind())
                        .filter(one -> one.institution().equals(asked.institution()))
                        .findFirst();
        if (before.isPresent()) {
            return new Made(before.get(), false);
        }
        List<String> subjects = touch(asked, author, "定点医药机构登记（2505）");
        LocalDate today = Beijing.day(now);
        Designation made =
                new Designation(
                        rows.nextId(asked.insuredRegion(), today),
                        asked.personNo(),
                        asked.insuredRegion(),
                        asked.kind(),
                        asked.institution(),
                        asked.orderNo(),
                        asked.validFrom(),
                        asked.validUntil(),
                        subjects);
        rows.add(made);
        rows.add(made.id(), paper);
        enter(made, "made", author, "定点医药机构登记（2505）", now);
        return new Made(made, true);
    }

    private List<String> touch(Designation asked, String author, String reason) {
        return asked.isOfChronicDiseases()
                ? entitlements.add(asked.personNo(), asked.institution(), author, reason)
                : List.of(
                        filings.add(
                                        asked.personNo(),
                                        asked.institution(),
                                        asked.kind()::isFor,
                                        author,
                                        reason)
                                .id());
    }

    /**
     * Ends one at the word of the hospital that it is of; what has ended already stays so.
     *
     * @throws Refused if it is not that hospital's, or cannot be done without
     */
    @Transactional
    void end(String id, String institution, String personNo, String author, String reason) {
        Designation one =
                rows.find(id)
                        .filter(found -> found.institution().equals(institution))
                        .filter(found -> found.personNo().equals(personNo))
                        .orElseThrow(
                                () ->
                                        Refused.concealing(
                                                FilingRefusal.DESIGNATION_UNKNOWN,
                                                "trt_dcla_detl_sn " + id + "：没有本机构为该人员登记的定点"));
        boolean stands = rows.ofPerson(personNo).stream().anyMatch(other -> other.id().equals(id));
        if (!stands) {
            return;
        }
        if (!release(one, author, reason)) {
            throw HisWords.refused(
                    FilingRefusal.INSTITUTIONS_NOT_ACCEPTED,
                    "trt_dcla_detl_sn",
                    id + "：门慢门特登记须至少保留一家定点医药机构");
        }
        enter(one, "ended", author, reason, clock.instant());
    }

    /**
     * Ends one whose last day has passed. Entitlements do without the institution from then on,
     * unless it is their last; a filing's institutions are its agency's to change.
     */
    @Transactional(REQUIRES_NEW)
    void expire(Designation one, String author) {
        boolean released = one.isOfChronicDiseases() && release(one, author, EXPIRED);
        String kept =
                released ? "" : one.isOfChronicDiseases() ? "；门慢门特登记仍列该机构" : "；备案仍列该机构，由经办机构变更";
        enter(one, "ended", author, EXPIRED + kept, clock.instant());
    }

    /** Ends one alone, where what it touched cannot do without the institution. */
    @Transactional(REQUIRES_NEW)
    void lapse(Designation one, String author, String why) {
        enter(one, "ended", author, EXPIRED + "；仍列该机构：" + why, clock.instant());
    }

    private boolean release(Designation one, String author, String reason) {
        if (one.isOfChronicDiseases()) {
            return entitlements.remove(
                    one.personNo(), one.institution(), one.subjects(), author, reason);
        }
        filings.remove(one.subjects().get(0), one.institution(), author, reason);
        return true;
    }

    private void enter(Designation one, String step, String author, String reason, Instant at) {
        rows.addStep(one.id(), step, at, author, reason);
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("personNo", one.personNo());
        detail.put("insuredRegion", one.insuredRegion().value());
        detail.put("institution", one.institution());
        detail.put("kind", one.kind().code());
        detail.put("subjects", one.subjects());
        detail.put("author", author);
        detail.put("reason", reason);
        audit.record("designation-" + step, "designation/" + one.id(), detail);
    }
}
