package org.crossregion.filing.workday;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.reference.ReferenceImport;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.reference.YamlRows;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Working days as a file: a list of years. */
@ApplicationScoped
class WorkingDaysKind implements ReferenceKind {

    private final WorkingDaysRepository years;
    private final ReferenceImport imports;

    WorkingDaysKind(WorkingDaysRepository years, ReferenceImport imports) {
        this.years = years;
        this.imports = imports;
    }

    @Override
    public String kind() {
        return years.kind();
    }

    @Override
    public String mediaType() {
        return "application/yaml";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        List<YamlRows.Entry<WorkingDays>> entries = YamlRows.entries(content, WorkingDays.class);
        Rejections rejections = new Rejections();
        Set<Integer> seen = new HashSet<>();
        for (YamlRows.Entry<WorkingDays> entry : entries) {
            int year = entry.value().year();
            if (!seen.add(year)) {
                rejections.add(entry.line(), "year", "unique", year + " is there twice");
            }
            check(entry.line(), entry.value(), rejections);
        }
        rejections.mustBeNone();
        return imports.run(years, entries.stream().map(YamlRows.Entry::value).toList());
    }

    @Override
    public byte[] export() {
        return YamlRows.write(years.all());
    }

    private static void check(long line, WorkingDays days, Rejections rejections) {
        if (days.year() < 2000 || days.year() > 2100) {
            rejections.add(line, "year", "range", days.year() + " is not 2000 to 2100");
        }
        checkDays(line, "holidays", days.holidays(), days.year(), rejections);
        checkDays(line, "worked_weekends", days.workedWeekends(), days.year(), rejections);
        for (LocalDate day : days.workedWeekends()) {
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY
                    && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                rejections.add(line, "worked_weekends", "weekend", day + " is no weekend day");
            }
            if (days.holidays().contains(day)) {
                rejections.add(
                        line, "worked_weekends", "weekend", day + " is both worked and a holiday");
            }
        }
    }

    private static void checkDays(
            long line, String field, List<LocalDate> days, int year, Rejections rejections) {
        Set<LocalDate> seen = new HashSet<>();
        for (LocalDate day : days) {
            if (day.getYear() != year) {
                rejections.add(line, field, "year", day + " is not in " + year);
            }
            if (!seen.add(day)) {
                rejections.add(line, field, "unique", day + " is there twice");
            }
        }
    }
}
