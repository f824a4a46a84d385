package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.region.Institutions;
import org.crossregion.clearing.region.Regions;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.TableColumn;
import org.crossregion.sheet.TableColumn.Kind;
import org.crossregion.sheet.TableFile;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The remittance file of a payment to a hospital (拨付明细): each settlement of its period with what
 * was applied for, deducted and why, kept back, and paid. The same payment gives the same rows.
 */
@ApplicationScoped
class RemittanceFile {

    private static final int PAGE = 1_000;

    private static final List<TableColumn> COLUMNS =
            List.of(
                    new TableColumn("序号", 8, Kind.TEXT),
                    new TableColumn("期别", 10, Kind.TEXT),
                    new TableColumn("结算ID", 32, Kind.TEXT),
                    new TableColumn("就诊ID", 26, Kind.TEXT),
                    new TableColumn("人员编号", 26, Kind.TEXT),
                    new TableColumn("结算日期", 12, Kind.TEXT),
                    new TableColumn("参保地", 16, Kind.TEXT),
                    new TableColumn("险种", 8, Kind.TEXT),
                    new TableColumn("医疗类别", 14, Kind.TEXT),
                    new TableColumn("申报金额", 16, Kind.AMOUNT),
                    new TableColumn("扣款金额", 16, Kind.AMOUNT),
                    new TableColumn("扣款原因", 24, Kind.TEXT),
                    new TableColumn("预留金", 14, Kind.AMOUNT),
                    new TableColumn("其他扣减", 14, Kind.AMOUNT),
                    new TableColumn("应拨金额", 16, Kind.AMOUNT),
                    new TableColumn("此前已拨", 16, Kind.AMOUNT),
                    new TableColumn("本次拨付", 16, Kind.AMOUNT),
                    new TableColumn("尚未拨付", 16, Kind.AMOUNT),
                    new TableColumn("拨付日期", 12, Kind.TEXT),
                    new TableColumn("银行流水号", 30, Kind.TEXT));

    private final PayoutRepository repository;
    private final Institutions institutions;
    private final Regions regions;

    RemittanceFile(PayoutRepository repository, Institutions institutions, Regions regions) {
        this.repository = repository;
        this.institutions = institutions;
        this.regions = regions;
    }

    /** What lines come to. */
    private static final class Sums {

        private Money applied = Money.ZERO;
        private Money deducted = Money.ZERO;
        private Money reserved = Money.ZERO;
        private Money charged = Money.ZERO;
        private Money before = Money.ZERO;
        private Money paid = Money.ZERO;

        void add(Payout.Line line) {
            applied = applied.plus(line.due().applied());
            deducted = deducted.plus(line.due().deducted());
            reserved = reserved.plus(line.reserved());
            charged = charged.plus(line.charged());
            before = before.plus(line.due().before());
            paid = paid.plus(line.paid());
        }

        Payout.Line line() {
            return new Payout.Line(
                    new Payout.Due("", applied, deducted, "", before), reserved, charged, paid);
        }
    }

    void write(PayoutRepository.Paid payment, SheetFormat format, OutputStream to)
            throws IOException {
        Map<RegionCode, String> names = new HashMap<>();
        Sums sums = new Sums();
        try (TableFile file = TableFile.open(format, "拨付明细", COLUMNS, to)) {
            int after = 0;
            List<PayoutRepository.PaidLine> page;
            do {
                page = repository.lines(payment.id(), after, PAGE);
                for (PayoutRepository.PaidLine row : page) {
                    after = row.no();
                    sums.add(row.line());
                    file.text(Integer.toString(row.no()));
                    file.text(payment.period().toString());
                    file.text(row.line().due().settlementId());
                    file.text(row.visitId());
                    file.text(row.personNo());
                    file.text(row.settledOn().toString());
                    file.text(names.computeIfAbsent(row.insured(), regions::nameOf));
                    file.text(Coded.ofCode(Scheme.class, row.scheme()).label());
                    file.text(Coded.ofCode(CareType.class, row.careType()).label());
                    amounts(row.line(), file);
                    file.text(row.line().paid().isZero() ? "" : payment.paidOn().toString());
                    file.text(row.line().paid().isZero() ? "" : payment.bankReference());
                    file.endRow();
                }
            } while (page.size() == PAGE);
            sums(payment, sums.line(), file);
            file.explain("拨付单", about(payment));
        }
    }

    private static void sums(PayoutRepository.Paid payment, Payout.Line line, TableFile file)
            throws IOException {
        file.text("合计");
        for (int i = 1; i < 9; i++) {
            file.blank();
        }
        amounts(line, file);
        file.text(payment.paidOn().toString());
        file.text(payment.bankReference());
        file.endRow();
    }

    private static void amounts(Payout.Line line, TableFile file) throws IOException {
        file.amount(line.due().applied().fen());
        file.amount(line.due().deducted().fen());
        file.text(line.due().reasons());
        file.amount(line.reserved().fen());
        file.amount(line.charged().fen());
        file.amount(line.payable().fen());
        file.amount(line.due().before().fen());
        file.amount(line.paid().fen());
        file.amount(line.unpaid().fen());
    }

    private List<List<String>> about(PayoutRepository.Paid payment) {
        List<String> codes = List.of(payment.institution());
        String name = Institutions.name(institutions.of(codes), payment.institution());
        return List.of(
                List.of("定点医药机构异地就医拨付明细", ""),
                List.of("机构编码", payment.institution()),
                List.of("机构名称", name),
                List.of("期别", payment.period().toString()),
                List.of("拨付金额（元）", payment.amount().toString()),
                List.of("拨付日期", payment.paidOn().toString()),
                List.of("银行流水号", payment.bankReference()));
    }
}
