package org.crossregion.fund;

import org.crossregion.web.problem.Refusal;

import java.util.Locale;

/** Every reason why the fund refuses a well-formed request. */
public enum FundRefusal implements Refusal {
    QUOTA_POLICY_MISSING(409, "No quota policy is in force for the insured region"),
    QUOTA_BASES_MISSING(409, "There is nothing to compute quotas from"),
    QUOTA_TOTAL_MISSING(409, "No total is given that the pair could have a share in"),
    QUOTA_TOTAL_UNSHARED(409, "A total given from above cannot be split"),
    QUOTAS_NOT_FIXED(404, "No quotas are fixed for this year and region"),
    QUOTAS_FIXED_BY_CALLER(
            409, "Who fixed the quotas may not approve or publish them or issue their notices"),
    QUOTAS_NOT_APPROVED(409, "The quotas are not approved as they are now"),
    QUOTAS_OUTDATED(409, "Last year's figures have changed since the quotas were fixed"),
    QUOTAS_NOT_PUBLISHED(409, "The quotas are not published"),
    OVERRIDE_UNKNOWN(404, "There is no such override of a quota"),
    OVERRIDE_OPEN(409, "An override of this quota waits for a decision"),
    OVERRIDE_DECIDED(409, "The override has been decided already"),
    OVERRIDE_OF_CALLER(409, "Who proposed an override may not decide it"),
    UTILISATION_BELOW_RED(409, "The fund is not used enough for an emergency increase"),
    INCREASE_UNKNOWN(404, "There is no such emergency increase"),
    INCREASE_DECIDED(409, "The emergency increase has been decided already"),
    INCREASE_TOO_LATE(409, "The year of the emergency increase is past"),
    INCREASE_OF_CALLER(409, "Who asked for an emergency increase may not decide it"),
    NOTICE_UNKNOWN(404, "There is no such notice of the fund"),
    NOTICE_VOID(409, "The notice has been voided"),
    NOTICE_PAID(409, "Something has been paid on the notice"),
    NOTICE_OF_CALLER(409, "Who issued a notice may not void it"),
    WORKING_DAYS_UNKNOWN(409, "The working days of the year are not known yet"),
    FUND_TOO_LOW(409, "The fund holds less than that"),
    YEAR_CLOSED(409, "The fund's year is closed"),
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
