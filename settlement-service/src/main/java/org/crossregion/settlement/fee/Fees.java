package org.crossregion.settlement.fee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.settlement.catalogue.Catalogue;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.settlement.visit.Visit;
import org.crossregion.settlement.visit.VisitState;
import org.crossregion.settlement.visit.Visits;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes fee lines in, classes them by the catalogue, and takes unsettled ones back. */
@ApplicationScoped
public class Fees {

    /** The line number that means every unsettled line. */
    public static final String ALL = "0000";

    private static final BigDecimal MOST = new BigDecimal("1000000000");

    private final FeeRepository lines;
    private final Visits visits;
    private final Catalogue catalogue;
    private final AuditTrail audit;
    private final Clock clock;

    Fees(FeeRepository lines, Visits visits, Catalogue catalogue, AuditTrail audit, Clock clock) {
        this.lines = lines;
        this.visits = visits;
        this.catalogue = catalogue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * All or none. A line that is there with the same content is answered as before; with other
     * content it is refused.
     */
    @Transactional
    public List<ClassedFeeLine> upload(
            String visitId, String institution, String personNo, List<FeeLine> uploaded) {
        Visit visit = visits.lock(visitId, institution, personNo);
        if (visit.state() == VisitState.CANCELLED) {
            throw new Refused(SettlementRefusal.VISIT_ENDED, visitId + " 已撤销");
        }
        if (visit.isStay() && uploaded.stream().anyMatch(line -> !line.batch().isEmpty())) {
            throw new Refused(SettlementRefusal.OTHER_KIND_OF_VISIT, visitId + " 是住院，明细没有收费批次号");
        }
        Set<String> numbers = new HashSet<>();
        Set<String> items = new HashSet<>();
        for (FeeLine line : uploaded) {
            mustBeSound(line);
            numbers.add(line.lineNo());
            line.refundOf().ifPresent(numbers::add);
            items.add(line.itemCode());
        }
        LineClassing classing =
                new LineClassing(
                        catalogue.excerpt(visit.insuredRegion(), visit.treatmentRegion(), items),
                        visit.treatmentRegion());
        Map<String, ClassedFeeLine> known = new HashMap<>();
        boolean seeking = uploaded.stream().anyMatch(FeeLine::seeksOriginal);
        for (FeeRepository.Stored stored :
                seeking ? lines.all(visitId) : lines.touched(visitId, numbers)) {
            known.put(stored.line().line().lineNo(), stored.line());
            if (stored.round() == visit.openRound()) {
                classing.know(stored.line());
            }
        }
        List<ClassedFeeLine> answer = new ArrayList<>();
        List<ClassedFeeLine> added = new ArrayList<>();
        for (FeeLine line : uploaded) {
            ClassedFeeLine before = known.get(line.lineNo());
            if (before != null && !before.line().equals(asBefore(line, before.line()))) {
                throw new Refused(
                        SettlementRefusal.LINE_CHANGED, "明细 " + line.lineNo() + " 已上传且内容不同");
            }
            if (before != null) {
                answer.add(before);
                continue;
            }
            mustTakeLines(visit);
            ClassedFeeLine classed = classing.classed(line);
            known.put(line.lineNo(), classed);
            added.add(classed);
            answer.add(classed);
        }
        lines.add(visitId, visit.openRound(), added);
        return answer;
    }

    /** What was sent, with the original that was found for it when it was sent first. */
    private static FeeLine asBefore(FeeLine line, FeeLine before) {
        return line.seeksOriginal() && before.refundOf().isPresent()
                ? line.refunding(before.refundOf().get())
                : line;
    }

    private static void mustTakeLines(Visit visit) {
        if (visit.isStay() && visit.settled()) {
            throw new Refused(SettlementRefusal.ALREADY_SETTLED, visit.visitId() + " 已结算，不可再上传明细");
        }
    }

    private void mustBeSound(FeeLine line) {
        LocalDate today = Beijing.day(clock.instant());
        if (line.lineNo().isEmpty() || line.lineNo().equals(ALL)) {
            throw invalid(line, "费用明细流水号不可为空或 0000");
        }
        if (line.batch().equals(ALL)) {
            throw invalid(line, "收费批次号不可为 0000，0000 在撤销与结算中表示全部");
        }
        if (line.count().signum() == 0) {
            throw invalid(line, "数量不可为零");
        }
        if (line.amount().isNegative() != (line.count().signum() < 0)) {
            throw invalid(line, "金额与数量的正负不一致");
        }
        if (line.price().signum() < 0) {
            throw invalid(line, "单价为负");
        }
        if (line.count().abs().compareTo(MOST) > 0
                || line.price().compareTo(MOST) > 0
                || line.amount().yuan().abs().compareTo(MOST) > 0) {
            throw invalid(line, "金额、数量或单价过大");
        }
        if (Beijing.day(line.occurredAt()).isAfter(today)) {
            throw invalid(line, "费用发生时间晚于今天");
        }
        if (line.refundOf().isPresent() && !line.amount().isNegative()) {
            throw invalid(line, "只有负数明细才能指明原明细");
        }
    }

    private static Refused invalid(FeeLine line, String message) {
        return new Refused(SettlementRefusal.LINE_INVALID, "明细 " + line.lineNo() + "：" + message);
    }

    /**
     * Withdraws unsettled lines; the single number "0000" means all of them. A line that is taken
     * back by refund lines goes with them or not at all.
     *
     * @return how many
     */
    @Transactional
    public int delete(String visitId, String institution, String personNo, List<String> lineNos) {
        Visit visit = visits.lock(visitId, institution, personNo);
        boolean all = lineNos.contains(ALL);
        List<FeeRepository.Stored> there =
                all ? lines.all(visitId) : lines.touched(visitId, lineNos);
        Set<String> open = new HashSet<>();
        Set<String> known = new HashSet<>();
        Map<String, String> refunds = new HashMap<>();
        for (FeeRepository.Stored stored : there) {
            FeeLine line = stored.line().line();
            known.add(line.lineNo());
            if (stored.round() == visit.openRound()) {
                open.add(line.lineNo());
                line.refundOf().ifPresent(of -> refunds.put(line.lineNo(), of));
            }
        }
        Set<String> withdrawn = all ? open : new HashSet<>(lineNos);
        for (String number : withdrawn) {
            if (!known.contains(number)) {
                throw new Refused(SettlementRefusal.LINE_UNKNOWN, "明细 " + number + " 不存在");
            }
            if (!open.contains(number)) {
                throw new Refused(SettlementRefusal.LINE_SETTLED, "明细 " + number + " 已结算");
            }
        }
        refunds.forEach(
                (refund, original) -> {
                    if (withdrawn.contains(original) && !withdrawn.contains(refund)) {
                        throw new Refused(
                                SettlementRefusal.LINE_INVALID,
                                "明细 " + original + " 有退费明细 " + refund + "，请一并撤销");
                    }
                });
        return withdraw(visit, withdrawn);
    }

    /** Withdraws the unsettled lines of one outpatient batch; "0000" means all of them (2205). */
    @Transactional
    public int deleteBatch(String visitId, String institution, String personNo, String batch) {
        Visit visit = visits.lock(visitId, institution, personNo);
        Set<String> numbers = new HashSet<>();
        for (FeeRepository.Stored stored : lines.all(visitId)) {
            boolean meant = batch.equals(ALL) || stored.line().line().batch().equals(batch);
            if (meant && stored.round() == visit.openRound()) {
                numbers.add(stored.line().line().lineNo());
            }
        }
        return withdraw(visit, numbers);
    }

    private int withdraw(Visit visit, Set<String> numbers) {
        int count =
                numbers.isEmpty() ? 0 : lines.withdraw(visit.visitId(), visit.openRound(), numbers);
        if (count > 0) {
            audit.record("fee-lines-withdrawn", visit.visitId(), Map.of("lines", count));
        }
        return count;
    }

    /** The live lines of a visit, settled and not, in order of upload. */
    public List<ClassedFeeLine> of(String visitId, String institution) {
        return of(visits.find(visitId, institution));
    }

    /** The live lines of a visit, whoever's it is. */
    public List<ClassedFeeLine> of(Visit visit) {
        return lines.all(visit.visitId()).stream().map(FeeRepository.Stored::line).toList();
    }

    /** The same by the settlement round that they are in. */
    public SortedMap<Integer, List<ClassedFeeLine>> byRound(Visit visit) {
        return lines.all(visit.visitId()).stream()
                .collect(
                        Collectors.groupingBy(
                                FeeRepository.Stored::round,
                                TreeMap::new,
                                Collectors.mapping(
                                        FeeRepository.Stored::line, Collectors.toList())));
    }

    /** The lines that a bill of that round was made of, also if it was taken back. */
    public List<ClassedFeeLine> ofRound(String visitId, int round) {
        return lines.ofRound(visitId, round).stream().map(FeeRepository.Stored::line).toList();
    }

    /**
     * What the visit's open round holds.
     *
     * @param batch only the lines of that outpatient batch; empty for all
     */
    public OpenLines open(Visit visit, String batch) {
        return lines.sums(visit.visitId(), visit.openRound(), batch);
    }

    /** What the same lines say they are for: codes of chronic diseases (病种编码). */
    public Set<String> diseases(Visit visit, String batch) {
        return lines.diseases(visit.visitId(), visit.openRound(), batch);
    }

    /** The same by charge category 01…14 (大类费用). */
    public SortedMap<String, Money> charges(Visit visit, String batch) {
        SortedMap<String, Money> charges = new TreeMap<>();
        for (FeeRepository.Stored stored : lines.all(visit.visitId())) {
            ClassedFeeLine line = stored.line();
            boolean billed =
                    stored.round() == visit.openRound()
                            && (batch.isEmpty() || line.line().batch().equals(batch));
            if (billed) {
                charges.merge(line.chargeCategory(), line.line().amount(), Money::plus);
            }
        }
        return charges;
    }

    /**
     * The days on which what the visit's open round holds was given.
     *
     * @param batch only the lines of that outpatient batch; empty for all
     */
    public List<LocalDate> days(Visit visit, String batch) {
        return lines.days(visit.visitId(), visit.openRound(), batch);
    }

    /** Leaves the lines of other batches to the next round; the visit must be locked. */
    public void postponeOthers(Visit visit, String batch) {
        lines.postpone(visit.visitId(), visit.openRound(), batch);
    }

    /**
     * Leaves in the open round just the lines of a round that was billed and taken back; the visit
     * must be locked.
     *
     * @return false if they are no longer all there as they were, and nothing was done
     */
    public boolean gatherAgain(Visit visit, int round) {
        if (!lines.areOpenAgain(visit.visitId(), round, visit.openRound())) {
            return false;
        }
        lines.postponeNew(visit.visitId(), round, visit.openRound());
        return true;
    }

    /** Opens the lines of a round again that was billed; the visit must be locked. */
    public void reopen(Visit visit, int round) {
        lines.reopen(visit.visitId(), round, visit.openRound());
    }
}
