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
import org.crossregion.values.Money;
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

    @Test
    void what_both_numbers_of_a_merged_person_used_counts_together_and_apart_again_when_undone() {
        String staying = world.filedPersons(1, "100.00").get(0);
        String leaving = world.filedPersons(1, "30.00").get(0);
        Hospital hospital = new Hospital(World.HOSPITAL);
        String first = hospital.stay(leaving);
        hospital.uploaded(first, List.of(line("1", World.BED, "1200.00", 30)));
        hospital.settle(first, "1200.00").then().statusCode(200);
        long borne = deductible(leaving);
        long left =
                world.number("select balance_fen from account where person_no = '" + leaving + "'");

        world.merge(leaving, staying);
        world.until(holds(staying, 10_000 + left));
        world.until(holds(leaving, 0));
        String second = hospital.stay(staying);
        hospital.uploaded(second, List.of(line("1", World.BED, "1200.00", 30)));
        // The second admission of the year, whose deductible is lower.
        hospital.settle(second, "1200.00").then().statusCode(200);
        assertThat(admission(second)).isEqualTo(2);
        assertThat(deductible(staying)).isLessThan(borne);
        assertThat(accounts.balance(leaving)).isEqualTo(accounts.balance(staying));

        world.part(leaving, 3);
        world.until(
                "select count(*) = 2 from account_entry where person_no = '"
                        + leaving
                        + "' and merged_with is not null");
        assertThat(
                        world.number(
                                "select sum(amount_fen)::bigint from account_entry where"
                                        + " merged_with is not null and person_no in ('"
                                        + leaving
                                        + "', '"
                                        + staying
                                        + "')"))
                .isZero();
        String third = hospital.stay(leaving);
        hospital.uploaded(third, List.of(line("1", World.BED, "1200.00", 30)));
        hospital.settle(third, "1200.00").then().statusCode(200);
        assertThat(admission(third)).isEqualTo(2);
    }

    @Test
    void what_is_returned_is_taken_out_of_all_accounts_or_of_none() {
        List<String> persons = world.filedPersons(2, "50.00");
        Accounts.Return enough = new Accounts.Return(persons.get(0), "R1-1", Money.ofYuan("50.00"));
        Accounts.Return more = new Accounts.Return(persons.get(1), "R1-2", Money.ofYuan("50.01"));

        assertThat(accounts.payBack(List.of(enough, more)))
                .extracting(Accounts.Balance::personNo)
                .containsExactly(persons.get(1));
        assertThat(accounts.balance(persons.get(0))).isEqualTo(Money.ofYuan("50.00"));
        assertThat(accounts.payBack(List.of(enough))).isEmpty();
        assertThat(accounts.payBack(List.of(enough))).isEmpty();
        assertThat(accounts.balance(persons.get(0)).isZero()).isTrue();
    }

    private long deductible(String person) {
        return world.number(
                "select deductible_fen from accumulator where person_no = '" + person + "'");
    }

    private long admission(String visit) {
        return world.number(
                "select admission::bigint from accumulator_change where visit_id = '"
                        + visit
                        + "'");
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
