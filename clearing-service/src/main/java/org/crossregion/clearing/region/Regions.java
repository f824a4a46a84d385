package org.crossregion.clearing.region;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.values.WorkingCalendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
}
