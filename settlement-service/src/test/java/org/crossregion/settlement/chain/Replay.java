package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.benefit.Benefit;
import org.crossregion.settlement.benefit.BenefitPolicies;
import org.crossregion.settlement.benefit.BenefitQuestion;
import org.crossregion.settlement.benefit.HospitalLevel;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.bill.Settlements;
import org.crossregion.settlement.catalogue.LineSplit;
import org.crossregion.values.Beijing;
import org.crossregion.values.CareType;
import org.crossregion.values.Money;
import org.jdbi.v3.core.Jdbi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes the bills of a person once more, one after the other in the order in which they were
 * entered, from nothing but the facts and the policy. Whatever ran at the same time, each bill must
 * be what it would have been alone after those before it.
 */
@ApplicationScoped
class Replay {

    private static final String IN_ORDER =
            """
            select settlement_id
            from accumulator_change
            where person_no = :person and bills <> 0
            order by id
            """;

    private static final String INITIAL =
            """
            select coalesce(sum(amount_fen), 0)::bigint
            from account_entry
            where person_no = :person and settlement_id is null
            """;

    private static final String RESTORED = "select restored_id, original_id from restored_bill";

    private final Jdbi jdbi;
    private final Settlements settlements;
    private final BenefitPolicies policies;

    Replay(Jdbi jdbi, Settlements settlements, BenefitPolicies policies) {
        this.jdbi = jdbi;
        this.settlements = settlements;
        this.policies = policies;
    }

    /**
     * @param persons each with one stay at most, all at a tertiary hospital, and none twice in it
     * @return how many bills and mirrors there were
     */
    int mustHoldFor(List<String> persons) {
        Map<String, String> restored = restored();
        return persons.stream().mapToInt(person -> mustHoldFor(person, restored)).sum();
    }

    private int mustHoldFor(String person, Map<String, String> restored) {
        List<String> ids =
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(IN_ORDER)
                                        .bind("person", person)
                                        .mapTo(String.class)
                                        .list());
        YearUse used = YearUse.NOTHING;
        Map<String, YearUse> changes = new HashMap<>();
        Money balance = initial(person);
        for (String id : ids) {
            Settlement fact = settlements.find(id);
            YearUse change;
            if (fact.kind().isMirror()) {
                change = changes.get(fact.originalId().orElseThrow()).negated();
            } else if (restored.containsKey(id)) {
                change = changes.get(restored.get(id));
            } else {
                Benefit benefit = computed(fact, used, balance);
                assertThat(fact.split()).as(id).isEqualTo(benefit.split());
                assertThat(fact.deductible()).as(id).isEqualTo(benefit.deductible());
                change = benefit.change();
            }
            changes.put(id, change);
            used = used.plus(change);
            balance = balance.minus(fact.split().account());
            assertThat(fact.accountBalance()).as(id).isEqualTo(balance);
        }
        return ids.size();
    }

    private Benefit computed(Settlement fact, YearUse used, Money balance) {
        BenefitQuestion question =
                new BenefitQuestion(
                        new LineSplit(
                                fact.split().fullSelfPay(),
                                fact.split().overLimit(),
                                fact.split().priorSelfPay(),
                                fact.split().inScope()),
                        fact.careType(),
                        HospitalLevel.TERTIARY,
                        fact.personType(),
                        fact.civilServant(),
                        BenefitQuestion.FiledAs.of(fact.filingType().orElseThrow()),
                        used,
                        fact.careType() == CareType.INPATIENT,
                        false,
                        Money.ZERO,
                        balance,
                        fact.useAccount(),
                        false);
        return policies.inForce(fact.insuredRegion(), fact.scheme(), Beijing.day(fact.settledAt()))
                .compute(question)
                .orElseThrow();
    }

    private Money initial(String person) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(INITIAL)
                                .bind("person", person)
                                .mapTo(Money.class)
                                .one());
    }

    private Map<String, String> restored() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(RESTORED)
                                .reduceRows(
                                        new HashMap<>(),
                                        (all, row) -> {
                                            all.put(
                                                    row.getColumn("restored_id", String.class),
                                                    row.getColumn("original_id", String.class));
                                            return all;
                                        }));
    }
}
