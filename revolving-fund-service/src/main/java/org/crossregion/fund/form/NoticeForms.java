package org.crossregion.fund.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.forms.Form;
import org.crossregion.fund.FundRefusal;
import org.crossregion.fund.notice.Direction;
import org.crossregion.fund.notice.FundNotice;
import org.crossregion.fund.notice.NoticeKind;
import org.crossregion.fund.notice.NoticeQuery;
import org.crossregion.fund.notice.Notices;
import org.crossregion.fund.reference.Regions;
import org.crossregion.values.Coded;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints the fund's notices on forms 7 and 8: the one whose number is asked for, else the last one
 * of the region, kind and period.
 */
@ApplicationScoped
class NoticeForms implements FormSource {

    private final Notices notices;
    private final Regions regions;
    private final Caller caller;

    NoticeForms(Notices notices, Regions regions, Caller caller) {
        this.notices = notices;
        this.regions = regions;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Arrays.stream(Direction.values()).map(Direction::form).collect(Collectors.toSet());
    }

    @Override
    public Set<String> roles(String form) {
        return FormReaders.ROLES;
    }

    @Override
    public Form make(FormQuery query) {
        FundNotice notice = query.id().isPresent() ? byNumber(query) : last(query);
        caller.mustCover(notice.region());
        return new NoticePaper(notice, notices.accounts(notice.number()), regions.names()).form();
    }

    private FundNotice byNumber(FormQuery query) {
        FundNotice notice = notices.get(query.needId());
        if (!notice.direction().form().equals(query.no())) {
            throw new Refused(
                    FundRefusal.NOTICE_UNKNOWN,
                    notice.number() + " is form " + notice.direction().form());
        }
        return notice;
    }

    private FundNotice last(FormQuery query) {
        Period period = query.needPeriod();
        RegionCode region = query.needRegion();
        caller.mustCover(region);
        NoticeKind kind = kind(query);
        Direction direction =
                Arrays.stream(Direction.values())
                        .filter(one -> one.form().equals(query.no()))
                        .findFirst()
                        .orElseThrow();
        return notices
                .page(
                        NoticeQuery.all(
                                period.firstDay().getYear(),
                                kind,
                                Optional.of(direction),
                                Optional.of(region)))
                .stream()
                .filter(
                        notice ->
                                period.isYear()
                                        || Period.of(YearMonth.from(notice.signedOn()))
                                                .equals(period))
                .reduce((earlier, later) -> later)
                .orElseThrow(
                        () ->
                                new Refused(
                                        FundRefusal.NOTICE_UNKNOWN,
                                        "no %s notice %s of %s for %s"
                                                .formatted(
                                                        kind.code(),
                                                        direction.code(),
                                                        period,
                                                        region)));
    }

    private static NoticeKind kind(FormQuery query) {
        try {
            return NoticeKind.fromString(query.needKind());
        } catch (IllegalArgumentException e) {
            throw Refused.field(
                    "kind",
                    "known",
                    "must be one of "
                            + Arrays.stream(NoticeKind.values())
                                    .map(Coded::code)
                                    .collect(Collectors.joining(", ")));
        }
    }
}
