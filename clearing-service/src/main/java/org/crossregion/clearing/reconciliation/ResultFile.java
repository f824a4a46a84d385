package org.crossregion.clearing.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Writes what a run has found as a file, page by page, without holding it. */
@ApplicationScoped
class ResultFile {

    private static final int PAGE = 2_000;

    private static final List<SheetColumn> COLUMNS =
            List.of(
                    SheetColumn.text("差异编号", 10),
                    SheetColumn.text("结算编号", 24),
                    SheetColumn.text("就诊编号", 24),
                    SheetColumn.text("人员编号", 24),
                    SheetColumn.text("清单行号", 10),
                    SheetColumn.text("差异类别", 12),
                    SheetColumn.text("中心总费用", 14),
                    SheetColumn.text("中心基金支付", 14),
                    SheetColumn.text("中心个人账户", 14),
                    SheetColumn.text("清单总费用", 14),
                    SheetColumn.text("清单基金支付", 14),
                    SheetColumn.text("清单个人账户", 14),
                    SheetColumn.text("说明", 40),
                    SheetColumn.text("处理建议", 40),
                    SheetColumn.text("状态", 10),
                    SheetColumn.text("处理结果", 30));

    private final DiscrepancyRepository discrepancies;

    ResultFile(DiscrepancyRepository discrepancies) {
        this.discrepancies = discrepancies;
    }

    void write(long run, SheetFormat format, OutputStream to) throws IOException {
        SheetWriter.write(
                format,
                new SheetWriter.Content("对账差异", List.of(), COLUMNS, new Rows(run), List.of()),
                to);
    }

    private final class Rows implements Iterator<WrittenRow> {

        private final long run;
        private Iterator<Discrepancy> page = List.<Discrepancy>of().iterator();
        private String afterId = "";
        private int afterOrdinal;
        private boolean ended;

        Rows(long run) {
            this.run = run;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                List<Discrepancy> next =
                        discrepancies.ofRun(
                                run, Optional.empty(), false, afterId, afterOrdinal, PAGE);
                ended = next.size() < PAGE;
                if (!next.isEmpty()) {
                    Difference last = next.get(next.size() - 1).seen();
                    afterId = last.settlementId();
                    afterOrdinal = last.ordinal();
                }
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public WrittenRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Discrepancy one = page.next();
            Difference seen = one.seen();
            return WrittenRow.of(
                    List.of(
                            Long.toString(one.no()),
                            seen.settlementId(),
                            seen.visitId(),
                            seen.personNo(),
                            seen.row() == 0 ? "" : Integer.toString(seen.row()),
                            seen.kind().label(),
                            seen.here().total().toString(),
                            seen.here().fund().toString(),
                            seen.here().account().toString(),
                            seen.there().total().toString(),
                            seen.there().fund().toString(),
                            seen.there().account().toString(),
                            seen.said(),
                            seen.kind().remedy(),
                            one.isOpen() ? "未处理" : "已处理",
                            one.resolution()
                                    .map(
                                            done ->
                                                    done.way().label()
                                                            + "："
                                                            + done.reason()
                                                            + "（"
                                                            + done.by()
                                                            + "）")
                                    .orElse("")));
        }
    }
}
