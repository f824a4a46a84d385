package org.crossregion.load.scale;

import com.fasterxml.jackson.databind.JsonNode;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;

/** An employer's list of people of one region, handed in and followed until it is worked. */
final class BatchFile {

    private static final String REGION = "220100";
    private static final String EMPLOYER = "2201000001";

    /** Where the people on lists go for a week each; nobody else does. */
    private static final String TREATMENT = "330000";

    private static final LocalDate FIRST_WEEK = LocalDate.of(2027, 1, 4);

    private final FilingApi api;
    private final Crowd crowd;
    private final Sql sql;

    BatchFile(FilingApi api, Crowd crowd, Sql sql) {
        this.api = api;
        this.crowd = crowd;
        this.sql = sql;
    }

    /**
     * How long the rows took from the end of the upload to the last one, and what became of them.
     */
    record Worked(double seconds, int filed) {}

    Worked work(int rows) throws SQLException {
        String clerk = api.clerk(REGION);
        String list = list(rows);
        long from = System.nanoTime();
        JsonNode batch =
                api.upload(
                        "/api/v1/filing-batches?region=%s&employer=%s&headCount=%d&fileName=list.csv"
                                .formatted(REGION, EMPLOYER, rows),
                        clerk,
                        list);
        String path = "/api/v1/filing-batches/" + batch.path("id").asText();
        while (!batch.path("state").asText().equals("done")) {
            LockSupport.parkNanos(100_000_000L);
            batch = api.get(path, clerk).answer();
        }
        double seconds = (System.nanoTime() - from) / 1e9;
        return new Worked(seconds, batch.path("filed").asInt());
    }

    /** Each person once; where there are not so many, for one week after the other. */
    private String list(int rows) throws SQLException {
        long slot = sql.number("select slot from load_place where region = '" + REGION + "'");
        long slots = sql.number("select count(*) from load_place");
        long before = sql.number("select count(*) from filing_batch");
        long people = (crowd.size() - slot) / slots;
        StringBuilder list =
                new StringBuilder("人员编号,姓名,备案类型,就医地区划,开始日期,结束日期,申请原因," + "医保电子凭证、有效身份证件或社会保障卡\n");
        for (int row = 0; row < rows; row++) {
            long person = slot + slots * (row % people + (slot == 0 ? 1 : 0));
            LocalDate week = FIRST_WEEK.plusWeeks(before * 20 + row / people);
            list.append(Crowd.person(person))
                    .append(',')
                    .append(Exemplars.NAME)
                    .append(",other-temporary,")
                    .append(TREATMENT)
                    .append(',')
                    .append(week)
                    .append(',')
                    .append(week.plusDays(6))
                    .append(",外出参加培训,见附件\n");
        }
        return list.toString();
    }
}
