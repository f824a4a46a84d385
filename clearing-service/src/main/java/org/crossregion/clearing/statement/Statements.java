package org.crossregion.clearing.statement;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.cut.Circle;
import org.crossregion.clearing.cut.Cut;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.values.Period;
import org.crossregion.values.RegionCode;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps what periods came to. */
@ApplicationScoped
public class Statements {

    private final StatementRepository repository;
    private final OwedSums sums;

    Statements(StatementRepository repository, OwedSums sums) {
        this.repository = repository;
        this.sums = sums;
    }

    /** The version in force, if the period has been generated. */
    public Optional<Statement> latest(PeriodKey key) {
        return repository.find(key, 0);
    }

    /** A version as it was drawn, whatever has come after it. */
    public Optional<Statement> find(PeriodKey key, int version) {
        return version < 1 ? Optional.empty() : repository.find(key, version);
    }

    public List<StatementRow> rows(Statement statement) {
        return repository.rows(statement.id());
    }

    /** What each of a circle's periods that has a statement came to, per pair and scheme. */
    public SortedMap<Period, List<Owed>> owed(Circle circle, List<Period> periods) {
        List<StatementRepository.InForce> inForce =
                repository.inForce(circle, periods).stream()
                        .filter(StatementRepository.InForce::filled)
                        .toList();
        Map<Long, List<Owed>> found =
                sums.of(inForce.stream().map(StatementRepository.InForce::id).toList());
        SortedMap<Period, List<Owed>> owed = new TreeMap<>();
        inForce.forEach(one -> owed.put(one.period(), found.get(one.id())));
        return owed;
    }

    /** Those of a circle's periods whose statement in force has anything in it. */
    public Set<Period> filled(Circle circle, List<Period> periods) {
        return repository.inForce(circle, periods).stream()
                .filter(StatementRepository.InForce::filled)
                .map(StatementRepository.InForce::period)
                .collect(Collectors.toSet());
    }

    /** Every version, the first one first. */
    public List<Statement> versions(PeriodKey key) {
        return repository.versions(key);
    }

    /**
     * Adds a version drawn from the totals as they stand behind the cut.
     *
     * @param exceptions the last exception that it counts: the cut's, or of a later objection
     */
    @Transactional(MANDATORY)
    public void add(
            PeriodKey key,
            int version,
            Cut cut,
            long exceptions,
            String sha256,
            String canonical,
            List<StatementRow> rows,
            Instant now) {
        repository.add(key, version, cut, exceptions, sha256, canonical, rows, now);
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
        String number = nextNumber(key.circle().authority(), year, form);
        repository.issue(statement.id(), number, now);
        return number;
    }

    /** The next number of an issuer, year and form; one drawn in vain is drawn again. */
    @Transactional(MANDATORY)
    public String nextNumber(RegionCode issuer, int year, String form) {
        long next = repository.nextNumber(issuer, year, form);
        return "%s-%d-%s-%04d".formatted(issuer, year, form, next);
    }
}
