package org.crossregion.settlement.topup;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.accumulator.AccumulatorChange;
import org.crossregion.settlement.accumulator.Accumulators;
import org.crossregion.settlement.accumulator.YearChange;
import org.crossregion.settlement.accumulator.YearUse;
import org.crossregion.settlement.bill.Settlement;
import org.crossregion.settlement.payout.Decision;
import org.crossregion.settlement.payout.Payable;
import org.crossregion.settlement.payout.Payables;
import org.crossregion.settlement.payout.Queue;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.DatedNumber;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps top-ups, and enters what they pay into the person's year and account. */
@ApplicationScoped
class TopUpBook implements Payables {

    private final TopUpRepository rows;
    private final Accumulators accumulators;
    private final Accounts accounts;

    TopUpBook(TopUpRepository rows, Accumulators accumulators, Accounts accounts) {
        this.rows = rows;
        this.accumulators = accumulators;
        this.accounts = accounts;
    }

    String nextNumber(RegionCode insuredRegion, Instant at) {
        return DatedNumber.of('T', insuredRegion, Beijing.day(at), rows.nextNumber());
    }

    void add(TopUp topUp) {
        if (!rows.add(topUp)) {
            throw already(topUp);
        }
    }

    /** Refused if the settlement has one for the same cause, proposed or paid. */
    void mustBeTheFirst(TopUp topUp) {
        boolean another =
                rows.of(topUp.settlementId()).stream()
                        .filter(one -> one.cause() == topUp.cause())
                        .anyMatch(
                                one ->
                                        one.state() == TopUpState.PROPOSED
                                                || one.state() == TopUpState.SETTLED);
        if (another) {
            throw already(topUp);
        }
    }

    private static Refused already(TopUp topUp) {
        return new Refused(
                SettlementRefusal.TOPPED_UP_ALREADY,
                topUp.settlementId() + " 已有同一原因（" + topUp.cause().label() + "）的轧差报销");
    }

    TopUp find(String topUpId) {
        return rows.find(topUpId).orElseThrow(() -> unknown(topUpId));
    }

    /** Locked until the transaction ends. */
    TopUp lock(String topUpId) {
        return rows.lock(topUpId).orElseThrow(() -> unknown(topUpId));
    }

    @Override
    public Payable lockPayable(String topUpId) {
        return lock(topUpId).payable();
    }

    List<TopUp> of(Queue queue) {
        return rows.of(queue);
    }

    List<TopUp> of(String settlementId) {
        return rows.of(settlementId);
    }

    /** Those that have paid and were not taken back, in order. */
    List<TopUp> standing(String settlementId) {
        return rows.standing(settlementId);
    }

    List<TopUpEntry> payments(List<TopUp> standing) {
        return standing.stream().map(this::payment).toList();
    }

    private TopUpEntry payment(TopUp topUp) {
        return entries(topUp.topUpId()).stream()
                .filter(entry -> entry.originalId().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    List<TopUpEntry> entries(String topUpId) {
        return entries(List.of(topUpId)).getOrDefault(topUpId, List.of());
    }

    /** By top-up. */
    Map<String, List<TopUpEntry>> entries(Collection<String> topUpIds) {
        return rows.entries(topUpIds);
    }

    /** The years that a bill counts in, until the transaction ends; the earlier one first. */
    void lockYears(Settlement bill) {
        accumulators
                .changes(bill.settlementId().orElseThrow())
                .forEach(
                        change ->
                                accumulators.lock(
                                        bill.person().personNo(), bill.scheme(), change.year()));
    }

    /** Pays; the visit and the years are locked. */
    void pay(TopUp topUp, Settlement bill, Underpaid underpaid, Decision decision) {
        TopUpEntry entry =
                new TopUpEntry(
                        topUp.topUpId(),
                        Optional.empty(),
                        topUp.topUpId(),
                        topUp.settlementId(),
                        topUp.personNo(),
                        bill.scheme(),
                        topUp.insuredRegion(),
                        bill.careType(),
                        decision.at(),
                        underpaid.funds(),
                        underpaid.account(),
                        underpaid.cash(),
                        underpaid.deductible(),
                        underpaid.years().stream()
                                .map(
                                        one ->
                                                new TopUpEntry.Year(
                                                        one.year(), one.funds(), one.deductible()))
                                .toList(),
                        underpaid.policy(),
                        underpaid.policyVersion(),
                        decision.reason(),
                        underpaid.explanation().stream()
                                .map(
                                        one ->
                                                new TopUpEntry.Step(
                                                        one.rule().code(),
                                                        one.amount(),
                                                        one.chinese(),
                                                        one.english()))
                                .toList());
        rows.enter(entry);
        Map<Integer, YearUse> changes = new TreeMap<>();
        underpaid.years().forEach(one -> changes.put(one.year(), one.change()));
        enter(entry, bill, changes);
        rows.decide(topUp.topUpId(), TopUpState.SETTLED, decision);
    }

    void reject(TopUp topUp, Decision decision) {
        rows.decide(topUp.topUpId(), TopUpState.REJECTED, decision);
    }

    /** Takes a payment back; the visit is locked. */
    void takeBack(TopUp topUp, Settlement bill, Instant at, String reason) {
        TopUpEntry back =
                payment(topUp).takenBack(nextNumber(topUp.insuredRegion(), at), at, reason);
        lockYears(bill);
        Map<Integer, YearUse> changes = new TreeMap<>();
        accumulators
                .changes(topUp.topUpId())
                .forEach(one -> changes.put(one.year(), one.change().negated()));
        rows.enter(back);
        enter(back, bill, changes);
        rows.cancel(topUp.topUpId());
    }

    /** The years are locked. */
    private void enter(TopUpEntry entry, Settlement bill, Map<Integer, YearUse> changes) {
        if (!entry.account().isZero()) {
            if (accounts.lock(entry.personNo()).plus(entry.account()).isNegative()) {
                throw new Refused(SettlementRefusal.NO_TOP_UP, "个人账户余额不足，退回后方可撤销");
            }
            accounts.move(entry.personNo(), Optional.of(entry.entryId()), entry.account());
        }
        changes.forEach(
                (year, change) ->
                        accumulators.apply(
                                new AccumulatorChange(
                                        entry.entryId(),
                                        entry.originalId(),
                                        bill.visitId(),
                                        false,
                                        entry.personNo(),
                                        entry.scheme(),
                                        new YearChange(
                                                year,
                                                accumulators.read(
                                                        entry.personNo(), entry.scheme(), year),
                                                change,
                                                0))));
    }

    private static Refused unknown(String topUpId) {
        return new Refused(SettlementRefusal.TOP_UP_UNKNOWN, "轧差报销 " + topUpId + " 不存在");
    }
}
