package org.crossregion.clearing.calendar;

import org.crossregion.clearing.period.Step;
import org.crossregion.values.Coded;
import org.crossregion.values.Fund;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;
import org.crossregion.values.Tier;
import org.crossregion.web.reference.Rejections;
import org.crossregion.web.reference.YamlRows;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Clearing policies as YAML; docs/reference/periods.md says what each key means. Whatever is wrong
 * with a file is named with its line, all of it at once.
 */
final class PolicyFile {

    private static final int MOST_MONTHS = 24;

    private PolicyFile() {}

    /** A policy as the file writes it. */
    record Row(
            RegionCode authority,
            Tier tier,
            LocalDate validFrom,
            String name,
            String source,
            List<Fund> excludedFunds,
            Boolean fourSigners,
            Map<String, Day> calendar,
            Map<String, Map<String, String>> fundColumns,
            Integer lateMonths,
            String december,
            Year yearEnd,
            Money money,
            Cases cases,
            String crossProvince,
            Day lists) {}

    /** How money moves, as the file writes it. */
    record Money(
            Map<String, Integer> workingDays,
            String negativePairs,
            String unpaidAtClosing,
            String hospitals) {}

    /** How long whoever is asked may take, as the file writes it. */
    record Cases(
            Integer appealWorkingDays,
            Inquiry inquiry,
            Tickets tickets,
            List<Integer> reminderDays) {}

    /** Cost inquiries as the file writes them. */
    record Inquiry(
            String threshold, Integer answerDay, Integer confirmWorkingDays, String silence) {}

    /** Problem tickets as the file writes them. */
    record Tickets(Integer filing, Integer fault, Integer other, Integer silence) {}

    /** A step's date as the file writes it. */
    record Day(Integer day, LocalTime at, Boolean job, String silence) {}

    /** The year's end as the file writes it. */
    record Year(
            Integer answerWorkingDays,
            String silence,
            YearDay collection,
            List<Integer> reminderDays,
            Map<String, YearDay> calendar) {}

    /** A date of the year's end as the file writes it. */
    record YearDay(String on, LocalTime at, Boolean job) {}

    /** One thing that is wrong with a policy. */
    record Wrong(String field, String rule, String message) {}

    /**
     * The policies of a file.
     *
     * @throws org.crossregion.web.problem.Refused naming everything that is wrong
     */
    static List<ClearingPolicy> read(byte[] yaml) {
        Rejections rejections = new Rejections();
        List<ClearingPolicy> policies = new ArrayList<>();
        for (YamlRows.Entry<Row> entry : YamlRows.entries(yaml, Row.class)) {
            List<Wrong> wrong = new ArrayList<>();
            Optional<ClearingPolicy> policy = policy(entry.value(), wrong);
            wrong.forEach(w -> rejections.add(entry.line(), w.field, w.rule, w.message));
            policy.ifPresent(policies::add);
        }
        rejections.mustBeNone();
        return List.copyOf(policies);
    }

    static byte[] write(List<ClearingPolicy> policies) {
        return YamlRows.write(policies.stream().map(PolicyFile::row).toList());
    }

    private static Optional<ClearingPolicy> policy(Row row, List<Wrong> wrong) {
        required(row.authority, "authority", wrong);
        required(row.tier, "tier", wrong);
        required(row.validFrom, "validFrom", wrong);
        required(row.name, "name", wrong);
        required(row.source, "source", wrong);
        required(row.calendar, "calendar", wrong);
        required(row.fundColumns, "fundColumns", wrong);
        if (!wrong.isEmpty()) {
            return Optional.empty();
        }
        if (!row.authority.equals(RegionCode.NATION) && !row.authority.isProvince()) {
            wrong.add(new Wrong("authority", "authority", "must be 100000 or a province"));
        }
        Map<Step, StepDate> calendar = calendar(row.calendar, wrong);
        Map<Scheme, Map<Fund, FundColumn>> columns = columns(row.fundColumns, wrong);
        if (row.lateMonths != null && (row.lateMonths < 0 || row.lateMonths > MOST_MONTHS)) {
            wrong.add(new Wrong("lateMonths", "range", "must be 0 to " + MOST_MONTHS));
        }
        Optional<December> december =
                Optional.ofNullable(row.december)
                        .flatMap(
                                code ->
                                        read(
                                                code,
                                                text -> Coded.ofCode(December.class, text),
                                                "december",
                                                wrong));
        Optional<YearEnd> yearEnd =
                Optional.ofNullable(row.yearEnd).map(year -> YearEndRows.read(year, wrong));
        Optional<MoneyTerms> money = MoneyRows.read(row.tier, row.money, wrong);
        CaseTerms cases = CaseRows.read(row.cases, wrong);
        CrossProvince crossProvince = crossProvince(row, wrong);
        Optional<StepDate> lists = lists(row.lists, wrong);
        if (!wrong.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ClearingPolicy(
                        row.authority,
                        row.tier,
                        row.validFrom,
                        row.name,
                        row.source,
                        Set.copyOf(Optional.ofNullable(row.excludedFunds).orElse(List.of())),
                        Optional.ofNullable(row.fourSigners).orElse(true),
                        calendar,
                        columns,
                        Optional.ofNullable(row.lateMonths),
                        december,
                        yearEnd,
                        money.orElseThrow(),
                        cases,
                        crossProvince,
                        lists));
    }

    private static CrossProvince crossProvince(Row row, List<Wrong> wrong) {
        if (row.crossProvince == null) {
            return CrossProvince.COMPUTE;
        }
        CrossProvince mode =
                read(
                                row.crossProvince,
                                text -> Coded.ofCode(CrossProvince.class, text),
                                "crossProvince",
                                wrong)
                        .orElse(CrossProvince.COMPUTE);
        if (mode == CrossProvince.IMPORT
                && (row.tier != Tier.NATIONAL || row.authority.equals(RegionCode.NATION))) {
            wrong.add(
                    new Wrong(
                            "crossProvince",
                            "of-province",
                            "import is for the national tier of a province; the nation computes"));
        }
        return mode;
    }

    private static Optional<StepDate> lists(Day day, List<Wrong> wrong) {
        if (day == null) {
            return Optional.empty();
        }
        if (day.day == null || day.at == null) {
            wrong.add(new Wrong("lists", "required", "must have a day and a time (at)"));
            return Optional.empty();
        }
        if (day.day < 1 || day.day > 31) {
            wrong.add(new Wrong("lists.day", "range", "must be 1 to 31"));
            return Optional.empty();
        }
        return Optional.of(date(day));
    }

    private static Map<Step, StepDate> calendar(Map<String, Day> days, List<Wrong> wrong) {
        EnumMap<Step, StepDate> calendar = new EnumMap<>(Step.class);
        days.forEach(
                (code, day) -> {
                    String field = "calendar." + code;
                    Optional<Step> step =
                            read(code, text -> Coded.ofCode(Step.class, text), field, wrong);
                    if (day == null || day.day == null || day.at == null) {
                        wrong.add(new Wrong(field, "required", "must have a day and a time (at)"));
                    } else if (day.day < 1 || day.day > 31) {
                        wrong.add(new Wrong(field + ".day", "range", "must be 1 to 31"));
                    } else {
                        step.ifPresent(one -> calendar.put(one, date(day)));
                    }
                });
        return calendar;
    }

    private static StepDate date(Day day) {
        return new StepDate(
                day.day, day.at, Boolean.TRUE.equals(day.job), Optional.ofNullable(day.silence));
    }

    private static Map<Scheme, Map<Fund, FundColumn>> columns(
            Map<String, Map<String, String>> tables, List<Wrong> wrong) {
        EnumMap<Scheme, Map<Fund, FundColumn>> columns = new EnumMap<>(Scheme.class);
        tables.forEach(
                (schemeCode, table) -> {
                    String field = "fundColumns." + schemeCode;
                    read(schemeCode, Scheme::fromString, field, wrong)
                            .ifPresent(
                                    scheme ->
                                            columns.put(
                                                    scheme, columns(scheme, table, field, wrong)));
                });
        return columns;
    }

    private static Map<Fund, FundColumn> columns(
            Scheme scheme, Map<String, String> table, String place, List<Wrong> wrong) {
        EnumMap<Fund, FundColumn> columns = new EnumMap<>(Fund.class);
        table.forEach(
                (fundCode, columnCode) -> {
                    String field = place + "." + fundCode;
                    Optional<Fund> fund = read(fundCode, Fund::fromString, field, wrong);
                    Optional<FundColumn> column =
                            read(
                                    columnCode,
                                    text -> Coded.ofCode(FundColumn.class, text),
                                    field,
                                    wrong);
                    if (column.isPresent() && !FundColumn.of(scheme).contains(column.get())) {
                        wrong.add(
                                new Wrong(
                                        field,
                                        "known",
                                        columnCode + " is no column of this scheme's form"));
                    } else if (fund.isPresent() && column.isPresent()) {
                        columns.put(fund.get(), column.get());
                    }
                });
        return columns;
    }

    private static void required(Object value, String field, List<Wrong> wrong) {
        if (value == null) {
            wrong.add(new Wrong(field, "required", "is missing"));
        }
    }

    static <T> Optional<T> read(
            String text, Function<String, T> reading, String field, List<Wrong> wrong) {
        try {
            return Optional.of(reading.apply(String.valueOf(text)));
        } catch (IllegalArgumentException e) {
            wrong.add(new Wrong(field, "known", e.getMessage()));
            return Optional.empty();
        }
    }

    private static Day day(StepDate date) {
        return new Day(date.day(), date.at(), date.job(), date.silence().orElse(null));
    }

    private static Row row(ClearingPolicy policy) {
        Map<String, Day> calendar = new LinkedHashMap<>();
        policy.calendar().forEach((step, date) -> calendar.put(step.code(), day(date)));
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (Scheme scheme : Scheme.values()) {
            Map<String, String> table = new LinkedHashMap<>();
            for (Fund fund : Fund.values()) {
                policy.column(scheme, fund)
                        .ifPresent(column -> table.put(fund.code(), column.code()));
            }
            columns.put(scheme.code(), table);
        }
        return new Row(
                policy.authority(),
                policy.tier(),
                policy.validFrom(),
                policy.name(),
                policy.source(),
                List.copyOf(policy.excludedFunds()),
                policy.fourSigners(),
                calendar,
                columns,
                policy.lateMonths().orElse(null),
                policy.december().map(December::code).orElse(null),
                policy.yearEnd().map(YearEndRows::write).orElse(null),
                MoneyRows.write(policy.money()),
                CaseRows.write(policy.cases()),
                policy.crossProvince() == CrossProvince.COMPUTE
                        ? null
                        : policy.crossProvince().code(),
                policy.lists().map(PolicyFile::day).orElse(null));
    }
}
