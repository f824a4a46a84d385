package org.crossregion.clearing.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.Scheme;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Whatever moves is booked once, and what is debited is credited. */
class VoucherPropertyTest {

    private static final VoucherMapping MAPPING = shipped();

    @Property(tries = 300)
    void debits_are_credits_every_movement_is_booked_once_and_the_same_bytes_come_again(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int count) {
        Random random = new Random(seed);
        List<Movement> movements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            movements.add(movement(random, i));
        }

        List<Voucher> vouchers = Voucher.of(movements, MAPPING);

        long debits = 0;
        long credits = 0;
        long moved = 0;
        for (Voucher voucher : vouchers) {
            long debit = voucher.lines().stream().mapToLong(one -> one.debit().fen()).sum();
            long credit = voucher.lines().stream().mapToLong(one -> one.credit().fen()).sum();
            assertThat(debit).isEqualTo(credit);
            assertThat(debit).isEqualTo(voucher.movement().amount().fen());
            assertThat(voucher.lines())
                    .allMatch(one -> one.debit().isZero() || one.credit().isZero())
                    .allMatch(one -> one.account() != null);
            debits += debit;
            credits += credit;
        }
        for (Movement movement : movements) {
            moved += movement.amount().fen();
        }
        assertThat(debits).isEqualTo(credits).isEqualTo(moved);
        assertThat(vouchers)
                .extracting(one -> one.movement().id())
                .containsExactlyInAnyOrderElementsOf(
                        movements.stream()
                                .filter(one -> !one.isNothing())
                                .map(Movement::id)
                                .toList());
        assertThat(vouchers)
                .extracting(Voucher::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, vouchers.size()).boxed().toList());

        List<Movement> otherwise = new ArrayList<>(movements);
        Collections.shuffle(otherwise, random);
        Period month = Period.fromString("2027-03");
        assertThat(VoucherFile.write(month, Voucher.of(otherwise, MAPPING), SheetFormat.CSV))
                .isEqualTo(VoucherFile.write(month, vouchers, SheetFormat.CSV));
    }

    private static Movement movement(Random random, int no) {
        MovementKind kind = MovementKind.values()[random.nextInt(MovementKind.values().length)];
        List<Movement.Item> items = new ArrayList<>();
        if (kind == MovementKind.BENEFIT) {
            for (Fund fund : Fund.values()) {
                items.add(
                        new Movement.Item(
                                Optional.of(fund), Money.ofFen(random.nextInt(2_000) - 500)));
            }
            items.add(new Movement.Item(Optional.empty(), Money.ofFen(random.nextInt(900))));
        } else {
            items.add(new Movement.Item(Optional.empty(), Money.ofFen(random.nextInt(9_000))));
        }
        return new Movement(
                kind.code() + ":" + no,
                kind,
                Instant.parse("2027-03-24T02:00:00Z").plusSeconds(random.nextInt(20)),
                Scheme.values()[random.nextInt(2)],
                "2027-02省内",
                "330000-2027-8-0001",
                items);
    }

    static VoucherMapping shipped() {
        return MappingFile.read(file().getBytes(UTF_8)).get(0);
    }

    /** The shipped mappings as they are written. */
    static String file() {
        try (InputStream file =
                VoucherPropertyTest.class.getResourceAsStream("/policies/voucher-mappings.yaml")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
