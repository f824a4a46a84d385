package org.crossregion.filing.agency;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.reference.Remembered;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which agency is competent. The agencies are kept in memory; at most every second the table is
 * asked whether another instance has changed them.
 */
@ApplicationScoped
public class Agencies {

    private final AgencyRepository agencies;
    private final Remembered<Map<RegionCode, List<Agency>>> byRegion;

    Agencies(AgencyRepository agencies) {
        this.agencies = agencies;
        this.byRegion =
                new Remembered<>(
                        agencies::stamp,
                        () ->
                                agencies.all().stream()
                                        .collect(Collectors.groupingBy(Agency::region)));
    }

    /**
     * The agency competent on a day for somebody insured under a region code: the district's, else
     * the region's head agency; none if the region has no agencies.
     */
    public Optional<String> competentFor(
            RegionCode insuredRegion, RegionCode district, LocalDate day) {
        List<Agency> valid =
                byRegion.get().getOrDefault(insuredRegion, List.of()).stream()
                        .filter(agency -> agency.holdsOn(day))
                        .toList();
        return valid.stream()
                .filter(agency -> agency.districts().contains(district))
                .findFirst()
                .or(() -> valid.stream().filter(Agency::isHead).findFirst())
                .map(Agency::code);
    }

    /** Whether an agency has jurisdiction over a district, whatever the day. */
    boolean hasJurisdiction(String code, RegionCode district) {
        return all().stream()
                .anyMatch(
                        agency ->
                                agency.code().equals(code)
                                        && agency.districts().contains(district));
    }

    /** The agencies with jurisdiction over a district, whatever the day. */
    public List<String> ofDistrict(RegionCode district) {
        return all().stream()
                .filter(agency -> agency.districts().contains(district))
                .map(Agency::code)
                .toList();
    }

    /**
     * @throws Refused if there is no such agency
     */
    public Agency get(String code) {
        return Optional.ofNullable(agencies.find(List.of(code)).get(code))
                .orElseThrow(() -> new Refused(FilingRefusal.AGENCY_UNKNOWN, "no agency " + code))
                .value();
    }

    /** An agency and every one below it, in the order of the codes. */
    public List<String> withThoseBelow(Agency top) {
        SortedSet<String> found = new TreeSet<>(Set.of(top.code()));
        List<Agency> peers = byRegion.get().getOrDefault(top.region(), List.of());
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Agency agency : peers) {
                grew |= found.contains(agency.parent()) && found.add(agency.code());
            }
        }
        return List.copyOf(found);
    }

    /** What was imported here holds for the next question. */
    void forget() {
        byRegion.forget();
    }

    private List<Agency> all() {
        return byRegion.get().values().stream().flatMap(List::stream).toList();
    }
}
