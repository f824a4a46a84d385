package org.crossregion.clearing.bank;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.sheet.SheetColumn;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.SheetWriter;
import org.crossregion.sheet.WrittenRow;
import org.crossregion.values.Money;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes a statement back with what has become of each line. */
@ApplicationScoped
class MatchFile {

    private static final int PAGE = 500;

    private static final List<SheetColumn> COLUMNS =
            List.of(
                    SheetColumn.text("行号", 8),
                    SheetColumn.text("流水号", 36),
                    SheetColumn.text("付款方", 36),
                    SheetColumn.text("收款方", 36),
                    SheetColumn.text("金额", 16),
                    SheetColumn.text("日期", 12),
                    SheetColumn.text("附言", 40),
                    SheetColumn.text("状态", 12),
                    SheetColumn.text("匹配依据", 24),
                    SheetColumn.text("通知书", 40),
                    SheetColumn.text("应付", 16),
                    SheetColumn.text("差额", 16),
                    SheetColumn.text("待认领", 16),
                    SheetColumn.text("说明", 40));

    private final BankRepository repository;

    MatchFile(BankRepository repository) {
        this.repository = repository;
    }

    void write(UUID statement, SheetFormat format, OutputStream to) throws IOException {
        List<WrittenRow> rows = new ArrayList<>();
        int after = 0;
        List<BankLine> page;
        do {
            page =
                    repository.lines(
                            new BankRepository.Asked(
                                    Optional.of(statement),
                                    Optional.empty(),
                                    Optional.empty(),
                                    statement,
                                    after,
                                    PAGE));
            List<BankRepository.Match> matches =
                    repository.matches(
                            statement, page.stream().map(one -> one.line().row()).toList());
            for (BankLine line : page) {
                after = line.line().row();
                rows.add(row(BankLineView.of(line, matches), line));
            }
        } while (page.size() == PAGE);
        SheetWriter.write(
                format,
                new SheetWriter.Content("匹配结果", List.of(), COLUMNS, rows.iterator(), List.of()),
                to);
    }

    private static WrittenRow row(BankLineView view, BankLine line) {
        return WrittenRow.of(
                List.of(
                        Integer.toString(view.row()),
                        view.bankReference(),
                        view.payer(),
                        view.payee(),
                        view.amount().toString(),
                        view.date().toString(),
                        view.remark(),
                        view.stateName(),
                        line.rule().label(),
                        view.matches().stream()
                                .map(one -> one.notice() + " " + one.scheme() + " " + one.amount())
                                .collect(Collectors.joining("；")),
                        line.expected().map(Money::toString).orElse(""),
                        line.difference().map(Money::toString).orElse(""),
                        view.rest().toString(),
                        Optional.ofNullable(view.reasonName()).orElse("")));
    }
}
