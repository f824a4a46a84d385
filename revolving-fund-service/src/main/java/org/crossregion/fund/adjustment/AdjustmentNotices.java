package org.crossregion.fund.adjustment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.ledger.Ledger;
import org.crossregion.fund.notice.Direction;
import org.crossregion.fund.notice.FundNotice;
import org.crossregion.fund.notice.NoticeDraft;
import org.crossregion.fund.notice.NoticeKind;
import org.crossregion.fund.notice.NoticeLine;
import org.crossregion.fund.notice.Notices;
import org.crossregion.fund.quota.Quota;
import org.crossregion.fund.quota.QuotaPolicies;
import org.crossregion.fund.quota.QuotaPolicy;
import org.crossregion.fund.quota.Quotas;
import org.crossregion.fund.quota.YearEnd;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RegionPair;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Issues the notices of a year's adjustment: to each region an order for what is to be paid up, an
 * advice for what is returned. What was notified before is not notified again, so that doing it
 * twice changes nothing, and after quotas were fixed anew the difference is notified. What is lent
 * out is not promised to be returned: the rest is notified when it has come back. Once the next
 * year's quota is published, what was not returned is in the balance carried over to it, and is not
 * returned by this year's notices any more.
 */
@ApplicationScoped
public class AdjustmentNotices {

    private final Quotas quotas;
    private final Adjustments adjustments;
    private final QuotaPolicies policies;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    AdjustmentNotices(
            Quotas quotas,
            Adjustments adjustments,
            QuotaPolicies policies,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.quotas = quotas;
        this.adjustments = adjustments;
        this.policies = policies;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Issues what is due to the insured regions that someone may decide for, by region.
     *
     * @throws Refused if no quotas are published or they are outdated, or by whoever fixed one of
     *     them
     */
    @Transactional
    public List<FundNotice> issue(int year, Predicate<RegionCode> within, String by) {
        List<Quota> inForce = published(year, within);
        if (inForce.stream().anyMatch(quota -> quota.fixedBy().equals(by))) {
            throw new Refused(FundRefusal.QUOTAS_FIXED_BY_CALLER, by + " fixed quotas of " + year);
        }
        ledger.lock();
        quotas.mustBeCurrent(year, inForce);
        Set<String> succeeded =
                quotas.published(year + 1).stream()
                        .map(one -> YearEnd.key(one.pair(), one.scheme()))
                        .collect(Collectors.toSet());
        Map<String, Notified> before = notified(year);
        Map<RegionCode, List<PairAdjustment>> byRegion =
                adjustments.of(year, inForce).stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.quota().pair().insured(),
                                        TreeMap::new,
                                        Collectors.toList()));
        QuotaPolicies.Terms terms = policies.on(Beijing.day(clock.instant()));
        Free free = Free.of(ledger.holdings(), notices.promised());
        List<FundNotice> issued = new ArrayList<>();
        byRegion.forEach(
                (region, its) ->
                        drafts(year, region, its, before, free.except(succeeded), terms).stream()
                                .map(draft -> notices.issue(draft, by))
                                .forEach(issued::add));
        return issued;
    }

    private List<Quota> published(int year, Predicate<RegionCode> within) {
        List<Quota> its = within(quotas.published(year), within);
        if (its.isEmpty()) {
            throw within(quotas.of(year), within).isEmpty()
                    ? new Refused(FundRefusal.QUOTAS_NOT_FIXED, "no quotas of " + year)
                    : new Refused(
                            FundRefusal.QUOTAS_NOT_PUBLISHED,
                            "the quotas of " + year + " are drafts");
        }
        return its;
    }

    private static List<Quota> within(List<Quota> all, Predicate<RegionCode> within) {
        return all.stream().filter(quota -> within.test(quota.pair().insured())).toList();
    }

    private static List<NoticeDraft> drafts(
            int year,
            RegionCode region,
            List<PairAdjustment> its,
            Map<String, Notified> before,
            Free free,
            QuotaPolicies.Terms terms) {
        Map<Direction, List<NoticeLine>> lines = new TreeMap<>();
        for (PairAdjustment one : its) {
            Quota quota = one.quota();
            Notified known =
                    before.getOrDefault(
                            YearEnd.key(quota.pair(), quota.scheme()), Notified.NOTHING);
            Money left =
                    StillToNotify.of(
                            quota.adjustment(),
                            known.amount(),
                            one.adjustment().moved().minus(known.paid()));
            if (left.isNegative()) {
                left = left.max(free.of(quota.pair(), quota.scheme()).negated());
            }
            if (!left.isZero()) {
                lines.computeIfAbsent(
                                left.isPositive() ? Direction.PAYABLE : Direction.RECEIVABLE,
                                direction -> new ArrayList<>())
                        .add(
                                new NoticeLine(
                                        quota.pair().treatment(),
                                        quota.scheme(),
                                        left.isPositive() ? left : left.negated()));
            }
        }
        List<QuotaPolicy> inForce = policies(its, terms);
        Optional<QuotaPolicy> tightest =
                inForce.stream().min(Comparator.comparing(QuotaPolicy::noticeDays));
        String basis = basis(year, inForce);
        return lines.entrySet().stream()
                .map(
                        entry ->
                                new NoticeDraft(
                                        year,
                                        NoticeKind.REVOLVING_FUND,
                                        entry.getKey(),
                                        region,
                                        basis,
                                        tightest.map(QuotaPolicy::applyDays).orElse(0),
                                        tightest.map(QuotaPolicy::noticeDays).orElse(1),
                                        entry.getValue()))
                .toList();
    }

    private static List<QuotaPolicy> policies(List<PairAdjustment> its, QuotaPolicies.Terms terms) {
        return its.stream()
                .flatMap(one -> terms.of(one.quota().pair()).stream())
                .distinct()
                .toList();
    }

    private static String basis(int year, List<QuotaPolicy> policies) {
        return policies.stream()
                        .map(QuotaPolicy::source)
                        .distinct()
                        .collect(Collectors.joining("、"))
                + "；"
                + year
                + "年度周转金额度核定";
    }

    /** What notices have asked for so far, and what has moved on them: orders less advices. */
    private record Notified(Money amount, Money paid) {

        static final Notified NOTHING = new Notified(Money.ZERO, Money.ZERO);

        static Notified of(Direction direction, FundNotice.Line line) {
            return direction == Direction.PAYABLE
                    ? new Notified(line.amount(), line.paid())
                    : new Notified(line.amount().negated(), line.paid().negated());
        }

        Notified plus(Notified other) {
            return new Notified(amount.plus(other.amount), paid.plus(other.paid));
        }
    }

    private Map<String, Notified> notified(int year) {
        Map<String, Notified> notified = new HashMap<>();
        for (FundNotice notice : notices.of(year, NoticeKind.REVOLVING_FUND)) {
            if (notice.voided().isPresent()) {
                continue;
            }
            for (FundNotice.Line line : notice.lines()) {
                RegionPair pair = new RegionPair(notice.region(), line.counterparty());
                notified.merge(
                        YearEnd.key(pair, line.scheme()),
                        Notified.of(notice.direction(), line),
                        Notified::plus);
            }
        }
        return notified;
    }
}
