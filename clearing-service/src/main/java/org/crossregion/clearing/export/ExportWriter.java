package org.crossregion.clearing.export;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.database.DirectConnections;
import org.crossregion.sheet.SheetFormat;
import org.crossregion.sheet.TableColumn.Kind;
import org.crossregion.sheet.TableFile;
import org.crossregion.values.Coded;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.identity.ProtectedIdentity;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the details of an export as they come out of the database by {@code copy}: one statement
 * and so one moment of the data, and never more than some rows in memory.
 */
@ApplicationScoped
class ExportWriter {

    /** Side, cases, total, cleared and deducted come before what was chosen. */
    private static final int CONTROL_FIELDS = 5;

    private static final int ROWS_BETWEEN_NEWS = 5_000;

    /** For the sort alone; a longer list is sorted on disk. */
    private static final String MEMORY = "set work_mem = '64MB'";

    private final DirectConnections connections;
    private final IdentityProtection protection;

    ExportWriter(DirectConnections connections, IdentityProtection protection) {
        this.connections = connections;
        this.protection = protection;
    }

    /** Who wants to know how far it is, and may stop it by an exception. */
    interface Progress {
        void rows(long written) throws IOException;
    }

    /** What was written. */
    record Written(long rows, Map<String, ControlTotals.Sums> totals) {}

    long count(ExportCriteria asked) {
        try (Connection connection = connections.open("detail-export");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(ExportSql.count(asked))) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the details could not be counted", e);
        }
    }

    /**
     * @param about what the file says of itself, on a sheet of its own
     */
    Written write(
            ExportCriteria asked,
            ExportIdentity identity,
            SheetFormat format,
            List<List<String>> about,
            OutputStream to,
            Progress progress)
            throws IOException {
        try (Connection connection = connections.open("detail-export");
                TableFile file =
                        TableFile.open(
                                format,
                                "清算明细",
                                asked.columns().stream().map(ExportColumn::column).toList(),
                                to)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(MEMORY);
            }
            CopyOut rows =
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyOut("copy (" + ExportSql.rows(asked) + ") to stdout");
            try {
                return written(asked.columns(), identity, rows, file, about, progress);
            } finally {
                if (rows.isActive()) {
                    rows.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new IOException("the details could not be read", e);
        }
    }

    private Written written(
            List<ExportColumn> columns,
            ExportIdentity identity,
            CopyOut rows,
            TableFile file,
            List<List<String>> about,
            Progress progress)
            throws SQLException, IOException {
        int identities = columns.contains(ExportColumn.IDENTITY_NO) ? 1 : 0;
        CopiedRow row = new CopiedRow(CONTROL_FIELDS + columns.size() + identities);
        ControlTotals totals = new ControlTotals(columns.size());
        long written = 0;
        for (byte[] bytes = rows.readFromCopy(); bytes != null; bytes = rows.readFromCopy()) {
            row.read(bytes);
            write(columns, identity, row, file, totals);
            if (++written % ROWS_BETWEEN_NEWS == 0) {
                progress.rows(written);
            }
        }
        if (totals.sides().size() > 1) {
            for (ExportSide side : totals.sides()) {
                line(columns, "合计：" + side.label(), totals.chosen(side), file);
            }
        }
        line(columns, "合计", totals.chosen(), file);
        file.explain("说明", explained(about, written, totals));
        return new Written(written, totals.bySide());
    }

    private void write(
            List<ExportColumn> columns,
            ExportIdentity identity,
            CopiedRow row,
            TableFile file,
            ControlTotals totals)
            throws IOException {
        long[] sums =
                totals.add(
                        side(row.first(0)),
                        row.number(1),
                        row.number(2),
                        row.number(3),
                        row.number(4));
        int field = CONTROL_FIELDS;
        for (int i = 0; i < sums.length; i++) {
            ExportColumn column = columns.get(i);
            if (column == ExportColumn.IDENTITY_NO) {
                file.text(identity(row, field, identity));
                field += 2;
                continue;
            }
            if (column.kind() != Kind.TEXT) {
                long number = row.number(field);
                sums[i] = Math.addExact(sums[i], number);
                if (column.kind() == Kind.AMOUNT) {
                    file.amount(number);
                } else {
                    file.count(number);
                }
            } else if (row.isMissing(field)) {
                file.blank();
            } else {
                file.text(row.bytes(), row.begin(field), row.length(field));
            }
            field++;
        }
        file.endRow();
    }

    /** The three sides begin with letters of their own. */
    private static ExportSide side(byte begins) {
        return switch (begins) {
            case 'i' -> ExportSide.INSURED;
            case 't' -> ExportSide.TREATMENT;
            default -> ExportSide.WITHIN;
        };
    }

    private String identity(CopiedRow row, int field, ExportIdentity identity) {
        if (row.isMissing(field)) {
            return "";
        }
        String number =
                protection.reveal(
                        new ProtectedIdentity(
                                row.text(field).orElseThrow(),
                                "",
                                row.text(field + 1).orElseThrow()));
        return identity == ExportIdentity.CLEAR ? number : IdentityProtection.mask(number);
    }

    private static void line(List<ExportColumn> columns, String name, long[] sums, TableFile file)
            throws IOException {
        for (int i = 0; i < sums.length; i++) {
            if (i == 0) {
                file.text(name);
            } else if (columns.get(i).kind() == Kind.AMOUNT) {
                file.amount(sums[i]);
            } else if (columns.get(i).kind() == Kind.COUNT) {
                file.count(sums[i]);
            } else {
                file.blank();
            }
        }
        file.endRow();
    }

    private static List<List<String>> explained(
            List<List<String>> about, long written, ControlTotals totals) {
        List<List<String>> rows = new ArrayList<>(about);
        rows.add(List.of("行数", Long.toString(written)));
        totals.bySide()
                .forEach(
                        (side, sums) -> {
                            String name =
                                    side.equals("all")
                                            ? "合计"
                                            : Coded.ofCode(ExportSide.class, side).label();
                            rows.add(List.of(name + " 人次", Long.toString(sums.cases())));
                            rows.add(List.of(name + " 医疗费总额", sums.total().toString()));
                            rows.add(List.of(name + " 清算金额", sums.cleared().toString()));
                            rows.add(List.of(name + " 扣款", sums.deducted().toString()));
                            rows.add(List.of(name + " 应清算净额", sums.net().toString()));
                        });
        return rows;
    }
}
