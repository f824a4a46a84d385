package org.crossregion.acceptance;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.client.Http;
import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.ServiceName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Persons of two regions with histories drawn by lot, made over filing-service's REST: filings and
 * what becomes of them, suspensions, notices of stays, agreements, opening stages. One region files
 * as Jilin does, the other as 牡丹江.
 */
final class RandomHistories {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String JILIN_REGION = "220100";
    private static final String S4_REGION = "220300";
    private static final List<String> PLACES = List.of("220200", "220400", "220700", "120000");
    private static final List<String> HOSPITALS =
            List.of(
                    "H22020000001",
                    "H22020000002",
                    "H22028100001",
                    "H22020300009",
                    "H22030000001",
                    "H22010000001",
                    "H22070099001",
                    "H22020099002");
    private static final List<String> CARE =
            List.of("inpatient", "inpatient", "inpatient", "outpatient", "maternity");
    private static final List<String> CAUSES =
            List.of("traffic-accident", "alcohol", "self-harm", "other-injury");

    private final Layout layout;
    private final Http http = new Http(Duration.ofSeconds(60));
    private final String administrator;
    private final String clerk;
    private final Random random;
    private final LocalDate today;
    private final List<String> persons = new ArrayList<>();
    private final Map<String, List<String>> filings = new LinkedHashMap<>();
    private final Map<String, List<String>> suspensions = new LinkedHashMap<>();
    private int accepted;

    RandomHistories(Layout layout, Path keys, long seed) {
        this.layout = layout;
        this.random = new Random(seed);
        Tokens tokens = new Tokens(keys);
        this.administrator = tokens.of("administrator");
        this.clerk = tokens.of("filing-clerk", "clerk-of-lots", "220000");
        Instant now =
                Instant.parse(
                        get(ServiceName.FILING, "/dev/clock").json().path("instant").asText());
        this.today = now.atZone(BEIJING).toLocalDate();
    }

    /** How many of the steps drawn the service took. */
    int accepted() {
        return accepted;
    }

    /** The region that files as 牡丹江 does, two institutions of this test, and the persons. */
    void begin(int count, int firstNumber) {
        Path preset =
                RunningStack.root()
                        .resolve("filing-service/src/main/resources/policies/mudanjiang.yaml");
        try {
            put(
                    "filing-policies",
                    Files.readString(preset).replace("region: \"231000\"", "region: \"220300\""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        institutions("active", true);
        StringBuilder rows =
                new StringBuilder(
                        "person_no,name,sex,birth_date,certificate_type,certificate_no,card_no,"
                                + "scheme,person_type,insured_region,since,status,employer,"
                                + "civil_servant\n");
        for (int i = 0; i < count; i++) {
            int number = firstNumber + i;
            String person = "9999777%013d".formatted(number);
            String region = i % 2 == 0 ? JILIN_REGION : S4_REGION;
            String status = random.nextInt(12) == 0 ? "2" : "1";
            rows.append(
                    "%s,问样%d,1,1950-01-01,01,99997719500101%04d,99997%07d,employee,1201,%s,%s,%s,,false\n"
                            .formatted(
                                    person,
                                    number,
                                    number,
                                    number,
                                    region,
                                    random.nextInt(10) == 0 ? today.minusDays(4) : "2008-01-01",
                                    status));
            if (random.nextInt(6) == 0) {
                rows.append(
                        "%s,问样%d,1,1950-01-01,01,99997719500101%04d,99997%07d,resident,1602,220400,2010-01-01,1,,false\n"
                                .formatted(person, number, number, number));
            }
            persons.add(person);
        }
        put("persons", rows.toString());
    }

    /** Some steps in the life of every person, and of what surrounds them. */
    void happen(int stepsEach) {
        for (int step = 0; step < stepsEach; step++) {
            for (String person : persons) {
                one(person);
            }
            institutions(random.nextBoolean() ? "active" : "ended", random.nextInt(4) > 0);
            stage(List.of("open", "open", "institutions-adapting").get(random.nextInt(3)));
        }
        stage("open");
    }

    private void one(String person) {
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> file(person);
            case 3, 4 -> step(person);
            case 5 -> suspend(person);
            case 6 -> release(person);
            default -> tell(person);
        }
    }

    private void file(String person) {
        boolean s4 = isOfS4(person);
        String type =
                List.of("resettled-retiree", "referral", "other-temporary", "maternity")
                        .get(random.nextInt(s4 ? 3 : 4));
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("personNo", person);
        application.put("type", type);
        if (s4 && type.equals("referral")) {
            application.put("category", random.nextBoolean() ? "basic" : "large-amount");
            application.put("referredBy", "H22030000001");
        }
        application.put("treatmentRegions", List.of(PLACES.get(random.nextInt(PLACES.size()))));
        application.put("institutions", List.of());
        application.put("channel", "agency");
        LocalDate from = today.plusDays(random.nextInt(30) - 25);
        application.put("validFrom", from.toString());
        if (random.nextInt(3) == 0) {
            application.put("validUntil", from.plusDays(random.nextInt(40)).toString());
        }
        application.put("materials", materials(s4, random.nextInt(4) > 0));
        application.put("promise", random.nextInt(4) == 0);
        application.put("reason", "抽签");
        Answer answer = post("/api/v1/filings", application);
        if (answer.isSuccess()) {
            String id = answer.json().path("id").asText();
            filings.computeIfAbsent(person, one -> new ArrayList<>()).add(id);
            if (random.nextInt(5) > 0) {
                post("/api/v1/filings/" + id + "/activation", Map.of("reason", "抽签"));
            }
        }
    }

    private List<Map<String, Object>> materials(boolean s4, boolean proof) {
        List<String> kinds = new ArrayList<>(List.of("identity-voucher"));
        if (s4) {
            kinds.addAll(List.of("referral-form", "expert-report"));
        } else {
            kinds.addAll(List.of("referral-paper", "maternal-handbook"));
        }
        if (proof) {
            kinds.add(s4 ? "residence-permit" : "residence-proof");
        }
        return kinds.stream()
                .map(
                        kind ->
                                Map.<String, Object>of(
                                        "kind",
                                        kind,
                                        "reference",
                                        "见附件",
                                        "since",
                                        today.minusYears(2).toString()))
                .toList();
    }

    private void step(String person) {
        List<String> known = filings.getOrDefault(person, List.of());
        if (!known.isEmpty()) {
            String step =
                    List.of("activation", "refusal", "suspension", "resumption", "cancellation")
                            .get(random.nextInt(5));
            post(
                    "/api/v1/filings/" + known.get(random.nextInt(known.size())) + "/" + step,
                    Map.of("reason", "抽签"));
        }
    }

    private void suspend(String person) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("personNo", person);
        request.put("kind", List.of("card-misuse", "other").get(random.nextInt(2)));
        LocalDate from = today.plusDays(random.nextInt(4));
        request.put("from", from.toString());
        if (random.nextBoolean()) {
            request.put("until", from.plusDays(random.nextInt(8)).toString());
        }
        request.put("reason", "抽签");
        Answer answer = post("/api/v1/person-suspensions", request);
        if (answer.isSuccess()) {
            suspensions
                    .computeIfAbsent(person, one -> new ArrayList<>())
                    .add(answer.json().path("id").asText());
        }
    }

    private void release(String person) {
        List<String> known = suspensions.getOrDefault(person, List.of());
        if (!known.isEmpty()) {
            String id = known.get(random.nextInt(known.size()));
            post("/api/v1/person-suspensions/" + id + "/release", Map.of("reason", "抽签"));
        }
    }

    private void tell(String person) {
        LocalDate admitted = today.minusDays(random.nextInt(10));
        LocalDate told = admitted.plusDays(random.nextInt(10));
        Map<String, Object> notice = new LinkedHashMap<>();
        notice.put("personNo", person);
        notice.put("institution", HOSPITALS.get(random.nextInt(HOSPITALS.size())));
        notice.put("department", "内科");
        notice.put("bed", "7");
        notice.put("admittedOn", admitted.toString());
        if (told.isBefore(today)) {
            notice.put("toldAt", told + "T12:00:00+08:00");
        }
        if (random.nextBoolean()) {
            notice.put("phone", "13800000000");
        }
        post("/api/v1/admission-notices", notice);
    }

    /** Stays are admitted before and after the last day of an agreement that has one. */
    private void institutions(String agreement, boolean networked) {
        String until = random.nextInt(3) == 0 ? "" : today.minusDays(random.nextInt(12)).toString();
        put(
                "institutions",
                """
                code,name,type,level,region,tertiary_b_or_higher,specialty,networked,agreement,\
                gateway_mode,gateway_networks,agreement_until
                H22070099001,松原抽签医院,hospital,03,220700,true,false,%s,active,network,127.0.0.1/32,
                H22020099002,吉林抽签医院,hospital,03,220202,true,false,true,%s,network,127.0.0.1/32,%s
                """
                        .formatted(networked, agreement, until));
    }

    private void stage(String stage) {
        put(
                "regions",
                """
                code,name,pooling_region,member,valid_from,opening_stage,hosted
                220700,松原市,220700,220700,2020-01-01,%s,true
                """
                        .formatted(stage));
    }

    /** A question drawn by lot. */
    String question() {
        LocalDate admitted = today.minusDays(random.nextInt(12));
        LocalDate on = admitted.plusDays(random.nextInt(16));
        String question =
                "/api/v1/eligibility?personNo=%s&institution=%s&careType=%s&admittedOn=%s&on=%s&emergency=%s"
                        .formatted(
                                persons.get(random.nextInt(persons.size())),
                                HOSPITALS.get(random.nextInt(HOSPITALS.size())),
                                CARE.get(random.nextInt(CARE.size())),
                                admitted,
                                on,
                                random.nextInt(5) == 0);
        return random.nextInt(6) == 0
                ? question + "&cause=" + CAUSES.get(random.nextInt(CAUSES.size()))
                : question;
    }

    JsonNode answer(ServiceName service, String question) {
        return get(service, question).mustSucceed().json();
    }

    private boolean isOfS4(String person) {
        return persons.indexOf(person) % 2 == 1;
    }

    private Answer get(ServiceName service, String path) {
        return http.get(layout.url(service, path), clerk);
    }

    private Answer post(String path, Object body) {
        Answer answer =
                http.postJson(
                        layout.url(ServiceName.FILING, path),
                        clerk,
                        body,
                        UUID.randomUUID().toString());
        if (answer.isSuccess()) {
            accepted++;
        } else if (answer.status() >= 500 || answer.status() == 400 || answer.status() == 403) {
            throw new AssertionError(answer.request() + " " + body + ": " + answer.text());
        }
        return answer;
    }

    private void put(String kind, String content) {
        http.send(
                        Http.to(
                                        layout.url(ServiceName.FILING, "/api/v1/reference/" + kind),
                                        administrator)
                                .header("Content-Type", "text/plain; charset=UTF-8")
                                .POST(
                                        BodyPublishers.ofByteArray(
                                                content.getBytes(StandardCharsets.UTF_8)))
                                .build())
                .mustSucceed();
    }
}
