package org.crossregion.settlement.platform;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A person as their own platform knows them, with their numbers in clear: to be protected before
 * anything is kept.
 *
 * @param sex 1 male, 2 female
 * @param certificateType 01 identity card …
 * @param cardNo of the social-security card; null if there is none
 * @param chronicDiseases what the person is entitled to as an outpatient (门诊慢特病); null if their
 *     platform does not say
 */
public record RemotePerson(
        String personNo,
        String name,
        String sex,
        LocalDate birthDate,
        String certificateType,
        String certificateNo,
        String cardNo,
        List<Relation> insurances,
        List<ChronicDisease> chronicDiseases) {

    /**
     * One chronic disease that the person is entitled to.
     *
     * @param validUntil the last day; null if it has no end
     */
    public record ChronicDisease(
            String code, String name, LocalDate validFrom, LocalDate validUntil) {}

    /**
     * One insurance relation (参保关系).
     *
     * @param region the insured place's own code
     * @param status 参保状态, 1 is normal
     * @param accountBalance what the personal account holds; zero where there is none
     */
    public record Relation(
            Scheme scheme,
            String personType,
            RegionCode region,
            LocalDate since,
            String status,
            String employer,
            boolean civilServant,
            Money accountBalance) {

        boolean isWhole() {
            return scheme != null
                    && personType != null
                    && region != null
                    && since != null
                    && status != null
                    && accountBalance != null
                    && !accountBalance.isNegative();
        }
    }

    /** Whether nothing is missing that a person cannot do without. */
    boolean isWhole() {
        return filled(personNo)
                && filled(name)
                && filled(sex)
                && birthDate != null
                && filled(certificateType)
                && filled(certificateNo)
                && insurances != null
                && !insurances.isEmpty()
                && insurances.stream().allMatch(Relation::isWhole);
    }

    public Optional<String> card() {
        return Optional.ofNullable(cardNo).filter(number -> !number.isEmpty());
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }

    /** Without the numbers, which belong into no log. */
    @Override
    public String toString() {
        return "RemotePerson[" + personNo + "]";
    }
}
