package org.crossregion.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.core.ConditionFactory;
import org.crossregion.database.JobLock;
import org.crossregion.embedded.TestServices;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

@QuarkusTest
@WithTestResource(TestServices.class)
class WiringTest {

    @Inject Outbox outbox;
    @Inject Parking parking;
    @Inject Lag lag;
    @Inject Jdbi jdbi;
    @Inject JobLock jobLock;
    @Inject InboxPruning pruning;
    @Inject MeterRegistry metrics;
    @Inject @Readiness MessagingReadiness readiness;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "crossregion.messaging.topic-prefix")
    String prefix;

    @BeforeEach
    void well() {
        WiredInbox.ill = false;
    }

    @Test
    void an_event_of_a_committed_transaction_has_its_effect_and_that_tells_on() {
        MDC.put("requestId", "r-17");
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            outbox.add(Happened.to("committed", 1));
                            outbox.addAll(
                                    List.of(
                                            Happened.to("committed", 2),
                                            Happened.to("committed", 3)));
                        });
        MDC.remove("requestId");

        patiently().until(() -> effects("committed").equals(List.of(1L, 2L, 3L)));
        assertThat(requests("committed")).containsOnly("r-17");
        patiently().until(() -> outbox.backlog() == 0 && lag.total() == 0);
        assertThat(new Broker(bootstrap, prefix).records("fund-events"))
                .filteredOn(record -> record.key().equals("committed"))
                .hasSize(3)
                .allSatisfy(
                        record ->
                                assertThat(Header.get(record.headers(), Header.REQUEST_ID))
                                        .contains("r-17"));
    }

    @Test
    void two_readers_share_the_partitions_and_each_key_keeps_its_order() {
        List<String> subjects = IntStream.range(0, 24).mapToObj(one -> "shared-" + one).toList();
        for (long number = 1; number <= 20; number++) {
            long next = number;
            QuarkusTransaction.requiringNew()
                    .run(() -> subjects.forEach(one -> outbox.add(Happened.to(one, next))));
        }

        List<Long> inOrder = LongStream.rangeClosed(1, 20).boxed().toList();
        for (String subject : subjects) {
            patiently().until(() -> effects(subject).equals(inOrder));
        }
        assertThat(metrics.get("crossregion.inbox.handled").tag("consumer", "wired").meters())
                .hasSize(2)
                .allSatisfy(
                        reader ->
                                assertThat(reader.measure().iterator().next().getValue())
                                        .isPositive());
    }

    @Test
    void an_event_of_a_transaction_that_is_rolled_back_never_was() {
        assertThatThrownBy(
                        () ->
                                QuarkusTransaction.requiringNew()
                                        .run(
                                                () -> {
                                                    outbox.add(Happened.to("undone", 1));
                                                    jdbi.useTransaction(
                                                            handle ->
                                                                    handle.execute(
                                                                            "insert into effect"
                                                                                    + " (subject,"
                                                                                    + " number) values"
                                                                                    + " ('undone',"
                                                                                    + " 0)"));
                                                    throw new IllegalStateException("no");
                                                }))
                .hasMessageContaining("no");

        QuarkusTransaction.requiringNew().run(() -> outbox.add(Happened.to("done", 2)));
        patiently().until(() -> effects("done").equals(List.of(2L)));
        assertThat(effects("undone")).isEmpty();
    }

    @Test
    void an_event_without_a_transaction_is_refused() {
        assertThatThrownBy(() -> outbox.add(Happened.to("alone", 1)))
                .isInstanceOf(jakarta.transaction.TransactionalException.class);
    }

    @Test
    void a_poisonous_event_is_parked_without_a_trace_and_replayed_when_its_cause_is_gone() {
        WiredInbox.ill = true;
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            outbox.add(Happened.to("ill", 1));
                            outbox.add(Happened.to("ill", 2));
                        });
        patiently().until(() -> parking.parked() == 2);
        assertThat(effects("ill")).isEmpty();
        assertThat(parking.list(10)).extracting(ParkedEvent::reason).first().isEqualTo("ill");
        assertThat(parking.list("wired", 0, 10)).hasSize(2);
        assertThat(metrics.get("crossregion.parked.events").gauge().value()).isEqualTo(2);

        WiredInbox.ill = false;
        Replayed replayed = parking.replay("wired", "ill");

        assertThat(replayed.handled()).isEqualTo(2);
        assertThat(parking.parked()).isZero();
        assertThat(effects("ill")).containsExactly(1L, 2L);
        patiently().until(() -> outbox.backlog() == 0);
    }

    @Test
    void the_agreed_topics_are_there_with_twelve_partitions_and_reference_data_is_compacted()
            throws Exception {
        Topics topics = new Broker(bootstrap, prefix).topics();
        try (Admin admin = Admin.create(topics.adminConfig())) {
            List<String> names = Topics.AGREED.stream().map(topics::name).toList();
            patiently().until(() -> admin.listTopics().names().get().containsAll(names));
            assertThat(admin.describeTopics(names).allTopicNames().get().values())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(12));
            var reference =
                    new ConfigResource(ConfigResource.Type.TOPIC, topics.name("reference-events"));
            var config = admin.describeConfigs(List.of(reference)).all().get().get(reference);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("compact");
        }
    }

    @Test
    void the_service_is_ready_and_tells_what_it_does() {
        patiently()
                .until(
                        () ->
                                readiness
                                        .call()
                                        .getData()
                                        .orElseThrow()
                                        .equals(
                                                java.util.Map.of(
                                                        "relay", "working",
                                                        "wired", "reading",
                                                        "wired 2", "reading")));
        assertThat(readiness.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(metrics.get("crossregion.outbox.backlog").gauge().value()).isNotNaN();
        assertThat(metrics.get("crossregion.inbox.lag").tag("consumer", "wired").gauges())
                .hasSize(2)
                .allSatisfy(gauge -> assertThat(gauge.value()).isNotNaN());
    }

    @Test
    void a_job_runs_once_while_it_is_running_and_again_afterwards() {
        boolean ran =
                jobLock.tryRun(
                        "a job", () -> assertThat(jobLock.tryRun("a job", () -> {})).isFalse());
        assertThat(ran).isTrue();
        assertThat(jobLock.tryRun("a job", () -> {})).isTrue();
        assertThat(pruning.prune(java.time.Instant.EPOCH)).isZero();
    }

    private List<Long> effects(String subject) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(
                                        "select number from effect where subject = :s order by id")
                                .bind("s", subject)
                                .mapTo(Long.class)
                                .list());
    }

    private List<String> requests(String subject) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery("select request_id from effect where subject = :s")
                                .bind("s", subject)
                                .mapTo(String.class)
                                .list());
    }

    private static ConditionFactory patiently() {
        return await().atMost(60, TimeUnit.SECONDS);
    }
}
