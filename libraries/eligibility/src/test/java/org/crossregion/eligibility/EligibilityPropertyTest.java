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
import java.util.function.BiFunction;
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
    void the_order_of_what_is_on_record_does_not_matter(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question,
            @ForAll Random random) {
        PersonRecord shuffled =
                new PersonRecord(
                        shuffled(record.filings(), random),
                        shuffled(record.suspensions(), random),
                        shuffled(record.admissionsTold(), random));

        assertThat(Eligibility.answer(rules, shuffled, question))
                .isEqualTo(Eligibility.answer(rules, record, question));
    }

    @Property
    void one_more_active_filing_for_the_place_never_turns_a_yes_into_a_no(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question) {
        EligibilityAnswer before = Eligibility.answer(rules, record, question);
        EligibilityAnswer after =
                Eligibility.answer(rules, with(record, matching(question)), question);

        assertThat(!before.direct() || after.direct()).isTrue();
    }

    @Property
    void with_an_active_filing_for_the_place_only_what_no_filing_mends_can_say_no(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question) {
        EligibilityAnswer answer =
                Eligibility.answer(rules, with(record, matching(question)), question);

        assertThat(
                        Set.of(
                                EligibilityReason.NOT_INSURED,
                                EligibilityReason.CAUSE_EXCLUDED,
                                EligibilityReason.PERSON_SUSPENDED,
                                EligibilityReason.INSTITUTION_NOT_NETWORKED,
                                EligibilityReason.AGREEMENT_NOT_ACTIVE,
                                EligibilityReason.INSURED_REGION_NOT_OPEN,
                                EligibilityReason.HOME_CARE_BARRED,
                                EligibilityReason.TREATMENT_REGION_NOT_OPEN,
                                EligibilityReason.ADMISSION_NOT_TOLD))
                .matches(reasons -> answer.direct() || reasons.contains(answer.reason()));
    }

    @Property
    void a_filing_for_another_region_changes_nothing_but_the_reason_and_the_account(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question) {
        FiledPermission other =
                permission(
                        "F-other",
                        FilingType.RESETTLED_RETIREE,
                        FilingState.ACTIVE,
                        List.of(RegionCode.of("640100")),
                        START);

        EligibilityAnswer before = Eligibility.answer(rules, record, question);
        EligibilityAnswer after = Eligibility.answer(rules, with(record, other), question);

        assertThat(after.direct()).isEqualTo(before.direct());
        assertThat(after.filingType()).isEqualTo(before.filingType());
        assertThat(after.filingId()).isEqualTo(before.filingId());
    }

    @Property
    void the_filing_answered_is_one_of_the_persons_and_opens_the_place(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question) {
        EligibilityAnswer answer = Eligibility.answer(rules, record, question);

        answer.filingId()
                .ifPresent(
                        id ->
                                assertThat(record.filings())
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

    @Property
    void the_answer_holds_until_its_last_day_and_not_on_the_next(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question) {
        EligibilityAnswer now = Eligibility.answer(rules, record, question);
        LocalDate last = now.until().orElse(question.askedOn().plusDays(200));

        for (LocalDate day = question.askedOn(); !day.isAfter(last); day = day.plusDays(1)) {
            assertThat(Eligibility.answer(rules, record, question.on(day)).decidesAs(now))
                    .as("%s until %s, on %s", now.reason(), now.until(), day)
                    .isTrue();
        }
        now.until()
                .ifPresent(
                        day ->
                                assertThat(
                                                Eligibility.answer(
                                                                rules,
                                                                record,
                                                                question.on(day.plusDays(1)))
                                                        .decidesAs(now))
                                        .as("%s on the day after %s", now.reason(), day)
                                        .isFalse());
    }

    @Property
    void whoever_is_suspended_is_settled_nowhere_and_released_as_if_nothing_had_been(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question) {
        PersonSuspension barred =
                new PersonSuspension(
                        "U-new",
                        SuspensionKind.CARD_MISUSE,
                        START,
                        Optional.empty(),
                        Optional.empty());
        PersonSuspension released =
                new PersonSuspension(
                        "U-new",
                        SuspensionKind.CARD_MISUSE,
                        START,
                        Optional.empty(),
                        Optional.of(question.askedOn()));

        EligibilityAnswer meanwhile = Eligibility.answer(rules, with(record, barred), question);

        if (!(question.emergency() && rules.suspendedEmergencyPays())) {
            assertThat(meanwhile.direct()).isFalse();
        }
        assertThat(Eligibility.answer(rules, with(record, released), question))
                .isEqualTo(Eligibility.answer(rules, record, question));
    }

    @Property
    void telling_of_a_stay_in_time_never_costs_anything(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question) {
        AdmissionTold told =
                new AdmissionTold(
                        "N-new",
                        question.institution(),
                        question.admittedOn(),
                        question.admittedOn(),
                        true);
        EligibilityAnswer before = Eligibility.answer(rules, record, question);
        EligibilityAnswer after = Eligibility.answer(rules, with(record, told), question);

        assertThat(after.reason()).isNotEqualTo(EligibilityReason.ADMISSION_NOT_TOLD);
        assertThat(!before.direct() || after.direct()).isTrue();
    }

    @Property
    void what_is_excluded_is_settled_neither_here_nor_there(
            @ForAll("rules") FilingRules rules,
            @ForAll("histories") PersonRecord record,
            @ForAll("questions") CareQuestion question) {
        boolean excluded = question.cause().filter(rules.exclusions()::contains).isPresent();

        assertThat(!excluded || !Eligibility.answer(rules, record, question).direct()).isTrue();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> shuffled = new ArrayList<>(list);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static PersonRecord with(PersonRecord record, FiledPermission filing) {
        return new PersonRecord(
                more(record.filings(), filing), record.suspensions(), record.admissionsTold());
    }

    private static PersonRecord with(PersonRecord record, PersonSuspension suspension) {
        return new PersonRecord(
                record.filings(), more(record.suspensions(), suspension), record.admissionsTold());
    }

    private static PersonRecord with(PersonRecord record, AdmissionTold told) {
        return new PersonRecord(
                record.filings(), record.suspensions(), more(record.admissionsTold(), told));
    }

    private static <T> List<T> more(List<T> list, T one) {
        List<T> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }

    private static FiledPermission matching(CareQuestion question) {
        return permission(
                "F-new",
                FilingType.RESETTLED_RETIREE,
                FilingState.ACTIVE,
                List.of(question.treatmentRegion()),
                question.admittedOn());
    }

    private static FiledPermission permission(
            String id,
            FilingType type,
            FilingState state,
            List<RegionCode> regions,
            LocalDate from) {
        return new FiledPermission(
                id,
                type,
                state,
                regions,
                List.of(),
                from,
                Optional.empty(),
                false,
                false,
                HomeCare.OPEN,
                "");
    }

    @Provide
    Arbitrary<FilingRules> rules() {
        Arbitrary<Boolean> either = Arbitraries.of(true, false);
        Arbitrary<Set<CareCause>> exclusions = Arbitraries.of(CareCause.values()).set();
        Arbitrary<Optional<NoticeRule>> notice =
                Arbitraries.of(
                                new NoticeRule(3, 7, 1, Set.of("large-amount")),
                                new NoticeRule(2, 0, 0, Set.of()))
                        .optional();
        return Combinators.combine(either, either, either, either, exclusions, notice, either)
                .as(
                        (exempt, emergency, promise, unfiled, excluded, told, suspended) ->
                                new FilingRules(
                                        exempt,
                                        Set.of(RegionCode.of("220281")),
                                        emergency,
                                        promise,
                                        unfiled,
                                        6,
                                        0,
                                        excluded,
                                        told,
                                        suspended));
    }

    /** Up to five filings with ids of their own, a suspension or two, some notices. */
    @Provide
    Arbitrary<PersonRecord> histories() {
        return Combinators.combine(
                        numbered(filings(), 5, EligibilityPropertyTest::withId),
                        numbered(suspensions(), 2, EligibilityPropertyTest::withId),
                        notices().list().ofMaxSize(3))
                .as(PersonRecord::new);
    }

    private static <T> Arbitrary<List<T>> numbered(
            Arbitrary<T> some, int most, BiFunction<T, String, T> withId) {
        return some.list()
                .ofMaxSize(most)
                .map(
                        list ->
                                IntStream.range(0, list.size())
                                        .mapToObj(i -> withId.apply(list.get(i), "F" + i))
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
                filing.accountSuspended(),
                filing.homeCare(),
                filing.category());
    }

    private static PersonSuspension withId(PersonSuspension one, String id) {
        return new PersonSuspension(id, one.kind(), one.from(), one.until(), one.releasedOn());
    }

    private static Arbitrary<FiledPermission> filings() {
        Arbitrary<List<RegionCode>> regions =
                Arbitraries.of(REGIONS).list().uniqueElements().ofMinSize(1).ofMaxSize(2);
        Arbitrary<List<String>> institutions =
                Arbitraries.of("H1", "H2").list().uniqueElements().ofMaxSize(1);
        Arbitrary<Integer> first = Arbitraries.integers().between(0, 40);
        Arbitrary<Integer> length = Arbitraries.integers().between(-10, 40);
        Arbitrary<HomeCare> home = Arbitraries.of(HomeCare.values());
        return Combinators.combine(
                        Arbitraries.of(FilingType.values()),
                        Arbitraries.of(FilingState.values()),
                        regions,
                        institutions,
                        first,
                        length,
                        Arbitraries.of(true, false).list().ofSize(3),
                        home)
                .as(
                        (type, state, places, chosen, from, days, flags, atHome) ->
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
                                        flags.get(0),
                                        flags.get(1),
                                        atHome,
                                        flags.get(2) ? "large-amount" : ""));
    }

    private static Arbitrary<PersonSuspension> suspensions() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 20);
        return Combinators.combine(
                        Arbitraries.of(SuspensionKind.values()),
                        day,
                        days.optional(),
                        days.optional())
                .as(
                        (kind, from, length, released) ->
                                new PersonSuspension(
                                        "U",
                                        kind,
                                        START.plusDays(from),
                                        length.map(more -> START.plusDays(from + more)),
                                        released.map(more -> START.plusDays(from + more))));
    }

    private static Arbitrary<AdmissionTold> notices() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 60);
        return Combinators.combine(
                        Arbitraries.of("H1", "H2"),
                        day,
                        Arbitraries.integers().between(-1, 9),
                        Arbitraries.of(true, false))
                .as(
                        (institution, admitted, after, phone) ->
                                new AdmissionTold(
                                        "N",
                                        institution,
                                        START.plusDays(admitted),
                                        START.plusDays(admitted + after),
                                        phone));
    }

    @Provide
    Arbitrary<CareQuestion> questions() {
        Arbitrary<Integer> day = Arbitraries.integers().between(0, 60);
        Arbitrary<Integer> stay = Arbitraries.integers().between(0, 20);
        Arbitrary<Boolean> mostly = Arbitraries.of(true, true, true, true, true, true, false);
        Arbitrary<Optional<CareCause>> cause = Arbitraries.of(CareCause.values()).optional(0.2);
        return Combinators.combine(
                        Arbitraries.of(REGIONS.get(1), REGIONS.get(0)),
                        Arbitraries.of(REGIONS.get(1), REGIONS.get(2)),
                        Arbitraries.of("H1", "H2"),
                        Arbitraries.of(CareType.values()),
                        mostly.list().ofSize(5),
                        Combinators.combine(day, stay).as(List::of),
                        Arbitraries.of(true, false),
                        cause)
                .as(
                        (treatment, admdvs, institution, care, yes, days, emergency, why) ->
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
                                        START.plusDays(days.get(0)),
                                        START.plusDays(days.get(0) + days.get(1)),
                                        emergency,
                                        why,
                                        false));
    }
}
