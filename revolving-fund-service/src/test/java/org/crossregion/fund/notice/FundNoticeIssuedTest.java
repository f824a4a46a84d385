package org.crossregion.fund.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.crossregion.fund.Contracts;
import org.crossregion.messaging.Events;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

class FundNoticeIssuedTest {

    private final FundNoticeIssued event =
            new FundNoticeIssued(
                    UUID.fromString("01989f6e-0006-7000-8000-000000000003"),
                    Instant.parse("2027-02-03T02:00:00Z"),
                    "220000-2027-F8-0001",
                    "220000",
                    2027,
                    "revolving-fund",
                    "payable",
                    "220100",
                    LocalDate.parse("2027-02-03"),
                    LocalDate.parse("2027-02-24"),
                    LocalDate.parse("2027-02-17"),
                    "医保发〔2022〕22号；2027年度周转金额度核定",
                    List.of(new FundNoticeIssued.Line("220200", "employee", 1_000)),
                    null,
                    null);

    @Test
    void what_is_published_is_what_the_schema_and_the_example_say() throws Exception {
        String message = Events.write(event);

        Contracts.mustConform("fund-notice-issued.v1", message);
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        assertThat(json.readTree(message))
                .isEqualTo(json.readTree(Contracts.example("fund-notice-issued.v1")));
    }

    @Test
    void notices_of_one_region_share_a_key() {
        assertThat(event.key()).isEqualTo("220100");
        assertThat(event.topic()).isEqualTo("fund-events");
    }
}
