package org.crossregion.filing.returns;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.employer.BankAccount;
import org.crossregion.filing.employer.Employer;
import org.crossregion.filing.employer.Employers;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What forms and other capabilities ask about return lists. */
@ApplicationScoped
public class Returns {

    private final ReturnRepository lists;
    private final Employers employers;

    Returns(ReturnRepository lists, Employers employers) {
        this.lists = lists;
        this.employers = employers;
    }

    /**
     * @throws Refused if there is no such list
     */
    public ReturnList get(String id) {
        return lists.find(id).orElseThrow(() -> unknown(id));
    }

    /**
     * @throws Refused if none was drawn, or it was rejected
     */
    public ReturnList of(RegionCode region, int year) {
        return lists.standing(region, year).orElseThrow(() -> unknown(region + "/" + year));
    }

    /**
     * The items of a list.
     *
     * @param payeeNo whose items; empty for all
     */
    public List<ReturnItem> items(String id, String payeeNo) {
        return lists.items(id, payeeNo, 0, Integer.MAX_VALUE);
    }

    public Map<String, BankAccount> bankAccounts(Collection<String> personNos, LocalDate day) {
        return lists.bankAccounts(personNos, day);
    }

    /** Where a payee's money goes, if it is on record. */
    Optional<BankAccount> bankAccount(ReturnItem item, LocalDate day) {
        return item.payee() == Payee.EMPLOYER
                ? employers.find(item.payeeNo()).flatMap(Employer::account)
                : Optional.ofNullable(
                        lists.bankAccounts(List.of(item.payeeNo()), day).get(item.payeeNo()));
    }

    static Refused unknown(String what) {
        return new Refused(FilingRefusal.ACCOUNT_RETURN_UNKNOWN, "no account return list " + what);
    }
}
