package org.crossregion.settlement.filing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.LargeAmount;
import org.crossregion.settlement.person.Insurance;
import org.crossregion.settlement.person.InsuredPerson;
import org.crossregion.settlement.person.Persons;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * May this person be settled directly, here, now, for this kind of care: from this service's own
 * copies, in the words of filing-service's answer.
 */
@Path("/api/v1/eligibility")
@Tag(name = "eligibility", description = "能否直接结算")
class EligibilityResource {

    private final Persons persons;
    private final Reference reference;
    private final Counter counter;
    private final Caller caller;
    private final Clock clock;

    EligibilityResource(
            Persons persons, Reference reference, Counter counter, Caller caller, Clock clock) {
        this.persons = persons;
        this.reference = reference;
        this.counter = counter;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({
        Role.HOSPITAL,
        Role.FILING_CLERK,
        Role.AUTHORITY,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
        Role.SERVICE
    })
    @Operation(
            summary = "Whether a person is settled directly, as what, and if not, why",
            description = "A hospital asks for itself; an agency for the persons of its regions.")
    public EligibilityView ask(
            @RestQuery @NotBlank String personNo,
            @RestQuery @NotBlank String institution,
            @RestQuery @NotNull CareType careType,
            @RestQuery Optional<LocalDate> on,
            @RestQuery Optional<LocalDate> admittedOn,
            @RestQuery @DefaultValue("false") boolean emergency,
            @RestQuery Optional<CareCause> cause,
            @RestQuery Optional<Scheme> scheme) {
        if (caller.has(Role.HOSPITAL)) {
            caller.mustBeInstitution(institution);
        }
        LocalDate asked = on.orElseGet(() -> Beijing.day(clock.instant()));
        LocalDate admitted = admittedOn.orElse(asked);
        if (asked.isBefore(admitted)) {
            throw Refused.field("admittedOn", "order", "must not lie after on");
        }
        InsuredPerson person = persons.find(personNo);
        Insurance insurance = insurance(person, scheme, admitted);
        CareQuestion question =
                counter.question(
                                insurance,
                                reference.institution(institution),
                                careType,
                                admitted,
                                asked,
                                emergency,
                                false)
                        .because(cause);
        if (!caller.has(Role.HOSPITAL)) {
            caller.mustCover(question.insuredRegion());
        }
        return EligibilityView.of(
                counter.inquire(person.personNo(), insurance.scheme(), question), question);
    }

    private static Insurance insurance(
            InsuredPerson person, Optional<Scheme> scheme, LocalDate day) {
        return scheme.map(person::insurance)
                .orElseGet(() -> person.relationOn(day))
                .orElseThrow(() -> new Refused(SettlementRefusal.NOT_IN_SCHEME, person.personNo()));
    }

    /**
     * The answer.
     *
     * @param reason stable code; {@code text} and {@code remedy} say it in Chinese
     * @param until the last day on which this is the answer if nothing more is put on record; null
     *     if no day changes it
     * @param largeAmount how a stay stands with the large-amount scheme; null where that has no
     *     terms of its own
     */
    @Schema(
            examples =
                    """
                    {"direct": false, "filingType": null, "filingId": null,
                     "accountSuspended": false, "reason": "not-filed", "text": "未办理异地就医备案",
                     "remedy": "请在结算前通过线上或线下渠道补办备案；结算后补办的，回参保地手工报销",
                     "insuredRegion": "220100", "treatmentRegion": "220200", "until": null,
                     "largeAmount": null}
                    """)
    record EligibilityView(
            boolean direct,
            FilingType filingType,
            String filingId,
            boolean accountSuspended,
            String reason,
            String text,
            String remedy,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            LocalDate until,
            LargeAmountView largeAmount) {

        /** How a stay stands with the large-amount scheme. */
        record LargeAmountView(
                boolean covered, LargeAmount.Standing standing, String text, LocalDate until) {

            static LargeAmountView of(LargeAmount one) {
                return new LargeAmountView(
                        one.covered(),
                        one.standing(),
                        one.standing().label(),
                        one.until().orElse(null));
            }
        }

        static EligibilityView of(EligibilityAnswer answer, CareQuestion question) {
            return new EligibilityView(
                    answer.direct(),
                    answer.filingType().orElse(null),
                    answer.filingId().orElse(null),
                    answer.accountSuspended(),
                    answer.reason().code(),
                    answer.text(),
                    answer.remedy(),
                    question.insuredRegion(),
                    question.treatmentRegion(),
                    answer.until().orElse(null),
                    answer.largeAmount().map(LargeAmountView::of).orElse(null));
        }
    }
}
