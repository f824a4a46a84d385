package org.crossregion.filing.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What reaches the real topics is what the contracts say, and holds no number in clear. */
@QuarkusTest
@DeskTest
class PublishedTest {

    private static final String IDENTITIES =
            """
            person_no,identity_type,level,valid_from,valid_until,memo
            %s,2303,,2026-01-01,,城乡低保
            """;

    private static final String ACCOUNTS =
            """
            region,purpose,scheme,bank,account_name,account_no,valid_from
            220300,clearing,resident,示例银行,四平市财政局,9999000000000002,2026-01-01
            """;
    private static final String DAYS =
            """
            - year: 2033
              provisional: true
              holidays: ["2033-01-01"]
              worked_weekends: ["2033-01-08"]
            """;

    private static final String AGENCIES =
            """
            code,name,region,districts,parent,valid_from,valid_until
            A22030001,四平示例市医保经办中心,220300,,,2020-01-01,
            """;

    private static final String DISEASES =
            """
            region,code,name,valid_from,entitlement_required,max_institutions,valid_months,\
            hospitals_register
            220300,M03900,高血压,2026-01-01,true,0,24,true
            220100,M01600,糖尿病,2026-01-01,true,2,24,true
            """;
    private static final String ENTITLED =
            """
            person_no,scheme,disease_code,valid_from,valid_until,institutions,identified_by,\
            identified_on,doctor_code,doctor_name
            %s,employee,M01600,2026-10-01,,H22020000001,H22010000001,2026-09-01,D9,样医师
            """;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "crossregion.messaging.topic-prefix")
    String prefix;

    @Inject Clock clock;
    @Inject BusinessClock businessClock;
    @Inject Jdbi database;

    @Test
    void every_event_reaches_its_topic_under_its_key_as_the_contract_says() {
        String person = Sample.person("220100");
        Sample.importFile("fiscal-accounts", ACCOUNTS).statusCode(200);
        Sample.importFile("working-days", DAYS).statusCode(200);
        String id =
                Desk.of("220100")
                        .fileActive(Desk.application(person, Beijing.day(clock.instant())));
        mustFind("reference-events", "region-published.v1", "region:220581");
        mustFind("reference-events", "institution-published.v1", "institution:H22010000001");
        mustFind("reference-events", "working-days-published.v1", "working-days:2033");
        mustFind(
                "reference-events",
                "fiscal-account-published.v1",
                "fiscal-account:220300:clearing:resident");
        mustFind("filing-events", "filing-policy-published.v1", "policy:220000");
        mustFind("filing-events", "person-registered.v1", person);
        mustFind("filing-events", "filing-changed.v1", person);
        Sample.importFile("chronic-diseases", DISEASES).statusCode(200);
        Sample.importFile("chronic-entitlements", ENTITLED.formatted(person)).statusCode(200);
        mustFind("filing-events", "chronic-disease-published.v1", "chronic-disease:220300");
        mustFind("filing-events", "chronic-entitlement-changed.v1", person);
        Sample.importFile("special-identities", IDENTITIES.formatted(person)).statusCode(200);
        mustFind("filing-events", "special-identity-published.v1", person);

        Sample.importFile("agencies", AGENCIES).statusCode(200);
        mustFind("reference-events", "agency-published.v1", "agency:A22030001");

        List<ConsumerRecord<String, String>> life =
                read("filing-events").stream()
                        .filter(record -> record.value().contains(id))
                        .sorted(Comparator.comparing(ConsumerRecord::offset))
                        .toList();
        assertThat(life).hasSize(2);
        assertThat(life.get(0).value()).contains("\"transition\":\"submitted\"");
        assertThat(life.get(1).value()).contains("\"transition\":\"activated\"", "\"version\":2");
    }

    @Test
    void a_day_that_comes_near_is_told_as_the_contract_says() {
        String person = Sample.person("220300");
        Map<String, Object> application = Desk.application(person, Beijing.day(clock.instant()));
        application.put("channel", "app");
        LocalDate due =
                LocalDate.parse(
                        Desk.of("220300")
                                .submit(application)
                                .statusCode(201)
                                .extract()
                                .path("reviewDue"));

        businessClock.set(Beijing.startOf(due).plusSeconds(1));

        mustFind("filing-events", "deadline-near.v1", person);
    }

    @Test
    void suspensions_and_notices_are_told_as_the_contracts_say() {
        Sample.importFile(
                        "regions",
                        """
                        code,name,pooling_region,member,valid_from,opening_stage,hosted
                        231000,牡丹江市,231000,231000,2020-01-01,open,true
                        """)
                .statusCode(200);
        Sample.importFile("filing-policies", Sample.preset("mudanjiang")).statusCode(200);
        String person = Sample.person("231000");
        Desk clerk = Desk.of("231000");

        clerk.post(
                        "/api/v1/person-suspensions",
                        Map.of("personNo", person, "kind", "card-misuse", "reason", "经核实"))
                .statusCode(201);
        clerk.post(
                        "/api/v1/admission-notices",
                        Map.of(
                                "personNo",
                                person,
                                "institution",
                                "H22020000001",
                                "department",
                                "心内科",
                                "bed",
                                "12",
                                "phone",
                                "13812345678",
                                "admittedOn",
                                Beijing.day(clock.instant()).toString()))
                .statusCode(201);

        mustFind("filing-events", "person-suspension-changed.v1", person);
        mustFind("filing-events", "admission-told.v1", person);
        assertThat(read("filing-events"))
                .noneMatch(record -> record.value().contains("13812345678"));
    }

    @Test
    void no_identity_or_card_number_lies_in_clear_in_topics_tables_or_logs() throws Exception {
        String person = Sample.person("220100");
        int number = Integer.parseInt(person.substring(4));
        mustFind("filing-events", "person-registered.v1", person);

        for (String topic : List.of("filing-events", "reference-events")) {
            assertThat(read(topic))
                    .noneMatch(record -> record.value().contains(Sample.identityNo(number)))
                    .noneMatch(record -> record.value().contains(Sample.cardNo(number)));
        }
        for (String table :
                List.of("person", "audit_entry", "outbox", "reference_version", "filing")) {
            String rows =
                    database.withHandle(
                            handle ->
                                    handle.createQuery(
                                                    "select coalesce(string_agg(t::text, ' '), '')"
                                                            + " from "
                                                            + table
                                                            + " t")
                                            .mapTo(String.class)
                                            .one());
            assertThat(rows).as(table).doesNotContain(Sample.identityNo(number));
            assertThat(rows).as(table).doesNotContain(Sample.cardNo(number));
        }
        assertThat(Files.readString(Path.of("target", "filing.log")))
                .doesNotContain(Sample.identityNo(number));
    }

    private void mustFind(String topic, String type, String key) {
        Map<String, String> found = new HashMap<>();
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            read(topic).stream()
                                    .filter(record -> key.equals(record.key()))
                                    .filter(record -> type.equals(header(record)))
                                    .forEach(record -> found.put(type, record.value()));
                            return !found.isEmpty();
                        });
        Contracts.mustConform(type, found.get(type));
    }

    private static String header(ConsumerRecord<String, String> record) {
        return new String(
                record.headers().lastHeader("event-type").value(), StandardCharsets.UTF_8);
    }

    private List<ConsumerRecord<String, String>> read(String topic) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", broker);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions =
                    consumer.partitionsFor(prefix + topic).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
