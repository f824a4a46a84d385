package org.crossregion.fund.draw;

import org.crossregion.messaging.EventIds;
import org.crossregion.messaging.OutboxEvent;
import org.crossregion.values.Money;
import org.crossregion.values.RegionPair;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The fund has answered a payment; see docs/contracts/fund-drawn.v1.schema.json. */
record FundDrawn(
        UUID eventId,
        Instant occurredAt,
        UUID payment,
        String authority,
        String tier,
        String period,
        String scheme,
        long amountFen,
        List<PairDraw> draws)
        implements OutboxEvent {

    /** What one pair's fund gave. */
    record PairDraw(String insuredRegion, String treatmentRegion, long amountFen) {}

    static FundDrawn of(Draw draw) {
        SortedMap<RegionPair, Money> byPair = new TreeMap<>();
        draw.parts().forEach(part -> byPair.merge(part.pair(), part.amount(), Money::plus));
        return new FundDrawn(
                EventIds.next(),
                draw.drawnAt(),
                draw.payment(),
                draw.circle().authority().value(),
                draw.circle().tier().code(),
                draw.period().toString(),
                draw.scheme().code(),
                draw.drawn().fen(),
                byPair.entrySet().stream()
                        .map(
                                entry ->
                                        new PairDraw(
                                                entry.getKey().insured().value(),
                                                entry.getKey().treatment().value(),
                                                entry.getValue().fen()))
                        .toList());
    }

    @Override
    public String type() {
        return "fund-drawn.v1";
    }

    @Override
    public String key() {
        return authority + ":" + tier + ":" + period;
    }

    @Override
    public String topic() {
        return "fund-events";
    }
}
