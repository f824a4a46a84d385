package org.crossregion.settlement.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.values.Rate;
import org.crossregion.web.reference.CsvRow;
import org.crossregion.web.reference.CsvRows;
import org.crossregion.web.reference.ImportResult;
import org.crossregion.web.reference.ReferenceKind;
import org.crossregion.web.reference.Rejections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue as a CSV file. A version once imported stays as it is; a change is a new one. */
@ApplicationScoped
class CatalogueKind implements ReferenceKind {

    private static final List<String> COLUMNS =
            List.of(
                    "region",
                    "code",
                    "name",
                    "class",
                    "prior_self_pay_percent",
                    "ceiling_yuan",
                    "charge_category",
                    "valid_from");

    /** Columns that an older file does not have: then nothing is restricted or marked. */
    private static final List<String> MORE_COLUMNS =
            List.of(
                    "restricted",
                    "essential_drug",
                    "negotiated_drug",
                    "child_drug",
                    "special_item");

    private static final int LONGEST_RESTRICTION = 500;

    private final CatalogueRepository items;

    CatalogueKind(CatalogueRepository items) {
        this.items = items;
    }

    @Override
    public String kind() {
        return "catalogue";
    }

    @Override
    public String mediaType() {
        return "text/csv";
    }

    @Override
    @Transactional
    public ImportResult importFile(byte[] content) {
        CsvRows file = CsvRows.parse(content, COLUMNS.toArray(String[]::new));
        List<CatalogueItem> read = file.map(CatalogueKind::item);
        Map<String, CatalogueItem> known = new HashMap<>();
        items.all().forEach(item -> known.put(key(item), item));
        List<CatalogueItem> added = new ArrayList<>();
        Rejections rejections = new Rejections();
        for (int i = 0; i < read.size(); i++) {
            CatalogueItem item = read.get(i);
            CatalogueItem before = known.putIfAbsent(key(item), item);
            if (before == null) {
                added.add(item);
            } else if (!before.equals(item)) {
                rejections.add(
                        file.rows().get(i).line(),
                        "valid_from",
                        "version-unchanged",
                        "a version of "
                                + item.code()
                                + " from "
                                + item.validFrom()
                                + " is there with other content; give it a later date");
            }
        }
        rejections.mustBeNone();
        items.add(added);
        return new ImportResult(added.size(), read.size() - added.size());
    }

    private static String key(CatalogueItem item) {
        return item.region() + " " + item.validFrom() + " " + item.code();
    }

    private static CatalogueItem item(CsvRow row) {
        ItemClass itemClass = row.coded(ItemClass.class, "class");
        Rate prior = row.percent("prior_self_pay_percent");
        if (!prior.isAtMostWhole()) {
            throw new CsvRow.Rejected(
                    "prior_self_pay_percent", "at-most-100-percent", "must be at most 100");
        }
        if (itemClass == ItemClass.A && prior.basisPoints() > 0) {
            throw new CsvRow.Rejected(
                    "prior_self_pay_percent", "class-a", "nothing is paid first of class A");
        }
        Optional<BigDecimal> ceiling =
                row.optionalText("ceiling_yuan").map(text -> row.number("ceiling_yuan"));
        if (ceiling.isPresent() && (ceiling.get().signum() < 0 || ceiling.get().scale() > 6)) {
            throw new CsvRow.Rejected(
                    "ceiling_yuan", "price", "must be a price with at most six decimals");
        }
        String category = row.text("charge_category");
        if (!category.matches("0[1-9]|1[0-4]")) {
            throw new CsvRow.Rejected("charge_category", "known", "must be 01 to 14");
        }
        return new CatalogueItem(
                row.region("region"),
                row.text("code"),
                row.text("name"),
                itemClass,
                itemClass == ItemClass.C ? Rate.WHOLE : prior,
                ceiling,
                category,
                row.day("valid_from"),
                restricted(row),
                new ItemMarks(
                        row.flag("essential_drug"),
                        row.flag("negotiated_drug"),
                        row.flag("child_drug"),
                        row.flag("special_item")));
    }

    private static String restricted(CsvRow row) {
        String use = row.optionalText("restricted").orElse("");
        if (use.length() > LONGEST_RESTRICTION) {
            throw new CsvRow.Rejected(
                    "restricted",
                    "length",
                    "must be at most " + LONGEST_RESTRICTION + " characters");
        }
        return use;
    }

    @Override
    public byte[] export() {
        List<String> columns = new ArrayList<>(COLUMNS);
        columns.addAll(MORE_COLUMNS);
        return CsvRows.write(columns, items.all().stream().map(CatalogueKind::row).toList());
    }

    private static List<String> row(CatalogueItem item) {
        return List.of(
                item.region().value(),
                item.code(),
                item.name(),
                item.itemClass().code(),
                BigDecimal.valueOf(item.priorSelfPay().basisPoints(), 2).toPlainString(),
                item.ceiling().map(BigDecimal::toPlainString).orElse(""),
                item.chargeCategory(),
                item.validFrom().toString(),
                item.restricted(),
                Boolean.toString(item.marks().essential()),
                Boolean.toString(item.marks().negotiated()),
                Boolean.toString(item.marks().children()),
                Boolean.toString(item.marks().special()));
    }
}
