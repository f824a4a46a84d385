package org.crossregion.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.local.scenario.Person;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.local.scenario.Visit;

import java.util.Map;
import java.util.TreeMap;

/**
 * The desk of an insured region where a person's record grows after the filing: proof that was
 * promised, stays that are told, yearly reviews, and the question whether somebody is settled
 * directly.
 */
public final class RecordDesk {

    private final Office filing;
    private final Office settlement;

    public RecordDesk(Http http, Layout layout, Tokens tokens) {
        this.filing = new Office(http, layout, tokens, ServiceName.FILING);
        this.settlement = new Office(http, layout, tokens, ServiceName.SETTLEMENT);
    }

    /** Hands in the proof that a promise stood for; from then on the filing is free of it. */
    public void prove(Person person, String filingId, String material, String reason) {
        ObjectNode body = Office.body().put("reason", reason);
        body.putArray("materials")
                .addObject()
                .put("kind", material)
                .put("reference", material + "-" + filingId);
        JsonNode after =
                filing.post(
                        clerk(person),
                        "/api/v1/filings/" + filingId + "/materials",
                        body,
                        "story-proof-" + filingId);
        if (after.path("onPromise").asBoolean(true)) {
            throw new StoryFailure("filing " + filingId + " still rests on a promise");
        }
    }

    /** Tries to cancel what may not be cancelled yet. */
    public void mustNotCancel(Person person, String filingId, String code) {
        filing.mustBeRefused(
                clerk(person),
                "/api/v1/filings/" + filingId + "/cancellation",
                Office.body().put("reason", "想改到别处就医"),
                "story-cancellation-" + filingId,
                code);
    }

    /** Somebody calls the region and says where the patient lies. */
    public void tell(Visit visit) {
        JsonNode told =
                filing.post(
                        clerk(visit.person()),
                        "/api/v1/admission-notices",
                        Office.body()
                                .put("personNo", visit.person().number())
                                .put("institution", visit.hospital().code())
                                .put("department", "内科")
                                .put("ward", "3病区305室")
                                .put("bed", "12")
                                .put("phone", "13000000000")
                                .put("admittedOn", visit.begun().toLocalDate().toString())
                                .put("channel", "phone"),
                        "story-notice-" + visit.number());
        if (!told.path("inTime").asBoolean(true)) {
            throw new StoryFailure("visit " + visit.number() + " was told too late: " + told);
        }
    }

    /** Records a yearly review with the premium of the next year. */
    public JsonNode review(Person person, String premium, String receipt, String reason) {
        return filing.post(
                clerk(person),
                "/api/v1/yearly-reviews",
                Office.body()
                        .put("personNo", person.number())
                        .put("premium", premium)
                        .put("receipt", receipt)
                        .put("reason", reason),
                "story-review-" + receipt);
    }

    /**
     * Asks filing-service and settlement-service the same question; once events have come through
     * they must say the same.
     *
     * @return the reason's code
     */
    public JsonNode ask(Person person, String institution, Map<String, String> more) {
        Map<String, String> query = new TreeMap<>(more);
        query.put("personNo", person.number());
        query.put("institution", institution);
        String path =
                "/api/v1/eligibility?"
                        + String.join(
                                "&",
                                query.entrySet().stream()
                                        .map(one -> one.getKey() + "=" + one.getValue())
                                        .toList());
        JsonNode owner = filing.get(clerk(person), path);
        JsonNode copy = settlement.get(clerk(person), path);
        for (String field : new String[] {"direct", "reason", "filingId", "accountSuspended"}) {
            if (!owner.path(field).equals(copy.path(field))) {
                throw new StoryFailure(
                        "%s: filing says %s, settlement %s".formatted(path, owner, copy));
            }
        }
        return owner;
    }

    /** Why a bill's amounts are what they are. */
    public JsonNode explanation(String settlementId) {
        return settlement.get(
                new Office.Person("auditor", "审计员", "100000"),
                "/api/v1/settlements/" + settlementId + "/explanation");
    }

    private static Office.Person clerk(Person person) {
        return new Office.Person("filing-clerk", person.pooling() + "医保经办人员", person.pooling());
    }
}
