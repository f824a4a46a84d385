package org.crossregion.local.scenario;

import org.crossregion.values.Money;

import java.math.BigDecimal;

/**
 * One line of a hospital's bill.
 *
 * @param item code in the treatment place's catalogue
 * @param name as the hospital calls it
 * @param price of one, in yuan
 * @param count how many
 */
public record BillLine(String item, String name, BigDecimal price, int count) {

    public Money amount() {
        return Money.ofYuan(price.multiply(BigDecimal.valueOf(count)).toPlainString());
    }
}
