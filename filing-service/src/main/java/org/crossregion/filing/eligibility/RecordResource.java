package org.crossregion.filing.eligibility;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.crossregion.eligibility.AdmissionTold;
import org.crossregion.eligibility.FilingState;
import org.crossregion.eligibility.HomeCare;
import org.crossregion.eligibility.PersonSuspension;
import org.crossregion.eligibility.SuspensionKind;
import org.crossregion.filing.filing.Filing;
import org.crossregion.filing.filing.Filings;
import org.crossregion.filing.notice.Notices;
import org.crossregion.filing.suspension.Suspensions;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.web.security.Role;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

import java.time.LocalDate;
import java.util.List;

/** Tells settlement what is on record of a person this moment, before it refuses anybody. */
@Path("/internal/eligibility/record")
@Tag(name = "internal")
@RolesAllowed(Role.SERVICE)
class RecordResource {

    private final Filings filings;
    private final Suspensions suspensions;
    private final Notices notices;

    RecordResource(Filings filings, Suspensions suspensions, Notices notices) {
        this.filings = filings;
        this.suspensions = suspensions;
        this.notices = notices;
    }

    @GET
    @Operation(
            summary =
                    "Filings, suspensions and admission notices of a person, as the events tell"
                            + " them",
            description = "A person without any, or nobody, has none.")
    public OnRecord record(@RestQuery @NotBlank String personNo) {
        return new OnRecord(
                filings.ofPerson(personNo).stream().map(Filed::of).toList(),
                suspensions.ofPerson(personNo).stream()
                        .map(one -> Suspended.of(one, personNo))
                        .toList(),
                notices.ofPerson(personNo).stream().map(one -> Told.of(one, personNo)).toList());
    }

    /** Everything of a person that bears on eligibility. */
    record OnRecord(List<Filed> filings, List<Suspended> suspensions, List<Told> admissionsTold) {}

    /** A suspension as the event would tell it. */
    record Suspended(
            String suspensionId,
            int version,
            String personNo,
            SuspensionKind kind,
            LocalDate from,
            LocalDate until,
            LocalDate releasedOn) {

        static Suspended of(PersonSuspension one, String personNo) {
            return new Suspended(
                    one.suspensionId(),
                    one.releasedOn().isPresent() ? 2 : 1,
                    personNo,
                    one.kind(),
                    one.from(),
                    one.until().orElse(null),
                    one.releasedOn().orElse(null));
        }
    }

    /** A notice as the event would tell it. */
    record Told(
            String noticeId,
            String personNo,
            String institution,
            LocalDate admittedOn,
            LocalDate toldOn,
            boolean withPhone) {

        static Told of(AdmissionTold one, String personNo) {
            return new Told(
                    one.noticeId(),
                    personNo,
                    one.institution(),
                    one.admittedOn(),
                    one.toldOn(),
                    one.withPhone());
        }
    }

    /** A filing as the event would tell it. */
    record Filed(
            String filingId,
            int version,
            String personNo,
            RegionCode insuredRegion,
            FilingType type,
            FilingState state,
            List<RegionCode> treatmentRegions,
            List<String> institutions,
            LocalDate validFrom,
            LocalDate validUntil,
            boolean onPromise,
            boolean accountSuspended,
            HomeCare homeCare,
            String category) {

        static Filed of(Filing filing) {
            return new Filed(
                    filing.id(),
                    filing.version(),
                    filing.personNo(),
                    filing.insuredRegion(),
                    filing.type(),
                    filing.state(),
                    filing.treatmentRegions(),
                    filing.institutions(),
                    filing.validFrom(),
                    filing.validUntil().orElse(null),
                    filing.onPromise(),
                    filing.accountSuspended(),
                    filing.homeCare(),
                    filing.category());
        }
    }
}
