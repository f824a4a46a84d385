package org.crossregion.settlement.purchase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.Coded;
import org.jdbi.v3.core.Jdbi;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of outside purchases and of the lines that came of them. */
@ApplicationScoped
class PurchaseRepository {

    private static final String COLUMNS =
            """
            select purchase_id, visit_id, kind, place, place_code, reason, department, physician, diagnosis,
                   item_names::text as item_names, registered_by, registered_at
            from outside_purchase
            """;

    private static final String FIND = COLUMNS + "where purchase_id = :id\n";

    private static final String OF_VISIT =
            COLUMNS + "where visit_id = :id\norder by registered_at, purchase_id\n";

    private static final String OF_LINE =
            COLUMNS
                    + """
                    where purchase_id = (select purchase_id from outside_purchase_line
                        where visit_id = :visitId and line_no = :lineNo)
                    """;

    private static final String NEXT_NUMBER = "select nextval('outside_purchase_number')";

    private static final String ADD =
            """
            insert into outside_purchase (purchase_id, visit_id, kind, place, place_code, reason, department,
                   physician, diagnosis, item_names, registered_by, registered_at)
            values (:purchaseId, :visitId, :kind, :place, :placeCode, :reason, :department,
                   :physician, :diagnosis, cast(:items as jsonb), :registeredBy, :registeredAt)
            """;

    private static final String ADD_LINE =
            """
            insert into outside_purchase_line (visit_id, line_no, purchase_id, position)
            values (:visitId, :lineNo, :purchaseId, :position)
            """;

    private final Jdbi jdbi;
    private final ObjectMapper json;

    PurchaseRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    Optional<OutsidePurchase> find(String purchaseId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(FIND)
                                .bind("id", purchaseId)
                                .map((row, context) -> purchase(row))
                                .findOne());
    }

    List<OutsidePurchase> of(String visitId) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_VISIT)
                                .bind("id", visitId)
                                .map((row, context) -> purchase(row))
                                .list());
    }

    Optional<OutsidePurchase> ofLine(String visitId, String lineNo) {
        return jdbi.withHandle(
                handle ->
                        handle.createQuery(OF_LINE)
                                .bind("visitId", visitId)
                                .bind("lineNo", lineNo)
                                .map((row, context) -> purchase(row))
                                .findOne());
    }

    long nextNumber() {
        return jdbi.withHandle(handle -> handle.createQuery(NEXT_NUMBER).mapTo(Long.class).one());
    }

    void add(OutsidePurchase purchase) {
        jdbi.useHandle(
                handle -> {
                    handle.createUpdate(ADD)
                            .bind("purchaseId", purchase.purchaseId())
                            .bind("visitId", purchase.visitId())
                            .bind("kind", purchase.kind())
                            .bind("place", purchase.place())
                            .bind("placeCode", purchase.placeCode())
                            .bind("reason", purchase.reason())
                            .bind("department", purchase.department())
                            .bind("physician", purchase.physician())
                            .bind("diagnosis", purchase.diagnosis())
                            .bind("items", text(purchase))
                            .bind("registeredBy", purchase.registeredBy())
                            .bind("registeredAt", purchase.registeredAt())
                            .execute();
                    int position = 0;
                    for (String lineNo : purchase.items().keySet()) {
                        handle.createUpdate(ADD_LINE)
                                .bind("visitId", purchase.visitId())
                                .bind("lineNo", lineNo)
                                .bind("purchaseId", purchase.purchaseId())
                                .bind("position", ++position)
                                .execute();
                    }
                });
    }

    private String text(OutsidePurchase purchase) {
        try {
            return json.writeValueAsString(purchase.items());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of items", e);
        }
    }

    private OutsidePurchase purchase(ResultSet row) throws SQLException {
        try {
            return new OutsidePurchase(
                    row.getString("purchase_id"),
                    row.getString("visit_id"),
                    Coded.ofCode(OutsidePurchase.Kind.class, row.getString("kind")),
                    row.getString("place"),
                    row.getString("place_code"),
                    row.getString("reason"),
                    row.getString("department"),
                    row.getString("physician"),
                    row.getString("diagnosis"),
                    json.readValue(
                            row.getString("item_names"),
                            new TypeReference<TreeMap<String, String>>() {}),
                    row.getString("registered_by"),
                    row.getObject("registered_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored items are not readable", e);
        }
    }
}
