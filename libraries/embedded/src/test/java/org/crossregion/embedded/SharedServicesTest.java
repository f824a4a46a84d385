package org.crossregion.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

import java.sql.DriverManager;
import java.util.Map;

class SharedServicesTest {

    @Test
    void every_application_start_gets_its_own_database_and_topics_on_the_same_services()
            throws Exception {
        TestServices services = new TestServices();

        Map<String, String> one = services.start();
        Map<String, String> two = services.start();

        String url = "quarkus.datasource.jdbc.url";
        String prefix = "crossregion.messaging.topic-prefix";
        assertThat(one.get(url)).isNotEqualTo(two.get(url));
        assertThat(one.get(prefix)).isNotEqualTo(two.get(prefix));
        assertThat(one.get("kafka.bootstrap.servers"))
                .isEqualTo(two.get("kafka.bootstrap.servers"));
        try (var connection = DriverManager.getConnection(one.get(url), "postgres", "postgres")) {
            assertThat(connection.isValid(5)).isTrue();
        }
        Object bootstrap = one.get("kafka.bootstrap.servers");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
    }
}
