package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.file.FileResource;
import org.crossregion.clearing.file.HisFile;
import org.crossregion.clearing.file.HisFiles;
import org.crossregion.clearing.region.Institution;
import org.crossregion.clearing.region.Institutions;
import org.crossregion.clearing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Scheme;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applications and payments in the words of the national interface and of its provinces. */
@ApplicationScoped
class HisClaims {

    private static final String NODE = "data";
    private static final int PAGE = 100;

    private final Claims claims;
    private final Payables payables;
    private final Institutions institutions;
    private final Regions regions;
    private final HisFiles files;

    HisClaims(
            Claims claims,
            Payables payables,
            Institutions institutions,
            Regions regions,
            HisFiles files) {
        this.claims = claims;
        this.payables = payables;
        this.institutions = institutions;
        this.regions = regions;
        this.files = files;
    }

    HisAnswer apply(HisRequest request, boolean computed) {
        Figures stated =
                new Figures(
                        request.count(NODE, "psntime").orElse(0),
                        money(request, "medfee_sumamt"),
                        money(request, "med_sumfee"),
                        money(request, "fund_appy_sum"),
                        money(request, "cash_payamt"),
                        money(request, "acct_pay"));
        Claims.Taken taken = claims.apply(request, stated, computed);
        return new HisAnswer(
                Map.of("result", Map.of("clr_appy_evt_id", taken.claim().id())), taken.warnings());
    }

    HisAnswer withdraw(HisRequest request) {
        claims.withdraw(request);
        return HisAnswer.of(Map.of());
    }

    /**
     * 3205, 3693, 3698, 3700, 3704: applications with where they stand and what is paid for their
     * month.
     */
    HisAnswer claims(HisRequest request) {
        String institution = request.institution();
        String asked = request.text(NODE, "clr_ym");
        Optional<Period> month = Claims.month(asked);
        if (!asked.isEmpty() && month.isEmpty()) {
            throw Refused.field("clr_ym", "month", asked + " 不是年月");
        }
        String state = request.text(NODE, "clr_stas");
        String type = request.text(NODE, "clr_type");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Claim claim : claims.list(institution, request.text(NODE, "clr_appy_evt_id"), month)) {
            ClaimState now = payables.stateOf(claim);
            boolean wanted =
                    (state.isEmpty() || now.code().equals(state))
                            && (type.isEmpty() || claim.clearingType().equals(type));
            if (wanted) {
                rows.add(row(claim, now));
            }
        }
        return page(request, rows);
    }

    private Map<String, Object> row(Claim claim, ClaimState state) {
        PaymentList list = payables.of(claim.institution(), claim.month());
        List<PaymentList.Line> lines =
                list.lines().stream()
                        .filter(
                                line ->
                                        claim.kind().isEmpty()
                                                || claim.kind().equals(line.clearingType()))
                        .toList();
        Money applied = Money.sum(lines.stream().map(PaymentList.Line::applied).toList());
        Money deducted = Money.sum(lines.stream().map(PaymentList.Line::deducted).toList());
        boolean alone = claim.kind().isEmpty() || lines.size() == list.lines().size();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("clr_appy_evt_id", claim.id());
        row.put("fixmedins_code", claim.institution());
        row.put("fixmedins_name", name(claim.institution()));
        row.put("clr_stas", state.code());
        row.put("clr_type", claim.clearingType());
        row.put("clr_way", claim.clearingWay());
        row.put("clr_ym", claim.month().toString().replace("-", ""));
        row.put("clr_optins", agency(claim));
        row.put("optins_no", agency(claim));
        row.put("begndate", claim.begins().toString());
        row.put("enddate", claim.ends().toString());
        row.put("psntime", Long.toString(claim.stated().cases()));
        row.put("medfee_sumamt", claim.stated().total().toString());
        row.put("medfee_Sumamt", claim.stated().total().toString());
        row.put("hi_agre_sumfee", claim.stated().agreed().toString());
        row.put("fund_appy_sum", claim.stated().fund().toString());
        row.put("cash_payamt", claim.stated().cash().toString());
        row.put("acct_pay", claim.stated().account().toString());
        row.put("det_sumamt", deducted.toString());
        row.put("dpst_sumamt", alone ? list.reserved().toString() : "0.00");
        row.put("dfr_amt", (alone ? list.payable() : applied.minus(deducted)).toString());
        row.put("act_dfr_amt", alone ? list.paid().toString() : share(list, applied).toString());
        row.put("opter_id", claim.appliedBy());
        row.put("opter_name", claim.appliedBy());
        row.put("opt_time", claim.appliedAt().atZone(Beijing.ZONE).toOffsetDateTime().toString());
        return row;
    }

    /** Payments are per period; of several kinds each has its part of what was paid. */
    private static Money share(PaymentList list, Money applied) {
        List<Long> weights = new ArrayList<>();
        weights.add(Math.max(0, applied.fen()));
        weights.add(Math.max(0, list.applied().fen() - applied.fen()));
        return weights.stream().allMatch(weight -> weight == 0)
                ? Money.ZERO
                : list.paid().shareOut(weights, 1).get(0);
    }

    /** 3206, 3694: the one agency that an institution clears with. */
    HisAnswer agencies(HisRequest request) {
        List<Map<String, Object>> rows =
                payables.region(request.institution()).stream()
                        .map(
                                region ->
                                        Map.<String, Object>of(
                                                "clr_optins", region.value(),
                                                "clr_optins_name", regions.nameOf(region)))
                        .toList();
        return page(request, rows);
    }

    /** 3699: what the centre has of some days. */
    HisAnswer totals(HisRequest request) {
        LocalDate begins = day(request, "stmt_begndate");
        LocalDate ends = day(request, "stmt_enddate");
        String kind = Claim.kind(request.text(NODE, "clr_type"));
        Figures figures = Figures.NONE;
        for (Period month : months(begins, ends)) {
            Figures one = payables.figures(request.institution(), month, begins, ends, kind);
            figures =
                    new Figures(
                            figures.cases() + one.cases(),
                            figures.total().plus(one.total()),
                            figures.agreed().plus(one.agreed()),
                            figures.fund().plus(one.fund()),
                            figures.cash().plus(one.cash()),
                            figures.account().plus(one.account()));
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("clr_type", request.text(NODE, "clr_type"));
        row.put("medfee_sumamt", figures.total().toString());
        row.put("fund_pay_sumamt", figures.fund().toString());
        row.put("acct_pay", figures.account().toString());
        row.put("cash_payamt", figures.cash().toString());
        row.put("psntime", Long.toString(figures.cases()));
        return HisAnswer.of(Map.of(NODE, List.of(row)));
    }

    /** 3695, 3696, 3701, 3703: bills of an application, or of some days, a page of them. */
    HisAnswer bills(HisRequest request, boolean deductedOnly) {
        String id = request.text(NODE, "clr_appy_evt_id");
        LocalDate begins;
        LocalDate ends;
        String kind = "";
        if (id.isEmpty()) {
            begins = day(request, "begntime");
            ends = day(request, "endtime");
        } else {
            Claim claim = claims.find(request.institution(), id);
            begins = claim.begins();
            ends = claim.ends();
            kind = claim.kind();
        }
        int size = size(request);
        long from = (Math.max(1, request.count(NODE, "page_num").orElse(1)) - 1) * size;
        List<PayableRepository.Bill> found =
                payables.bills(
                        new PayableRepository.Bills(
                                request.institution(),
                                months(begins, ends),
                                Beijing.startOf(begins),
                                Beijing.startOf(ends.plusDays(1)),
                                kind,
                                deductedOnly),
                        from,
                        size + 1);
        List<Map<String, Object>> rows =
                found.stream().limit(size).map(bill -> row(bill, id)).toList();
        return HisAnswer.of(
                Map.of(
                        NODE,
                        rows,
                        "page",
                        Map.of("lastPage", found.size() > size ? "false" : "true")));
    }

    /** 3702: what each fund pays of an application's bills. */
    HisAnswer funds(HisRequest request) {
        Claim claim = claims.find(request.institution(), request.text(NODE, "clr_appy_evt_id"));
        List<Map<String, Object>> rows =
                payables
                        .fundShares(
                                new PayableRepository.Bills(
                                        claim.institution(),
                                        List.of(claim.month()),
                                        Beijing.startOf(claim.begins()),
                                        Beijing.startOf(claim.ends().plusDays(1)),
                                        claim.kind(),
                                        false))
                        .stream()
                        .map(share -> row(share, claim))
                        .toList();
        return page(request, rows);
    }

    private static Map<String, Object> row(FundShare share, Claim claim) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("clr_appy_evt_id", claim.id());
        row.put("clr_ym", claim.month().toString().replace("-", ""));
        row.put("insutype", share.scheme() == Scheme.EMPLOYEE ? "310" : "390");
        row.put("fund_pay_type", share.payType());
        row.put("fund_pay_type_name", share.name());
        row.put("fund_payamt", share.amount().toString());
        return row;
    }

    /**
     * 3697: the month's sheet of an institution as PDF, in the message and to be fetched by 9102.
     */
    HisAnswer sheet(HisRequest request) {
        Claim claim = claims.find(request.institution(), request.text(NODE, "clr_appy_evt_id"));
        byte[] pdf =
                MonthSheet.pdf(
                        claim,
                        name(claim.institution()),
                        payables.stateOf(claim).label(),
                        payables.of(claim.institution(), claim.month()));
        HisFile file =
                files.keep(
                        claim.institution(),
                        "月结算单-" + claim.month() + ".pdf",
                        pdf,
                        request.author());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("clr_appy_evt_id", claim.id());
        row.put("clr_ym", claim.month().toString().replace("-", ""));
        row.put("filename", file.name());
        row.put("file_qury_no", file.number());
        row.put("dld_endtime", FileResource.until(file));
        row.put("file", Base64.getEncoder().encodeToString(pdf));
        return HisAnswer.of(Map.of(NODE, List.of(row)));
    }

    private static Map<String, Object> row(PayableRepository.Bill bill, String claim) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("clr_appy_evt_id", claim);
        row.put("setl_id", bill.settlementId());
        row.put("mdtrt_id", bill.visitId());
        row.put("psn_no", bill.personNo());
        row.put("setl_time", bill.settledAt().toString());
        row.put("insutype", bill.scheme().equals(Scheme.EMPLOYEE.code()) ? "310" : "390");
        row.put("clr_type", bill.kind());
        row.put("insu_admdvs", bill.insuredRegion());
        row.put("clr_optins", bill.treatmentRegion());
        row.put("medfee_sumamt", bill.total().toString());
        row.put("fund_pay_sumamt", bill.fund().toString());
        row.put("acct_pay", bill.account().toString());
        row.put("cash_payamt", bill.cash().toString());
        row.put("optins_pay_sumamt", bill.cleared().toString());
        row.put("det_sumamt", bill.deducted().toString());
        row.put("refd_setl_flag", bill.refund() ? "1" : "0");
        row.put("clr_ym", bill.clearingPeriod().toString().replace("-", ""));
        return row;
    }

    private static HisAnswer page(HisRequest request, List<Map<String, Object>> rows) {
        int size = size(request);
        long number = Math.max(1, request.count(NODE, "page_num").orElse(1));
        int pages = Math.max(1, (rows.size() + size - 1) / size);
        List<Map<String, Object>> shown =
                rows.stream().skip((number - 1) * size).limit(size).toList();
        return HisAnswer.of(
                Map.of(
                        NODE,
                        shown,
                        "page",
                        Map.of(
                                "pages", Integer.toString(pages),
                                "page_num", Long.toString(number),
                                "page_size", Integer.toString(size),
                                "lastPage", number >= pages ? "true" : "false")));
    }

    private static int size(HisRequest request) {
        long asked = request.count(NODE, "page_size").orElse(PAGE);
        return asked < 1 || asked > PAGE ? PAGE : (int) asked;
    }

    private String name(String institution) {
        Map<String, Institution> known = institutions.of(List.of(institution));
        return Institutions.name(known, institution);
    }

    private String agency(Claim claim) {
        return claim.agency().isEmpty()
                ? payables.region(claim.institution()).map(Object::toString).orElse("")
                : claim.agency();
    }

    private static List<Period> months(LocalDate begins, LocalDate ends) {
        if (ends.isBefore(begins)) {
            throw Refused.field("enddate", "order", "结束日期早于开始日期");
        }
        if (begins.plusYears(1).isBefore(ends)) {
            throw Refused.field("enddate", "range", "一次查询不超过一年");
        }
        List<Period> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(begins);
                !month.atDay(1).isAfter(ends);
                month = month.plusMonths(1)) {
            months.add(Period.of(month));
        }
        return months;
    }

    private static LocalDate day(HisRequest request, String field) {
        return request.day(NODE, field).orElseThrow(() -> Refused.field(field, "required", "缺少日期"));
    }

    private static Money money(HisRequest request, String field) {
        String text = request.text(NODE, field);
        return text.isEmpty() ? Money.ZERO : Money.ofYuan(text);
    }
}
