package org.crossregion.filing.returns;

import org.crossregion.filing.employer.Employer;
import org.crossregion.filing.employer.EmployerType;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets how much, and through whom (S0 三): what the account held when the year ended, less what
 * has left it since; through the employer, or to the persons themselves if they are in flexible
 * employment or their employer was restructured or went bankrupt.
 *
 * @param persons whose accounts were stopped in the year, in their order
 * @param units whose people they are; flexible workers are absent
 */
record Drawing(
        List<String> persons,
        Map<String, AccountBalances.Held> balances,
        Map<String, String> units,
        Map<String, Employer> employers) {

    /** The items of a list; whoever has nothing to get is not among them. */
    List<ReturnItem> items(String listId) {
        List<ReturnItem> items = new ArrayList<>();
        for (String personNo : persons) {
            Money amount =
                    Optional.ofNullable(balances.get(personNo))
                            .map(held -> held.now().min(held.then()))
                            .orElse(Money.ZERO);
            if (amount.isPositive()) {
                Optional<String> unit =
                        Optional.ofNullable(units.get(personNo)).filter(this::paysThrough);
                int line = items.size() + 1;
                items.add(
                        new ReturnItem(
                                listId + "-" + line,
                                line,
                                personNo,
                                unit.isPresent() ? Payee.EMPLOYER : Payee.PERSON,
                                unit.orElse(personNo),
                                amount,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
            }
        }
        return items;
    }

    private boolean paysThrough(String unitNo) {
        return Optional.ofNullable(employers.get(unitNo))
                .map(Employer::type)
                .filter(type -> type != EmployerType.RESTRUCTURED && type != EmployerType.BANKRUPT)
                .isPresent();
    }
}
