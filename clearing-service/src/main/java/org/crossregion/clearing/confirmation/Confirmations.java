package org.crossregion.clearing.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.detail.Allotted;
import org.crossregion.clearing.detail.Holding;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.total.DetailState;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hospitals agree to their details, or do not: what they do not agree to is held back and moves on,
 * what they say nothing of counts as agreed. A message is taken whole or refused whole.
 */
@ApplicationScoped
class Confirmations {

    private static final String ALL = "0";

    private final ConfirmationRepository repository;
    private final Holding holding;
    private final AuditTrail audit;
    private final Clock clock;

    Confirmations(
            ConfirmationRepository repository, Holding holding, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.holding = holding;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of one message. */
    private static final class Count {

        private long agreed;
        private Money agreedSum = Money.ZERO;
        private long refused;
        private Money refusedSum = Money.ZERO;
        private long repeated;
        private long unknown;
        private long heldElsewhere;
    }

    /** Takes a hospital's word. */
    @Transactional
    Outcome confirm(Word word) {
        List<Word.Row> rows = word.rows().isEmpty() ? theRest(word) : word.rows();
        Map<String, Allotted> known =
                holding.lock(rows.stream().map(Word.Row::settlementId).distinct().toList());
        mustFit(word, rows, known);

        Map<String, Boolean> before = repository.lastWords(known.keySet());
        Map<String, Boolean> said = new TreeMap<>();
        Count count = new Count();
        for (Word.Row row : rows) {
            Allotted allotted = ownOf(word, row, known);
            if (allotted == null) {
                count.unknown++;
            } else if (Boolean.valueOf(row.agreed()).equals(before.get(row.settlementId()))) {
                count.repeated++;
            } else {
                said.put(row.settlementId(), row.agreed());
                count(row.agreed(), allotted, count);
            }
        }
        repository.say(word, said, clock.instant());
        said.forEach(
                (id, agreed) -> {
                    if (!follow(word.institution(), id, agreed) && agreed) {
                        count.heldElsewhere++;
                    }
                });
        if (!said.isEmpty()) {
            audit.record(
                    "details-confirmed",
                    subject(word.institution(), word.period().toString()),
                    Map.of(
                            "reference",
                            word.reference(),
                            "operator",
                            word.operator(),
                            "agreed",
                            count.agreed,
                            "notAgreed",
                            count.refused));
        }
        return new Outcome(sentence(word, count));
    }

    /** Takes a hospital's word back; what it had said before counts again, else its silence. */
    @Transactional
    Outcome withdraw(Withdrawal withdrawal) {
        List<ConfirmationRepository.Spoken> spoken = repository.spoken(withdrawal);
        Set<String> ids = new TreeSet<>();
        spoken.forEach(one -> ids.add(one.settlementId()));
        if (ids.isEmpty() && !withdrawal.of().equals(ALL)) {
            throw refused(
                    List.of(
                            new Violation(
                                    "otransid", "known", "没有报文 " + withdrawal.of() + " 的有效确认记录")));
        }
        Map<String, Allotted> known = holding.lock(ids);
        List<Violation> violations = new ArrayList<>();
        known.forEach(
                (id, allotted) -> {
                    boolean moved = !allotted.placement().period().equals(withdrawal.period());
                    if (!moved && !allotted.open()) {
                        violations.add(new Violation(id, "open", "已清算，不能回退"));
                    }
                });
        if (!violations.isEmpty()) {
            throw refused(violations);
        }
        Instant now = clock.instant();
        repository.takeBack(
                withdrawal, spoken.stream().map(ConfirmationRepository.Spoken::no).toList(), now);
        Map<String, Boolean> left = repository.lastWords(ids);
        ids.forEach(id -> follow(withdrawal.institution(), id, left.getOrDefault(id, true)));
        if (!spoken.isEmpty()) {
            audit.record(
                    "confirmations-withdrawn",
                    subject(withdrawal.institution(), withdrawal.period().toString()),
                    Map.of(
                            "reference", withdrawal.reference(),
                            "of", withdrawal.of(),
                            "operator", withdrawal.operator(),
                            "details", ids.size()));
        }
        return new Outcome(
                "已回退%d笔；".formatted(ids.size())
                        + totals(withdrawal.institution(), withdrawal.period()));
    }

    /** A message without rows agrees to all that has not been spoken of. */
    private List<Word.Row> theRest(Word word) {
        return repository.unspoken(word.institution(), word.period()).stream()
                .map(id -> new Word.Row(id, null, null, true))
                .toList();
    }

    private void mustFit(Word word, List<Word.Row> rows, Map<String, Allotted> known) {
        List<Violation> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Word.Row row : rows) {
            String id = row.settlementId();
            Allotted allotted = ownOf(word, row, known);
            if (!seen.add(id)) {
                violations.add(new Violation(id, "once", "重复出现"));
            } else if (allotted == null) {
                if (row.agreed()) {
                    violations.add(new Violation(id, "known", "中心无此清分明细"));
                }
            } else {
                compare(word, row, allotted, violations);
            }
        }
        if (!violations.isEmpty()) {
            throw refused(violations);
        }
    }

    private static void compare(
            Word word, Word.Row row, Allotted allotted, List<Violation> violations) {
        String id = row.settlementId();
        String period = allotted.placement().period().toString();
        if (!allotted.open()) {
            violations.add(new Violation(id, "open", "已在" + period + "期清算"));
        } else if (!allotted.placement().period().equals(word.period())) {
            violations.add(new Violation(id, "of-period", "属于" + period + "期"));
        } else if (row.agreed() && row.total() != null) {
            Money total = allotted.detail().split().total();
            Money cleared = allotted.detail().cleared();
            if (!total.equals(row.total())) {
                violations.add(differs(id, "总费用", total, row.total()));
            }
            if (!cleared.equals(row.cleared())) {
                violations.add(differs(id, "经办机构支付总额", cleared, row.cleared()));
            }
        }
    }

    private static Violation differs(String id, String what, Money ours, Money theirs) {
        return new Violation(id, "equal", what + "不符：中心" + ours + "，上报" + theirs);
    }

    /** Another hospital's detail is none of this one's business, as if it were not there. */
    private static Allotted ownOf(Word word, Word.Row row, Map<String, Allotted> known) {
        Allotted allotted = known.get(row.settlementId());
        boolean own =
                allotted != null
                        && Objects.equals(
                                allotted.detail().stay().institution(), word.institution());
        return own ? allotted : null;
    }

    private static void count(boolean agreed, Allotted allotted, Count count) {
        Money cleared = allotted.detail().cleared();
        if (agreed) {
            count.agreed++;
            count.agreedSum = count.agreedSum.plus(cleared);
        } else {
            count.refused++;
            count.refusedSum = count.refusedSum.plus(cleared);
        }
    }

    /** Whether a detail now stands as its hospital wishes. */
    private boolean follow(String institution, String settlementId, boolean agreed) {
        String by = "hospital:" + institution;
        return agreed
                ? holding.set(settlementId, DetailState.DUE, "医疗机构确认", by)
                : holding.set(settlementId, DetailState.HELD, "医疗机构未确认", by);
    }

    private String sentence(Word word, Count count) {
        List<String> parts = new ArrayList<>();
        parts.add("本次确认%d笔%s元".formatted(count.agreed, count.agreedSum));
        parts.add("暂缓%d笔%s元".formatted(count.refused, count.refusedSum));
        if (count.repeated > 0) {
            parts.add("此前已答复%d笔".formatted(count.repeated));
        }
        if (count.unknown > 0) {
            parts.add("中心无记录%d笔".formatted(count.unknown));
        }
        if (count.heldElsewhere > 0) {
            parts.add("由经办机构暂缓或须年终申请%d笔".formatted(count.heldElsewhere));
        }
        return String.join("，", parts) + "；" + totals(word.institution(), word.period());
    }

    private String totals(String institution, org.crossregion.values.Period period) {
        ConfirmationRepository.Totals totals = repository.totals(institution, period);
        return "%s期共%d笔%s元，已确认%d笔，暂缓%d笔，未答复%d笔"
                .formatted(
                        period,
                        totals.details(),
                        totals.cleared(),
                        totals.agreed(),
                        totals.held(),
                        totals.silent());
    }

    private static Refused refused(List<Violation> violations) {
        Violation first = violations.get(0);
        return new Refused(
                ClearingRefusal.CONFIRMATION_REFUSED,
                "%d笔有误：%s %s".formatted(violations.size(), first.field(), first.message()),
                violations.stream().limit(100).toList());
    }

    private static String subject(String institution, String period) {
        return "confirmation/" + institution + "/" + period;
    }
}
