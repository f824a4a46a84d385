package org.crossregion.settlement.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.eligibility.CareQuestion;
import org.crossregion.eligibility.EligibilityAnswer;
import org.crossregion.eligibility.EligibilityReason;
import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.CareType;
import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.web.problem.Refused;
import org.jboss.logging.Logger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** The other platform over HTTP and JSON, as docs/reference/platform.md words it. */
@ApplicationScoped
class HttpPlatform implements NationalPlatform {

    private static final Logger LOG = Logger.getLogger(HttpPlatform.class);

    private static final int RETRY_AFTER_SECONDS = 5;

    private final PlatformConfig config;
    private final ObjectMapper json;
    private final HttpClient http;

    HttpPlatform(PlatformConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(config.timeout())
                        .build();
    }

    private record PersonRequest(String voucher, String number) {}

    private record EntitlementRequest(
            String personNo,
            Scheme scheme,
            RegionCode insuredRegion,
            RegionCode treatmentRegion,
            RegionCode treatmentAdmdvs,
            String institution,
            CareType careType,
            LocalDate admittedOn,
            LocalDate askedOn,
            boolean emergency) {}

    private record Entitlement(
            boolean direct,
            String reason,
            FilingType filingType,
            String filingId,
            boolean accountSuspended) {}

    private record QuoteRequest(RemoteBill bill) {}

    private record SettlementRequest(String request, RemoteBill bill) {}

    private record CancellationRequest(String request, RemoteCancellation cancellation) {}

    private record RestorationRequest(String request, RemoteCancellation restoration) {}

    private record ReversalRequest(String request) {}

    /** What the other platform refuses with. */
    private record Problem(String code, String detail) {}

    @Override
    public boolean isConfigured() {
        return config.url().isPresent();
    }

    @Override
    public void mustBeConfigured(RegionCode insuredRegion) {
        if (!isConfigured()) {
            throw new Refused(
                    SettlementRefusal.REGION_NOT_HOSTED,
                    "参保地 " + insuredRegion + " 的待遇不由本平台计算，且未接入其平台");
        }
    }

    @Override
    public Optional<RemotePerson> find(String certificateType, String number) {
        String voucher =
                switch (certificateType) {
                    case "02" -> "identity";
                    case "03" -> "card";
                    default -> "any";
                };
        try {
            RemotePerson person =
                    ask("persons", new PersonRequest(voucher, number), RemotePerson.class);
            if (!person.isWhole()) {
                throw invalid("人员信息不完整");
            }
            return Optional.of(person);
        } catch (Refused e) {
            if (e.refusal() == SettlementRefusal.PERSON_UNKNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public EligibilityAnswer entitlement(String personNo, Scheme scheme, CareQuestion question) {
        Entitlement answer =
                ask(
                        "entitlements",
                        new EntitlementRequest(
                                personNo,
                                scheme,
                                question.insuredRegion(),
                                question.treatmentRegion(),
                                question.treatmentAdmdvs(),
                                question.institution(),
                                question.care(),
                                question.admittedOn(),
                                question.askedOn(),
                                question.emergency()),
                        Entitlement.class);
        try {
            EligibilityReason reason =
                    EligibilityReason.valueOf(
                            answer.reason().toUpperCase(Locale.ROOT).replace('-', '_'));
            return new EligibilityAnswer(
                    answer.direct(),
                    Optional.ofNullable(answer.filingType()),
                    Optional.ofNullable(answer.filingId()),
                    answer.accountSuspended(),
                    reason);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw invalid("备案答复 " + answer.reason());
        }
    }

    @Override
    public RemoteShare quote(RemoteBill bill) {
        return ask("quotes", new QuoteRequest(bill), RemoteShare.class);
    }

    @Override
    public RemoteShare settle(String request, RemoteBill bill) {
        return ask("settlements", new SettlementRequest(request, bill), RemoteShare.class);
    }

    @Override
    public RemoteCancelled cancel(String request, RemoteCancellation cancellation) {
        return ask(
                "cancellations",
                new CancellationRequest(request, cancellation),
                RemoteCancelled.class);
    }

    @Override
    public RemoteCancelled restore(String request, RemoteCancellation restoration) {
        return ask(
                "restorations",
                new RestorationRequest(request, restoration),
                RemoteCancelled.class);
    }

    @Override
    public void reverse(String request) {
        ask("reversals", new ReversalRequest(request), JsonNode.class);
    }

    private <T> T ask(String what, Object body, Class<T> type) {
        HttpResponse<byte[]> reply = send(what, written(body));
        if (reply.statusCode() == 200) {
            return read(what, reply.body(), type);
        }
        if (reply.statusCode() == 404 || reply.statusCode() == 409 || reply.statusCode() == 422) {
            throw refused(what, read(what, reply.body(), Problem.class));
        }
        LOG.warnf("the platform answered %s with status %d", what, reply.statusCode());
        throw notAnswering();
    }

    private HttpResponse<byte[]> send(String what, byte[] body) {
        URI base =
                config.url()
                        .orElseThrow(
                                () -> new Refused(SettlementRefusal.REGION_NOT_HOSTED, "未接入参保地平台"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + "/platform/v1/" + what))
                        .timeout(config.timeout())
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofByteArray(body));
        config.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            LOG.warnf("the platform did not answer %s: %s", what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw notAnswering();
    }

    private static RuntimeException refused(String what, Problem problem) {
        String detail = problem.detail() == null ? "" : problem.detail();
        if ("request-reversed".equals(problem.code())) {
            return new ReversedThere(detail);
        }
        if ("person-unknown".equals(problem.code())) {
            return new Refused(SettlementRefusal.PERSON_UNKNOWN, detail);
        }
        if ("region-not-served".equals(problem.code())) {
            return new Refused(SettlementRefusal.REGION_NOT_HOSTED, detail);
        }
        if (problem.code() == null) {
            LOG.warnf("the platform refused %s without a code", what);
            return notAnswering();
        }
        return new Refused(
                SettlementRefusal.PLATFORM_REFUSED, "参保地平台：" + detail + "（" + problem.code() + "）");
    }

    static Refused notAnswering() {
        return Refused.forNow(
                SettlementRefusal.PLATFORM_NOT_ANSWERING,
                SettlementRefusal.PLATFORM_NOT_ANSWERING.title(),
                RETRY_AFTER_SECONDS);
    }

    static Refused invalid(String why) {
        return new Refused(SettlementRefusal.PLATFORM_ANSWER_INVALID, why);
    }

    private byte[] written(Object body) {
        try {
            return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of a request to the platform", e);
        }
    }

    private <T> T read(String what, byte[] body, Class<T> type) {
        try {
            T answer = json.readValue(body, type);
            if (answer != null) {
                return answer;
            }
        } catch (IOException e) {
            LOG.warnf("the platform's answer to %s cannot be read", what);
        }
        throw invalid("答复无法读取：" + what);
    }
}
