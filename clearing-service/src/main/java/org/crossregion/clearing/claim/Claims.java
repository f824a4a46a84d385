package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.file.HisNumber;
import org.crossregion.values.Period;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applications for clearing: what the institution says beside what our details say. */
@ApplicationScoped
class Claims {

    private final ClaimRepository repository;
    private final Payables payables;
    private final AuditTrail audit;
    private final Clock clock;

    Claims(ClaimRepository repository, Payables payables, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.payables = payables;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An application that was taken.
     *
     * @param warnings where what it states is not what we have
     */
    record Taken(Claim claim, List<String> warnings) {}

    /**
     * @param computed whether the centre's figures stand for the institution's, who sent none
     */
    @Transactional
    Taken apply(HisRequest request, Figures stated, boolean computed) {
        LocalDate begins = day(request, "begndate");
        LocalDate ends = day(request, "enddate");
        Period month = Period.of(YearMonth.from(begins));
        String type = request.text("data", "clr_type");
        mustBeAMonth(request, month, begins, ends);
        repository.lock(request.institution());
        repository
                .overlapping(request.institution(), type, begins, ends)
                .ifPresent(
                        id -> {
                            throw Refused.field(
                                    "setlym", "once", month + " 已有清算申请 " + id + "，先撤销再重新申请");
                        });
        Figures here =
                payables.figures(request.institution(), month, begins, ends, Claim.kind(type));
        if (here.equals(Figures.NONE)) {
            throw Refused.field("begndate", "bills", begins + " 至 " + ends + " 没有可清算的异地结算");
        }
        Claim claim =
                new Claim(
                        HisNumber.at(clock.instant()),
                        request.institution(),
                        type,
                        request.text("data", "clr_way"),
                        month,
                        begins,
                        ends,
                        request.text("data", "clr_optins"),
                        computed ? here : stated,
                        here,
                        request.reference(),
                        request.author(),
                        clock.instant());
        repository.add(claim);
        audit.record(
                "hospital-claim-applied",
                "hospital-claim/" + claim.id(),
                Map.of(
                        "institution", claim.institution(),
                        "month", month,
                        "fund", claim.stated().fund(),
                        "here", here.fund(),
                        "by", claim.appliedBy()));
        return new Taken(claim, warnings(claim));
    }

    @Transactional
    void withdraw(HisRequest request) {
        repository.lock(request.institution());
        Claim claim = find(request.institution(), request.text("data", "clr_appy_evt_id"));
        ClaimState state = payables.stateOf(claim);
        if (state.compareTo(ClaimState.CLEARED) >= 0) {
            throw Refused.field("clr_appy_evt_id", "open", state.label() + "，不能撤销");
        }
        repository.withdraw(claim.id(), request.reference(), request.author(), clock.instant());
        audit.record(
                "hospital-claim-withdrawn",
                "hospital-claim/" + claim.id(),
                Map.of("reference", request.reference(), "by", request.author()));
    }

    Claim find(String institution, String id) {
        return repository.list(institution, id, Optional.empty()).stream()
                .filter(claim -> !id.isEmpty())
                .findFirst()
                .orElseThrow(() -> Refused.field("clr_appy_evt_id", "known", "没有此清算申请：" + id));
    }

    List<Claim> list(String institution, String id, Optional<Period> month) {
        return repository.list(institution, id, month);
    }

    private void mustBeAMonth(HisRequest request, Period month, LocalDate begins, LocalDate ends) {
        if (ends.isBefore(begins)) {
            throw Refused.field("enddate", "order", "结束日期早于开始日期");
        }
        if (!ends.isBefore(month.endDay())) {
            throw Refused.field("enddate", "month", "一次申请不跨月");
        }
        Optional<Period> named = month(request.text("data", "setlym"));
        if (named.isPresent() && !named.get().equals(month)) {
            throw Refused.field("setlym", "month", "清算年月与起止日期不是同一月");
        }
        if (!month.hasEnded(clock.instant())) {
            throw Refused.field("enddate", "ended", month + " 尚未结束，月末后再申请");
        }
    }

    /** 202610 or 2026-10; what is neither is no month: there are clients that send Thu Feb. */
    static Optional<Period> month(String text) {
        String digits = text.replace("-", "");
        if (!digits.matches("[0-9]{4}(0[1-9]|1[0-2])")) {
            return Optional.empty();
        }
        return Optional.of(Period.fromString(digits.substring(0, 4) + "-" + digits.substring(4)));
    }

    private static List<String> warnings(Claim claim) {
        List<String> warnings = new ArrayList<>();
        Figures stated = claim.stated();
        Figures here = claim.here();
        if (stated.cases() != 0 && stated.cases() != here.cases()) {
            warnings.add("人次：申报" + stated.cases() + "，中心" + here.cases());
        }
        if (!stated.total().equals(here.total())) {
            warnings.add("医疗费总额：申报" + stated.total() + "，中心" + here.total());
        }
        if (!stated.fund().equals(here.fund())) {
            warnings.add("基金：申报" + stated.fund() + "，中心" + here.fund());
        }
        if (!stated.account().equals(here.account())) {
            warnings.add("个人账户：申报" + stated.account() + "，中心" + here.account());
        }
        if (!warnings.isEmpty()) {
            warnings.add("清算以中心数据为准，请先对账");
        }
        return warnings;
    }

    private static LocalDate day(HisRequest request, String field) {
        return request.day("data", field)
                .orElseThrow(() -> Refused.field(field, "required", "缺少日期"));
    }
}
