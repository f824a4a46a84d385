package org.crossregion.filing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.NoticeRule;
import org.crossregion.filing.institution.Institutions;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.ProtectedIdentity;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes of what somebody tells a notice: of a known person, at a known hospital, of that day. */
@ApplicationScoped
class NoticeDesk {

    private final NoticePolicy policy;
    private final Institutions institutions;
    private final NoticeRepository rows;
    private final Clock clock;

    NoticeDesk(NoticePolicy policy, Institutions institutions, NoticeRepository rows, Clock clock) {
        this.policy = policy;
        this.institutions = institutions;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * What is told.
     *
     * @param toldAt absent for now
     * @param visitId the visit whose admission message tells it
     */
    record Told(
            String personNo,
            String institution,
            String department,
            String ward,
            String bed,
            Optional<ProtectedIdentity> phone,
            LocalDate admittedOn,
            Optional<Instant> toldAt,
            Channel channel,
            Optional<String> visitId,
            String author) {}

    /** The region of the person, for who may tell of them. */
    RegionCode insuredRegion(String personNo, LocalDate admittedOn) {
        return policy.insuredRegion(personNo, admittedOn);
    }

    /** Until when such a stay must be told; absent if it need not be. */
    Optional<NoticeRule> rule(AdmissionNotice one) {
        return policy.rule(one.insuredRegion(), one.admittedOn());
    }

    /**
     * @throws Refused if the person or the hospital is not known, the region wants no notice, or
     *     the days are impossible
     */
    AdmissionNotice notice(Told told) {
        Instant now = clock.instant();
        Instant toldAt = told.toldAt().orElse(now);
        LocalDate toldOn = Beijing.day(toldAt);
        RegionCode region = policy.insuredRegion(told.personNo(), told.admittedOn());
        if (institutions.find(told.institution()).isEmpty()) {
            throw refused(
                    FilingRefusal.INSTITUTION_UNKNOWN, "institution", "is no institution's code");
        }
        if (told.visitId().isEmpty()) {
            mustBeWanted(region, told, toldAt, now);
        }
        if (told.admittedOn().isBefore(toldOn.minusYears(5))) {
            throw refused(
                    FilingRefusal.DATES_IMPOSSIBLE, "admittedOn", "is more than five years ago");
        }
        if (told.admittedOn().isAfter(toldOn)) {
            throw refused(
                    FilingRefusal.DATES_IMPOSSIBLE,
                    "admittedOn",
                    "is after the day it was told, " + toldOn);
        }
        return new AdmissionNotice(
                rows.nextId(region, Beijing.day(now)),
                told.personNo(),
                region,
                told.institution(),
                told.department(),
                told.ward(),
                told.bed(),
                told.phone(),
                told.admittedOn(),
                toldAt,
                toldOn,
                told.channel(),
                told.visitId(),
                now,
                told.author());
    }

    /** Settlement has asked the policy before it tells of a visit, and its clock is its own. */
    private void mustBeWanted(RegionCode region, Told told, Instant toldAt, Instant now) {
        if (policy.rule(region, told.admittedOn()).isEmpty()) {
            throw refused(
                    FilingRefusal.NOTICE_NOT_WANTED,
                    "personNo",
                    "persons of " + region + " need not tell of stays elsewhere");
        }
        if (toldAt.isAfter(now)) {
            throw refused(FilingRefusal.DATES_IMPOSSIBLE, "toldAt", "has not come yet");
        }
    }

    /** Remembers that a stay is to be told of, where the region still wants that. */
    void remember(AdmissionReported stay) {
        RegionCode region = policy.insuredRegion(stay.personNo(), stay.admittedOn());
        policy.rule(region, stay.admittedOn())
                .map(rule -> rule.lastDay(stay.admittedOn(), false))
                .ifPresent(dueOn -> rows.addStay(stay, region, dueOn));
    }

    private static Refused refused(FilingRefusal refusal, String field, String message) {
        return new Refused(
                refusal,
                field + ": " + message,
                List.of(new Violation(field, refusal.code(), message)));
    }
}
