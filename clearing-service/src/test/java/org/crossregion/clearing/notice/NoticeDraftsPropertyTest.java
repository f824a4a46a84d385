package org.crossregion.clearing.notice;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.clearing.calendar.MoneyTerms.NegativePairs;
import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.statement.StatementRow;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whatever a statement says, its notices say the same, and what one pays another gets. */
class NoticeDraftsPropertyTest {

    private static final List<String> REGIONS =
            List.of("220100", "220200", "220300", "430200", "120000");
    private static final Circle WITHIN = new Circle(RegionCode.of("220000"), Tier.PROVINCE);
    private static final Circle ACROSS = new Circle(RegionCode.of("220000"), Tier.NATIONAL);
    private static final Circle NATION = new Circle(RegionCode.NATION, Tier.NATIONAL);

    @Provide
    Arbitrary<List<StatementRow>> statements() {
        Arbitrary<StatementRow> row =
                Combinators.combine(
                                Arbitraries.of(REGIONS),
                                Arbitraries.of(REGIONS),
                                Arbitraries.of(Scheme.class),
                                Arbitraries.longs().between(-500, 2_000))
                        .as(Rows::owed)
                        .filter(one -> !one.pair().isOwnRegion());
        return row.list().ofMaxSize(25);
    }

    @Property
    void within_a_province_what_is_paid_is_received_and_each_region_has_its_net(
            @ForAll("statements") List<StatementRow> rows) {
        NoticeDrafts drafts = drafts(WITHIN, NegativePairs.CARRIED, rows);

        assertThat(drafts.carried()).isEmpty();
        for (Scheme scheme : Scheme.values()) {
            assertThat(sum(drafts, Direction.PAYABLE, scheme))
                    .isEqualTo(sum(drafts, Direction.RECEIVABLE, scheme));
        }
        assertThat(signed(drafts)).isEqualTo(net(rows));
    }

    @Property
    void between_provinces_what_one_pays_another_gets_line_by_line(
            @ForAll("statements") List<StatementRow> rows, @ForAll NegativePairs negativePairs) {
        NoticeDrafts drafts = drafts(NATION, negativePairs, rows);

        assertThat(pairs(drafts, Direction.PAYABLE, false))
                .isEqualTo(pairs(drafts, Direction.RECEIVABLE, true));
    }

    @Property
    void across_a_border_notices_and_what_is_carried_come_to_the_statement(
            @ForAll("statements") List<StatementRow> rows, @ForAll NegativePairs negativePairs) {
        for (Circle circle : List.of(ACROSS, NATION)) {
            NoticeDrafts drafts = drafts(circle, negativePairs, rows);
            TreeMap<String, Long> noticed = signed(drafts);
            drafts.carried()
                    .forEach(
                            one ->
                                    add(
                                            noticed,
                                            one.region() + " " + one.scheme(),
                                            one.direction() == Direction.RECEIVABLE
                                                    ? one.amount()
                                                    : one.amount().negated()));
            TreeMap<String, Long> owed = new TreeMap<>();
            for (StatementRow row : rows) {
                if (row.pair().tier() == Tier.NATIONAL) {
                    own(circle, row.pair().treatment())
                            .forEach(r -> add(owed, r + " " + row.scheme(), row.owed()));
                    own(circle, row.pair().insured())
                            .forEach(r -> add(owed, r + " " + row.scheme(), row.owed().negated()));
                }
            }
            assertThat(noticed).isEqualTo(owed);
            assertThat(drafts.carried()).allMatch(one -> one.amount().isNegative());
        }
    }

    private static List<RegionCode> own(Circle circle, RegionCode region) {
        if (circle.isNation()) {
            return List.of(region.province());
        }
        return circle.contains(region) ? List.of(region) : List.of();
    }

    private static NoticeDrafts drafts(
            Circle circle, NegativePairs negativePairs, List<StatementRow> rows) {
        return NoticeDrafts.of(
                circle,
                Period.fromString("2026-10"),
                negativePairs,
                rows,
                List.of(),
                LocalDate.of(2026, 11, 24),
                "清算表");
    }

    private static Money sum(NoticeDrafts drafts, Direction direction, Scheme scheme) {
        return Money.sum(
                drafts.drafts().stream()
                        .filter(draft -> draft.direction() == direction)
                        .flatMap(draft -> draft.lines().stream())
                        .filter(line -> line.scheme() == scheme)
                        .map(NoticeLine::amount)
                        .toList());
    }

    /** Receivable less payable per region and scheme. */
    private static TreeMap<String, Long> signed(NoticeDrafts drafts) {
        TreeMap<String, Long> sums = new TreeMap<>();
        for (NoticeDraft draft : drafts.drafts()) {
            for (NoticeLine line : draft.lines()) {
                add(
                        sums,
                        draft.region() + " " + line.scheme(),
                        draft.direction() == Direction.RECEIVABLE
                                ? line.amount()
                                : line.amount().negated());
            }
        }
        return sums;
    }

    private static TreeMap<String, Long> net(List<StatementRow> rows) {
        TreeMap<String, Long> net = new TreeMap<>();
        for (StatementRow row : rows) {
            if (WITHIN.encloses(row.pair())) {
                add(net, row.pair().treatment() + " " + row.scheme(), row.owed());
                add(net, row.pair().insured() + " " + row.scheme(), row.owed().negated());
            }
        }
        return net;
    }

    private static Map<String, Long> pairs(
            NoticeDrafts drafts, Direction direction, boolean swapped) {
        TreeMap<String, Long> pairs = new TreeMap<>();
        for (NoticeDraft draft : drafts.drafts()) {
            for (NoticeLine line : draft.lines()) {
                if (draft.direction() == direction) {
                    String key =
                            swapped
                                    ? line.counterparty() + " " + draft.region()
                                    : draft.region() + " " + line.counterparty();
                    add(pairs, key + " " + line.scheme(), line.amount());
                }
            }
        }
        return pairs;
    }

    private static void add(Map<String, Long> sums, String key, Money amount) {
        sums.merge(key, amount.fen(), Long::sum);
        sums.values().removeIf(sum -> sum == 0);
    }
}
