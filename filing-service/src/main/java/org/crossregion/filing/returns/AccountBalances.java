package org.crossregion.filing.returns;

import org.crossregion.values.Money;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What personal accounts hold, as settlement tells it. */
interface AccountBalances {

    /**
     * One account.
     *
     * @param then just before the instant asked about
     */
    record Held(Money now, Money then) {}

    /**
     * By person; who has no account is absent.
     *
     * @throws org.crossregion.web.problem.Refused if settlement does not answer
     */
    Map<String, Held> of(Collection<String> personNos, Instant at);

    /**
     * Takes what is to be returned out of the accounts, all or nothing; told again, nothing
     * changes.
     *
     * @return who holds less, with what; empty if all was taken
     * @throws org.crossregion.web.problem.Refused if settlement does not answer
     */
    Map<String, Held> payBack(List<ReturnItem> items);
}
