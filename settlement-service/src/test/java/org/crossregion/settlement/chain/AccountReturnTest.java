package org.crossregion.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crossregion.settlement.chain.Hospital.line;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.embedded.TestServices;
import org.crossregion.settlement.accumulator.Accounts;
import org.crossregion.settlement.gateway.GatewayTestSettings;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What filing-service tells of accounts and of merged persons has its effect here. */
@QuarkusTest
@WithTestResource(TestServices.class)
@WithTestResource(GatewayTestSettings.class)
class AccountReturnTest {

    private static final Path EXAMPLE =
            Path.of("..", "docs", "contracts", "account-returned.v1.example.json");

    @Inject World world;
    @Inject Accounts accounts;
    @Inject Clock clock;
    @Inject ObjectMapper json;

    @Test
    void what_was_paid_back_leaves_the_account_once_however_often_it_is_told() throws IOException {
        String person = world.filedPersons(1, "500.00").get(0);
        Map<String, Object> returned = returned(person, "R4302002707100000001-1", 12_345);
        world.tell("filing-events", "account-returned.v1", person, returned);
        world.until(holds(person, 50_000 - 12_345));
        world.tell("filing-events", "account-returned.v1", person, returned);
        world.tell(
                "filing-events",
                "account-returned.v1",
                person,
                returned(person, "R4302002707100000001-2", 5));
        world.until(holds(person, 50_000 - 12_350));

        assertThat(
                        world.number(
                                "select count(*) from account_entry where person_no = '"
                                        + person
                                        + "' and return_item is not null"))
                .isEqualTo(2);
        assertThat(
                        world.number(
                                "select sum(amount_fen)::bigint from account_entry where person_no"
                                        + " = '"
                                        + person
                                        + "'"))
                .isEqualTo(50_000 - 12_350);
        Accounts.Balance told =
                accounts.balances(List.of(person), clock.instant().plusSeconds(1)).get(0);
        assertThat(told.balance().toString()).isEqualTo("376.50");
        assertThat(told.balanceThen()).isEqualTo(told.balance());
        assertThat(
                        accounts.balances(List.of(person), clock.instant().minusSeconds(86_400))
                                .get(0)
                                .balanceThen()
                                .isZero())
                .isTrue();
    }

    @Test
    void a_filing_under_one_number_of_a_merged_person_serves_the_other() {
        String staying = world.filedPerson();
        String merged = world.person("employee", "12", "220100");
        world.merge(merged, staying);

        Hospital hospital = new Hospital(World.HOSPITAL);
        String visit = hospital.stay(merged);
        hospital.uploaded(visit, List.of(line("1", World.BED, "40.00", 1)));
        hospital.settle(visit, "40.00")
                .then()
                .statusCode(200)
                .body("filingType", equalTo("resettled-retiree"));
    }

    private Map<String, Object> returned(String person, String item, long fen) throws IOException {
        Map<String, Object> event =
                new LinkedHashMap<>(
                        json.readValue(
                                EXAMPLE.toFile(), new TypeReference<Map<String, Object>>() {}));
        event.remove("eventId");
        event.put("personNo", person);
        event.put("itemId", item);
        event.put("amountFen", fen);
        return event;
    }

    private static String holds(String person, long fen) {
        return "select balance_fen = " + fen + " from account where person_no = '" + person + "'";
    }
}
