package org.crossregion.settlement.chain;

import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.crossregion.messaging.Outbox;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.reference.ReferenceKind;
import org.jdbi.v3.core.Jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Two hospitals in 吉林市, one in 长春, the shipped sample policies and persons insured in 长春: told over
 * the real broker, as their owner tells it.
 */
@ApplicationScoped
class World {

    static final String HOSPITAL = "H22020000101";
    static final String OTHER_HOSPITAL = "H22020000102";
    static final String HOME_HOSPITAL = "H22010000101";

    static final String BED = "chain-bed";
    static final String SCAN = "chain-scan";
    static final String VIP = "chain-vip";

    private static final String CATALOGUE =
            """
            region,code,name,class,prior_self_pay_percent,ceiling_yuan,charge_category,valid_from
            220000,%s,床位费,A,0,40.00,01,2020-01-01
            220000,%s,CT平扫,B,10,260.00,03,2020-01-01
            220000,%s,特需病房,C,100,,01,2020-01-01
            """
                    .formatted(BED, SCAN, VIP);

    private final Outbox outbox;
    private final Map<String, ReferenceKind> kinds = new HashMap<>();
    private final IdentityProtection protection;
    private final Jdbi jdbi;
    private final AtomicInteger persons = new AtomicInteger(1000);
    private final Map<String, Map<String, Object>> registered =
            new java.util.concurrent.ConcurrentHashMap<>();
    private boolean built;

    World(
            Outbox outbox,
            @Any Instance<ReferenceKind> kinds,
            IdentityProtection protection,
            Jdbi jdbi) {
        this.outbox = outbox;
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.protection = protection;
        this.jdbi = jdbi;
    }

    synchronized void build() {
        if (built) {
            return;
        }
        for (String region : List.of("220000", "220100", "220200")) {
            region(region, "open", true, 1);
        }
        region("229900", "joint-testing", true, 1);
        region("330100", "open", false, 1);
        institution(HOSPITAL, "220200", "02");
        institution(OTHER_HOSPITAL, "220200", "02");
        institution(HOME_HOSPITAL, "220100", "05");
        kinds.get("catalogue").importFile(CATALOGUE.getBytes(StandardCharsets.UTF_8));
        kinds.get("benefit-policies").importFile(resource("/policies/sample-jilin-employee.yaml"));
        kinds.get("benefit-policies").importFile(resource("/policies/sample-jilin-resident.yaml"));
        until(
                "select count(*) = 3 from institution where code like 'H22%0000101' or code = '"
                        + OTHER_HOSPITAL
                        + "'");
        until("select count(*) >= 5 from region");
        built = true;
    }

    /** 辽宁, so that there is a pair across provinces; under the same sample policy. */
    void anotherProvince() {
        build();
        region("210000", "open", true, 1);
        region("210100", "open", true, 1);
        String policy =
                new String(resource("/policies/sample-jilin-employee.yaml"), StandardCharsets.UTF_8)
                        .replace("\"220000\"", "\"210000\"");
        kinds.get("benefit-policies").importFile(policy.getBytes(StandardCharsets.UTF_8));
        until("select count(*) = 2 from region where code like '210_00'");
    }

    /**
     * A retired employee of 哈尔滨, whose policy here divides stays by days, reviews what is freed,
     * and demands of stays that promises are registered and agreements hold to the end.
     */
    synchronized String personOfStrictRegion() {
        build();
        if (!truth("select exists (select 1 from region where code = '230100')")) {
            region("230000", "open", true, 1);
            region("230100", "open", true, 1);
            kinds.get("benefit-policies")
                    .importFile(strictPolicy("230000").getBytes(StandardCharsets.UTF_8));
            until("select count(*) = 2 from region where code like '230_00'");
        }
        String personNo = person("employee", "12", "230100");
        file(personNo, "resettled-retiree", "active", 1);
        return personNo;
    }

    /** A region of its own under such a policy of its own. */
    synchronized void strictRegion(String code) {
        build();
        if (!truth("select exists (select 1 from region where code = '" + code + "')")) {
            kinds.get("benefit-policies")
                    .importFile(strictPolicy(code).getBytes(StandardCharsets.UTF_8));
            region(code, "open", true, 1);
            until("select count(*) = 1 from region where code = '" + code + "'");
        }
    }

    static String strictPolicy(String region) {
        return new String(resource("/policies/sample-jilin-employee.yaml"), StandardCharsets.UTF_8)
                .replace("\"220000\"", '"' + region + '"')
                .replace(
                        "  poolingCeiling:",
                        "  crossYear: byDays\n  freedDeductible: review\n"
                                + "  stays: { agreementEnded: refuse,"
                                + " injuryPromise: demanded }\n"
                                + "  poolingCeiling:");
    }

    void region(String code, String stage, boolean hosted, int version) {
        tell(
                "reference-events",
                "region-published.v1",
                "region:" + code,
                fields(
                        "code",
                        code,
                        "name",
                        "区" + code,
                        "poolingRegion",
                        code,
                        "member",
                        code,
                        "validFrom",
                        "2020-01-01",
                        "openingStage",
                        stage,
                        "hosted",
                        hosted,
                        "version",
                        version));
    }

    /** The working days of a year: all weekdays but these. */
    void workingDays(int year, int version, LocalDate... holidays) {
        tell(
                "reference-events",
                "working-days-published.v1",
                "working-days:" + year,
                fields(
                        "year",
                        year,
                        "provisional",
                        false,
                        "holidays",
                        List.of(holidays),
                        "workedWeekends",
                        List.of(),
                        "version",
                        version));
        until(
                "select count(*) = 1 from working_days where year = "
                        + year
                        + " and version >= "
                        + version);
    }

    void institution(String code, String region, String level) {
        institution(code, region, level, "active", 1);
    }

    void endAgreement(String code, String region) {
        institution(code, region, "02", "ended", 2);
        until("select agreement = 'ended' from institution where code = '" + code + "'");
    }

    private void institution(
            String code, String region, String level, String agreement, int version) {
        tell(
                "reference-events",
                "institution-published.v1",
                "institution:" + code,
                fields(
                        "code",
                        code,
                        "name",
                        "示例医院" + code,
                        "type",
                        code.startsWith("P") ? "pharmacy" : "hospital",
                        "level",
                        level,
                        "region",
                        region,
                        "tertiaryBOrHigher",
                        true,
                        "specialty",
                        false,
                        "networked",
                        true,
                        "agreement",
                        agreement,
                        "gatewayMode",
                        "network",
                        "gatewayNetworks",
                        List.of("127.0.0.1/32"),
                        "version",
                        version));
    }

    /** A person insured in 长春 and not filed. */
    String person(String scheme, String personType, String region) {
        build();
        String personNo = told(scheme, personType, region);
        until("select count(*) = 1 from person where person_no = '" + personNo + "'");
        return personNo;
    }

    private String told(String scheme, String personType, String region) {
        int number = persons.incrementAndGet();
        String personNo = "99995%015d".formatted(number);
        Map<String, Object> person =
                fields(
                        "personNo",
                        personNo,
                        "name",
                        "链" + number,
                        "sex",
                        "2",
                        "birthDate",
                        "1960-05-01",
                        "certificateType",
                        "01",
                        "identity",
                        protection.protect("99990119600501%04d".formatted(number)),
                        "card",
                        protection.protect("99995%07d".formatted(number)),
                        "insurances",
                        List.of(
                                fields(
                                        "scheme",
                                        scheme,
                                        "personType",
                                        personType,
                                        "region",
                                        region,
                                        "since",
                                        "2008-01-01",
                                        "status",
                                        "1",
                                        "employer",
                                        "示例单位",
                                        "civilServant",
                                        false)),
                        "version",
                        1);
        registered.put(personNo, person);
        tell("filing-events", "person-registered.v1", personNo, person);
        return personNo;
    }

    /** Tells that a number was merged into another one, which stays. */
    void merge(String personNo, String into) {
        Map<String, Object> person = new LinkedHashMap<>(registered.get(personNo));
        person.put("mergedInto", into);
        person.put("version", 2);
        tell("filing-events", "person-registered.v1", personNo, person);
        until("select count(*) = 1 from person where merged_into = '" + into + "'");
    }

    /** Tells that it was another human being after all. */
    void part(String personNo, int version) {
        Map<String, Object> person = new LinkedHashMap<>(registered.get(personNo));
        person.put("mergedInto", null);
        person.put("version", version);
        tell("filing-events", "person-registered.v1", personNo, person);
        until("select merged_into is null from person where person_no = '" + personNo + "'");
    }

    /** Many like {@link #filedPerson}, with as much on their accounts. */
    List<String> filedPersons(int count, String balance) {
        build();
        List<String> numbers = new ArrayList<>();
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            for (int i = 0; i < count; i++) {
                                String personNo = told("employee", "12", "220100");
                                tell(
                                        "filing-events",
                                        "filing-changed.v1",
                                        personNo,
                                        filing(personNo, "resettled-retiree", "active", 1));
                                numbers.add(personNo);
                            }
                        });
        String all = numbers.stream().collect(Collectors.joining("', '", "('", "')"));
        until("select count(*) = " + count + " from filing where person_no in " + all);
        kinds.get("account-balances")
                .importFile(
                        numbers.stream()
                                .map(number -> number + "," + balance + "\n")
                                .collect(Collectors.joining("", "person_no,balance_yuan\n", ""))
                                .getBytes(StandardCharsets.UTF_8));
        return numbers;
    }

    /** A retired employee insured in 长春, filed as resettled in 吉林市. */
    String filedPerson() {
        String personNo = person("employee", "12", "220100");
        file(personNo, "resettled-retiree", "active", 1);
        return personNo;
    }

    void file(String personNo, String type, String state, int version) {
        tell(
                "filing-events",
                "filing-changed.v1",
                personNo,
                filing(personNo, type, state, version));
        until(
                "select count(*) = 1 from filing where filing_id = 'F"
                        + personNo
                        + "' and version >= "
                        + version);
    }

    /** Filed for a referral from a day on. */
    void file(String personNo, LocalDate validFrom) {
        Map<String, Object> filing = filing(personNo, "referral", "active", 1);
        filing.put("validFrom", validFrom.toString());
        tell("filing-events", "filing-changed.v1", personNo, filing);
        until("select count(*) = 1 from filing where filing_id = 'F" + personNo + "'");
    }

    static Map<String, Object> filing(String personNo, String type, String state, int version) {
        return fields(
                "filingId",
                "F" + personNo,
                "version",
                version,
                "transition",
                "activated",
                "personNo",
                personNo,
                "insuredRegion",
                "220100",
                "type",
                type,
                "state",
                state,
                "treatmentRegions",
                List.of("220200"),
                "institutions",
                List.of(),
                "validFrom",
                "2020-01-01",
                "validUntil",
                null,
                "onPromise",
                false,
                "accountSuspended",
                false);
    }

    void balance(String personNo, String yuan) {
        kinds.get("account-balances")
                .importFile(
                        ("person_no,balance_yuan\n" + personNo + "," + yuan + "\n")
                                .getBytes(StandardCharsets.UTF_8));
    }

    ReferenceKind kind(String name) {
        return kinds.get(name);
    }

    void tell(String topic, String type, String key, Map<String, Object> fields) {
        QuarkusTransaction.joiningExisting()
                .run(() -> outbox.add(new Told(topic, type, key, fields)));
    }

    void until(String condition) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> truth(condition));
    }

    /** Whether it is so; what is not there yet is not. */
    boolean truth(String query) {
        return jdbi.withHandle(
                handle -> handle.createQuery(query).mapTo(Boolean.class).findOne().orElse(false));
    }

    long number(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    void forget(String statement) {
        jdbi.useHandle(handle -> handle.execute(statement));
    }

    List<String> texts(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    Optional<String> text(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(String.class).findOne());
    }

    static byte[] resource(String path) {
        try (InputStream source = World.class.getResourceAsStream(path)) {
            return source.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
