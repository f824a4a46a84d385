package org.crossregion.clearing.calendar;

import org.crossregion.clearing.period.Step;
import org.crossregion.values.Fund;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How an authority clears a tier, from a day on.
 *
 * @param authority whose policy it is; the nation's also counts for provinces that have none
 * @param validFrom the first day of the first month it counts for
 * @param name what it is called, such as {@code national} or {@code jiangsu}
 * @param source the document it follows
 * @param excludedFunds funds that do not clear in this tier
 * @param fourSigners whether the four who sign off a table must be four people
 * @param calendar when each step is due; a step without a date has no deadline
 * @param fundColumns in which column of form 12 (employee) or 13 (resident) a fund stands; a fund
 *     without one stops publication as soon as it has money
 * @param lateMonths how many months after its own a detail may clear without an application; the
 *     nation's preset says it if empty
 * @param december what becomes of what December leaves over; the nation's preset says it if empty
 * @param yearEnd how the year's end is cleared; the nation's preset says it if empty
 * @param money how the money moves once a statement is signed
 * @param cases how long whoever is asked about a deduction, a stay or a problem may take
 * @param crossProvince how the pairs that cross the authority's border are cleared: computed here,
 *     or by the nation's result that is loaded; of the national tier only
 * @param lists until when the regions' lists of the whole month are compared; the nation's preset
 *     says it if empty
 */
public record ClearingPolicy(
        RegionCode authority,
        Tier tier,
        LocalDate validFrom,
        String name,
        String source,
        Set<Fund> excludedFunds,
        boolean fourSigners,
        Map<Step, StepDate> calendar,
        Map<Scheme, Map<Fund, FundColumn>> fundColumns,
        Optional<Integer> lateMonths,
        Optional<December> december,
        Optional<YearEnd> yearEnd,
        MoneyTerms money,
        CaseTerms cases,
        CrossProvince crossProvince,
        Optional<StepDate> lists) {

    public ClearingPolicy {
        EnumSet<Fund> excluded = EnumSet.noneOf(Fund.class);
        excluded.addAll(excludedFunds);
        excludedFunds = Collections.unmodifiableSet(excluded);
        EnumMap<Step, StepDate> inOrder = new EnumMap<>(Step.class);
        inOrder.putAll(calendar);
        calendar = Collections.unmodifiableMap(inOrder);
        fundColumns = Map.copyOf(fundColumns);
    }

    public Optional<StepDate> date(Step step) {
        return Optional.ofNullable(calendar.get(step));
    }

    public Optional<FundColumn> column(Scheme scheme, Fund fund) {
        return Optional.ofNullable(fundColumns.getOrDefault(scheme, Map.of()).get(fund));
    }
}
