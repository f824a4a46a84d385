package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.file.FileResource;
import org.crossregion.clearing.file.HisFile;
import org.crossregion.clearing.file.HisFiles;
import org.crossregion.values.Money;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reconciliation as hospital systems do it: totals first (3201), then the list (3202). */
@ApplicationScoped
class HisReconciliation {

    private static final String EQUAL = "0";
    private static final String MORE_HERE = "1";
    private static final String MORE_THERE = "2";
    private static final String OTHERWISE = "3";

    private final FactRepository facts;
    private final StatedTotalRepository totals;
    private final Lists lists;
    private final HisFiles files;
    private final ResultText resultText;
    private final Clock clock;

    HisReconciliation(
            FactRepository facts,
            StatedTotalRepository totals,
            Lists lists,
            HisFiles files,
            ResultText resultText,
            Clock clock) {
        this.facts = facts;
        this.totals = totals;
        this.lists = lists;
        this.files = files;
        this.resultText = resultText;
        this.clock = clock;
    }

    /** 3201: whether the hospital's totals are ours. */
    @Transactional
    HisAnswer totals(HisRequest request) {
        HisStatement statement = new HisStatement(request);
        Reach reach = statement.reach();
        mustBeItsAgency(request.institution(), statement.agency());
        Sums there = statement.stated();
        FactRepository.Counted here = facts.sums(reach, statement.tier());
        String result = result(here.sums(), there);
        String said = said(here.sums(), there);
        boolean byCases =
                !result.equals(EQUAL)
                        && here.sums().sameMoney(there)
                        && here.cases() == there.bills();
        if (byCases) {
            result = EQUAL;
            said = "金额相符；笔数按人次（退费相抵）相符";
        }
        if (!result.equals(EQUAL) && statement.tier().isEmpty()) {
            for (String tier : List.of("province", "national")) {
                Sums part = facts.sums(reach, tier).sums();
                if (part.equals(there) && !part.isNone()) {
                    result = EQUAL;
                    said = tier.equals("province") ? "与省内异地部分相符" : "与跨省异地部分相符";
                }
            }
        }
        totals.add(
                reach,
                result,
                there,
                here.sums(),
                request.reference(),
                request.author(),
                clock.instant());
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("setl_optins", statement.agency());
        info.put("stmt_rslt", result);
        info.put("stmt_rslt_dscr", said);
        return HisAnswer.of(Map.of("stmtinfo", info));
    }

    /** 3202: what differs row by row, as a file to be fetched by 9102. */
    @Transactional
    HisAnswer list(HisRequest request) {
        HisStatement statement = new HisStatement(request);
        Reach reach = statement.reach();
        mustBeItsAgency(request.institution(), statement.agency());
        Lists.Given given;
        List<ListedBill> rows;
        if (statement.fileNumber().isEmpty() && !statement.rows().isEmpty()) {
            rows = inline(statement.rows());
            given =
                    new Lists.Given(
                            "his",
                            "",
                            statement.rows().toString().getBytes(StandardCharsets.UTF_8),
                            request.reference(),
                            request.author());
        } else if (statement.fileNumber().isEmpty()) {
            throw Refused.field("file_qury_no", "required", "先以 9101 上传明细文件");
        } else {
            HisFile file = files.find(request.institution(), statement.fileNumber());
            byte[] content = HisFiles.list(file);
            rows = ListFile.read(content);
            given =
                    new Lists.Given(
                            "his", file.name(), content, request.reference(), request.author());
        }
        Run run = lists.take(reach, given, rows, ControlTotals.NONE);
        HisFile result =
                files.provide(
                        request.institution(),
                        "3202-" + run.no() + ".txt",
                        resultText.of(run.no()),
                        request.author());
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("file_qury_no", result.number());
        info.put("filename", result.name());
        info.put("dld_endtime", FileResource.until(result));
        List<String> warnings = new ArrayList<>();
        warnings.add("对平%d笔，差异%d笔".formatted(run.matched(), run.differing()));
        for (Violation one : statement.controlTotals().violations(run.list().sums())) {
            warnings.add(one.field() + "与明细文件合计不符：" + one.message());
        }
        return new HisAnswer(Map.of("fileinfo", info), warnings);
    }

    private List<ListedBill> inline(List<Map<String, String>> rows) {
        List<ListedBill> bills = new ArrayList<>();
        for (Map<String, String> row : rows) {
            String id = row.getOrDefault("setl_id", "");
            if (id.isEmpty()) {
                throw Refused.field("fsUploadIn.setl_id", "required", "缺少结算ID");
            }
            bills.add(
                    new ListedBill(
                            bills.size() + 1,
                            id,
                            row.getOrDefault("mdtrt_id", ""),
                            row.getOrDefault("psn_no", ""),
                            Sums.ofOne(
                                    money(row, "medfee_sumamt"),
                                    money(row, "fund_pay_sumamt"),
                                    money(row, "acct_pay")),
                            row.getOrDefault("refd_setl_flag", "").equals("1")));
        }
        return bills;
    }

    /** What settlements are answered with as clr_optins; its counties and its centre count too. */
    private void mustBeItsAgency(String institution, String agency) {
        Optional<String> own = facts.treatmentRegion(institution);
        boolean fits =
                agency.isEmpty()
                        || own.isEmpty()
                        || own.get().equals(agency)
                        || agency.length() == 6 && own.get().startsWith(agency.substring(0, 4))
                        || agency.equals(own.get().substring(0, 2) + "0000");
        if (!fits) {
            throw Refused.field(
                    "setl_optins", "own", "结算经办机构 " + agency + " 不是本机构结算的清算经办机构，应为 " + own.get());
        }
    }

    private static String result(Sums here, Sums there) {
        if (here.equals(there)) {
            return EQUAL;
        }
        if (here.bills() != there.bills()) {
            return here.bills() > there.bills() ? MORE_HERE : MORE_THERE;
        }
        return OTHERWISE;
    }

    private static String said(Sums here, Sums there) {
        if (here.equals(there)) {
            return "对平";
        }
        return "中心%d笔，总费用%s，基金%s，账户%s；申报%d笔，总费用%s，基金%s，账户%s。请以3202核对明细"
                .formatted(
                        here.bills(),
                        here.total(),
                        here.fund(),
                        here.account(),
                        there.bills(),
                        there.total(),
                        there.fund(),
                        there.account());
    }

    private static Money money(Map<String, String> row, String field) {
        String text = row.getOrDefault(field, "");
        return text.isEmpty() ? Money.ZERO : Money.ofYuan(text);
    }
}
