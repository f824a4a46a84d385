package org.crossregion.clearing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.values.Money;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The money of some periods in memory, moved as the service moves it; plain sums beside it. */
final class Ledger {

    private static final Account ACCOUNT =
            new Account(
                    new Circle(RegionCode.of("220000"), Tier.PROVINCE),
                    RegionCode.of("220000"),
                    Scheme.EMPLOYEE);

    private final SortedMap<Period, Month> months = new TreeMap<>();

    /** What the fund was asked for since a hospital was paid before clearing. */
    private static final class Ahead {
        private final UUID payment;
        private final TreeMap<RegionCode, Money> debtors;
        private Optional<Money> drawn = Optional.empty();
        private final TreeMap<RegionCode, Money> from = new TreeMap<>();
        private final TreeMap<RegionCode, Money> repaid = new TreeMap<>();

        Ahead(UUID payment, TreeMap<RegionCode, Money> debtors) {
            this.payment = payment;
            this.debtors = debtors;
        }

        private AccountBook.Loan loan() {
            Money asked = Money.sum(debtors.values());
            return new AccountBook.Loan(payment, asked, drawn, from, repaid);
        }
    }

    /** One period: who owes and who is owed what, and what has moved. */
    private static final class Month {
        private boolean issued;
        private final TreeMap<String, List<Ahead>> ahead = new TreeMap<>();
        private final TreeMap<RegionCode, Long> payable = new TreeMap<>();
        private final TreeMap<RegionCode, Long> paid = new TreeMap<>();
        private final TreeMap<String, Long> receivable = new TreeMap<>();
        private final TreeMap<String, Long> received = new TreeMap<>();
        private Optional<Money> asked = Optional.empty();
        private Optional<Money> drawn = Optional.empty();
        private final TreeMap<RegionCode, Money> from = new TreeMap<>();
        private final TreeMap<RegionCode, Money> repaid = new TreeMap<>();

        private List<AccountBook.Loan> lent(String receiver) {
            return ahead.getOrDefault(receiver, List.of()).stream()
                    .map(Ahead::loan)
                    .filter(loan -> loan.open().isPositive())
                    .toList();
        }

        private Money has(String receiver) {
            return Money.sum(lent(receiver).stream().map(AccountBook.Loan::open).toList());
        }

        private Money owed(String receiver) {
            return Money.ofFen(
                    receivable.getOrDefault(receiver, 0L) - received.getOrDefault(receiver, 0L));
        }

        /** As the service does after every movement; nothing before the month is issued. */
        private void giveBack() {
            if (!issued) {
                return;
            }
            for (Map.Entry<String, List<Ahead>> one : ahead.entrySet()) {
                List<AccountBook.Loan> lent = lent(one.getKey());
                if (lent.isEmpty()) {
                    continue;
                }
                Map<UUID, SortedMap<RegionCode, Money>> back =
                        Advances.tooMuch(lent, owed(one.getKey()), entry().debtors());
                for (Ahead ahead : one.getValue()) {
                    back.getOrDefault(ahead.payment, new TreeMap<>())
                            .forEach(
                                    (region, part) ->
                                            ahead.repaid.merge(region, part, Money::plus));
                }
            }
        }

        private AccountBook.Entry entry() {
            if (!issued) {
                return AccountBook.Entry.NOTHING;
            }
            TreeMap<RegionCode, Money> debtors = new TreeMap<>();
            payable.forEach(
                    (region, amount) -> {
                        long open = amount - paid.getOrDefault(region, 0L);
                        if (open > 0) {
                            debtors.put(region, Money.ofFen(open));
                        }
                    });
            List<Pool.Receiver> receivers = new ArrayList<>();
            receivable.forEach(
                    (notice, amount) -> {
                        long open = amount - received.getOrDefault(notice, 0L);
                        if (open > 0) {
                            Money owed = Money.ofFen(open);
                            receivers.add(new Pool.Receiver(notice, owed, has(notice).min(owed)));
                        }
                    });
            return new AccountBook.Entry(
                    Money.ofFen(sum(paid)),
                    Money.ofFen(sum(received)),
                    Optional.of(LocalDate.of(2026, 12, 8)),
                    debtors,
                    receivers,
                    asked.map(
                            amount ->
                                    new AccountBook.Loan(
                                            new UUID(0, 1), amount, drawn, from, repaid)));
        }
    }

    /** Payers and receivers come to the same in each period, as in every closed circle. */
    static Ledger random(Random random, int periods) {
        Ledger ledger = new Ledger();
        Period period = Period.fromString("2026-10");
        for (int i = 0; i < periods; i++, period = period.next()) {
            Month month = new Month();
            month.issued = random.nextBoolean();
            long sum = 0;
            for (int r = 0; r <= random.nextInt(4); r++) {
                long amount = 1 + random.nextInt(1_000);
                month.receivable.put(period + "-" + r, amount);
                sum += amount;
            }
            int payers = 1 + random.nextInt(4);
            for (int p = 0; p < payers && sum > 0; p++) {
                long amount = p == payers - 1 ? sum : random.nextInt((int) sum + 1);
                if (amount > 0) {
                    month.payable.put(RegionCode.of("22010" + p), amount);
                    sum -= amount;
                }
            }
            ledger.months.put(period, month);
        }
        return ledger;
    }

    void step(Random random) {
        List<Period> periods = List.copyOf(months.keySet());
        Period period = periods.get(random.nextInt(periods.size()));
        Month month = months.get(period);
        switch (random.nextInt(8)) {
            case 0, 1 -> pay(month, random);
            case 2 -> payOut(period, random.nextBoolean(), random.nextBoolean());
            case 3 -> answer(period, random);
            case 4, 5 -> payAhead(month, random);
            case 6 -> answerAhead(month, random);
            default -> issue(month, random);
        }
    }

    /**
     * A region pays a hospital before the month is issued: for more than it will be owed, where it
     * owes others itself, is deducted something, or has nothing to receive at all.
     */
    private static void payAhead(Month month, Random random) {
        if (month.issued) {
            return;
        }
        List<String> receivers = new ArrayList<>(month.receivable.keySet());
        receivers.add("a net payer");
        String receiver = receivers.get(random.nextInt(receivers.size()));
        TreeMap<Advances.Owing, Money> sums = new TreeMap<>();
        for (RegionCode region : month.payable.keySet()) {
            sums.put(
                    new Advances.Owing(Tier.PROVINCE, region, Scheme.EMPLOYEE),
                    Money.ofFen(random.nextInt(1_500) - 300L));
        }
        Money paid = Money.ofFen(1 + random.nextInt(1_500));
        TreeMap<RegionCode, Money> debtors = new TreeMap<>();
        Advances.atMost(paid, sums)
                .forEach((owing, amount) -> debtors.put(owing.insured(), amount));
        assertThat(Money.sum(debtors.values())).isLessThanOrEqualTo(paid);
        debtors.forEach(
                (region, amount) -> {
                    Advances.Owing owing =
                            new Advances.Owing(Tier.PROVINCE, region, Scheme.EMPLOYEE);
                    assertThat(amount.isPositive()).isTrue();
                    assertThat(amount).isLessThanOrEqualTo(sums.get(owing));
                });
        if (!debtors.isEmpty()) {
            month.ahead
                    .computeIfAbsent(receiver, key -> new ArrayList<>())
                    .add(new Ahead(new UUID(random.nextLong(), random.nextLong()), debtors));
        }
    }

    /**
     * The fund gives as much as it has, perhaps nothing, perhaps long after the month is issued.
     */
    private static void answerAhead(Month month, Random random) {
        month.ahead.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.drawn.isEmpty())
                .findFirst()
                .ifPresent(
                        one -> {
                            one.debtors.forEach(
                                    (region, asked) -> {
                                        long part = random.nextLong(asked.fen() + 1);
                                        if (part > 0) {
                                            one.from.put(region, Money.ofFen(part));
                                        }
                                    });
                            one.drawn = Optional.of(Money.sum(one.from.values()));
                            month.giveBack();
                        });
    }

    private static void issue(Month month, Random random) {
        if (random.nextInt(3) == 0) {
            month.issued = true;
            month.giveBack();
        }
    }

    private static void pay(Month month, Random random) {
        List<Map.Entry<RegionCode, Money>> debtors =
                List.copyOf(month.entry().debtors().entrySet());
        if (!debtors.isEmpty()) {
            Map.Entry<RegionCode, Money> debtor = debtors.get(random.nextInt(debtors.size()));
            long amount = 1 + random.nextLong(debtor.getValue().fen());
            month.paid.merge(debtor.getKey(), amount, Long::sum);
        }
    }

    private void payOut(Period period, boolean byHand, boolean due) {
        Month month = months.get(period);
        AccountBook book = book();
        Money before = book.balance();
        AccountBook.Entry entry = book.of(period);
        Pool.Payout payout = book.pool(period).payout(byHand || due || entry.loan().isPresent());
        assertThat(payout.total().plus(payout.repay())).isLessThanOrEqualTo(before);
        for (Pool.Share share : payout.shares()) {
            month.received.merge(share.notice(), share.amount().fen(), Long::sum);
        }
        if (payout.repay().isPositive()) {
            entry.loan()
                    .orElseThrow()
                    .share(payout.repay(), entry.debtors())
                    .forEach((region, part) -> month.repaid.merge(region, part, Money::plus));
        }
        month.giveBack();
        if (due && payout.lacking().isPositive() && entry.loan().isEmpty()) {
            Money owing = Money.sum(entry.debtors().values());
            Money asked = payout.lacking().min(owing);
            if (asked.isPositive()) {
                month.asked = Optional.of(asked);
            }
        }
    }

    /** The fund gives something of what was asked, from some of the debtors' funds. */
    private void answer(Period period, Random random) {
        Month month = months.get(period);
        if (month.asked.isPresent() && month.drawn.isEmpty()) {
            long amount = random.nextLong(month.asked.get().fen() + 1);
            long left = amount;
            for (RegionCode region : month.payable.keySet()) {
                boolean last = region.equals(month.payable.lastKey());
                long part = last ? left : random.nextLong(left + 1);
                if (part > 0) {
                    month.from.put(region, Money.ofFen(part));
                    left -= part;
                }
            }
            month.drawn = Optional.of(Money.ofFen(amount));
            payOut(period, false, false);
        }
    }

    void everybodyPays() {
        Random random = new Random(1);
        for (Month month : months.values()) {
            month.issued = true;
            month.giveBack();
            for (List<Ahead> all : month.ahead.values()) {
                all.forEach(one -> answerAhead(month, random));
            }
            month.payable.forEach((region, amount) -> month.paid.put(region, amount));
            if (month.asked.isPresent() && month.drawn.isEmpty()) {
                month.drawn = Optional.of(Money.ZERO);
            }
        }
    }

    void payOutTwice() {
        for (int i = 0; i < 2; i++) {
            months.keySet().forEach(period -> payOut(period, false, true));
        }
    }

    /** Σ in + fund = Σ out + back to the fund + balance, and nothing is below nothing. */
    void mustHold() {
        long in = 0;
        long out = 0;
        long lent = 0;
        for (Month month : months.values()) {
            in += sum(month.paid);
            out += sum(month.received);
            lent += month.drawn.orElse(Money.ZERO).fen();
            lent -= Money.sum(month.repaid.values()).fen();
            month.received.forEach(
                    (notice, amount) ->
                            assertThat(amount).isLessThanOrEqualTo(month.receivable.get(notice)));
            month.repaid.forEach(
                    (region, amount) ->
                            assertThat(amount).isLessThanOrEqualTo(month.from.get(region)));
            month.ahead.forEach((receiver, all) -> mustHold(month, receiver, all));
        }
        assertThat(book().balance().fen()).isEqualTo(in + lent - out).isNotNegative();
    }

    /** Nobody has the same money twice, and nothing goes back that was not lent. */
    private static void mustHold(Month month, String receiver, List<Ahead> all) {
        for (Ahead one : all) {
            one.repaid.forEach(
                    (region, amount) ->
                            assertThat(amount).isLessThanOrEqualTo(one.from.get(region)));
            if (!month.issued) {
                assertThat(one.repaid).isEmpty();
            }
        }
        if (month.issued) {
            assertThat(month.has(receiver)).isLessThanOrEqualTo(month.owed(receiver));
        }
    }

    void mustBeSquare() {
        for (Month month : months.values()) {
            for (List<Ahead> all : month.ahead.values()) {
                for (Ahead one : all) {
                    assertThat(one.repaid).isEqualTo(one.from);
                }
            }
            assertThat(month.received).isEqualTo(month.receivable);
            assertThat(month.entry().lent()).isEqualTo(Money.ZERO);
            assertThat(month.entry().balance()).isEqualTo(Money.ZERO);
        }
    }

    private AccountBook book() {
        TreeMap<Period, AccountBook.Entry> entries = new TreeMap<>();
        months.forEach((period, month) -> entries.put(period, month.entry()));
        return new AccountBook(ACCOUNT, entries);
    }

    private static long sum(Map<?, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }
}
