package org.crossregion.filing.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;

import jakarta.inject.Inject;

import org.crossregion.filing.desk.DeskTest;
import org.crossregion.filing.desk.Sample;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.values.Beijing;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Instances that believe a list to be theirs at the same time, as after a lost lock. */
@QuarkusTest
@DeskTest
class BatchTwiceTest {

    private static final String FILINGS =
            """
            select id from filing where person_no = any(:persons)
            """;

    @Inject Clock clock;
    @Inject Jdbi database;
    @Inject BatchRun run;
    @Inject BatchRepository batches;

    @BeforeAll
    static void load() {
        ListOfPeople.load();
    }

    @Test
    void three_at_one_list_do_each_row_once() throws Exception {
        LocalDate from = Beijing.day(clock.instant()).plusDays(1);
        List<String> persons = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            String person = Sample.person(ListOfPeople.REGION);
            persons.add(person);
            rows.add(ListOfPeople.row(person, from));
        }
        rows.get(5).put("备案类型", "没有这种类型");
        String id =
                ListOfPeople.upload(ListOfPeople.file(SheetFormat.CSV, rows), rows.size())
                        .statusCode(202)
                        .extract()
                        .path("id");

        Batch batch = batches.find(id).orElseThrow();
        together(3, () -> run.work(batch));
        ListOfPeople.await(id);

        assertThat(batches.counts(id))
                .containsOnly(
                        Map.entry(RowOutcome.Kind.FILED, 11),
                        Map.entry(RowOutcome.Kind.REJECTED, 1));
        List<String> filings =
                database.withHandle(
                        handle ->
                                handle.createQuery(FILINGS)
                                        .bindArray("persons", String.class, persons)
                                        .mapTo(String.class)
                                        .list());
        assertThat(filings)
                .containsExactlyInAnyOrderElementsOf(
                        batches.outcomes(id, "filed", 0, 100).stream()
                                .map(row -> row.filingId().orElseThrow())
                                .toList());
    }

    private static void together(int many, Runnable work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(many);
        try {
            List<Callable<Object>> parts = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                parts.add(Executors.callable(work));
            }
            for (Future<Object> one : pool.invokeAll(parts)) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
