package org.crossregion.clearing.payment;

import org.crossregion.clearing.notice.Notice;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.util.List;
import java.util.Optional;

/**
 * What of an order a transfer may settle.
 *
 * @param receiver to whom alone; empty for all of it
 */
public record Due(Notice order, Optional<RegionCode> receiver) {

    public List<Notice.Line> lines() {
        return order.lines().stream()
                .filter(line -> receiver.map(line.counterparty()::equals).orElse(true))
                .toList();
    }

    public Money open() {
        return Money.sum(lines().stream().map(Notice.Line::outstanding).toList());
    }

    public Money open(Scheme scheme) {
        return Money.sum(
                lines().stream()
                        .filter(line -> line.scheme() == scheme)
                        .map(Notice.Line::outstanding)
                        .toList());
    }

    /** Whether a region pays or receives it. */
    boolean concerns(RegionCode region) {
        return order.region().equals(region) || receiver.filter(region::equals).isPresent();
    }
}
