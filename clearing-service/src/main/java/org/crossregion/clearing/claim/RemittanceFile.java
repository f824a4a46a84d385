package org.crossregion.clearing.claim;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.region.Institutions;
import org.crossregion.clearing.region.Regions;
import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;
import org.crossregion.values.CareType;
import org.crossregion.values.Coded;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The remittance file of a payment to a hospital (拨付明细): each settlement of its period with what
 * was applied for, deducted and why, kept back, and paid. The same payment gives the same rows.
 */
@ApplicationScoped
class RemittanceFile {

    private static final int PAGE = 1_000;

    private static final List<SheetColumn> COLUMNS =
            List.of(
                    SheetColumn.text("序号", 8),
                    SheetColumn.text("结算ID", 32),
                    SheetColumn.text("就诊ID", 26),
                    SheetColumn.text("人员编号", 26),
                    SheetColumn.text("结算日期", 12),
                    SheetColumn.text("参保地", 16),
                    SheetColumn.text("险种", 8),
                    SheetColumn.text("医疗类别", 14),
                    SheetColumn.text("申报金额", 16),
                    SheetColumn.text("扣款金额", 16),
                    SheetColumn.text("扣款原因", 24),
                    SheetColumn.text("预留金", 14),
                    SheetColumn.text("其他扣减", 14),
                    SheetColumn.text("应拨金额", 16),
                    SheetColumn.text("此前已拨", 16),
                    SheetColumn.text("本次拨付", 16),
                    SheetColumn.text("尚未拨付", 16),
                    SheetColumn.text("拨付日期", 12));

    private final PayoutRepository repository;
    private final Institutions institutions;
    private final Regions regions;

    RemittanceFile(PayoutRepository repository, Institutions institutions, Regions regions) {
        this.repository = repository;
        this.institutions = institutions;
        this.regions = regions;
    }

    void write(PayoutRepository.Paid payment, SheetFormat format, OutputStream to)
            throws IOException {
        List<String> codes = List.of(payment.institution());
        String name = Institutions.name(institutions.of(codes), payment.institution());
        List<WrittenRow> above =
                List.of(
                        WrittenRow.of(List.of("定点医药机构异地就医拨付明细")),
                        WrittenRow.of(List.of("机构", payment.institution(), name)),
                        WrittenRow.of(List.of("期别", payment.period().toString())),
                        WrittenRow.of(List.of("拨付金额（元）", payment.amount().toString())),
                        WrittenRow.of(List.of("拨付日期", payment.paidOn().toString())),
                        WrittenRow.of(List.of("银行流水号", payment.bankReference())));
        SheetWriter.write(
                format,
                new SheetWriter.Content("拨付明细", above, COLUMNS, new Rows(payment), List.of()),
                to);
    }

    /** The lines of a payment, page by page, and their sums at the end. */
    private final class Rows implements Iterator<WrittenRow> {

        private final PayoutRepository.Paid payment;
        private final Map<RegionCode, String> names = new HashMap<>();
        private Iterator<PayoutRepository.PaidLine> page =
                List.<PayoutRepository.PaidLine>of().iterator();
        private int after;
        private boolean ended;
        private boolean summed;
        private Money applied = Money.ZERO;
        private Money deducted = Money.ZERO;
        private Money reserved = Money.ZERO;
        private Money charged = Money.ZERO;
        private Money before = Money.ZERO;
        private Money paid = Money.ZERO;
        private Money unpaid = Money.ZERO;

        Rows(PayoutRepository.Paid payment) {
            this.payment = payment;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                List<PayoutRepository.PaidLine> next = repository.lines(payment.id(), after, PAGE);
                ended = next.size() < PAGE;
                page = next.iterator();
            }
            return page.hasNext() || !summed;
        }

        @Override
        public WrittenRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!page.hasNext()) {
                summed = true;
                return sums();
            }
            PayoutRepository.PaidLine row = page.next();
            after = row.no();
            add(row.line());
            return row(row);
        }

        private void add(Payout.Line line) {
            applied = applied.plus(line.due().applied());
            deducted = deducted.plus(line.due().deducted());
            reserved = reserved.plus(line.reserved());
            charged = charged.plus(line.charged());
            before = before.plus(line.due().before());
            paid = paid.plus(line.paid());
            unpaid = unpaid.plus(line.unpaid());
        }

        private WrittenRow row(PayoutRepository.PaidLine row) {
            Payout.Line line = row.line();
            return WrittenRow.of(
                    List.of(
                            Integer.toString(row.no()),
                            line.due().settlementId(),
                            row.visitId(),
                            row.personNo(),
                            row.settledOn().toString(),
                            names.computeIfAbsent(row.insured(), regions::nameOf),
                            Coded.ofCode(Scheme.class, row.scheme()).label(),
                            Coded.ofCode(CareType.class, row.careType()).label(),
                            line.due().applied().toString(),
                            line.due().deducted().toString(),
                            line.due().reasons(),
                            line.reserved().toString(),
                            line.charged().toString(),
                            line.payable().toString(),
                            line.due().before().toString(),
                            line.paid().toString(),
                            line.unpaid().toString(),
                            line.paid().isZero() ? "" : payment.paidOn().toString()));
        }

        private WrittenRow sums() {
            return WrittenRow.of(
                    List.of(
                            "合计",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            applied.toString(),
                            deducted.toString(),
                            "",
                            reserved.toString(),
                            charged.toString(),
                            applied.minus(deducted).minus(reserved).minus(charged).toString(),
                            before.toString(),
                            paid.toString(),
                            unpaid.toString(),
                            ""));
        }
    }
}
