package org.crossregion.filing.batch;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.employer.Employers;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.PersonName;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.policy.BatchTerms.Members;
import org.crossregion.filing.policy.FilingPolicy;
import org.crossregion.filing.region.Region;
import org.crossregion.filing.region.Regions;
import org.crossregion.sheet.Sheet;
import org.crossregion.sheet.SheetLimits;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.security.Environment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads a list's rows and finds the people they speak of. What a row says of a person must agree
 * with what is registered, the person must be the employer's, and no row may be there twice.
 */
@ApplicationScoped
class BatchRows {

    private static final int CHUNK = 1000;

    private final Persons persons;
    private final Employers employers;
    private final Regions regions;
    private final IdentityProtection protection;
    private final Clock clock;

    BatchRows(
            Persons persons,
            Employers employers,
            Regions regions,
            IdentityProtection protection,
            Clock clock) {
        this.persons = persons;
        this.employers = employers;
        this.regions = regions;
        this.protection = protection;
        this.clock = clock;
    }

    /**
     * A row with the person it speaks of.
     *
     * @param person who is filed, under the number that stays if another was merged into it; empty
     *     if not found
     * @param category the one the policy takes the person for, where the row names none
     * @param places the pooling regions asked for
     * @param faults why it is rejected before the rules of an application are asked
     */
    record KnownRow(
            RowDraft draft,
            Optional<Person> person,
            String category,
            Set<RegionCode> places,
            List<Fault> faults) {

        String personNo() {
            return person.map(Person::personNo).orElse("");
        }
    }

    /** The rows of a list, in its order. */
    List<KnownRow> of(Batch batch, byte[] file, FilingPolicy policy) {
        LocalDate today = Beijing.day(clock.instant());
        Sheet sheet = Sheet.read(file, SheetLimits.ofRows(Integer.MAX_VALUE));
        Heading heading = Heading.of(sheet, BatchColumns.of(policy));
        RowReader reader = new RowReader(heading, policy, !Environment.isProduction(), today);
        List<RowDraft> drafts = heading.rowsOf(sheet).stream().map(reader::read).toList();
        Map<RegionCode, RegionCode> pools = pools(drafts);
        List<KnownRow> rows = new ArrayList<>();
        for (int from = 0; from < drafts.size(); from += CHUNK) {
            List<RowDraft> chunk = drafts.subList(from, Math.min(from + CHUNK, drafts.size()));
            rows.addAll(known(batch, chunk, pools, policy, today));
        }
        return unique(rows);
    }

    private Map<RegionCode, RegionCode> pools(List<RowDraft> drafts) {
        Map<RegionCode, RegionCode> pools = new HashMap<>();
        List<RegionCode> asked =
                drafts.stream().flatMap(draft -> draft.regions().stream()).distinct().toList();
        regions.find(asked)
                .forEach(
                        (code, region) ->
                                pools.put(code, code.isProvince() ? code : region.poolingRegion()));
        return pools;
    }

    private List<KnownRow> known(
            Batch batch,
            List<RowDraft> drafts,
            Map<RegionCode, RegionCode> pools,
            FilingPolicy policy,
            LocalDate today) {
        Map<String, String> owners = owners(drafts);
        List<String> numbers =
                drafts.stream()
                        .map(draft -> number(draft, owners))
                        .filter(number -> !number.isEmpty())
                        .distinct()
                        .toList();
        Map<String, Person> found = persons.find(numbers);
        Map<String, Person> staying =
                persons.find(
                        found.values().stream()
                                .flatMap(person -> person.mergedInto().stream())
                                .distinct()
                                .toList());
        Map<String, String> units = employers.unitsOf(numbers, today);
        Map<RegionCode, Region> insuredIn =
                regions.find(
                        found.values().stream()
                                .map(person -> person.mainInsurance(today).region())
                                .distinct()
                                .toList());
        return drafts.stream()
                .map(
                        draft -> {
                            Optional<Person> person =
                                    Optional.ofNullable(found.get(number(draft, owners)));
                            List<Fault> faults = new ArrayList<>(draft.faults());
                            if (faults.isEmpty()) {
                                person.ifPresentOrElse(
                                        one -> {
                                            RegionCode insured =
                                                    insuredIn
                                                            .get(one.mainInsurance(today).region())
                                                            .poolingRegion();
                                            faults.addAll(
                                                    disagreements(
                                                            batch, draft, one, insured, units,
                                                            policy));
                                        },
                                        () ->
                                                faults.add(
                                                        new Fault(
                                                                draft.personColumn(),
                                                                "person-unknown",
                                                                "没有此参保人")));
                            }
                            Optional<Person> filed =
                                    person.map(
                                            one -> one.mergedInto().map(staying::get).orElse(one));
                            return new KnownRow(
                                    draft,
                                    filed,
                                    category(draft, filed, policy, today),
                                    draft.regions().stream()
                                            .map(code -> pools.getOrDefault(code, code))
                                            .collect(Collectors.toSet()),
                                    List.copyOf(faults));
                        })
                .toList();
    }

    private static String category(
            RowDraft draft, Optional<Person> person, FilingPolicy policy, LocalDate today) {
        if (!draft.category().isEmpty() || draft.type().isEmpty() || person.isEmpty()) {
            return draft.category();
        }
        var insurance = person.get().mainInsurance(today);
        return policy.categoryFor(draft.type().get(), insurance.scheme(), insurance.personType());
    }

    /** By certificate number, type and index, whose it is. */
    private Map<String, String> owners(List<RowDraft> drafts) {
        Map<String, Map<String, String>> keysByType = new HashMap<>();
        for (RowDraft draft : drafts) {
            if (!draft.certificateNo().isEmpty() && draft.faults().isEmpty()) {
                keysByType
                        .computeIfAbsent(draft.certificateType(), type -> new LinkedHashMap<>())
                        .put(protection.index(draft.certificateNo()), draft.personKey());
            }
        }
        Map<String, String> owners = new HashMap<>();
        keysByType.forEach(
                (type, keys) ->
                        persons.byCertificate(type, keys.keySet())
                                .forEach((index, owner) -> owners.put(keys.get(index), owner)));
        return owners;
    }

    private static String number(RowDraft draft, Map<String, String> owners) {
        return draft.certificateNo().isEmpty()
                ? draft.personNo()
                : owners.getOrDefault(draft.personKey(), "");
    }

    private static List<Fault> disagreements(
            Batch batch,
            RowDraft draft,
            Person person,
            RegionCode insured,
            Map<String, String> units,
            FilingPolicy policy) {
        List<Fault> faults = new ArrayList<>();
        if (!draft.personNo().isEmpty() && !draft.personNo().equals(person.personNo())) {
            faults.add(new Fault("person_no", "same-person", "人员编号与证件号码不是同一人"));
        }
        if (!PersonName.normal(person.name()).equals(draft.name())) {
            faults.add(new Fault("name", "name-differs", "姓名与参保登记不一致"));
        }
        if (!insured.equals(batch.region())) {
            faults.add(new Fault(draft.personColumn(), "region-differs", "不是本统筹区的参保人"));
        }
        String unit = units.get(person.personNo());
        boolean anothers = unit != null && !unit.equals(batch.employer());
        if (anothers || unit == null && policy.batch().members() == Members.REGISTERED) {
            faults.add(new Fault(draft.personColumn(), "employer-differs", "不是本单位的登记人员"));
        }
        return faults;
    }

    /** The second row for the same person, place, type and first day is rejected. */
    private static List<KnownRow> unique(List<KnownRow> rows) {
        Map<List<Object>, Integer> first = new HashMap<>();
        List<KnownRow> unique = new ArrayList<>();
        for (KnownRow row : rows) {
            RowDraft draft = row.draft();
            String who = row.person().map(Person::personNo).orElse(draft.personKey());
            Integer before =
                    first.putIfAbsent(
                            List.of(who, draft.type(), row.places(), draft.validFrom()),
                            draft.row());
            if (before == null || who.isEmpty()) {
                unique.add(row);
            } else {
                List<Fault> faults = new ArrayList<>(row.faults());
                faults.add(
                        new Fault(draft.personColumn(), "twice-in-file", "与第 " + before + " 行重复"));
                unique.add(
                        new KnownRow(
                                draft,
                                row.person(),
                                row.category(),
                                row.places(),
                                List.copyOf(faults)));
            }
        }
        return unique;
    }
}
