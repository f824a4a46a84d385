package org.crossregion.clearing.notice;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.forms.Form;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.form.IssuedForm;
import org.crossregion.web.form.Superseded;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/** Makes forms 7 and 8 of the notices that this service has issued. */
@ApplicationScoped
class NoticeForms implements FormSource {

    private final Notices notices;
    private final NoticeRepository repository;
    private final Periods periods;
    private final Caller caller;

    NoticeForms(Notices notices, NoticeRepository repository, Periods periods, Caller caller) {
        this.notices = notices;
        this.repository = repository;
        this.periods = periods;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of(Direction.RECEIVABLE.form(), Direction.PAYABLE.form());
    }

    @Override
    public Form make(FormQuery query) {
        Notice notice = query.id().map(number -> named(number, query)).orElseGet(() -> of(query));
        Reader.mustSee(caller, notice);
        if (!notice.kind().isClearing()) {
            throw new Refused(
                    ClearingRefusal.NOTICE_OF_FUND,
                    "revolving-fund-service prints " + notice.number());
        }
        return new NoticePaper(
                        notice,
                        notices.printedDeadline(notice.number()),
                        repository.accounts(notice.number()))
                .form()
                .withSignOff(signOff(notice))
                .withVerificationCode();
    }

    @Override
    public Optional<Superseded> supersededBy(FormQuery query, IssuedForm form) {
        return repository
                .find(form.number())
                .filter(notice -> notice.voided().isPresent())
                .map(notice -> new Superseded("", notice.replacedBy().orElse(""), "此通知书已作废，另行制发"));
    }

    private LinkedHashMap<String, String> signOff(Notice notice) {
        LinkedHashMap<String, String> signOff =
                SignOff.of(periods.find(new PeriodKey(notice.circle(), notice.period())));
        signOff.put("下达日期（印章）", NoticePaper.day(Beijing.day(notice.issuedAt())));
        return signOff;
    }

    private Notice named(String number, FormQuery query) {
        Notice notice = notices.get(number);
        if (notice.direction() != direction(query)) {
            throw new Refused(
                    ClearingRefusal.NOTICE_UNKNOWN,
                    number + " is a form " + notice.direction().form());
        }
        return notice;
    }

    private Notice of(FormQuery query) {
        RegionCode region = query.needRegion();
        Period period = query.needPeriod();
        Circle circle = circle(query, region);
        NoticeKind kind = kind(query, period);
        return notices.of(circle, period).stream()
                .filter(notice -> notice.region().equals(region))
                .filter(notice -> notice.direction() == direction(query))
                .filter(notice -> notice.kind() == kind)
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.NOTICE_UNKNOWN,
                                        "no "
                                                + direction(query).code()
                                                + " notice of "
                                                + region
                                                + " for "
                                                + new PeriodKey(circle, period)
                                                + ": it is not issued, or comes to nothing"));
    }

    /** Without more, a province's notices are the nation's and a region's those of its province. */
    private static Circle circle(FormQuery query, RegionCode region) {
        return PeriodKey.circleAsked(
                query.authority()
                        .orElse(region.isProvince() ? RegionCode.NATION : region.province()),
                query.tier());
    }

    private static NoticeKind kind(FormQuery query, Period period) {
        Optional<String> asked = query.kind();
        if (asked.isEmpty()) {
            return period.isMonth() ? NoticeKind.MONTHLY : NoticeKind.YEAR_END;
        }
        try {
            return NoticeKind.fromString(asked.get());
        } catch (IllegalArgumentException e) {
            throw Refused.field("kind", "known", e.getMessage());
        }
    }

    private static Direction direction(FormQuery query) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.form().equals(query.no()))
                .findFirst()
                .orElseThrow();
    }
}
