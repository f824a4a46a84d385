package org.crossregion.filing.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.Desk;
import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.values.Beijing;
import org.crossregion.web.clock.BusinessClock;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

@QuarkusTest
@DeskTest
class DeadlineTest {

    private static final Desk DESK = Desk.of("220581");

    @Inject Clock clock;
    @Inject BusinessClock businessClock;
    @Inject Jdbi database;
    @Inject DeadlineReminders reminders;

    @Test
    void proof_is_reminded_of_a_week_and_a_day_before_its_last_day_and_never_twice() {
        LocalDate today = today();
        String id = DESK.fileActive(Desk.promised(Sample.person("220581"), today));
        LocalDate due =
                LocalDate.parse(DESK.get("/api/v1/filings/" + id).extract().path("proofDue"));

        businessClock.set(Beijing.startOf(due.minusDays(7)).plusSeconds(60));
        assertThat(told(id)).containsExactly("proof %s 7".formatted(due));

        // Two instances, or one that was killed: the same midnight again.
        io.quarkus.narayana.jta.QuarkusTransaction.requiringNew()
                .run(() -> reminders.run(Beijing.startOf(due.minusDays(7))));
        assertThat(told(id)).hasSize(1);

        // Down over both days: what was missed is made up for.
        businessClock.set(Beijing.startOf(due.plusDays(2)));
        assertThat(told(id))
                .containsExactly("proof %s 7".formatted(due), "proof %s 1".formatted(due));
    }

    @Test
    void a_review_is_told_on_its_last_day_and_once_it_is_late() {
        Map<String, Object> application = Desk.application(Sample.person("220581"), today());
        application.put("channel", "app");
        String id = DESK.submit(application).statusCode(201).extract().path("id");
        LocalDate due =
                LocalDate.parse(DESK.get("/api/v1/filings/" + id).extract().path("reviewDue"));
        assertThat(due).isAfter(today());

        businessClock.set(Beijing.startOf(due.plusDays(1)).plusSeconds(60));

        assertThat(told(id))
                .containsExactly("review %s 0".formatted(due), "review %s -1".formatted(due));
    }

    @Test
    void what_was_done_in_time_is_not_reminded_of() {
        Map<String, Object> application = Desk.application(Sample.person("220581"), today());
        application.put("channel", "app");
        String reviewed = DESK.fileActive(application);

        businessClock.set(Beijing.startOf(today().plusDays(8)));

        assertThat(told(reviewed)).isEmpty();
    }

    @Test
    void the_end_of_a_filing_is_told_a_month_and_a_week_ahead() {
        Map<String, Object> application = Desk.application(Sample.person("220581"), today());
        application.put("validUntil", today().plusDays(31).toString());
        String id = DESK.fileActive(application);
        LocalDate end = today().plusDays(31);

        businessClock.set(Beijing.startOf(end.minusDays(7)).plusSeconds(60));

        assertThat(told(id))
                .containsExactly("expiry %s 30".formatted(end), "expiry %s 7".formatted(end));
    }

    @Test
    void a_review_due_on_a_day_that_becomes_a_holiday_moves_to_the_next_working_day() {
        Map<String, Object> application = Desk.application(Sample.person("220581"), today());
        application.put("channel", "app");
        String id = DESK.submit(application).statusCode(201).extract().path("id");
        LocalDate due =
                LocalDate.parse(DESK.get("/api/v1/filings/" + id).extract().path("reviewDue"));

        Sample.importFile(
                        "working-days",
                        """
                        - year: %d
                          provisional: false
                          holidays: ["%s"]
                          worked_weekends: []
                        """
                                .formatted(due.getYear(), due))
                .statusCode(200);

        LocalDate moved =
                LocalDate.parse(DESK.get("/api/v1/filings/" + id).extract().path("reviewDue"));
        assertThat(moved).isAfter(due);
        Sample.importFile(
                        "working-days",
                        """
                        - year: %d
                          provisional: false
                          holidays: []
                          worked_weekends: []
                        """
                                .formatted(due.getYear()))
                .statusCode(200);
        DESK.get("/api/v1/filings/" + id)
                .body("reviewDue", org.hamcrest.Matchers.equalTo(due.toString()));
    }

    private List<String> told(String subject) {
        return database.withHandle(
                handle ->
                        handle.createQuery(
                                        """
                                        select kind || ' ' || due_on || ' ' || days_left
                                        from deadline_reminder
                                        where subject = :subject
                                        order by days_left desc
                                        """)
                                .bind("subject", subject)
                                .mapTo(String.class)
                                .list());
    }

    private LocalDate today() {
        return Beijing.day(clock.instant());
    }
}
