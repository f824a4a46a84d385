package org.crossregion.clearing.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Publishes what other services would: events on the real broker, made from the agreed examples.
 */
@Singleton
final class Publisher {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CONTRACTS = Path.of("..", "docs", "contracts");

    private final KafkaProducer<String, String> producer;
    private final String prefix;

    Publisher(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrap,
            @ConfigProperty(name = "crossregion.messaging.topic-prefix") String prefix) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("key.serializer", StringSerializer.class.getName());
        properties.put("value.serializer", StringSerializer.class.getName());
        // In order also on topics that the service is just creating.
        properties.put("max.in.flight.requests.per.connection", "1");
        producer = new KafkaProducer<>(properties);
        this.prefix = prefix;
    }

    static ObjectNode example(String type) {
        try {
            return (ObjectNode)
                    JSON.readTree(Files.readString(CONTRACTS.resolve(type + ".example.json")));
        } catch (IOException e) {
            throw new IllegalStateException(type, e);
        }
    }

    void region(String code, String name) {
        ObjectNode event = example("region-published.v1");
        event.put("code", code).put("name", name).put("poolingRegion", code).put("member", code);
        send("reference-events", "region-published.v1", "region:" + code, event);
    }

    void workingDays(int year, boolean provisional, String... holidays) {
        workingDays(workingDaysOf(year, holidays).put("provisional", provisional));
    }

    /** As published; nothing is worked on weekends. */
    ObjectNode workingDaysOf(int year, String... holidays) {
        ObjectNode event = example("working-days-published.v1");
        event.put("year", year).put("provisional", false);
        event.set("holidays", JSON.valueToTree(holidays));
        event.set("workedWeekends", JSON.createArrayNode());
        return event;
    }

    void workingDays(ObjectNode event) {
        send(
                "reference-events",
                "working-days-published.v1",
                "working-days:" + event.get("year").asInt(),
                event);
    }

    void account(String region, String scheme, String accountNo) {
        ObjectNode event = example("fiscal-account-published.v1");
        event.put("region", region).put("scheme", scheme).put("accountNo", accountNo);
        send(
                "reference-events",
                "fiscal-account-published.v1",
                "fiscal-account:" + region + ":clearing:" + scheme,
                event);
    }

    /** A settlement of one pair: pooling + account clear, the rest is cash. */
    ObjectNode settlement(
            String id,
            String insured,
            String treatment,
            String scheme,
            Instant at,
            long fund,
            long account) {
        ObjectNode event = example("settlement-recorded.v1");
        long cash = 10_000;
        long total = fund + account + cash;
        event.put("settlementId", id)
                .put("insuredRegion", insured)
                .put("treatmentRegion", treatment)
                .put("institution", "H" + treatment + "00001")
                .put("scheme", scheme)
                .put("settledAt", at.toString())
                .put("originPeriod", Beijing.day(at).toString().substring(0, 7))
                .put("totalFen", total)
                .put("fullSelfPayFen", 0)
                .put("overLimitFen", 0)
                .put("priorSelfPayFen", 0)
                .put("inScopeFen", total)
                .put("accountFen", account)
                .put("mutualAidFen", 0)
                .put("cashFen", cash)
                .put("hospitalBorneFen", 0)
                .put("clearedFen", fund + account);
        event.set("fundsFen", JSON.valueToTree(Map.of("pooling", fund)));
        return event;
    }

    /** What takes a settlement back whole. */
    ObjectNode mirror(ObjectNode original, String id, String kind, Instant at) {
        ObjectNode event = original.deepCopy();
        event.put("settlementId", id)
                .put("originalId", original.get("settlementId").asText())
                .put("kind", kind)
                .put("settledAt", at.toString())
                .put("originPeriod", Beijing.day(at).toString().substring(0, 7));
        original.properties()
                .forEach(
                        field -> {
                            if (field.getKey().endsWith("Fen") && field.getValue().isNumber()) {
                                event.put(field.getKey(), -field.getValue().asLong());
                            }
                        });
        ObjectNode funds = JSON.createObjectNode();
        original.get("fundsFen")
                .properties()
                .forEach(fund -> funds.put(fund.getKey(), -fund.getValue().asLong()));
        event.set("fundsFen", funds);
        return event;
    }

    void send(ObjectNode settlement) {
        JsonNode original = settlement.get("originalId");
        send(
                "settlement-events",
                "settlement-recorded.v1",
                original.isNull() ? settlement.get("settlementId").asText() : original.asText(),
                settlement);
    }

    void seal(String month, long count, long totalFen, long clearedFen) {
        ObjectNode event = example("month-sealed.v1");
        event.put("month", month)
                .put("count", count)
                .put("totalFen", totalFen)
                .put("clearedFen", clearedFen)
                .put("occurredAt", Instant.now().toString());
        send("settlement-events", "month-sealed.v1", "month:" + month, event);
    }

    void send(String topic, String type, String key, ObjectNode payload) {
        UUID id = EventIds.next();
        payload.put("eventId", id.toString());
        ProducerRecord<String, String> message =
                new ProducerRecord<>(prefix + topic, key, payload.toString());
        header(message, "event-id", id.toString());
        header(message, "event-type", type);
        header(message, "occurred-at", Instant.now().toString());
        header(message, "request-id", "test");
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, String> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
