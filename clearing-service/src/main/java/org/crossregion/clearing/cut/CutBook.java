package org.crossregion.clearing.cut;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Period;

import java.time.Instant;
import java.util.Optional;

/**
 * Which periods are cut, and the gate between intake and cutting.
 *
 * <p>Whoever adds or moves details passes the gate first and then reads the cuts; whoever cuts
 * closes it. So a batch is either wholly before a cut and in its figures, or wholly behind it and
 * late.
 */
@ApplicationScoped
public class CutBook {

    private final CutRepository repository;

    CutBook(CutRepository repository) {
        this.repository = repository;
    }

    /** Passes the gate, together with any number of others, until the transaction ends. */
    @Transactional(MANDATORY)
    public void passGate() {
        repository.pass();
    }

    /**
     * Closes the gate until the transaction ends, after everyone inside has left.
     *
     * @throws org.jdbi.v3.core.statement.UnableToExecuteStatementException if some batch takes
     *     longer than a moment; the caller's transaction is lost and may be tried again
     */
    @Transactional(MANDATORY)
    public void closeGate() {
        repository.close();
    }

    /** The cuts of a period and all later ones. */
    public Cuts since(Period period) {
        return repository.since(period);
    }

    public Optional<Cut> find(Circle circle, Period period) {
        return repository.find(circle, period);
    }

    /** Cuts a circle's period; the gate must be closed. */
    @Transactional(MANDATORY)
    public Cut cut(Circle circle, Period period, Instant now) {
        repository.add(circle, period, now);
        return repository.find(circle, period).orElseThrow();
    }
}
