package org.crossregion.clearing.payment;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.notice.Notice;
import org.crossregion.clearing.notice.NoticeKind;
import org.crossregion.clearing.notice.Notices;
import org.crossregion.clearing.region.Regions;
import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.PoisonedEvent;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.RemittanceCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Hears from revolving-fund-service: what it lends when money is short, and the notices it issues,
 * which are paid here like any other.
 */
@ApplicationScoped
class FundInbox implements EventInbox {

    /** Who pays out what the fund has lent. */
    static final String FUND = "revolving-fund";

    static final String CONSUMER = "clearing-fund";

    private static final String NOTICE = "notice/";

    private final Disbursing disbursing;
    private final Notices notices;
    private final Regions regions;

    FundInbox(Disbursing disbursing, Notices notices, Regions regions) {
        this.disbursing = disbursing;
        this.notices = notices;
        this.regions = regions;
    }

    /** The event {@code fund-drawn.v1} as clearing reads it. */
    record FundDrawn(UUID payment, long amountFen, List<Draw> draws) {}

    /** What came from one region's fund. */
    record Draw(String insuredRegion, long amountFen) {}

    /**
     * The event {@code fund-notice-issued.v1} as clearing reads it.
     *
     * @param applyBy by when the agency applies; null if that is not counted: no clock of its own
     * @param replaces the notice that is void from now on; null if none is
     */
    record FundNoticeIssued(
            Instant occurredAt,
            String notice,
            String authority,
            int year,
            String kind,
            String direction,
            String region,
            LocalDate signedOn,
            LocalDate deadline,
            LocalDate applyBy,
            String basis,
            List<Line> lines,
            String replaces,
            String voidReason) {}

    /** The event {@code fund-deadline-moved.v1} as clearing reads it. */
    record FundDeadlineMoved(String subject, LocalDate applyBy, LocalDate dueOn) {}

    /** A line of such a notice. */
    record Line(String counterparty, String scheme, long amountFen) {}

    @Override
    public String consumer() {
        return CONSUMER;
    }

    @Override
    public String topic() {
        return "fund-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            try {
                take(event);
            } catch (IllegalArgumentException e) {
                throw new PoisonedEvent(event, e.getMessage(), e);
            }
        }
    }

    private void take(ReceivedEvent event) {
        switch (event.type()) {
            case "fund-drawn.v1" -> drawn(Events.read(event, FundDrawn.class));
            case "fund-notice-issued.v1" -> issued(Events.read(event, FundNoticeIssued.class));
            case "fund-deadline-moved.v1" -> moved(Events.read(event, FundDeadlineMoved.class));
            default -> {
                // Quotas and alerts are the fund's own business.
            }
        }
    }

    /** An emergency increase that waits for its decision is the fund's own business. */
    private void moved(FundDeadlineMoved moved) {
        if (moved.subject().startsWith(NOTICE)) {
            notices.moveDeadline(
                    moved.subject().substring(NOTICE.length()),
                    deadline(moved.applyBy(), moved.dueOn()));
        }
    }

    private static Notice.Deadline deadline(LocalDate applyBy, LocalDate dueOn) {
        return new Notice.Deadline(Optional.ofNullable(applyBy).orElse(dueOn), dueOn, dueOn, false);
    }

    private void issued(FundNoticeIssued issued) {
        if (issued.replaces() != null) {
            notices.replaced(
                    issued.replaces(),
                    new Notice.Voided(
                            Optional.ofNullable(issued.voidReason()).orElse(issued.notice()),
                            FUND,
                            issued.occurredAt()));
        }
        notices.register(notice(issued));
    }

    private void drawn(FundDrawn drawn) {
        TreeMap<RegionCode, Money> from = new TreeMap<>();
        for (Draw draw : drawn.draws()) {
            if (draw.amountFen() != 0) {
                from.merge(
                        RegionCode.of(draw.insuredRegion()),
                        Money.ofFen(draw.amountFen()),
                        Money::plus);
            }
        }
        disbursing.drawn(drawn.payment(), Money.ofFen(drawn.amountFen()), from, FUND);
    }

    private Notice notice(FundNoticeIssued issued) {
        RegionCode authority = RegionCode.of(issued.authority());
        RegionCode region = RegionCode.of(issued.region());
        return new Notice(
                issued.notice(),
                0,
                new Circle(
                        authority,
                        authority.equals(RegionCode.NATION) ? Tier.NATIONAL : Tier.PROVINCE),
                Period.ofYear(issued.year()),
                NoticeKind.fromString(issued.kind()),
                Direction.fromString(issued.direction()),
                region,
                regions.nameOf(region),
                regions.nameOf(authority),
                issued.signedOn(),
                Optional.ofNullable(issued.deadline()).map(day -> deadline(issued.applyBy(), day)),
                Optional.ofNullable(issued.basis()).orElse(issued.notice()),
                RemittanceCode.ofNotice(issued.notice()),
                Optional.ofNullable(issued.replaces()),
                Optional.empty(),
                Optional.empty(),
                FUND,
                issued.occurredAt(),
                issued.lines().stream().map(this::line).toList());
    }

    private Notice.Line line(Line line) {
        RegionCode counterparty = RegionCode.of(line.counterparty());
        return new Notice.Line(
                counterparty,
                regions.nameOf(counterparty),
                Scheme.fromString(line.scheme()),
                Money.ofFen(line.amountFen()),
                Money.ZERO);
    }
}
