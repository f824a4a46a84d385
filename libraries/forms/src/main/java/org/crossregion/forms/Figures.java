package org.crossregion.forms;

import org.crossregion.values.Money;
import org.crossregion.values.Rate;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** How a form writes its cells, in the unit its amounts are printed in. */
final class Figures {

    private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);
    private static final int SMALLEST_SHOWN = 6;

    private final boolean inTenThousands;

    Figures(Form form) {
        inTenThousands = form.unit().contains("万元");
    }

    /** An amount in the form's unit: exact, with at least two decimals. */
    BigDecimal inUnit(Money amount) {
        if (!inTenThousands) {
            return amount.yuan();
        }
        BigDecimal exact =
                amount.yuan().divide(TEN_THOUSAND, SMALLEST_SHOWN, RoundingMode.UNNECESSARY);
        BigDecimal shortest = exact.stripTrailingZeros();
        return shortest.scale() < 2 ? shortest.setScale(2, RoundingMode.UNNECESSARY) : shortest;
    }

    /** For machines: {@code 1234.50}, {@code 85.50%}, {@code 2026-10-31}; a blank is empty. */
    String plain(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return text.value();
        }
        if (cell instanceof Cell.Count count) {
            return Long.toString(count.value());
        }
        if (cell instanceof Cell.Amount amount) {
            return inUnit(amount.value()).toPlainString();
        }
        if (cell instanceof Cell.Share share) {
            return BigDecimal.valueOf(share.value().basisPoints(), 2).toPlainString() + "%";
        }
        if (cell instanceof Cell.Factor factor) {
            return factor(factor.value());
        }
        return cell instanceof Cell.Day day ? day.value().toString() : "";
    }

    /** A multiple with two decimals, or all four where they are needed. */
    private static String factor(Rate multiple) {
        BigDecimal exact = multiple.asFraction().stripTrailingZeros();
        return exact.scale() < 2 ? exact.setScale(2).toPlainString() : exact.toPlainString();
    }

    /** For people: as {@link #plain} with thousands separated. */
    String printed(Cell cell) {
        if (cell instanceof Cell.Count count) {
            return grouped("#,##0").format(count.value());
        }
        if (cell instanceof Cell.Amount amount) {
            return grouped("#,##0.00####").format(inUnit(amount.value()));
        }
        return plain(cell);
    }

    /** The spreadsheet's number format for amounts in this unit. */
    String amountFormat() {
        return inTenThousands ? "#,##0.00####;-#,##0.00####" : "#,##0.00;-#,##0.00";
    }

    static boolean isNumber(Cell cell) {
        return cell instanceof Cell.Count
                || cell instanceof Cell.Amount
                || cell instanceof Cell.Share
                || cell instanceof Cell.Factor;
    }

    static boolean isZero(Cell cell) {
        return cell instanceof Cell.Count count && count.value() == 0
                || cell instanceof Cell.Amount amount && amount.value().isZero();
    }

    private static DecimalFormat grouped(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
