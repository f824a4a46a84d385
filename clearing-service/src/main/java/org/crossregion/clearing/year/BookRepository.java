package org.crossregion.clearing.year;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The books of years, and what the fund says of its years: added, never changed. */
@ApplicationScoped
class BookRepository {

    private static final String ADD_FUND =
            """
            insert into fund_year (authority, tier, year, closed_at, received_at)
            values (:authority, :tier, :period, :closedAt, :receivedAt)
            on conflict do nothing
            """;

    private static final String ADD_FUND_REGION =
            """
            insert into fund_year_region (authority, tier, year, region, scheme, quota_fen,
                                          emergency_fen, paid_in_fen, held_fen, drawn_later_fen,
                                          replenished_later_fen, balance_fen)
            values (:authority, :tier, :period, :region, :scheme, :quota, :emergency, :paidIn,
                    :held, :drawnLater, :replenishedLater, :balance)
            """;

    private static final String ADD_FUND_DRAFT =
            """
            insert into fund_year_draft (authority, tier, year, stated_at, received_at)
            values (:authority, :tier, :period, :statedAt, :receivedAt)
            returning no
            """;

    private static final String ADD_FUND_DRAFT_REGION =
            """
            insert into fund_year_draft_region (draft, region, scheme, quota_fen, emergency_fen,
                                                paid_in_fen, held_fen, drawn_later_fen,
                                                replenished_later_fen, balance_fen)
            values (:draft, :region, :scheme, :quota, :emergency, :paidIn, :held, :drawnLater,
                    :replenishedLater, :balance)
            """;

    private static final String LATEST_FUND_DRAFT =
            """
            select no, stated_at
            from fund_year_draft
            where authority = :authority and tier = :tier and year = :period
            order by no desc
            limit 1
            """;

    private static final String FUND_DRAFT =
            """
            select region, scheme, quota_fen as quota, emergency_fen as emergency,
                   paid_in_fen as paid_in, coalesce(held_fen, balance_fen) as held,
                   coalesce(drawn_later_fen, 0) as drawn_later,
                   coalesce(replenished_later_fen, 0) as replenished_later
            from fund_year_draft_region
            where draft = :draft
            order by region, scheme
            """;

    private static final String IS_FUND_CLOSED =
            """
            select count(*) > 0
            from fund_year
            where authority = :authority and tier = :tier and year = :period
            """;

    private static final String FUND =
            """
            select region, scheme, quota_fen as quota, emergency_fen as emergency,
                   paid_in_fen as paid_in, coalesce(held_fen, balance_fen) as held,
                   coalesce(drawn_later_fen, 0) as drawn_later,
                   coalesce(replenished_later_fen, 0) as replenished_later
            from fund_year_region
            where authority = :authority and tier = :tier and year = :period
            order by region, scheme
            """;

    private static final String ADD =
            """
            insert into year_book (authority, tier, year, version, number, as_of, made_at)
            values (:authority, :tier, :period, :version, :number, :asOf, :madeAt)
            returning no
            """;

    private static final String ADD_FIGURE =
            """
            insert into year_book_figure (book, region, counterparty, direction, within, scheme,
                                          months_fen, adjustment_fen, settled_fen)
            values (:book, :region, :counterparty, :direction, :within, :scheme, :months,
                    :adjustment, :settled)
            """;

    private static final String ADD_BOOK_FUND =
            """
            insert into year_book_fund (book, within, region, scheme, quota_fen, emergency_fen,
                                        paid_in_fen, held_fen, drawn_later_fen,
                                        replenished_later_fen, balance_fen)
            values (:book, :within, :region, :scheme, :quota, :emergency, :paidIn, :held,
                    :drawnLater, :replenishedLater, :balance)
            """;

    private static final String LATEST =
            """
            select no, version, number, as_of
            from year_book
            where authority = :authority and tier = :tier and year = :period
            order by version desc
            limit 1
            """;

    private static final String FIGURES =
            """
            select region, counterparty, direction, within, scheme, months_fen as months,
                   adjustment_fen as adjustment, settled_fen as settled
            from year_book_figure
            where book = :book
            order by region, within desc, direction desc, counterparty, scheme
            """;

    private static final String BOOK_FUND =
            """
            select region, scheme, quota_fen as quota, emergency_fen as emergency,
                   paid_in_fen as paid_in, coalesce(held_fen, balance_fen) as held,
                   coalesce(drawn_later_fen, 0) as drawn_later,
                   coalesce(replenished_later_fen, 0) as replenished_later
            from year_book_fund
            where book = :book and within = :within
            order by region, scheme
            """;

    private final Jdbi jdbi;

    BookRepository(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A book's head as stored. */
    record Head(long no, int version, String number, LocalDate asOf) {}

    /** What is known already is passed over. */
    void addFund(PeriodKey year, List<FundFigure> figures, Instant closedAt, Instant receivedAt) {
        jdbi.useHandle(
                handle -> {
                    int added =
                            bind(handle.createUpdate(ADD_FUND), year)
                                    .bind("closedAt", closedAt)
                                    .bind("receivedAt", receivedAt)
                                    .execute();
                    if (added > 0 && !figures.isEmpty()) {
                        PreparedBatch batch = handle.prepareBatch(ADD_FUND_REGION);
                        for (FundFigure figure : figures) {
                            bind(fund(batch, figure), year).add();
                        }
                        batch.execute();
                    }
                });
    }

    /** What the fund closed a year with; empty as long as it has not. */
    Optional<List<FundFigure>> fund(PeriodKey year) {
        return jdbi.withHandle(
                handle -> {
                    boolean closed =
                            bind(handle.createQuery(IS_FUND_CLOSED), year)
                                    .mapTo(Boolean.class)
                                    .one();
                    return closed
                            ? Optional.of(
                                    bind(handle.createQuery(FUND), year)
                                            .mapTo(FundFigure.class)
                                            .list())
                            : Optional.empty();
                });
    }

    void addFundDraft(
            PeriodKey year, List<FundFigure> figures, Instant statedAt, Instant receivedAt) {
        jdbi.useHandle(
                handle -> {
                    long no =
                            bind(handle.createQuery(ADD_FUND_DRAFT), year)
                                    .bind("statedAt", statedAt)
                                    .bind("receivedAt", receivedAt)
                                    .mapTo(Long.class)
                                    .one();
                    if (!figures.isEmpty()) {
                        PreparedBatch batch = handle.prepareBatch(ADD_FUND_DRAFT_REGION);
                        figures.forEach(figure -> fund(batch, figure).bind("draft", no).add());
                        batch.execute();
                    }
                });
    }

    /** How the fund last said that it stands in a year. */
    Optional<FundDraft> fundDraft(PeriodKey year) {
        return jdbi.withHandle(
                handle ->
                        bind(handle.createQuery(LATEST_FUND_DRAFT), year)
                                .map(
                                        (row, context) ->
                                                new FundDraft(
                                                        row.getObject(
                                                                        "stated_at",
                                                                        OffsetDateTime.class)
                                                                .toInstant(),
                                                        fundDraft(handle, row.getLong("no"))))
                                .findOne());
    }

    private static List<FundFigure> fundDraft(Handle handle, long draft) {
        return handle.createQuery(FUND_DRAFT).bind("draft", draft).mapTo(FundFigure.class).list();
    }

    void add(PeriodKey year, YearBook book, Instant madeAt) {
        jdbi.useHandle(
                handle -> {
                    long no =
                            bind(handle.createQuery(ADD), year)
                                    .bind("version", book.version())
                                    .bind("number", book.number().orElseThrow())
                                    .bind("asOf", book.asOf())
                                    .bind("madeAt", madeAt)
                                    .mapTo(Long.class)
                                    .one();
                    addFigures(handle, no, book.figures().figures());
                    book.fundWithin().ifPresent(funds -> addFunds(handle, no, true, funds));
                    book.fundAcross().ifPresent(funds -> addFunds(handle, no, false, funds));
                });
    }

    Optional<Head> latest(PeriodKey year) {
        return jdbi.withHandle(
                handle -> bind(handle.createQuery(LATEST), year).mapTo(Head.class).findOne());
    }

    YearFigures figures(long book) {
        return new YearFigures(
                jdbi.withHandle(
                        handle ->
                                handle.createQuery(FIGURES)
                                        .bind("book", book)
                                        .mapTo(Figure.class)
                                        .list()));
    }

    List<FundFigure> funds(long book, boolean within) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(BOOK_FUND)
                                .bind("book", book)
                                .bind("within", within)
                                .mapTo(FundFigure.class)
                                .list());
    }

    private static void addFigures(Handle handle, long book, List<Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(ADD_FIGURE);
        for (Figure figure : figures) {
            batch.bind("book", book)
                    .bind("region", figure.region())
                    .bind("counterparty", figure.counterparty())
                    .bind("direction", figure.direction())
                    .bind("within", figure.within())
                    .bind("scheme", figure.scheme())
                    .bind("months", figure.months())
                    .bind("adjustment", figure.adjustment())
                    .bind("settled", figure.settled())
                    .add();
        }
        batch.execute();
    }

    private static void addFunds(
            Handle handle, long book, boolean within, List<FundFigure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(ADD_BOOK_FUND);
        for (FundFigure figure : figures) {
            fund(batch, figure).bind("book", book).bind("within", within).add();
        }
        batch.execute();
    }

    private static PreparedBatch fund(PreparedBatch batch, FundFigure figure) {
        return batch.bind("region", figure.region())
                .bind("scheme", figure.scheme())
                .bind("quota", figure.quota())
                .bind("emergency", figure.emergency())
                .bind("paidIn", figure.paidIn())
                .bind("held", figure.held())
                .bind("drawnLater", figure.drawnLater())
                .bind("replenishedLater", figure.replenishedLater())
                .bind("balance", figure.balance());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, PeriodKey year) {
        return statement
                .bind("authority", year.circle().authority())
                .bind("tier", year.circle().tier())
                .bind("period", year.period());
    }
}
