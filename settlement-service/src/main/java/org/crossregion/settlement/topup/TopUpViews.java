package org.crossregion.settlement.topup;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.payout.DueDates;
import org.crossregion.settlement.payout.Payees;
import org.crossregion.settlement.payout.PayoutView;
import org.crossregion.settlement.payout.Payouts;
import org.crossregion.settlement.payout.QueueRequest;
import org.crossregion.values.RegionCode;
import org.crossregion.web.page.Page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is shown of a top-up: when it is due, what it paid, and the account masked. */
@ApplicationScoped
class TopUpViews {

    private final TopUpBook book;
    private final Payees payees;
    private final Payouts payouts;
    private final DueDates dates;

    TopUpViews(TopUpBook book, Payees payees, Payouts payouts, DueDates dates) {
        this.book = book;
        this.payees = payees;
        this.payouts = payouts;
        this.dates = dates;
    }

    /** The work queue of a region. */
    Page<TopUpView> list(RegionCode region, Optional<TopUpState> state, QueueRequest asked) {
        Page<TopUp> found =
                Page.of(
                        book.of(dates.queue(region, state.map(TopUpState::code), asked)),
                        asked.page(),
                        TopUp::topUpId);
        return new Page<>(views(found.items()), found.next());
    }

    /** Those of a settlement. */
    List<TopUpView> of(String settlementId) {
        return views(book.of(settlementId));
    }

    private List<TopUpView> views(List<TopUp> topUps) {
        return views(topUps, null);
    }

    TopUpView view(String topUpId) {
        return views(List.of(book.find(topUpId))).get(0);
    }

    /** While it is proposed, with what it would pay. */
    TopUpView view(TopUp topUp, Underpaid underpaid) {
        return views(List.of(topUp), TopUpView.Computation.of(underpaid)).get(0);
    }

    private List<TopUpView> views(List<TopUp> topUps, TopUpView.Computation computation) {
        DueDates.OnCalendar now = dates.now();
        List<String> ids = topUps.stream().map(TopUp::topUpId).toList();
        Map<String, List<TopUpEntry>> entries = book.entries(ids);
        Map<String, List<PayoutView>> paid = payouts.of(ids);
        return topUps.stream()
                .map(
                        topUp ->
                                TopUpView.of(
                                        topUp,
                                        now.due(topUp.receivedOn(), topUp.payable()),
                                        topUp.payee().map(payees::shown).orElse(null),
                                        computation,
                                        entries.getOrDefault(topUp.topUpId(), List.of()),
                                        paid.getOrDefault(topUp.topUpId(), List.of())))
                .toList();
    }
}
