package org.crossregion.settlement.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.reference.ReferenceKind;
import org.jdbi.v3.core.Jdbi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two hospitals in 吉林市 and one that signs, persons insured and filed in 长春, a small catalogue and
 * the shipped sample policy: told to the service as its owners would tell it.
 */
@ApplicationScoped
public class GatewayWorld {

    static final String HOSPITAL = "H22020000001";
    static final String OTHER_HOSPITAL = "H22020000002";
    static final String ELSEWHERE = "H22020000003";
    static final String CERTIFIED = "H22020000004";
    static final String DIGESTING = "H22020000005";
    static final String STRICT = "H22020000006";
    static final String SEALING = "H22020000007";
    static final String BEARING = "H22020000008";
    static final String SIGNING = "H22020000009";
    static final String LIMITED = "H22020000010";
    static final String BED = "001109000010000";
    static final String SCAN = "002103000020000";
    static final String LUXURY = "001109000040000";

    /** Where events come and go by themselves. */
    private static final List<String> IN_TRANSIT = List.of("inbox", "outbox");

    private static final String COUNT = "select count(*) from \"%s\" where %s";

    private static final String CATALOGUE =
            """
            region,code,name,class,prior_self_pay_percent,ceiling_yuan,charge_category,valid_from
            220000,%s,普通病房床位费（三人间）,A,0,40.00,01,2024-01-01
            220000,%s,CT平扫（胸部）,B,10,260.00,03,2024-01-01
            220000,%s,单人间（特需）床位费,C,100,,01,2024-01-01
            """
                    .formatted(BED, SCAN, LUXURY);

    private final EventInbox reference;
    private final EventInbox filing;
    private final EventInbox clearing;
    private final Map<String, ReferenceKind> kinds = new HashMap<>();
    private final IdentityProtection protection;
    private final ObjectMapper json;
    private final Jdbi jdbi;
    private final AtomicInteger persons = new AtomicInteger(100);
    private boolean built;

    GatewayWorld(
            @Any Instance<EventInbox> inboxes,
            @Any Instance<ReferenceKind> kinds,
            IdentityProtection protection,
            ObjectMapper json,
            Jdbi jdbi) {
        this.reference = inbox(inboxes, "reference-events");
        this.filing = inbox(inboxes, "filing-events");
        this.clearing = inbox(inboxes, "clearing-events");
        kinds.forEach(kind -> this.kinds.put(kind.kind(), kind));
        this.protection = protection;
        this.json = json;
        this.jdbi = jdbi;
    }

    private static EventInbox inbox(Instance<EventInbox> inboxes, String topic) {
        return inboxes.stream()
                .filter(inbox -> inbox.consumer().equals("settlement." + topic))
                .findFirst()
                .orElseThrow();
    }

    /** A person insured in 长春, filed for 吉林市, with 500 yuan in the account. */
    record Person(String personNo, String certificateNo, String cardNo) {}

    synchronized void build() {
        if (built) {
            return;
        }
        built = true;
        for (String region : List.of("220000", "220100", "220200", "220300")) {
            tell(
                    reference,
                    "region-published.v1",
                    fields(
                            "code",
                            region,
                            "name",
                            "区" + region,
                            "poolingRegion",
                            region,
                            "member",
                            region,
                            "validFrom",
                            "2020-01-01",
                            "openingStage",
                            "open",
                            "hosted",
                            true,
                            "version",
                            1));
        }
        institution(HOSPITAL, "network", "127.0.0.1/32");
        institution(OTHER_HOSPITAL, "network", "127.0.0.1/32");
        institution(ELSEWHERE, "network", "10.99.0.0/16");
        institution(SIGNING, "tif", "");
        institution(BEARING, "bearer", "");
        institution(SEALING, "bearer", "");
        institution(STRICT, "network", "127.0.0.1/32");
        institution(DIGESTING, "network", "127.0.0.1/32");
        institution(LIMITED, "network", "127.0.0.1/32");
        institution(CERTIFIED, "mtls", "");
        kinds.get("catalogue").importFile(CATALOGUE.getBytes(StandardCharsets.UTF_8));
        kinds.get("benefit-policies").importFile(resource("/policies/sample-jilin-employee.yaml"));
    }

    private void institution(String code, String mode, String network) {
        tell(
                reference,
                "institution-published.v1",
                fields(
                        "code",
                        code,
                        "name",
                        "吉林示例医院" + code,
                        "type",
                        "hospital",
                        "level",
                        "02",
                        "region",
                        "220200",
                        "tertiaryBOrHigher",
                        true,
                        "specialty",
                        false,
                        "networked",
                        true,
                        "agreement",
                        "active",
                        "gatewayMode",
                        mode,
                        "gatewayNetworks",
                        network.isEmpty() ? List.of() : List.of(network),
                        "version",
                        1));
    }

    Person person() {
        return person("220100");
    }

    /** The same, insured elsewhere; filed for 吉林市. */
    Person person(String insuredRegion) {
        build();
        int number = persons.incrementAndGet();
        Person person =
                new Person(
                        "9999%016d".formatted(number),
                        "99990119560301%04d".formatted(number),
                        "9999%08d".formatted(number));
        tell(
                filing,
                "person-registered.v1",
                fields(
                        "personNo",
                        person.personNo(),
                        "name",
                        "测试" + number,
                        "sex",
                        "1",
                        "birthDate",
                        "1956-03-01",
                        "certificateType",
                        "01",
                        "identity",
                        protection.protect(person.certificateNo()),
                        "card",
                        protection.protect(person.cardNo()),
                        "insurances",
                        List.of(
                                fields(
                                        "scheme",
                                        "employee",
                                        "personType",
                                        "12",
                                        "region",
                                        insuredRegion,
                                        "since",
                                        "2008-01-01",
                                        "status",
                                        "1",
                                        "employer",
                                        "示例单位",
                                        "civilServant",
                                        false)),
                        "version",
                        1));
        tell(
                filing,
                "filing-changed.v1",
                fields(
                        "filingId",
                        "F" + number,
                        "version",
                        1,
                        "transition",
                        "activated",
                        "personNo",
                        person.personNo(),
                        "insuredRegion",
                        insuredRegion,
                        "type",
                        "resettled-retiree",
                        "state",
                        "active",
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
                        false));
        kinds.get("account-balances")
                .importFile(
                        ("person_no,balance_yuan\n" + person.personNo() + ",500.00\n")
                                .getBytes(StandardCharsets.UTF_8));
        return person;
    }

    /** As filing-service tells it. */
    void tellOfFiling(String type, Map<String, Object> payload) {
        tell(filing, type, payload);
    }

    /** A top-up that somebody has proposed; its number. */
    String topUp(String settlementId, String personNo, String insuredRegion) {
        String id = "T" + insuredRegion + "%013d".formatted(persons.incrementAndGet());
        jdbi.useHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into top_up (top_up_id, state, settlement_id, person_no,
                                               insured_region, cause, reason, evidence,
                                               proposed_by, proposed_at, received_on,
                                               working_days, special_working_days)
                                        values (:id, 'proposed', :settlement, :person, :region,
                                               'policy', '测试', '测试', 'proposer', now(),
                                               current_date, 10, 20)
                                        """)
                                .bind("id", id)
                                .bind("settlement", settlementId)
                                .bind("person", personNo)
                                .bind("region", insuredRegion)
                                .execute());
        return id;
    }

    /** A freed deductible that waits for its review; its number. */
    String review(String settlementId, String visitId, String personNo, String insuredRegion) {
        return jdbi.withHandle(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into review (kind, region, settlement_id, mirror_id,
                                               visit_id, person_no, scheme, year, deductible_fen,
                                               made_at)
                                        values ('freed-deductible', :region, :settlement, :mirror,
                                               :visit, :person, 'employee', 2026, 100, now())
                                        """)
                                .bind("region", insuredRegion)
                                .bind("settlement", settlementId)
                                .bind("mirror", "M" + persons.incrementAndGet())
                                .bind("visit", visitId)
                                .bind("person", personNo)
                                .executeAndReturnGeneratedKeys("id")
                                .mapTo(Long.class)
                                .one()
                                .toString());
    }

    void importCatalogue(String rows) {
        kinds.get("catalogue").importFile(rows.getBytes(StandardCharsets.UTF_8));
    }

    private void tell(EventInbox inbox, String type, Map<String, Object> payload) {
        try {
            ReceivedEvent event =
                    new ReceivedEvent(
                            UUID.randomUUID(),
                            type,
                            "key",
                            0,
                            0,
                            Instant.now(),
                            "",
                            json.writeValueAsString(payload));
            QuarkusTransaction.requiringNew().run(() -> inbox.handle(List.of(event)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A refusal is kept to be looked up, but it is nobody's effect. */
    private static String effective(String table) {
        return table.equals("gateway_message") ? "decision <> 'refused'" : "true";
    }

    /** The number of rows of every table but those that jobs empty and fill by themselves. */
    Map<String, Long> rowCounts() {
        return jdbi.withHandle(
                handle -> {
                    Map<String, Long> counts = new TreeMap<>();
                    for (String table : tables()) {
                        if (IN_TRANSIT.contains(table)) {
                            continue;
                        }
                        counts.put(
                                table,
                                handle.createQuery(COUNT.formatted(table, effective(table)))
                                        .mapTo(Long.class)
                                        .one());
                    }
                    return counts;
                });
    }

    /** Tables in which the bytes of a text occur anywhere, in any column. */
    List<String> tablesHolding(String text) {
        return jdbi.withHandle(
                handle ->
                        tables().stream()
                                .filter(
                                        table ->
                                                handle.createQuery(
                                                                        "select count(*) from \""
                                                                                + table
                                                                                + "\" t where"
                                                                                + " position(:text"
                                                                                + " in t::text) >"
                                                                                + " 0")
                                                                .bind("text", text)
                                                                .mapTo(Long.class)
                                                                .one()
                                                        > 0)
                                .toList());
    }

    private List<String> tables() {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select c.relname
                                          from pg_class c
                                          join pg_namespace n on n.oid = c.relnamespace
                                         where n.nspname = 'public'
                                           and c.relkind in ('r', 'p')
                                           and not c.relispartition
                                           and c.relname not like 'flyway%'
                                           and c.relname not in ('outbox', 'audit_head', 'job_run')
                                         order by 1
                                        """)
                                .mapTo(String.class)
                                .list());
    }

    /** Tells that the month of a settlement has been cleared. */
    void clear(String authority, String tier, String settlement) {
        tell(
                clearing,
                "period-generated.v1",
                fields(
                        "authority",
                        authority,
                        "tier",
                        tier,
                        "period",
                        "20" + settlement.substring(7, 9) + "-" + settlement.substring(9, 11),
                        "version",
                        1));
    }

    String text(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
    }

    void execute(String sql) {
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    long count(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static byte[] resource(String path) {
        try (InputStream source = GatewayWorld.class.getResourceAsStream(path)) {
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
