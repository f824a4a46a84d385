package org.crossregion.clearing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.clearing.region.Regions;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.clearing.year.Application;
import org.crossregion.clearing.year.Applications;
import org.crossregion.clearing.year.YearBook;
import org.crossregion.clearing.year.YearBooks;
import org.crossregion.forms.Form;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.List;
import java.util.Set;

/**
 * Makes forms 15 to 18 of a year: 15 from its applications, 16 to 18 from its book, which stands
 * still once it is issued.
 */
@ApplicationScoped
class YearForms implements FormSource {

    private final Periods periods;
    private final Drawn drawn;
    private final Applications applications;
    private final YearBooks books;
    private final Regions regions;
    private final Caller caller;

    YearForms(
            Periods periods,
            Drawn drawn,
            Applications applications,
            YearBooks books,
            Regions regions,
            Caller caller) {
        this.periods = periods;
        this.drawn = drawn;
        this.applications = applications;
        this.books = books;
        this.regions = regions;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of(ApplicationForm.NO, YearBooks.FORM, "17", "18");
    }

    @Override
    public Form make(FormQuery query) {
        return switch (query.no()) {
            case ApplicationForm.NO -> application(query);
            case YearBooks.FORM -> province(query);
            default -> region(query);
        };
    }

    private Form application(FormQuery query) {
        RegionCode region = query.needRegion();
        caller.mustCover(region);
        PeriodKey year = year(query, query.authority().orElse(region.province()));
        List<Application> own =
                applications.of(year, region).stream()
                        .filter(
                                one ->
                                        query.id()
                                                .filter(id -> !id.equals(one.id().toString()))
                                                .isEmpty())
                        .toList();
        if (query.id().isPresent() && own.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.APPLICATION_UNKNOWN,
                    "no application " + query.id().get() + " of " + region + " in " + year);
        }
        return ApplicationForm.of(year, region, own, regions).withVerificationCode();
    }

    private Form province(FormQuery query) {
        RegionCode authority = query.needAuthority();
        caller.mustCover(authority);
        PeriodKey year = year(query, authority);
        Statement statement = drawn.statement(year);
        YearBook book = books.of(year);
        if (book.fundWithin().isEmpty()) {
            throw new Refused(
                    ClearingRefusal.FUND_YEAR_OPEN,
                    "form 16 shows how the revolving fund stands in "
                            + year
                            + ", which it has not said yet");
        }
        return signed(new YearTables(drawn.issue(statement), book).province(), book, statement);
    }

    private Form region(FormQuery query) {
        RegionCode region = query.needRegion();
        caller.mustCover(region);
        PeriodKey year = year(query, query.authority().orElse(region.province()));
        year.mustContain(region);
        Statement statement = drawn.statement(year);
        YearBook book = books.of(year);
        Direction direction = query.no().equals("17") ? Direction.RECEIVABLE : Direction.PAYABLE;
        return signed(
                new YearTables(drawn.issue(statement), book).region(region, direction),
                book,
                statement);
    }

    private static PeriodKey year(FormQuery query, RegionCode authority) {
        PeriodKey key = PeriodKey.asked(authority, query.tier(), query.needPeriod());
        if (key.period().isMonth()) {
            throw Refused.field("period", "year", "must be a year such as 2026");
        }
        return key;
    }

    private Form signed(Form form, YearBook book, Statement statement) {
        String number = form.form().equals(YearBooks.FORM) ? book.number().orElse("") : "";
        return form.withSignOff(SignOff.ofTable(periods.find(statement.key())))
                .withNumber(number)
                .withVerificationCode();
    }
}
