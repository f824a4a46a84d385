package org.crossregion.clearing.region;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.WorkingCalendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks regions and working days up. */
@ApplicationScoped
public class Regions {

    private final RegionRepository repository;

    Regions(RegionRepository repository) {
        this.repository = repository;
    }

    /** The printed name of a region; its code as long as reference data does not know it. */
    public String nameOf(RegionCode code) {
        return repository
                .find(code)
                .map(Region::name)
                .orElse(code.equals(RegionCode.NATION) ? "全国" : code.value());
    }

    /** Whether reference data knows a region; the nation it need not. */
    public boolean isKnown(RegionCode code) {
        return code.equals(RegionCode.NATION) || repository.find(code).isPresent();
    }

    public List<Region> poolingRegions() {
        return repository.poolingRegions();
    }

    /** The working days of all years that are known, provisional ones among them. */
    public WorkingCalendar workingDays() {
        Set<Integer> years = new HashSet<>();
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        for (RegionRepository.Year year : repository.years()) {
            years.add(year.year());
            holidays.addAll(year.holidays());
            worked.addAll(year.workedWeekends());
        }
        return new WorkingCalendar(years, holidays, worked);
    }

    /** The years whose working days are not published yet, so that deadlines in them may move. */
    public Set<Integer> provisionalYears() {
        return repository.years().stream()
                .filter(RegionRepository.Year::provisional)
                .map(RegionRepository.Year::year)
                .collect(Collectors.toSet());
    }

    /** The account that a region's clearing money of a scheme moves through, if it has one. */
    public Optional<FiscalAccount> clearingAccount(RegionCode region, Scheme scheme) {
        return repository.account(region, FiscalAccount.CLEARING, scheme);
    }
}
