package org.crossregion.filing.refusal;

import org.crossregion.web.problem.Refusal;

import java.util.Locale;

/** Every reason for which filing refuses a well-formed request. */
public enum FilingRefusal implements Refusal {
    PERSON_UNKNOWN(404, "No such person"),
    INSTITUTION_UNKNOWN(404, "No such institution"),
    FILING_UNKNOWN(404, "No such filing"),
    PRESET_UNKNOWN(404, "No such preset policy"),
    NOT_INSURED(422, "The person is not insured on that day"),
    POLICY_MISSING(409, "No filing policy is in force for the insured region"),
    TYPE_NOT_OFFERED(422, "The insured region does not file this type"),
    CHANNEL_NOT_OFFERED(422, "The insured region does not take filings by this channel"),
    REGION_UNKNOWN(422, "A region is not known"),
    OWN_REGION(422, "Care in the person's own region needs no filing"),
    TOO_MANY_REGIONS(422, "The filing names more regions than the policy allows"),
    INSTITUTIONS_NOT_ACCEPTED(422, "The filing's institutions are not as the policy demands"),
    MATERIAL_UNKNOWN(422, "The policy knows no such material"),
    MATERIALS_MISSING(422, "Materials that the policy demands are missing"),
    PROMISE_NOT_ACCEPTED(422, "A promise cannot stand for the proof here"),
    DATES_IMPOSSIBLE(422, "The filing's dates do not fit together or not the policy"),
    AGENT_IDENTITY_INVALID(422, "The agent's identity number is not valid"),
    FILING_OVERLAPS(409, "The person already has a filing to this region for these days"),
    TRANSITION_NOT_ALLOWED(409, "The filing's state does not allow this"),
    PROMISE_LOCKED(409, "A filing made on a promise cannot be cancelled yet"),
    FILING_ENDED(409, "The filing's last day has passed");

    private final int status;
    private final String title;

    FilingRefusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
