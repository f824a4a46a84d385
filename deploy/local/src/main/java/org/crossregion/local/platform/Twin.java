package org.crossregion.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.crossregion.local.client.Json;
import org.crossregion.values.FilingType;
import org.crossregion.values.Money;
import org.crossregion.values.Rate;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What this platform answers: who a person is, whether they are filed, what a bill comes to. */
final class Twin {

    /** The chronic diseases that cross provinces directly. */
    private static final Map<String, String> DISEASES =
            Map.of(
                    "M00500", "恶性肿瘤门诊治疗",
                    "M01600", "糖尿病",
                    "M03900", "高血压",
                    "M07801", "尿毒症透析",
                    "M08300", "器官移植术后抗排异治疗");

    private final TwinPersons persons;
    private final List<TwinPolicy> policies;
    private final Books books;

    private Twin(TwinPersons persons, List<TwinPolicy> policies, Books books) {
        this.persons = persons;
        this.policies = policies;
        this.books = books;
    }

    /**
     * @param reference the folder with {@code platform-persons.csv} and {@code
     *     platform-policies.json}
     */
    static Twin of(Path reference, Books books) {
        try {
            List<TwinPolicy> policies = new ArrayList<>();
            Json.read(Files.readString(reference.resolve("platform-policies.json")))
                    .forEach(policy -> policies.add(TwinPolicy.of(policy)));
            return new Twin(
                    TwinPersons.read(reference.resolve("platform-persons.csv")),
                    List.copyOf(policies),
                    books);
        } catch (IOException e) {
            throw new UncheckedIOException("reading the platform's reference data", e);
        }
    }

    JsonNode answer(String call, JsonNode body) {
        return switch (call) {
            case "persons" -> person(body);
            case "entitlements" -> entitlement(body);
            case "quotes" -> quote(body);
            case "settlements" -> settle(body);
            case "cancellations" -> books.cancel(body.required("request").asText(), body, persons);
            case "restorations" -> books.restore(body.required("request").asText(), body, persons);
            case "reversals" -> reverse(body);
            default -> throw new Problem(404, "call-unknown", call);
        };
    }

    JsonNode totals(String period) {
        if (!period.matches("[0-9]{4}-[0-9]{2}")) {
            throw new Problem(422, "period-invalid", "period is a month such as 2026-10");
        }
        return books.totals(period);
    }

    private JsonNode person(JsonNode asked) {
        TwinPerson person =
                persons.find(asked.required("voucher").asText(), asked.required("number").asText())
                        .orElseThrow(() -> new Problem(404, "person-unknown", "本平台没有该参保人员"));
        ObjectNode answer = Json.object();
        answer.put("personNo", person.personNo());
        answer.put("name", person.name());
        answer.put("sex", person.sex());
        answer.put("birthDate", person.birthDate().toString());
        answer.put("certificateType", person.certificateType());
        answer.put("certificateNo", person.certificateNo());
        answer.put("cardNo", person.cardNo());
        ObjectNode relation = answer.putArray("insurances").addObject();
        relation.put("scheme", person.scheme().code());
        relation.put("personType", person.personType());
        relation.put("region", person.region().value());
        relation.put("since", person.since().toString());
        relation.put("status", person.status());
        relation.put("employer", person.employer());
        relation.put("civilServant", person.civilServant());
        relation.put("accountBalance", books.account(person).toString());
        ArrayNode chronic = answer.putArray("chronicDiseases");
        for (String code : person.chronic()) {
            ObjectNode one = chronic.addObject();
            one.put("code", code);
            one.put("name", DISEASES.getOrDefault(code, code));
            one.put("validFrom", person.since().toString());
            one.putNull("validUntil");
        }
        return answer;
    }

    private JsonNode entitlement(JsonNode asked) {
        TwinPerson person = known(asked.required("personNo").asText());
        policy(person);
        RegionCode treatment = RegionCode.of(asked.required("treatmentRegion").asText());
        LocalDate admitted = LocalDate.parse(asked.required("admittedOn").asText());
        LocalDate day = LocalDate.parse(asked.required("askedOn").asText());
        boolean emergency = asked.path("emergency").asBoolean();
        String reason = reason(person, treatment, admitted, day, emergency);
        ObjectNode answer = Json.object();
        answer.put("direct", reason.equals("filed") || reason.equals("emergency"));
        answer.put("reason", reason);
        switch (reason) {
            case "filed" -> {
                answer.put("filingType", person.filing().orElseThrow().type().code());
                answer.put("filingId", "TF" + person.personNo());
            }
            case "emergency" -> {
                answer.put("filingType", FilingType.EMERGENCY.code());
                answer.putNull("filingId");
            }
            default -> {
                answer.putNull("filingType");
                answer.putNull("filingId");
            }
        }
        answer.put("accountSuspended", false);
        return answer;
    }

    private static String reason(
            TwinPerson person,
            RegionCode treatment,
            LocalDate admitted,
            LocalDate day,
            boolean emergency) {
        if (!person.isInsuredOn(admitted)) {
            return "not-insured";
        }
        String filed =
                person.filing()
                        .map(
                                filing -> {
                                    if (!filing.opens(treatment)) {
                                        return "filed-elsewhere";
                                    }
                                    if (filing.from().isAfter(day)) {
                                        return "filing-not-yet-valid";
                                    }
                                    return filing.until()
                                                    .filter(until -> until.isBefore(admitted))
                                                    .isPresent()
                                            ? "filing-expired"
                                            : "filed";
                                })
                        .orElse("not-filed");
        return emergency && !filed.equals("filed") ? "emergency" : filed;
    }

    private JsonNode quote(JsonNode body) {
        TwinBill bill = TwinBill.of(body.required("bill"));
        TwinPerson person = billed(bill);
        TwinPolicy policy = policy(person);
        TwinUse used = books.use(bill, person);
        TwinPolicy.Result result = policy.compute(bill, used);
        return share(null, bill, policy, result, used.account().minus(result.account()));
    }

    private JsonNode settle(JsonNode body) {
        String request = body.required("request").asText();
        TwinBill bill = TwinBill.of(body.required("bill"));
        TwinPerson person = billed(bill);
        TwinPolicy policy = policy(person);
        return books.settle(
                request,
                body,
                bill,
                person,
                used -> policy.compute(bill, used),
                (result, account) -> share(request, bill, policy, result, account));
    }

    private JsonNode reverse(JsonNode body) {
        String request = body.required("request").asText();
        books.reverse(request);
        ObjectNode answer = Json.object();
        answer.put("request", request);
        answer.put("reversed", true);
        return answer;
    }

    private static ObjectNode share(
            String request,
            TwinBill bill,
            TwinPolicy policy,
            TwinPolicy.Result result,
            Money accountAfter) {
        ObjectNode answer = Json.object();
        answer.put("request", request);
        answer.put("total", bill.total().toString());
        ObjectNode funds = answer.putObject("funds");
        result.funds().forEach((fund, amount) -> funds.put(fund.code(), amount.toString()));
        answer.put("account", result.account().toString());
        answer.put("mutualAid", Money.ZERO.toString());
        answer.put("cash", result.cash().toString());
        answer.put("hospitalBorne", Money.ZERO.toString());
        answer.put("deductible", result.deductible().toString());
        Rate rate =
                bill.inScope().isPositive() ? Rate.of(result.pooling(), bill.inScope()) : Rate.ZERO;
        answer.put("poolingPercent", rate.asFraction().movePointRight(2).toPlainString());
        answer.put("accountBalance", accountAfter.toString());
        answer.put("policy", policy.name());
        answer.put("policyVersion", policy.version());
        ArrayNode explanation = answer.putArray("explanation");
        result.sentences()
                .forEach(
                        said -> {
                            ObjectNode sentence = explanation.addObject();
                            sentence.put("chinese", said[0]);
                            sentence.put("english", said[1]);
                        });
        return answer;
    }

    private TwinPerson billed(TwinBill bill) {
        TwinPerson person = known(bill.personNo());
        boolean theirs =
                person.region().equals(bill.insuredRegion()) && person.scheme() == bill.scheme();
        if (!theirs) {
            throw new Problem(422, "not-in-scheme", "参保地或险种与本平台记录不符");
        }
        bill.diseases().stream()
                .filter(code -> !person.chronic().contains(code))
                .findFirst()
                .ifPresent(
                        code -> {
                            throw new Problem(
                                    422, "chronic-not-entitled", "该人员没有门诊慢特病 " + code + " 的待遇");
                        });
        return person;
    }

    private TwinPerson known(String personNo) {
        return persons.find(personNo)
                .orElseThrow(() -> new Problem(404, "person-unknown", "本平台没有该参保人员"));
    }

    private TwinPolicy policy(TwinPerson person) {
        RegionCode region = person.region();
        Scheme scheme = person.scheme();
        return policies.stream()
                .filter(policy -> policy.region().equals(region) && policy.scheme() == scheme)
                .findFirst()
                .orElseThrow(() -> new Problem(404, "region-not-served", "本平台不承办参保地 " + region));
    }
}
