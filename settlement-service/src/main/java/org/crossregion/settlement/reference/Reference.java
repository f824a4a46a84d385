package org.crossregion.settlement.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Regions and institutions as settlement knows them, copied from filing-service's events. */
@ApplicationScoped
public class Reference {

    private final ReferenceRepository copies;

    Reference(ReferenceRepository copies) {
        this.copies = copies;
    }

    /** The region a code stands for on a day. */
    public Region region(RegionCode code, LocalDate day) {
        return findRegion(code, day)
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.REGION_UNKNOWN,
                                        "医保区划 " + code + " 不在名录中"));
    }

    public Optional<Region> findRegion(RegionCode code, LocalDate day) {
        return copies.region(code, day);
    }

    public Institution institution(String code) {
        return findInstitution(code)
                .orElseThrow(
                        () ->
                                new Refused(
                                        SettlementRefusal.INSTITUTION_UNKNOWN,
                                        "定点医药机构 " + code + " 不在名录中"));
    }

    public Optional<Institution> findInstitution(String code) {
        return copies.institution(code);
    }

    /** What the copies are compared with their owner's by. */
    public List<ReferenceDigest> digests() {
        return copies.digests();
    }

    /** Institutions whose name holds a text, of one type or of any, by code. */
    public List<Institution> search(String type, String name, int limit) {
        return copies.search(type, name, limit);
    }
}
