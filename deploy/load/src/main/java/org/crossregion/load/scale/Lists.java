package org.crossregion.load.scale;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One page of every list, as an agency's clerk turns them. */
final class Lists {

    private static final int TIMES = 15;

    /** Requests over which pages are counted. */
    private static final int PAGED = 3;

    /** A region that is hosted, and a name that nobody has. */
    private static final String REGION = "220200";

    private static final String NOBODY = "%E6%97%A0%E6%AD%A4%E4%BA%BA";

    /** Everybody's. */
    private static final String NAME = URLEncoder.encode(Exemplars.NAME, StandardCharsets.UTF_8);

    private static final String AGENCY = "A22010001";
    private static final String QUEUE = "/api/v1/agencies/" + AGENCY + "/queue";
    private static final String OF_AGENCY = "220100";

    private final FilingApi api;
    private final Crowd crowd;
    private final Sql sql;
    private final Statements statements;
    private final double seconds;

    /**
     * @param seconds at most for all pages of one list
     */
    Lists(FilingApi api, Crowd crowd, Sql sql, double seconds) {
        this.api = api;
        this.crowd = crowd;
        this.sql = sql;
        this.statements = new Statements(sql);
        this.seconds = seconds;
    }

    /**
     * How long a page took.
     *
     * @param pages of 8 kB that its statements touched in the database
     */
    record Shown(String name, int rows, double p50, double most, long pages) {}

    List<Shown> all() throws SQLException {
        String province = api.clerk(FilingApi.PROVINCE);
        String region = api.clerk(REGION);
        String middle = sql.text("select id from filing where id > 'F2204' order by id limit 1");
        String last = sql.text("select id from filing order by id desc offset 50 limit 1");
        String person = Crowd.person(crowd.size() / 2);
        List<Shown> all = new ArrayList<>();
        all.add(get("filings, first page", "/api/v1/filings?limit=50", province));
        all.add(get("filings, middle", "/api/v1/filings?limit=50&after=" + middle, province));
        all.add(get("filings, near the end", "/api/v1/filings?limit=50&after=" + last, province));
        all.add(get("filings of a region", "/api/v1/filings?limit=50", region));
        all.add(get("filings that wait", "/api/v1/filings?limit=50&state=submitted", province));
        all.add(get("of a region that wait", "/api/v1/filings?limit=50&state=submitted", region));
        all.add(get("filings that are late", "/api/v1/filings?limit=50&overdue=true", region));
        all.add(get("filings of a person", "/api/v1/filings?personNo=" + person, province));
        all.add(get("persons, first page", "/api/v1/persons?limit=50", province));
        all.add(
                get(
                        "persons of a region, middle",
                        "/api/v1/persons?limit=50&after=" + person,
                        region));
        all.add(get("persons of a name nobody has", of(NOBODY), province));
        all.add(get("persons of a name, first page", of(NAME), province));
        all.add(get("of that name, a region, middle", of(NAME) + "&after=" + person, region));
        all.add(get("one person", "/api/v1/persons/" + person, province));
        String agency = api.clerk(OF_AGENCY);
        all.add(get("queue of an agency", QUEUE, agency));
        all.add(get("counts of the queue", QUEUE + "/counts", agency));
        return all;
    }

    private static String of(String name) {
        return "/api/v1/persons?name=" + name;
    }

    private Shown get(String name, String path, String token) throws SQLException {
        List<Double> times = new ArrayList<>();
        int rows = 0;
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (int i = 0; i < TIMES && (i == 0 || System.nanoTime() < end); i++) {
            FilingApi.Timed one = api.get(path, token);
            rows = one.answer().path("items").size();
            times.add(one.millis());
        }
        // The first fills caches; where it is all there is, it counts.
        double[] sorted =
                times.stream()
                        .skip(times.size() > 1 ? 1 : 0)
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        statements.begin();
        for (int i = 0; i < PAGED; i++) {
            api.get(path, token);
        }
        return new Shown(
                name,
                rows,
                sorted[sorted.length / 2],
                Arrays.stream(sorted).max().orElse(0),
                statements.end(PAGED).pages());
    }
}
