package org.crossregion.filing.search;

import jakarta.enterprise.context.RequestScoped;

import org.crossregion.filing.search.SearchDesk.Permitted;
import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;
import org.crossregion.values.Beijing;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Writes what a search finds as a file, page by page, without holding it. */
@RequestScoped
class FilingExport {

    private static final int PAGE = 2000;

    private static final List<SheetColumn> COLUMNS =
            List.of(
                    SheetColumn.text("备案编号", 24),
                    SheetColumn.text("人员编号", 24),
                    SheetColumn.text("姓名", 12),
                    SheetColumn.text("证件号码", 22),
                    SheetColumn.text("参保地", 10),
                    SheetColumn.text("备案类型", 18),
                    SheetColumn.text("人员类别", 16),
                    SheetColumn.text("状态", 10),
                    SheetColumn.text("就医地", 16),
                    SheetColumn.text("定点医疗机构", 40),
                    SheetColumn.text("渠道", 12),
                    SheetColumn.text("经办机构", 16),
                    SheetColumn.text("开始日期", 12),
                    SheetColumn.text("结束日期", 12),
                    SheetColumn.text("提交日期", 12));

    private final SearchDesk desk;

    FilingExport(SearchDesk desk) {
        this.desk = desk;
    }

    /**
     * @return how many filings were written
     */
    long write(Permitted search, SheetFormat format, OutputStream to) throws IOException {
        Rows rows = new Rows(search);
        SheetWriter.write(
                format, new SheetWriter.Content("备案", List.of(), COLUMNS, rows, List.of()), to);
        return rows.written;
    }

    /** The rows of the file, a page ahead. */
    private final class Rows implements Iterator<WrittenRow> {

        private final Permitted search;
        private Iterator<FoundFiling> page = List.<FoundFiling>of().iterator();
        private String after = "";
        private boolean ended;
        private long written;

        Rows(Permitted search) {
            this.search = search;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                List<FoundFiling> next = desk.page(search, after, PAGE);
                ended = next.size() < PAGE;
                if (!next.isEmpty()) {
                    after = next.get(next.size() - 1).id();
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
            written++;
            return row(search, page.next());
        }
    }

    private WrittenRow row(Permitted search, FoundFiling one) {
        return WrittenRow.of(
                List.of(
                        one.id(),
                        one.personNo(),
                        desk.shownName(search, one),
                        desk.shownNumber(one),
                        one.insuredRegion().value(),
                        one.type().label(),
                        one.category(),
                        one.state().label(),
                        String.join(";", one.treatmentRegions()),
                        String.join(";", one.institutions()),
                        one.channel(),
                        one.agency().orElse(""),
                        one.validFrom().toString(),
                        one.validUntil().map(LocalDate::toString).orElse(""),
                        Beijing.day(one.submittedAt()).toString()));
    }
}
