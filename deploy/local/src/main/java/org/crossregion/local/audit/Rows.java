package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.client.Answer;
import org.crossregion.local.launch.ServiceName;
import org.crossregion.values.Money;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The facts behind one cell of one service, page by page in order of their ids. */
final class Rows {

    private static final int PAGE = 500;

    private final Sources sources;
    private final ServiceName service;
    private final CellKey cell;
    private final Deque<Row> page = new ArrayDeque<>();
    private String after = "";
    private boolean ended;

    Rows(Sources sources, ServiceName service, CellKey cell) {
        this.sources = sources;
        this.service = service;
        this.cell = cell;
    }

    /**
     * One fact as a service holds it.
     *
     * @param id the settlement's id
     * @param kind settlement, cancellation, refund or undo
     * @param total the bill
     * @param cleared what clearing moves
     */
    record Row(String id, String kind, Money total, Money cleared) {

        @Override
        public String toString() {
            return "%s total %s cleared %s".formatted(kind, total, cleared);
        }
    }

    Optional<Row> peek() {
        if (page.isEmpty() && !ended) {
            load();
        }
        return Optional.ofNullable(page.peekFirst());
    }

    void skip() {
        page.removeFirst();
    }

    private void load() {
        Answer answer =
                sources.get(
                        service,
                        ("/internal/audit/rows?originPeriod=%s&insuredRegion=%s"
                                        + "&treatmentRegion=%s&scheme=%s&limit=%d%s")
                                .formatted(
                                        cell.originPeriod(),
                                        cell.insuredRegion(),
                                        cell.treatmentRegion(),
                                        cell.scheme(),
                                        PAGE,
                                        after.isEmpty() ? "" : "&after=" + after));
        JsonNode body = answer.mustSucceed().json();
        JsonNode rows = body.isArray() ? body : body.path("items");
        for (JsonNode row : rows) {
            page.addLast(
                    new Row(
                            row.path("settlementId").asText(),
                            row.path("kind").asText(),
                            new Money(row.path("totalFen").asLong()),
                            new Money(row.path("clearedFen").asLong())));
        }
        ended = page.size() < PAGE;
        if (!page.isEmpty()) {
            after = page.peekLast().id();
        }
    }

    /** The first fact that two services do not hold alike. */
    static Optional<String> firstDifference(Rows one, Rows other) {
        while (true) {
            Optional<Row> left = one.peek();
            Optional<Row> right = other.peek();
            if (left.isEmpty() && right.isEmpty()) {
                return Optional.empty();
            }
            if (left.equals(right)) {
                one.skip();
                other.skip();
                continue;
            }
            return Optional.of(describe(one, left, other, right));
        }
    }

    private static String describe(Rows one, Optional<Row> left, Rows other, Optional<Row> right) {
        String id =
                left.map(Row::id)
                        .filter(l -> right.map(r -> l.compareTo(r.id()) <= 0).orElse(true))
                        .orElseGet(() -> right.orElseThrow().id());
        return "row %s: %s has %s, %s has %s"
                .formatted(
                        id,
                        one.service.module(),
                        text(left, id),
                        other.service.module(),
                        text(right, id));
    }

    private static String text(Optional<Row> row, String id) {
        return row.filter(found -> found.id().equals(id)).map(Row::toString).orElse("nothing");
    }
}
