package org.crossregion.web.desk;

import jakarta.inject.Singleton;

import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.jdbi.v3.core.Jdbi;

import java.util.List;

/** Desks from a file. */
@Singleton
public class DeskReference implements ReferenceKind {

    private final Jdbi jdbi;

    DeskReference(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public String kind() {
        return "desks";
    }

    @Override
    public ImportResult importFile(byte[] content) {
        List<Desk> desks = CsvRows.parse(content, "name", "region", "amount").map(Desk::of);
        int imported =
                jdbi.withHandle(
                        handle ->
                                desks.stream()
                                        .mapToInt(
                                                desk ->
                                                        handle.createUpdate(
                                                                        """
                                                                        insert into desk
                                                                            (name, region, amount_fen)
                                                                        values (:name, :region, :amount)
                                                                        on conflict (name) do nothing
                                                                        """)
                                                                .bind("name", desk.name)
                                                                .bind("region", desk.region)
                                                                .bind("amount", desk.amount)
                                                                .execute())
                                        .sum());
        return new ImportResult(imported, desks.size() - imported);
    }

    @Override
    public byte[] export() {
        return CsvRows.write(
                List.of("name", "region", "amount"),
                List.of(List.of("窗口, \"一\"", "220100", "1.00")));
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    /** One line of the file. */
    record Desk(String name, RegionCode region, Money amount) {

        static Desk of(CsvRow row) {
            return new Desk(row.text("name"), row.region("region"), row.money("amount"));
        }
    }
}
