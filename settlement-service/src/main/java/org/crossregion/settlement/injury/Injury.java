package org.crossregion.settlement.injury;

import org.crossregion.eligibility.CareCause;
import org.crossregion.web.identity.ProtectedIdentity;

import java.time.Instant;
import java.util.Optional;

/**
 * How a patient was injured, by their own word (外伤无第三方责任承诺书).
 *
 * @param phone of the patient, protected
 * @param course what happened
 * @param cause what it came from; absent if it was not said
 * @param signer who signs in the patient's place; absent if the patient does
 */
public record Injury(
        String visitId,
        Instant happenedAt,
        String place,
        String course,
        Optional<CareCause> cause,
        ProtectedIdentity phone,
        Optional<Signer> signer,
        String registeredBy,
        Instant registeredAt) {

    /**
     * A relative who signs.
     *
     * @param relation to the patient
     * @param identity the number of their certificate, protected
     */
    public record Signer(String name, String relation, ProtectedIdentity identity) {

        boolean saysTheSame(Signer other) {
            return name.equals(other.name)
                    && relation.equals(other.relation)
                    && identity.index().equals(other.identity.index());
        }
    }

    /** Whether another declares the same, whoever registered it when. */
    boolean saysTheSame(Injury other) {
        boolean sameSigner =
                signer.isPresent() == other.signer.isPresent()
                        && (signer.isEmpty() || signer.get().saysTheSame(other.signer.get()));
        return sameSigner
                && happenedAt.equals(other.happenedAt)
                && place.equals(other.place)
                && course.equals(other.course)
                && cause.equals(other.cause)
                && phone.index().equals(other.phone.index());
    }
}
