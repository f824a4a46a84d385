package org.crossregion.load.scale;

import org.crossregion.load.bench.HttpClient;
import org.crossregion.load.bench.Load.Source;
import org.crossregion.load.bench.Load.Worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What hospitals ask and clerks submit, many at the same time. */
final class Requests {

    /** Whoever has filed there has been an applicant, in this run or an earlier one. */
    private static final String LAST_APPLICANT =
            "select coalesce(max(right(person_no, 16)::bigint), 0)::text from filing_place"
                    + " where region = '%s' and person_no like '9999000000%%'";

    private final FilingApi api;
    private final Crowd crowd;

    /** Who submits next; every person files once. */
    private final AtomicInteger applicants;

    Requests(FilingApi api, Crowd crowd, AtomicInteger applicants) {
        this.api = api;
        this.crowd = crowd;
        this.applicants = applicants;
    }

    /** The number of the person who applied last. */
    static int lastApplicant(Sql sql) throws SQLException {
        long last = sql.number(LAST_APPLICANT.formatted(Exemplars.ELSEWHERE));
        return (int) Math.max(0, last - Crowd.BEFORE_FIRST);
    }

    /** Random persons ask whether they are treated directly where they have filed for. */
    Source eligibility() {
        String headers = "Authorization: Bearer " + api.hospital() + "\r\n";
        return () -> {
            HttpClient client = new HttpClient(api.port());
            return worker(
                    client,
                    () -> {
                        long number = 1 + ThreadLocalRandom.current().nextInt(crowd.size());
                        byte[] answer =
                                client.get(
                                        "/api/v1/eligibility?personNo="
                                                + Crowd.person(number)
                                                + "&institution="
                                                + Exemplars.INSTITUTION
                                                + "&careType=inpatient",
                                        headers);
                        String text = new String(answer, StandardCharsets.UTF_8);
                        if (!text.contains("\"direct\":true")) {
                            throw new IllegalStateException(text);
                        }
                    });
        };
    }

    /** Person after person files for where nobody has filed before. */
    Source submission() {
        String from = FilingApi.today();
        String headers =
                "Authorization: Bearer "
                        + api.clerk(FilingApi.PROVINCE)
                        + "\r\nContent-Type: application/json\r\nIdempotency-Key: ";
        return () -> {
            HttpClient client = new HttpClient(api.port());
            return worker(
                    client,
                    () ->
                            client.post(
                                    "/api/v1/filings",
                                    headers + UUID.randomUUID() + "\r\n",
                                    FilingApi.application(
                                            Crowd.person(applicants.incrementAndGet()),
                                            Exemplars.ELSEWHERE,
                                            from)));
        };
    }

    /** One request. */
    private interface Request {
        void send() throws IOException;
    }

    private static Worker worker(HttpClient client, Request request) {
        return new Worker() {
            @Override
            public void once() throws IOException {
                request.send();
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }
}
