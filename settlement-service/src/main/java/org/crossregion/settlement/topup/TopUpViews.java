package org.crossregion.settlement.topup;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.payout.DueDates;
import org.crossregion.settlement.payout.Payees;
import org.crossregion.settlement.payout.Payouts;
import org.crossregion.values.RegionCode;
import org.crossregion.web.page.Page;
import org.crossregion.web.page.PageRequest;

import java.util.List;
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
    Page<TopUpView> list(
            RegionCode region,
            Optional<TopUpState> state,
            Optional<String> personNo,
            boolean unpaid,
            boolean overdue,
            PageRequest page) {
        Page<TopUp> found =
                Page.of(
                        book.of(
                                dates.queue(
                                        region,
                                        state.map(TopUpState::code),
                                        personNo,
                                        unpaid,
                                        overdue,
                                        page)),
                        page,
                        TopUp::topUpId);
        return new Page<>(views(found.items()), found.next());
    }

    /** Those of a settlement. */
    List<TopUpView> of(String settlementId) {
        return views(book.of(settlementId));
    }

    private List<TopUpView> views(List<TopUp> topUps) {
        DueDates.OnCalendar now = dates.now();
        return topUps.stream().map(topUp -> view(topUp, now, null)).toList();
    }

    TopUpView view(String topUpId) {
        return view(book.find(topUpId), dates.now(), null);
    }

    /** While it is proposed, with what it would pay. */
    TopUpView view(TopUp topUp, Underpaid underpaid) {
        return view(topUp, dates.now(), TopUpView.Computation.of(underpaid));
    }

    private TopUpView view(
            TopUp topUp, DueDates.OnCalendar now, TopUpView.Computation computation) {
        return TopUpView.of(
                topUp,
                now.due(topUp.receivedOn(), topUp.payable()),
                topUp.payee().map(payees::shown).orElse(null),
                computation,
                book.entries(topUp.topUpId()),
                payouts.of(topUp.topUpId()));
    }
}
