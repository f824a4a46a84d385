package org.crossregion.clearing.voucher;

import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.TableColumn;
import org.crossregion.sheet.TableColumn.Kind;
import org.crossregion.sheet.TableFile;
import org.crossregion.values.Money;
import org.crossregion.values.Period;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Vouchers as a plain list, one row for each line, the heading first; the same bytes every time.
 */
final class VoucherFile {

    private static final List<TableColumn> COLUMNS =
            List.of(
                    new TableColumn("会计期间", 10, Kind.TEXT),
                    new TableColumn("凭证日期", 12, Kind.TEXT),
                    new TableColumn("凭证字", 8, Kind.TEXT),
                    new TableColumn("凭证号", 8, Kind.COUNT),
                    new TableColumn("分录号", 8, Kind.COUNT),
                    new TableColumn("摘要", 40, Kind.TEXT),
                    new TableColumn("科目编码", 16, Kind.TEXT),
                    new TableColumn("科目名称", 36, Kind.TEXT),
                    new TableColumn("借方金额", 16, Kind.AMOUNT),
                    new TableColumn("贷方金额", 16, Kind.AMOUNT),
                    new TableColumn("险种", 8, Kind.TEXT),
                    new TableColumn("业务类型", 20, Kind.TEXT),
                    new TableColumn("单据号", 36, Kind.TEXT),
                    new TableColumn("来源标识", 48, Kind.TEXT));

    private VoucherFile() {}

    static byte[] write(Period month, List<Voucher> vouchers, SheetFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableFile file = TableFile.open(format, "凭证", COLUMNS, bytes)) {
            for (Voucher voucher : vouchers) {
                int entry = 0;
                for (Voucher.Line line : voucher.lines()) {
                    row(month, voucher, ++entry, line, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void row(
            Period month, Voucher voucher, int entry, Voucher.Line line, TableFile file)
            throws IOException {
        file.text(month.toString());
        file.text(voucher.bookedOn().toString());
        file.text("记");
        file.count(voucher.number());
        file.count(entry);
        file.text(voucher.summary());
        file.text(line.account().code());
        file.text(line.account().name());
        amount(line.debit(), file);
        amount(line.credit(), file);
        file.text(voucher.movement().scheme().label());
        file.text(voucher.movement().kind().code());
        file.text(voucher.movement().document());
        file.text(voucher.movement().id());
        file.endRow();
    }

    private static void amount(Money amount, TableFile file) throws IOException {
        if (amount.isZero()) {
            file.blank();
        } else {
            file.amount(amount.fen());
        }
    }
}
