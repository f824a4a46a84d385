package org.crossregion.settlement.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.platform.NationalPlatform;
import org.crossregion.settlement.platform.RemotePerson;
import org.crossregion.settlement.reference.Reference;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Asks the platform of the regions that are not hosted here for a person, and makes of the answer a
 * copy that may be kept.
 */
@ApplicationScoped
class RemotePersons {

    private final NationalPlatform platform;
    private final Reference reference;
    private final IdentityProtection protection;
    private final Clock clock;

    RemotePersons(
            NationalPlatform platform,
            Reference reference,
            IdentityProtection protection,
            Clock clock) {
        this.platform = platform;
        this.reference = reference;
        this.protection = protection;
        this.clock = clock;
    }

    /** Absent if the platform does not know the person, or there is none. */
    Optional<PersonCopy> find(String certificateType, String number) {
        return platform.isConfigured()
                ? platform.find(certificateType, number)
                        .map(person -> copy(person, certificateType, number))
                : Optional.empty();
    }

    private PersonCopy copy(RemotePerson person, String certificateType, String number) {
        if (!isMeant(person, certificateType, number)) {
            throw invalid("平台返回的人员与所查凭证不符");
        }
        LocalDate today = Beijing.day(clock.instant());
        person.insurances().forEach(relation -> mustBeTheirs(relation, today));
        return new PersonCopy(
                person.personNo(),
                person.name(),
                person.sex(),
                person.birthDate(),
                person.certificateType(),
                protection.protect(person.certificateNo()),
                person.card().map(protection::protect),
                person.insurances().stream().map(RemotePersons::relation).toList(),
                Optional.empty(),
                1,
                PersonCopy.Source.PLATFORM);
    }

    /** What a person is entitled to as an outpatient, by their platform's word of this moment. */
    List<RemotePerson.ChronicDisease> chronicDiseases(String personNo) {
        return platform.find("01", personNo)
                .filter(person -> isMeant(person, "01", personNo))
                .map(RemotePerson::chronicDiseases)
                .orElse(List.of());
    }

    private boolean isMeant(RemotePerson person, String certificateType, String number) {
        List<String> numbers =
                switch (certificateType) {
                    case "02" -> List.of(person.certificateNo());
                    case "03" -> person.card().stream().toList();
                    default ->
                            List.of(
                                    person.certificateNo(),
                                    person.card().orElse(""),
                                    person.personNo());
                };
        String asked = protection.index(number);
        return numbers.stream().anyMatch(one -> protection.index(one).equals(asked));
    }

    /** A platform tells of its own regions only. */
    private void mustBeTheirs(RemotePerson.Relation relation, LocalDate today) {
        boolean theirs =
                reference
                        .findRegion(relation.region(), today)
                        .flatMap(region -> reference.findRegion(region.poolingRegion(), today))
                        .map(region -> !region.hosted())
                        .orElse(false);
        if (!theirs) {
            throw invalid("参保地 " + relation.region() + " 不属于该平台");
        }
    }

    private static Refused invalid(String why) {
        return new Refused(SettlementRefusal.PLATFORM_ANSWER_INVALID, why);
    }

    private static PersonCopy.Relation relation(RemotePerson.Relation told) {
        return new PersonCopy.Relation(
                told.scheme().code(),
                told.personType(),
                told.region().value(),
                told.since(),
                told.status(),
                told.employer() == null ? "" : told.employer(),
                told.civilServant(),
                Optional.of(told.accountBalance()));
    }
}
