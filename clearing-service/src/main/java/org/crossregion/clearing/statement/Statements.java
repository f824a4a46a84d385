package org.crossregion.clearing.statement;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.period.PeriodKey;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what periods came to. */
@ApplicationScoped
public class Statements {

    private final StatementRepository repository;

    Statements(StatementRepository repository) {
        this.repository = repository;
    }

    /** The version in force, if the period has been generated. */
    public Optional<Statement> latest(PeriodKey key) {
        return repository.latest(key);
    }

    public List<StatementRow> rows(Statement statement) {
        return repository.rows(statement.id());
    }

    /** Adds a version drawn from the totals as they stood at the cut. */
    @Transactional(MANDATORY)
    public void add(
            PeriodKey key,
            int version,
            Cut cut,
            String sha256,
            String canonical,
            List<StatementRow> rows,
            Instant now) {
        repository.add(key, version, cut, sha256, canonical, rows, now);
    }

    /** Keeps the regions as they are at the cut. */
    @Transactional(MANDATORY)
    public void print(PeriodKey key, List<PrintedRegion> regions) {
        repository.print(key, regions);
    }

    public List<PrintedRegion> printed(PeriodKey key) {
        return repository.printed(key);
    }

    /**
     * Gives a statement the next number of its issuer, year and form: {@code 220000-2026-9-0001}.
     * Numbers have no gaps: one drawn by a transaction that fails is drawn again.
     */
    @Transactional(MANDATORY)
    public String issue(Statement statement, String form, Instant now) {
        PeriodKey key = statement.key();
        int year = key.period().firstDay().getYear();
        long next = repository.nextNumber(key.circle().authority(), year, form);
        String number = "%s-%d-%s-%04d".formatted(key.circle().authority(), year, form, next);
        repository.issue(statement.id(), number, now);
        return number;
    }
}
