package org.crossregion.clearing.voucher;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.notice.Direction;
import org.crossregion.clearing.period.Printed;
import org.crossregion.values.Beijing;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that moved in a region's month, each of it once on each side that books it. */
@ApplicationScoped
class Movements {

    private final MovementRepository repository;
    private final Benefits benefits;

    Movements(MovementRepository repository, Benefits benefits) {
        this.repository = repository;
        this.benefits = benefits;
    }

    List<Movement> of(RegionCode region, Period month) {
        Instant from = Beijing.startOf(month.firstDay());
        Instant until = Beijing.startOf(month.firstDay().plusMonths(1));
        List<Movement> movements = new ArrayList<>();
        for (MovementRepository.IssuedRow issued :
                repository.issued(region.province(), from, until)) {
            movements.addAll(benefits.of(issued.key(), region, issued.takenAt()));
        }
        repository
                .settled(region, from, until)
                .forEach(row -> movements.addAll(settled(region, row)));
        for (MovementRepository.HospitalRow row : repository.hospitals(region, from, until)) {
            movements.add(
                    new Movement(
                            "hospital-payment:" + row.id() + ":" + row.scheme().code(),
                            MovementKind.HOSPITAL_PAYMENT,
                            row.recordedAt(),
                            row.scheme(),
                            Printed.of(row.period()) + " " + row.institution(),
                            row.bankReference(),
                            Movement.whole(row.amount())));
        }
        for (MovementRepository.FundRow row : repository.fund(region, from, until)) {
            movements.add(
                    new Movement(
                            row.id(),
                            kind(row),
                            row.bookedAt(),
                            row.scheme(),
                            Printed.of(row.period()) + row.tier().label(),
                            "",
                            Movement.whole(row.amount())));
        }
        repository.refunds(region, from, until).forEach(row -> movements.add(refund(region, row)));
        return movements;
    }

    private static MovementKind kind(MovementRepository.FundRow row) {
        if (row.ahead()) {
            return row.drawn() ? MovementKind.ADVANCE_DRAW : MovementKind.ADVANCE_REPAY;
        }
        return row.drawn() ? MovementKind.FUND_DRAW : MovementKind.FUND_REPAY;
    }

    private static Movement refund(RegionCode region, MovementRepository.RefundRow row) {
        boolean pays = region.equals(row.payer());
        MovementKind owed = pays ? MovementKind.SURPLUS_OUT : MovementKind.SURPLUS_IN;
        MovementKind moved = pays ? MovementKind.SURPLUS_BACK : MovementKind.SURPLUS_RETURN;
        MovementKind kind = row.sent() ? moved : owed;
        return new Movement(
                kind.code() + ":" + row.id(),
                kind,
                row.bookedAt(),
                row.scheme(),
                Printed.of(row.period()) + row.tier().label(),
                row.bankReference()
                        .map(reference -> row.notice() + " " + reference)
                        .orElse(row.notice()),
                Movement.whole(row.amount()));
    }

    /** How one region books what was settled of a notice; none if it is no side of it. */
    static List<Movement> settled(RegionCode region, MovementRepository.SettledRow row) {
        List<Movement> movements = new ArrayList<>();
        for (boolean addressed : List.of(true, false)) {
            kind(region, row, addressed)
                    .ifPresent(kind -> movements.add(movement(row, kind, addressed)));
        }
        return movements;
    }

    /**
     * What it is for a region.
     *
     * @param addressed for the region that the notice is addressed to, else for the other side
     */
    private static Optional<MovementKind> kind(
            RegionCode region, MovementRepository.SettledRow row, boolean addressed) {
        boolean payable = row.direction() == Direction.PAYABLE;
        if (!row.kind().isClearing()) {
            boolean mine = region.equals(addressed ? row.region() : row.counterparty());
            MovementKind own = payable ? MovementKind.PREPAYMENT_OUT : MovementKind.PREPAYMENT_BACK;
            MovementKind others =
                    payable ? MovementKind.PREPAYMENT_IN : MovementKind.PREPAYMENT_RETURN;
            return Optional.of(addressed ? own : others).filter(kind -> mine);
        }
        if (row.authority().equals(RegionCode.NATION)) {
            // Between provinces, whose regions the money is for: it only goes through them.
            MovementKind through = payable ? MovementKind.THROUGH_OUT : MovementKind.THROUGH_IN;
            return Optional.of(through).filter(kind -> addressed && region.equals(row.region()));
        }
        boolean mine = region.equals(addressed ? row.region() : row.authority());
        MovementKind own = payable ? MovementKind.PAYMENT_OUT : MovementKind.RECEIPT_IN;
        MovementKind others = payable ? MovementKind.THROUGH_IN : MovementKind.THROUGH_OUT;
        return Optional.of(addressed ? own : others).filter(kind -> mine);
    }

    private static Movement movement(
            MovementRepository.SettledRow row, MovementKind kind, boolean addressed) {
        return new Movement(
                kind.code() + ":" + row.no() + (addressed ? "" : ":other"),
                kind,
                row.settledAt(),
                row.scheme(),
                Printed.of(row.period()) + row.tier().label(),
                row.bankReference()
                        .map(reference -> row.number() + " " + reference)
                        .orElse(row.number()),
                Movement.whole(row.amount()));
    }
}
