package org.crossregion.settlement.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.gateway.GatewayClient.succeeded;
import static org.crossregion.settlement.gateway.GatewayWorld.HOSPITAL;
import static org.crossregion.settlement.gateway.GatewayWorld.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.gateway.GatewayWorld.Person;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** 1101 tells what filing-service owns of a person: identities, insurances, filings. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class PersonInfoTest {

    private static final Path CONTRACT =
            Path.of(System.getProperty("build.root", ".."))
                    .resolve("docs/contracts/special-identity-published.v1.example.json");

    @Inject GatewayWorld world;
    @Inject ObjectMapper json;

    @TestHTTPResource("/")
    URI address;

    private JsonNode asked(Person person) {
        return succeeded(
                new GatewayClient(
                                address.toString().replaceAll("/$", ""), Dialect.OPENHIS, HOSPITAL)
                        .ask(
                                "1101",
                                "data",
                                fields(
                                        "mdtrt_cert_type",
                                        "02",
                                        "mdtrt_cert_no",
                                        person.certificateNo())));
    }

    private void tell(Person person, int version, String from, String until) {
        world.tellOfFiling(
                "special-identity-published.v1",
                fields(
                        "personNo",
                        person.personNo(),
                        "identityType",
                        "2308",
                        "level",
                        "2",
                        "validFrom",
                        from,
                        "validUntil",
                        until,
                        "memo",
                        "肢体残疾二级",
                        "version",
                        version));
    }

    @Test
    void special_identities_are_shown_while_they_hold() {
        Person person = world.person();
        assertThat(asked(person).at("/idetinfo")).isEmpty();

        tell(person, 1, "2024-05-01", null);

        JsonNode one = asked(person).at("/idetinfo/0");
        assertThat(one.get("psn_idet_type").textValue()).isEqualTo("2308");
        assertThat(one.get("psn_type_lv").textValue()).isEqualTo("2");
        assertThat(one.get("memo").textValue()).isEqualTo("肢体残疾二级");
        assertThat(one.get("begntime").textValue()).isEqualTo("2024-05-01 00:00:00");
        assertThat(one.get("endtime").isNull()).isTrue();

        tell(person, 2, "2024-05-01", "2025-04-30");
        assertThat(asked(person).at("/idetinfo")).isEmpty();
        // What is older than what is known changes nothing.
        tell(person, 1, "2024-05-01", null);
        assertThat(asked(person).at("/idetinfo")).isEmpty();
    }

    @Test
    void filings_for_care_elsewhere_are_told_in_words() {
        assertThat(asked(world.person()).at("/baseinfo/exp_content").textValue())
                .isEqualTo("异地就医备案：异地安置退休人员 220200 2020-01-01至长期");
    }

    @Test
    void the_contracts_example_is_read() throws IOException {
        Person person = world.person();
        Map<String, Object> payload = new LinkedHashMap<>();
        json.readTree(Files.readString(CONTRACT))
                .properties()
                .forEach(
                        one -> {
                            if (!one.getKey().matches("eventId|occurredAt")) {
                                payload.put(
                                        one.getKey(),
                                        json.convertValue(one.getValue(), Object.class));
                            }
                        });
        payload.put("personNo", person.personNo());
        world.tellOfFiling("special-identity-published.v1", payload);

        assertThat(asked(person).at("/idetinfo/0/psn_idet_type").textValue()).isEqualTo("2303");
    }
}
