package org.crossregion.settlement.platform;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;

import java.util.Optional;

/**
 * The platform that computes for insured regions not hosted here. Every call is answered, or
 * refused with its reason, or refused because nobody answered in time; see
 * docs/reference/platform.md.
 */
public interface NationalPlatform {

    /** Whether there is one. */
    boolean isConfigured();

    /** Refused if there is none, so that such a region's benefits cannot be had here. */
    void mustBeConfigured(RegionCode insuredRegion);

    /**
     * The person a voucher belongs to.
     *
     * @param certificateType 就诊凭证类型: 01 e-voucher, 02 identity number, 03 social-security card
     */
    Optional<RemotePerson> find(String certificateType, String number);

    /** Whether the person is settled directly here, as what, and if not, why. */
    EligibilityAnswer entitlement(String personNo, Scheme scheme, CareQuestion question);

    /** What a bill would come to; books nothing. */
    RemoteShare quote(RemoteBill bill);

    /** Books a bill under a request; the same request again is answered as before. */
    RemoteShare settle(String request, RemoteBill bill);

    /** Takes a booked bill back; the same request again is answered as before. */
    RemoteCancelled cancel(String request, RemoteCancellation cancellation);

    /**
     * Books a cancelled bill once more, with the amounts it had; the same request again is answered
     * as before.
     */
    RemoteCancelled restore(String request, RemoteCancellation restoration);

    /**
     * Makes a request as if it had never been, also one that has not arrived yet and may still do
     * so.
     *
     * @throws Refused if nobody answers, so that it has to be tried again
     */
    void reverse(String request);
}
