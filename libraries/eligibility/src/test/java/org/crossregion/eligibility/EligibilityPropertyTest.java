package org.crossregion.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

class EligibilityPropertyTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final List<RegionCode> REGIONS =
            List.of(
                    RegionCode.of("220100"),
                    RegionCode.of("220200"),
                    RegionCode.of("220281"),
                    RegionCode.of("310000"));

    @Property
    void the_order_of_filings_does_not_matter(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") List<FiledPermission> filings,
            @ForAll("questions") CareQuestion question,
            @ForAll Random random) {
        List<FiledPermission> shuffled = new ArrayList<>(filings);
        Collections.shuffle(shuffled, random);

        assertThat(Eligibility.answer(rules, shuffled, question))
                .isEqualTo(Eligibility.answer(rules, filings, question));
    }

    @Property
    void one_more_active_filing_for_the_place_never_turns_a_yes_into_a_no(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") List<FiledPermission> filings,
            @ForAll("questions") CareQuestion question) {
        List<FiledPermission> more = new ArrayList<>(filings);
        more.add(matching(question));

        EligibilityAnswer before = Eligibility.answer(rules, filings, question);
        EligibilityAnswer after = Eligibility.answer(rules, more, question);

        assertThat(!before.direct() || after.direct()).isTrue();
    }

    @Property
    void with_an_active_filing_for_the_place_only_the_counter_can_say_no(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") List<FiledPermission> filings,
            @ForAll("questions") CareQuestion question) {
        List<FiledPermission> more = new ArrayList<>(filings);
        more.add(matching(question));

        boolean counterSaysNo =
                !question.insured()
                        || !question.networked()
                        || !question.agreementActive()
                        || (!question.insuredRegion().equals(question.treatmentRegion())
                                && !(question.insuredRegionOpen()
                                        && question.treatmentRegionOpen()));

        assertThat(Eligibility.answer(rules, more, question).direct()).isEqualTo(!counterSaysNo);
    }

    @Property
    void a_filing_for_another_region_changes_nothing_but_the_reason_and_the_account(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") List<FiledPermission> filings,
            @ForAll("questions") CareQuestion question) {
        List<FiledPermission> more = new ArrayList<>(filings);
        more.add(
                permission(
                        "F-other",
                        FilingType.RESETTLED_RETIREE,
                        FilingState.ACTIVE,
                        List.of(RegionCode.of("640100"))));

        EligibilityAnswer before = Eligibility.answer(rules, filings, question);
        EligibilityAnswer after = Eligibility.answer(rules, more, question);

        assertThat(after.direct()).isEqualTo(before.direct());
        assertThat(after.filingType()).isEqualTo(before.filingType());
        assertThat(after.filingId()).isEqualTo(before.filingId());
    }

    @Property
    void the_filing_answered_is_one_of_the_persons_and_opens_the_place(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") List<FiledPermission> filings,
            @ForAll("questions") CareQuestion question) {
        EligibilityAnswer answer = Eligibility.answer(rules, filings, question);

        answer.filingId()
                .ifPresent(
                        id ->
                                assertThat(filings)
                                        .filteredOn(filing -> filing.filingId().equals(id))
                                        .singleElement()
                                        .matches(filing -> filing.opens(question))
                                        .matches(
                                                filing ->
                                                        answer.filingType()
                                                                .equals(
                                                                        Optional.of(
                                                                                filing.type()))));
    }

    private static FiledPermission matching(CareQuestion question) {
        return new FiledPermission(
                "F-new",
                FilingType.RESETTLED_RETIREE,
                FilingState.ACTIVE,
                List.of(question.treatmentRegion()),
                List.of(),
                question.admittedOn(),
                Optional.empty(),
                false,
                false);
    }

    private static FiledPermission permission(
            String id, FilingType type, FilingState state, List<RegionCode> regions) {
        return new FiledPermission(
                id, type, state, regions, List.of(), START, Optional.empty(), false, false);
    }

    @Provide
    Arbitrary<FilingRules> rules() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        return Combinators.combine(either, either, either, either)
                .as(
                        (exempt, emergency, promise, unfiled) ->
                                new FilingRules(
                                        exempt,
                                        Set.of(RegionCode.of("220281")),
                                        emergency,
                                        promise,
                                        unfiled,
                                        6,
                                        0));
    }

    /** Up to five filings with ids of their own. */
    @Provide
    Arbitrary<List<FiledPermission>> histories() {
        return filings()
                .list()
                .ofMaxSize(5)
                .map(
                        list ->
                                IntStream.range(0, list.size())
                                        .mapToObj(i -> withId(list.get(i), "F" + i))
                                        .toList());
    }

    private static FiledPermission withId(FiledPermission filing, String id) {
        return new FiledPermission(
                id,
                filing.type(),
                filing.state(),
                filing.treatmentRegions(),
                filing.institutions(),
                filing.validFrom(),
                filing.validUntil(),
                filing.onPromise(),
                filing.accountSuspended());
    }

    private static Arbitrary<FiledPermission> filings() {
        Arbitrary<List<RegionCode>> regions =
                Arbitraries.of(REGIONS).list().uniqueElements().ofMinSize(1).ofMaxSize(2);
        Arbitrary<List<String>> institutions =
                Arbitraries.of("H1", "H2").list().uniqueElements().ofMaxSize(1);
        Arbitrary<Integer> first = Arbitraries.integers().between(0, 40);
        Arbitrary<Integer> length = Arbitraries.integers().between(-10, 40);
        return Combinators.combine(
                        Arbitraries.of(FilingType.values()),
                        Arbitraries.of(FilingState.values()),
                        regions,
                        institutions,
                        first,
                        length,
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as(
                        (type, state, places, chosen, from, days, promise, account) ->
                                new FiledPermission(
                                        "F",
                                        type,
                                        state,
                                        places,
                                        chosen,
                                        START.plusDays(from),
                                        days < 0
                                                ? Optional.empty()
                                                : Optional.of(START.plusDays(from + days)),
                                        promise,
                                        account));
    }

    @Provide
    Arbitrary<CareQuestion> questions() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> stay = Arbitraries.integers().between(0, 20);
        Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, true, true, true, false);
        return Combinators.combine(
                        Arbitraries.of(REGIONS.get(1), REGIONS.get(0)),
                        Arbitraries.of(REGIONS.get(1), REGIONS.get(2)),
                        Arbitraries.of("H1", "H2"),
                        Arbitraries.of(CareType.values()),
                        mostly.list().ofSize(5),
                        day,
                        stay,
                        Arbitraries.of(true, false))
                .as(
                        (treatment, admdvs, institution, care, yes, admitted, days, emergency) ->
                                new CareQuestion(
                                        REGIONS.get(0),
                                        treatment,
                                        admdvs,
                                        institution,
                                        yes.get(0),
                                        yes.get(1),
                                        yes.get(2),
                                        yes.get(3),
                                        yes.get(4),
                                        care,
                                        START.plusDays(admitted),
                                        START.plusDays(admitted + days),
                                        emergency));
    }
}
