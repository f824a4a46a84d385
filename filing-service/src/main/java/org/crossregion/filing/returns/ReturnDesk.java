package org.crossregion.filing.returns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.employer.Employer;
import org.crossregion.filing.employer.Employers;
import org.crossregion.filing.filing.Filings;
import org.crossregion.filing.policy.AccountReturn;
import org.crossregion.filing.policy.FilingPolicies;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws the list of a region and year, and decides on it: two people. */
@ApplicationScoped
class ReturnDesk {

    private final ReturnRepository lists;
    private final AccountBalances balances;
    private final Filings filings;
    private final Employers employers;
    private final FilingPolicies policies;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    ReturnDesk(
            ReturnRepository lists,
            AccountBalances balances,
            Filings filings,
            Employers employers,
            FilingPolicies policies,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.lists = lists;
        this.balances = balances;
        this.filings = filings;
        this.employers = employers;
        this.policies = policies;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws Refused if the policy returns nothing, these are not its days, or a list stands
     */
    @Transactional
    ReturnList draw(RegionCode region, int year) {
        caller.mustCover(region);
        Instant now = clock.instant();
        LocalDate today = Beijing.day(now);
        mustBeDue(region, year, today);
        if (lists.standing(region, year).isPresent()) {
            throw new Refused(
                    FilingRefusal.ACCOUNT_RETURN_DRAWN,
                    "the list of " + region + " and " + year + " stands");
        }
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        List<String> persons = filings.accountsSuspended(region, LocalDate.of(year, 1, 1), lastDay);
        String id = lists.nextId(region, today);
        List<ReturnItem> items = drawing(persons, lastDay).items(id);
        ReturnList list =
                new ReturnList(
                        id,
                        region,
                        year,
                        ReturnState.DRAWN,
                        items.size(),
                        Money.sum(items.stream().map(ReturnItem::amountFen).toList()),
                        caller.user(),
                        now,
                        Optional.empty(),
                        Optional.empty(),
                        "");
        lists.add(list, items);
        audit.record(
                "account-return-drawn",
                "account-return/" + id,
                Map.of(
                        "region", region.value(),
                        "year", year,
                        "persons", list.persons(),
                        "total", list.totalFen().toString()));
        return list;
    }

    private Drawing drawing(List<String> persons, LocalDate lastDay) {
        Instant yearEnd = Beijing.startOf(lastDay.plusDays(1));
        Map<String, String> units = employers.unitsOf(persons, lastDay);
        Map<String, Employer> known = new LinkedHashMap<>();
        employers
                .find(units.values().stream().distinct().toList())
                .forEach(one -> known.put(one.unitNo(), one));
        return new Drawing(persons, balances.of(persons, yearEnd), units, known);
    }

    private void mustBeDue(RegionCode region, int year, LocalDate today) {
        AccountReturn terms =
                Optional.ofNullable(policies.inForce(region, today).value().accountReturn())
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                FilingRefusal.ACCOUNT_RETURN_NOT_OFFERED,
                                                region + " returns no account money"));
        if (!terms.isOpen(year, today)) {
            throw new Refused(
                    FilingRefusal.ACCOUNT_RETURN_NOT_DUE,
                    "money of %d is returned %s".formatted(year, terms.label()));
        }
    }

    /**
     * @throws Refused if it was decided before, or by who drew it
     */
    @Transactional
    ReturnList decide(String id, ReturnState reached, String reason) {
        ReturnList list = lists.lock(id).orElseThrow(() -> Returns.unknown(id));
        caller.mustCover(list.region());
        if (list.state() != ReturnState.DRAWN) {
            throw new Refused(
                    FilingRefusal.ACCOUNT_RETURN_DECIDED, id + " is " + list.state().code());
        }
        if (list.drawnBy().equals(caller.user())) {
            throw new Refused(
                    FilingRefusal.ACCOUNT_RETURN_NEEDS_ANOTHER,
                    "drawn by " + caller.user() + " as well");
        }
        lists.decide(id, reached, caller.user(), clock.instant(), reason);
        audit.record(
                "account-return-" + reached.code(),
                "account-return/" + id,
                Map.of("region", list.region().value(), "reason", reason));
        return lists.find(id).orElseThrow();
    }
}
