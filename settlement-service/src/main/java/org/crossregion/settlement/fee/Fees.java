package org.crossregion.settlement.fee;

import jakarta.enterprise.context.ApplicationScoped;

import java.util.List;

/** Takes fee lines in, classes them by the catalogue, and takes unsettled ones back. */
@ApplicationScoped
public class Fees {

    /**
     * All or none. A line that is there with the same content is answered as before; with other
     * content it is refused.
     */
    public List<ClassedFeeLine> upload(
            String visitId, String institution, String personNo, List<FeeLine> lines) {
        throw new UnsupportedOperationException();
    }

    /**
     * Withdraws unsettled lines; the single number "0000" means all of them.
     *
     * @return how many
     */
    public int delete(String visitId, String institution, String personNo, List<String> lineNos) {
        throw new UnsupportedOperationException();
    }

    /** Withdraws the unsettled lines of one outpatient batch; "0000" means all of them (2205). */
    public int deleteBatch(String visitId, String institution, String personNo, String batch) {
        throw new UnsupportedOperationException();
    }

    /** The live lines of a visit, settled and not, in order of upload. */
    public List<ClassedFeeLine> of(String visitId, String institution) {
        throw new UnsupportedOperationException();
    }
}
