package org.crossregion.fund;

import org.crossregion.web.problem.Refusal;

import java.util.Locale;

/** Every reason why the fund refuses a well-formed request. */
public enum FundRefusal implements Refusal {
    QUOTA_POLICY_MISSING(409, "No quota policy is in force for the insured region"),
    QUOTA_BASES_MISSING(409, "There is nothing to compute quotas from"),
    QUOTAS_NOT_FIXED(404, "No quotas are fixed for this year and region"),
    FORM_REGION_UNFIT(422, "The form is not made for this region");

    private final int status;
    private final String title;

    FundRefusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return "fund/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
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
