package org.crossregion.clearing.run;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Progress;
import org.crossregion.clearing.period.Step;

/** Takes any step of a period, for whoever may. */
@ApplicationScoped
class Steps {

    private final Advance advance;
    private final Generation generation;
    private final Publication publication;

    Steps(Advance advance, Generation generation, Publication publication) {
        this.advance = advance;
        this.generation = generation;
        this.publication = publication;
    }

    Progress take(PeriodKey key, Step step, String by) {
        return switch (step) {
            case GENERATION -> generation.generate(key, by);
            case PUBLICATION -> publication.publish(key, by);
            case RECONCILIATION, CONFIRMATION, SIGNATURE, ISSUE, CLOSING ->
                    advance.take(key, step, by);
        };
    }
}
