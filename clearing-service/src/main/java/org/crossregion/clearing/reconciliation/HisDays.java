package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.file.HisFile;
import org.crossregion.clearing.file.HisFiles;
import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.web.his.HisAnswer;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reconciliation of days as Hebei has it (3211, 3212), and Jilin's open differences (3209A). */
@ApplicationScoped
class HisDays {

    private static final String NODE = "data";
    private static final int LONGEST_DAYS = 31;

    private final Lists lists;
    private final HisFiles files;
    private final ResultText resultText;
    private final FactRepository facts;

    HisDays(Lists lists, HisFiles files, ResultText resultText, FactRepository facts) {
        this.lists = lists;
        this.files = files;
        this.resultText = resultText;
        this.facts = facts;
    }

    /** 3211: compared at once; the number of the task is the list's. */
    @Transactional
    HisAnswer start(HisRequest request) {
        LocalDate begins = day(request, "clr_begin_ymd");
        LocalDate ends = day(request, "clr_end_ymd").plusDays(1);
        mustBeDays("clr_end_ymd", begins, ends, LONGEST_DAYS);
        HisFile file = files.find(request.institution(), request.text(NODE, "file_qury_no"));
        Run run =
                lists.take(
                        new Reach(
                                Party.of(request.institution()),
                                begins,
                                ends,
                                Optional.empty(),
                                "",
                                true),
                        new Lists.Given(
                                "his",
                                file.name(),
                                HisFiles.list(file),
                                request.reference(),
                                request.author()),
                        ControlTotals.NONE);
        return new HisAnswer(
                Map.of("fileinfo", Map.of("task_key", run.list().id().toString())),
                List.of("对平%d笔，差异%d笔".formatted(run.matched(), run.differing())));
    }

    /** 3212: three files, one for each result that is not equal. */
    @Transactional
    HisAnswer result(HisRequest request) {
        Run run = run(request.institution(), request.text(NODE, "task_key"));
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("check_state", run.differing() == 0 ? "0" : "1");
        info.put("task_status", "3");
        for (String result : List.of("1", "2", "3")) {
            HisFile file =
                    files.provide(
                            request.institution(),
                            "3212-" + run.no() + "-" + result + ".txt",
                            resultText.of(run.no(), result),
                            request.author());
            info.put("file_qury_no" + result, file.number());
        }
        return HisAnswer.of(Map.of("fileinfo", info));
    }

    /** 3209A: bills of other provinces' patients that have an open difference. */
    HisAnswer open(HisRequest request) {
        LocalDate begins = day(request, "begndate");
        LocalDate ends = day(request, "enddate").plusDays(1);
        mustBeDays("enddate", begins, ends, 366);
        List<Map<String, Object>> rows = new ArrayList<>();
        facts.differingFromElsewhere(
                        new Reach(
                                Party.of(request.institution()),
                                begins,
                                ends,
                                Optional.empty(),
                                "",
                                true))
                .forEach(
                        (id, region) ->
                                rows.add(
                                        Map.of(
                                                "setl_id", id,
                                                "insu_admdvs", region,
                                                "setlId", id,
                                                "insuAdmdvs", region)));
        return HisAnswer.of(Map.of(NODE, rows));
    }

    private Run run(String institution, String task) {
        try {
            Run run = lists.get(UUID.fromString(task));
            if (run.list().reach().party().institution().filter(institution::equals).isPresent()) {
                return run;
            }
        } catch (IllegalArgumentException e) {
            throw Refused.field("task_key", "known", "没有此任务：" + task);
        } catch (Refused e) {
            if (e.refusal() != ClearingRefusal.RECONCILIATION_UNKNOWN) {
                throw e;
            }
        }
        throw Refused.field("task_key", "known", "没有此任务：" + task);
    }

    private static void mustBeDays(String field, LocalDate begins, LocalDate ends, int longest) {
        if (!begins.isBefore(ends)) {
            throw Refused.field(field, "order", "结束日期早于开始日期");
        }
        if (begins.plusDays(longest).isBefore(ends)) {
            throw Refused.field(field, "range", "不超过" + longest + "天");
        }
    }

    private static LocalDate day(HisRequest request, String field) {
        return request.day(NODE, field).orElseThrow(() -> Refused.field(field, "required", "缺少日期"));
    }
}
