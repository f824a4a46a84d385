package org.crossregion.clearing.bank;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.NoticeAccount;
import org.crossregion.clearing.notice.NoticeKind;
import org.crossregion.clearing.payment.Due;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** What lines are for: never more than came or than is open, oldest first, and never a guess. */
class RecognitionPropertyTest {

    private static final RegionCode JILIN = RegionCode.of("220000");
    private static final RegionCode CHANGCHUN = RegionCode.of("220100");

    @Property(tries = 500)
    void no_more_is_settled_than_came_or_is_open_and_an_older_notice_comes_first(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 6) int count,
            @ForAll @LongRange(min = 1, max = 40_000) long came) {
        Random random = new Random(seed);
        List<Notice> notices = new ArrayList<>();
        StringBuilder remark = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            notices.add(notice(i, random.nextInt(5_000), 1 + random.nextInt(5_000)));
        }
        List<Notice> quoted = new ArrayList<>(notices);
        java.util.Collections.shuffle(quoted, random);
        quoted.forEach(
                one ->
                        remark.append(one.remittanceCode())
                                .append(random.nextBoolean() ? " " : "、"));

        Verdict verdict = recognition(notices).of(line("某人", "某处", came, remark.toString()));

        assertThat(verdict.matched().fen()).isLessThanOrEqualTo(came);
        for (Scheme scheme : Scheme.values()) {
            boolean partly = false;
            for (Notice notice : notices) {
                Money open = notice.outstanding(scheme);
                Money settled = settled(verdict, notice.number(), scheme);
                assertThat(settled.compareTo(open)).isNotPositive();
                boolean touched = verdict.parts().stream().anyMatch(p -> p.scheme() == scheme);
                if (touched && partly) {
                    assertThat(settled.isZero()).as("an older one is still open").isTrue();
                }
                partly |= touched && settled.compareTo(open) < 0;
            }
        }
        long total = notices.stream().mapToLong(one -> one.outstanding().fen()).sum();
        if (came >= total) {
            assertThat(verdict.matched().fen()).isEqualTo(total);
            assertThat(verdict.reason())
                    .isEqualTo(came > total ? Reason.MORE_THAN_OPEN : Reason.NONE);
        }
    }

    @Test
    void a_part_of_what_two_schemes_owe_is_not_guessed_but_a_named_scheme_is_paid() {
        List<Notice> one = List.of(notice(1, 500, 300));
        String code = one.get(0).remittanceCode().value();

        assertThat(recognition(one).of(line("某人", "某处", 400, code)).reason())
                .isEqualTo(Reason.SCHEME_UNCLEAR);
        assertThat(recognition(one).of(line("某人", "某处", 300, code)).parts())
                .extracting(Verdict.Part::scheme)
                .containsExactly(Scheme.RESIDENT);
        Verdict said = recognition(one).of(line("某人", "某处", 400, code + " 职工清算"));
        assertThat(said.parts()).extracting(Verdict.Part::scheme).containsExactly(Scheme.EMPLOYEE);
        assertThat(said.expected()).contains(Money.ofFen(500));
        Verdict over = recognition(one).of(line("某人", "某处", 600, code + " 职工清算"));
        assertThat(over.matched()).isEqualTo(Money.ofFen(500));
        assertThat(over.reason()).isEqualTo(Reason.MORE_THAN_OPEN);
    }

    @Test
    void without_a_code_payer_payee_and_amount_must_fit_one_notice_alone() {
        Notice first = notice(1, 500, 300);
        StatementLine whole = line("长春市财政局社保专户", "吉林省医疗保障局", 800, "清算款");

        assertThat(recognition(List.of(first)).of(whole).rule()).isEqualTo(Rule.PARTIES_AND_AMOUNT);
        assertThat(recognition(List.of(first)).of(whole).parts()).hasSize(2);
        assertThat(recognition(List.of(first, notice(2, 800, 0))).of(whole).reason())
                .isEqualTo(Reason.AMBIGUOUS);
        assertThat(recognition(List.of(first)).of(line("长春市财政局", "某处", 800, "")).reason())
                .isEqualTo(Reason.NO_NOTICE);
        assertThat(recognition(List.of(first)).of(line("某人", "吉林省医保局", 800, "")).reason())
                .isEqualTo(Reason.NO_NOTICE);
        assertThat(recognition(List.of(first)).of(line("长春市财政局", "吉林省医保局", 801, "")).reason())
                .isEqualTo(Reason.NO_NOTICE);
        assertThat(recognition(List.of(first)).of(line("甲", "乙", 5, "YD220000202680001H")).reason())
                .as("a wrong check character")
                .isEqualTo(Reason.CODE_UNKNOWN);
    }

    @Test
    void of_an_order_to_several_provinces_a_line_pays_the_one_that_it_names() {
        Notice order = order(owed("120000", "天津市", 100), owed("310000", "上海市", 200));
        List<Candidate> parts =
                List.of(
                        new Candidate(
                                new Due(order, Optional.of(RegionCode.of("120000"))), List.of()),
                        new Candidate(
                                new Due(order, Optional.of(RegionCode.of("310000"))), List.of()));
        Recognition recognition = new Recognition(code -> parts, parts);
        String code = order.remittanceCode().value();

        assertThat(recognition.of(line("吉林省财政厅", "上海市财政局", 150, code)).parts())
                .extracting(part -> part.receiver().orElseThrow() + " " + part.amount().fen())
                .containsExactly("310000 150");
        assertThat(recognition.of(line("吉林省财政厅", "某处", 150, code)).reason())
                .isEqualTo(Reason.AMBIGUOUS);
        assertThat(recognition.of(line("吉林省财政厅", "某处", 300, code)).parts()).hasSize(2);
        assertThat(recognition.of(line("吉林省财政厅", "天津市财政局", 100, "")).parts())
                .extracting(part -> part.receiver().orElseThrow().value())
                .containsExactly("120000");
        assertThat(recognition.of(line("吉林省财政厅", "天津市财政局", 99, "")).reason())
                .isEqualTo(Reason.NO_NOTICE);
    }

    @Test
    void without_a_code_all_that_a_payer_owes_is_paid_by_one_transfer() {
        List<Notice> both = List.of(notice(1, 500, 300), notice(2, 250, 0));

        Verdict all = recognition(both).of(line("长春市财政局", "吉林省医保局", 1050, "清算款"));
        assertThat(all.rule()).isEqualTo(Rule.PARTIES_AND_AMOUNT);
        assertThat(all.parts())
                .extracting(part -> part.notice() + " " + part.scheme().code())
                .containsExactly(
                        "220000-2026-8-0001 employee",
                        "220000-2026-8-0002 employee",
                        "220000-2026-8-0001 resident");
        assertThat(recognition(both).of(line("长春市财政局", "吉林省医保局", 750, "")).parts()).hasSize(2);
        assertThat(recognition(both).of(line("长春市财政局", "吉林省医保局", 1049, "")).reason())
                .isEqualTo(Reason.NO_NOTICE);
    }

    @Test
    void codes_are_found_as_payers_and_banks_write_them() {
        RemittanceCode one = RemittanceCode.ofNotice("220000-2026-8-0001");
        RemittanceCode two = RemittanceCode.ofNotice("220000-2026-8-0012");
        String written =
                "清算 yd-220000-2026-8-0001-"
                        + one.value().charAt(17)
                        + "，ＹＤ"
                        + two.value().substring(2)
                        + "2026年";
        assertThat(Codes.in(written)).hasSize(2);
        assertThat(Codes.in(written).get(0)).contains(one);
        assertThat(Codes.in(written).get(1)).contains(two);
        assertThat(Codes.in(one.value() + two.value()))
                .allSatisfy(options -> assertThat(options).isNotEmpty());
        assertThat(Codes.in("没有识别码 12345")).isEmpty();
    }

    @Example
    void the_nations_own_numbers_have_codes_that_are_found_among_others() {
        RemittanceCode nations = RemittanceCode.ofNotice("GJ-2027-7-0031");
        RemittanceCode ours = RemittanceCode.ofNotice("220000-2027-8-0001");

        List<List<RemittanceCode>> found =
                Codes.in("清算款 yd gj 2027-7-0031" + nations.value().substring(13) + ours + "号");

        assertThat(found.get(0)).contains(nations);
        assertThat(found.get(1)).contains(ours);
    }

    private static Money settled(Verdict verdict, String number, Scheme scheme) {
        Predicate<Verdict.Part> its =
                part -> part.notice().equals(number) && part.scheme() == scheme;
        return Money.sum(verdict.parts().stream().filter(its).map(Verdict.Part::amount).toList());
    }

    private static Recognition recognition(List<Notice> notices) {
        List<Candidate> all =
                notices.stream()
                        .map(
                                one ->
                                        new Candidate(
                                                new Due(one, Optional.empty()),
                                                List.<NoticeAccount>of()))
                        .toList();
        return new Recognition(
                code ->
                        all.stream()
                                .filter(one -> one.notice().remittanceCode().equals(code))
                                .toList(),
                all);
    }

    private static StatementLine line(String payer, String payee, long fen, String remark) {
        return new StatementLine(
                1, "R", payer, "", payee, "", Money.ofFen(fen), LocalDate.of(2026, 12, 1), remark);
    }

    private static Notice notice(int no, long employee, long resident) {
        List<Notice.Line> lines = new ArrayList<>();
        if (employee > 0) {
            lines.add(owed(Scheme.EMPLOYEE, employee));
        }
        if (resident > 0) {
            lines.add(owed(Scheme.RESIDENT, resident));
        }
        return notice(
                "220000-2026-8-%04d".formatted(no),
                no,
                new Circle(JILIN, Tier.PROVINCE),
                CHANGCHUN,
                "长春市",
                lines);
    }

    /** What Jilin has to pay to other provinces. */
    private static Notice order(Notice.Line... lines) {
        return notice(
                "100000-2026-8-0001",
                1,
                new Circle(RegionCode.NATION, Tier.NATIONAL),
                JILIN,
                "吉林省",
                List.of(lines));
    }

    private static Notice.Line owed(String province, String name, long fen) {
        return new Notice.Line(
                RegionCode.of(province), name, Scheme.EMPLOYEE, Money.ofFen(fen), Money.ZERO);
    }

    private static Notice notice(
            String number,
            int no,
            Circle circle,
            RegionCode region,
            String name,
            List<Notice.Line> lines) {
        return new Notice(
                number,
                no,
                circle,
                Period.fromString("2026-10"),
                NoticeKind.MONTHLY,
                Direction.PAYABLE,
                region,
                name,
                circle.isNation() ? "国家医保局" : "吉林省",
                LocalDate.of(2026, 11, 24),
                Optional.empty(),
                "清算表",
                RemittanceCode.ofNotice(number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "director",
                Instant.EPOCH,
                lines);
    }

    private static Notice.Line owed(Scheme scheme, long fen) {
        return new Notice.Line(JILIN, "吉林省", scheme, Money.ofFen(fen), Money.ZERO);
    }
}
