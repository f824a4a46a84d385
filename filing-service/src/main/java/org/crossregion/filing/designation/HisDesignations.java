package org.crossregion.filing.designation;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.his.HisWords;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.filing.region.Regions;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.his.HisRequest;
import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What 2505 asks for, and what is said to it. */
@ApplicationScoped
class HisDesignations {

    private static final String NODE = "data";

    /** The fields of the national interface by those that the rules name. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "personNo", "psn_no",
                    "institutions", "fixmedins_code",
                    "validFrom", "begndate",
                    "validUntil", "enddate",
                    "diseaseCode", "biz_appy_type",
                    "channel", "fixmedins_code",
                    "treatmentRegions", "fixmedins_code",
                    "materials", "psn_no");

    private final Persons persons;
    private final Regions regions;
    private final Clock clock;

    HisDesignations(Persons persons, Regions regions, Clock clock) {
        this.persons = persons;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * The designation that is asked for, still without a number.
     *
     * @throws Refused naming the national field
     */
    Designation designation(HisRequest request) {
        LocalDate today = Beijing.day(clock.instant());
        Person person = person(request.text(NODE, "psn_no"));
        if (!person.mainInsurance(today).holdsOn(today)) {
            throw HisWords.refused(
                    FilingRefusal.NOT_INSURED,
                    "psn_no",
                    person.personNo() + "：" + today + " 没有正常的参保关系");
        }
        RegionCode insured = regions.poolingRegion(person.mainInsurance(today).region()).code();
        LocalDate from = request.day(NODE, "begndate").orElse(today);
        Optional<LocalDate> until = request.day(NODE, "enddate");
        mustBePossible(from, until, today);
        return new Designation(
                "",
                person.personNo(),
                insured,
                kind(request.text(NODE, "biz_appy_type")),
                own(request),
                request.text(NODE, "fix_srt_no"),
                from,
                until,
                List.of());
    }

    private Person person(String personNo) {
        return persons.find(personNo)
                .orElseThrow(
                        () ->
                                HisWords.refused(
                                        FilingRefusal.PERSON_UNKNOWN,
                                        "psn_no",
                                        personNo + "：不在本平台的参保名册，请由其参保地登记"));
    }

    private static Kind kind(String bizAppyType) {
        return Kind.of(bizAppyType)
                .orElseThrow(
                        () ->
                                HisWords.refused(
                                        FilingRefusal.DESIGNATION_NOT_OFFERED,
                                        "biz_appy_type",
                                        bizAppyType
                                                + "：本平台只受理 "
                                                + Arrays.stream(Kind.values())
                                                        .map(one -> one.code() + one.label())
                                                        .collect(Collectors.joining("、"))));
    }

    /** A hospital speaks for itself alone. */
    private static String own(HisRequest request) {
        String asked = request.text(NODE, "fixmedins_code");
        if (!asked.isEmpty() && !asked.equals(request.institution())) {
            throw HisWords.refused(
                    FilingRefusal.INSTITUTIONS_NOT_ACCEPTED,
                    "fixmedins_code",
                    asked + "：只能登记本机构 " + request.institution());
        }
        return request.institution();
    }

    private static void mustBePossible(LocalDate from, Optional<LocalDate> until, LocalDate today) {
        if (from.isAfter(today)) {
            throw HisWords.refused(
                    FilingRefusal.DATES_IMPOSSIBLE, "begndate", from + "：晚于今天，定点自登记之日起生效");
        }
        if (until.filter(day -> day.isBefore(today)).isPresent()) {
            throw HisWords.refused(
                    FilingRefusal.DATES_IMPOSSIBLE, "enddate", until.get() + "：早于今天");
        }
    }

    /** A refusal by the rules of what it touches, in the words of a counter. */
    Refused told(Refused refused, HisRequest request) {
        boolean byRules =
                !refused.isConcealing()
                        && (refused.violations().isEmpty()
                                || refused.violations().stream()
                                        .anyMatch(
                                                one ->
                                                        FIELDS.containsKey(
                                                                one.field()
                                                                        .replaceAll(
                                                                                "[\\[.].*", ""))));
        return byRules
                ? HisWords.told(refused, FIELDS, field -> request.text(NODE, field))
                : refused;
    }
}
