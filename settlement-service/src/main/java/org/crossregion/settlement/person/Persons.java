package org.crossregion.settlement.person;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.platform.RemotePerson;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The insured persons this service knows: from filing-service's events, and those of regions not
 * hosted here from their own platform.
 */
@ApplicationScoped
public class Persons {

    /** A voucher that may be any of a person's numbers. */
    private static final String BY_ANY_NUMBER = "01";

    private final PersonRepository copies;
    private final RemotePersons remote;
    private final IdentityProtection protection;
    private final Clock clock;

    Persons(
            PersonRepository copies,
            RemotePersons remote,
            IdentityProtection protection,
            Clock clock) {
        this.copies = copies;
        this.remote = remote;
        this.protection = protection;
        this.clock = clock;
    }

    /**
     * Finds a person by what the counter was shown. An e-voucher's token is resolved by the
     * nation's service, which is not here: a token that is a person's number or certificate number
     * is taken as such.
     *
     * @param certificateType 就诊凭证类型: 01 e-voucher, 02 identity number, 03 social-security card
     * @throws Refused if nobody is known by it
     */
    public InsuredPerson findByVoucher(String certificateType, String number) {
        String index = protection.index(number);
        Optional<String> personNo =
                switch (certificateType) {
                    case "03" -> copies.numberByCard(index);
                    case "02" -> copies.numberByIdentity(index);
                    default ->
                            copies.numberByIdentity(index)
                                    .or(() -> copies.numberByCard(index))
                                    .or(() -> Optional.of(number));
                };
        Optional<InsuredPerson> known = personNo.flatMap(this::copy);
        boolean ours = known.filter(one -> !copies.isRemote(one.personNo())).isPresent();
        return (ours ? known : remote(certificateType, number, known))
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.PERSON_UNKNOWN,
                                        "凭证 " + IdentityProtection.mask(number) + " 没有对应的参保人员"));
    }

    /** As their platform knows them now; if it does not answer, as it last did. */
    private Optional<InsuredPerson> remote(
            String certificateType, String number, Optional<InsuredPerson> before) {
        try {
            return remote.find(certificateType, number).map(this::kept);
        } catch (Refused e) {
            if (e.refusal() == SettlementRefusal.PLATFORM_NOT_ANSWERING && before.isPresent()) {
                return before;
            }
            throw e;
        }
    }

    private InsuredPerson kept(PersonCopy person) {
        copies.keep(person);
        return copy(person.personNo())
                .filter(one -> one.identity().index().equals(person.identity().index()))
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.PLATFORM_ANSWER_INVALID,
                                        "人员编号 " + person.personNo() + " 已属于他人"));
    }

    /**
     * The person of a number. One whose card has not been read here is asked for at the platform,
     * if there is one; refused if nobody is known by it.
     */
    public InsuredPerson find(String personNo) {
        return copy(personNo)
                .or(() -> remote(BY_ANY_NUMBER, personNo, Optional.empty()))
                .filter(person -> person.personNo().equals(personNo))
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.PERSON_UNKNOWN,
                                        "人员编号 " + personNo + " 不存在"));
    }

    private Optional<InsuredPerson> copy(String personNo) {
        return copies.find(personNo, Beijing.day(clock.instant()));
    }

    /** The number that stays, if this one was merged into it. */
    public Optional<String> mergedInto(String personNo) {
        return copies.mergedInto(personNo);
    }

    /** Whether another platform is this person's own. */
    public boolean isRemote(String personNo) {
        return copies.isRemote(personNo);
    }

    /** What a person of another platform is entitled to as an outpatient, if it says so. */
    public List<RemotePerson.ChronicDisease> chronicDiseasesElsewhere(String personNo) {
        return remote.chronicDiseases(personNo);
    }

    /** The certificate's number in clear, for the replies that must say it. */
    public String certificateNo(InsuredPerson person) {
        return protection.reveal(person.identity());
    }

    /** Takes over what filing tells of a person, unless a newer version is here already. */
    public void keep(PersonRegistered person) {
        copies.keep(PersonCopy.of(person));
    }
}
