package org.crossregion.clearing.proof;

import org.jdbi.v3.core.Jdbi;

/** The recomputation without a container, for tests. */
public final class PlainProof {

    private PlainProof() {}

    public static Proof over(Jdbi jdbi) {
        return new Proof(new ProofRepository(jdbi));
    }
}
