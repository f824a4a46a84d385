package org.crossregion.filing.returns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.messaging.Outbox;
import org.crossregion.values.Money;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Records that a payee of a checked list was paid, and tells settlement. */
@ApplicationScoped
class ReturnPayments {

    private final ReturnRepository lists;
    private final Returns returns;
    private final AccountBalances balances;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    ReturnPayments(
            ReturnRepository lists,
            Returns returns,
            AccountBalances balances,
            Outbox outbox,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.lists = lists;
        this.returns = returns;
        this.balances = balances;
        this.outbox = outbox;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * One transfer to one payee.
     *
     * @param payeeNo the unit's number, or the person's
     * @param receiptNo the unit's receipt; empty for a person
     */
    record Payment(String payeeNo, LocalDate paidOn, String receiptNo, String bankReference) {}

    /**
     * Pays all that the list has for the payee.
     *
     * @throws Refused if the list is not checked, the payee is not on it or was paid, a receipt or
     *     bank account is missing, or an account holds less by now
     */
    @Transactional
    List<ReturnItem> pay(String id, Payment payment) {
        ReturnList list = lists.lock(id).orElseThrow(() -> Returns.unknown(id));
        caller.mustCover(list.region());
        if (!list.isChecked()) {
            throw new Refused(
                    FilingRefusal.ACCOUNT_RETURN_NOT_CHECKED, id + " is " + list.state().code());
        }
        List<ReturnItem> items = returns.items(id, payment.payeeNo());
        mustBePayable(list, items, payment);
        takeOut(items);
        Instant now = clock.instant();
        lists.pay(
                items,
                payment.paidOn(),
                payment.receiptNo(),
                payment.bankReference(),
                caller.user(),
                now);
        items.forEach(item -> outbox.add(AccountReturned.of(list, item, payment.paidOn(), now)));
        audit.record(
                "account-return-paid",
                "account-return/" + id,
                Map.of(
                        "payee", payment.payeeNo(),
                        "items", items.size(),
                        "total", total(items).toString(),
                        "bankReference", payment.bankReference()));
        return returns.items(id, payment.payeeNo());
    }

    private void mustBePayable(ReturnList list, List<ReturnItem> items, Payment payment) {
        if (items.isEmpty()) {
            throw new Refused(
                    FilingRefusal.ACCOUNT_RETURN_PAYEE_UNKNOWN,
                    list.id() + " has nothing for " + payment.payeeNo());
        }
        if (items.stream().anyMatch(item -> item.paidOn().isPresent())) {
            throw new Refused(
                    FilingRefusal.ACCOUNT_RETURN_PAID, payment.payeeNo() + " was paid already");
        }
        if (items.get(0).payee() == Payee.EMPLOYER && payment.receiptNo().isBlank()) {
            String message = "the employer's receipt is needed";
            throw new Refused(
                    FilingRefusal.RECEIPT_MISSING,
                    message,
                    List.of(new Violation("receiptNo", "required", message)));
        }
        if (returns.bankAccount(items.get(0), payment.paidOn()).isEmpty()) {
            throw new Refused(
                    FilingRefusal.BANK_ACCOUNT_MISSING,
                    payment.payeeNo() + " has no bank account on " + payment.paidOn());
        }
    }

    /**
     * The money leaves the accounts before it is said to be paid: one that was opened again may
     * have been used since the list was drawn, or be used at this moment. If we get no further the
     * same payment finds it taken out; nothing is taken twice.
     */
    private void takeOut(List<ReturnItem> items) {
        Map<String, AccountBalances.Held> less = balances.payBack(items);
        if (!less.isEmpty()) {
            throw new Refused(
                    FilingRefusal.ACCOUNT_HOLDS_LESS,
                    less.entrySet().stream()
                            .map(
                                    one ->
                                            "the account of %s holds %s"
                                                    .formatted(one.getKey(), one.getValue().now()))
                            .collect(Collectors.joining("; ")));
        }
    }

    static Money total(List<ReturnItem> items) {
        return Money.sum(items.stream().map(ReturnItem::amountFen).toList());
    }
}
