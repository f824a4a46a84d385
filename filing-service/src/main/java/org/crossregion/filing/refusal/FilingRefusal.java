package org.crossregion.filing.refusal;

import org.crossregion.web.problem.Refusal;

import java.util.Locale;

/** Every reason for which filing refuses a well-formed request. */
public enum FilingRefusal implements Refusal {
    PERSON_UNKNOWN(404, "No such person"),
    INSTITUTION_UNKNOWN(404, "No such institution"),
    FILING_UNKNOWN(404, "No such filing"),
    AGENCY_UNKNOWN(404, "No such agency"),
    STAGE_SKIPPED(409, "The stages of opening are reached one after the other"),
    FISCAL_ACCOUNT_MISSING(409, "A region opens with a fiscal account for each scheme only"),
    PRESET_UNKNOWN(404, "No such preset policy"),
    NOT_INSURED(422, "The person is not insured on that day"),
    POLICY_MISSING(409, "No filing policy is in force for the insured region"),
    TYPE_NOT_OFFERED(422, "The insured region does not file this type"),
    CATEGORY_NOT_OFFERED(422, "The type is filed by category, and not by this one"),
    TYPE_NOT_FOR_PERSON(422, "The insured region does not file this type for such a person"),
    CHANNEL_NOT_OFFERED(422, "The insured region does not take filings by this channel"),
    REGION_UNKNOWN(422, "A region is not known"),
    OWN_REGION(422, "Care in the person's own region needs no filing"),
    TOO_MANY_REGIONS(422, "The filing names more regions than the policy allows"),
    INSTITUTIONS_NOT_ACCEPTED(422, "The filing's institutions are not as the policy demands"),
    MATERIAL_UNKNOWN(422, "The policy knows no such material"),
    MATERIALS_MISSING(422, "Materials that the policy demands are missing"),
    MATERIAL_TOO_SHORT(422, "A material does not speak for long enough"),
    DOCUMENT_TOO_LARGE(413, "The document is too large"),
    DOCUMENT_TYPE_REFUSED(415, "The document is not of a type that is taken, or not what it says"),
    DOCUMENT_BROKEN(422, "The document cannot be read"),
    DOCUMENT_ENCRYPTED(422, "The document is encrypted"),
    DOCUMENT_UNSAFE(422, "The document is not safe to open"),
    DOCUMENT_UNKNOWN(422, "No such upload, or it is somebody else's"),
    DOCUMENT_TAKEN(409, "The document or the material is taken already"),
    DOCUMENT_MISSING(404, "The filing has no such material, or the material no document"),
    REFERRAL_NOT_ACCEPTED(422, "The referring institution has no right to refer"),
    PROMISE_NOT_ACCEPTED(422, "A promise cannot stand for the proof here"),
    DATES_IMPOSSIBLE(422, "The filing's dates do not fit together or not the policy"),
    AGENT_IDENTITY_INVALID(422, "The agent's identity number is not valid"),
    CONFIRMATION_MISSING(409, "The treatment place has not confirmed the institutions"),
    FILING_OVERLAPS(409, "The person already has a filing to this region for these days"),
    TRANSITION_NOT_ALLOWED(409, "The filing's state does not allow this"),
    PROMISE_LOCKED(409, "A filing made on a promise can neither be changed nor cancelled yet"),
    NOT_ON_PROMISE(409, "The filing was not made on a promise"),
    NOTHING_CHANGES(422, "The change asks for what is filed already"),
    CHANGE_PENDING(409, "A change of this filing already waits for its review"),
    INSTITUTIONS_LOCKED(409, "The chosen institutions change only together with the place"),
    FORM_NOT_PRINTED(409, "The insured region's policy prints no such form"),
    FILING_ENDED(409, "The filing's last day has passed"),
    ACCOUNT_RETURN_UNKNOWN(404, "No such account return list"),
    ACCOUNT_RETURN_NOT_OFFERED(409, "The insured region's policy returns no account money"),
    ACCOUNT_RETURN_NOT_DUE(409, "Account money of that year is returned on other days"),
    ACCOUNT_RETURN_DRAWN(409, "The account return list of that region and year stands already"),
    ACCOUNT_RETURN_DECIDED(409, "The account return list has been decided on"),
    ACCOUNT_RETURN_NEEDS_ANOTHER(409, "Who drew the account return list cannot check it"),
    ACCOUNT_RETURN_NOT_CHECKED(409, "The account return list has not been checked"),
    ACCOUNT_RETURN_PAID(409, "The account money of this payee was paid already"),
    ACCOUNT_RETURN_PAYEE_UNKNOWN(404, "Nobody is paid under that number by this list"),
    RECEIPT_MISSING(422, "An employer is paid against its receipt"),
    BANK_ACCOUNT_MISSING(409, "The payee has no bank account on record"),
    ACCOUNT_HOLDS_LESS(409, "A personal account holds less than is to be returned"),
    MERGE_NOT_POSSIBLE(409, "The two numbers cannot be merged or parted so"),
    EMPLOYER_UNKNOWN(422, "No such employer"),
    EMPLOYER_OF_OTHER_REGION(422, "The employer belongs to another region"),
    BATCH_FILE_NOT_ACCEPTED(422, "The file is no list that can be taken"),
    BATCH_UNKNOWN(404, "No such batch file"),
    HEAD_COUNT_DIFFERS(422, "The list has another number of people than the employer declared"),
    BATCH_NOT_HELD(409, "The batch file waits for no decision"),
    BATCH_UNFINISHED(409, "The batch file is still being worked"),
    BATCH_NEEDS_ANOTHER(409, "What somebody filed is reviewed by another person"),
    BATCH_REVIEW_UNDER_WAY(409, "Another review of the batch file has not ended"),
    BATCH_NOTHING_TO_REVIEW(409, "Nothing of the batch file waits for its review"),
    BATCH_REVIEW_UNKNOWN(404, "The batch file has no such review"),
    BATCH_WITHDRAWN(409, "The batch file was withdrawn and never worked"),
    DISEASE_NOT_OFFERED(422, "The insured region does not list such a chronic disease"),
    AGENCY_REGISTERS(422, "The insured region registers this disease at its agencies alone"),
    ENTITLEMENT_UNKNOWN(404, "No such chronic disease entitlement"),
    ENTITLEMENT_OVERLAPS(409, "The person is entitled to this disease for these days already"),
    ENTITLEMENT_WITHDRAWN(409, "The entitlement was withdrawn"),
    DESIGNATION_NOT_OFFERED(422, "There is nothing that a hospital could be designated for"),
    DESIGNATION_UNKNOWN(404, "No such designation"),
    SUSPENSION_UNKNOWN(404, "No such suspension of a person"),
    SUSPENDED_ALREADY(409, "The person is suspended for this already"),
    SUSPENSION_ENDED(409, "The suspension holds no more"),
    NOTICE_UNKNOWN(404, "No such admission notice"),
    NOTICE_NOT_WANTED(422, "The insured region wants no notice of stays elsewhere"),
    REVIEW_NOT_HELD(422, "The insured region holds no yearly review of such a person"),
    REVIEW_NOT_OPEN(409, "The year's review has not begun"),
    REVIEWED_ALREADY(409, "The person was reviewed for that year already"),
    PREMIUM_NOT_PREPAID(422, "The large-amount premium must be prepaid with the review");

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
