package org.crossregion.filing.eligibility;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.eligibility.CareCause;
import org.crossregion.eligibility.LargeAmount;
import org.crossregion.filing.eligibility.EligibilityDesk.Answer;
import org.crossregion.filing.eligibility.EligibilityDesk.Question;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.LocalDate;
import java.util.Optional;

/** May this person be settled directly, here, now, for this kind of care? */
@Path("/api/v1/eligibility")
@Tag(name = "eligibility", description = "能否直接结算")
class EligibilityResource {

    private final EligibilityDesk desk;
    private final Caller caller;

    EligibilityResource(EligibilityDesk desk, Caller caller) {
        this.desk = desk;
        this.caller = caller;
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
            @RestQuery @NotBlank @Parameter(example = "99990000000000000001") String personNo,
            @RestQuery @NotBlank @Parameter(example = "H22020000001") String institution,
            @RestQuery @NotNull @Parameter(example = "inpatient") CareType careType,
            @RestQuery Optional<LocalDate> on,
            @RestQuery Optional<LocalDate> admittedOn,
            @RestQuery @DefaultValue("false") boolean emergency,
            @RestQuery Optional<CareCause> cause,
            @RestQuery Optional<Scheme> scheme) {
        if (caller.has(Role.HOSPITAL)) {
            caller.mustBeInstitution(institution);
        }
        Answer answer =
                desk.answer(
                        new Question(
                                personNo,
                                institution,
                                careType,
                                on,
                                admittedOn,
                                emergency,
                                cause,
                                scheme));
        if (!caller.has(Role.HOSPITAL)) {
            caller.mustCover(answer.insuredRegion());
        }
        return EligibilityView.of(answer);
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

        static EligibilityView of(Answer answer) {
            return new EligibilityView(
                    answer.eligibility().direct(),
                    answer.eligibility().filingType().orElse(null),
                    answer.eligibility().filingId().orElse(null),
                    answer.eligibility().accountSuspended(),
                    answer.eligibility().reason().code(),
                    answer.eligibility().text(),
                    answer.eligibility().remedy(),
                    answer.insuredRegion(),
                    answer.treatmentRegion(),
                    answer.eligibility().until().orElse(null),
                    answer.eligibility().largeAmount().map(LargeAmountView::of).orElse(null));
        }
    }
}
