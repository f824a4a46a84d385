package org.crossregion.filing.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.clock.BusinessJob;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every Beijing midnight, passes on what is open where an agency begins or ends by its dates. */
@ApplicationScoped
class JurisdictionTurn implements BusinessJob {

    private final AgencyRepository agencies;
    private final Event<JurisdictionChanged> changes;

    JurisdictionTurn(AgencyRepository agencies, Event<JurisdictionChanged> changes) {
        this.agencies = agencies;
        this.changes = changes;
    }

    @Override
    public String name() {
        return "agency-jurisdiction";
    }

    @Override
    public Optional<Instant> nextDue(Instant after) {
        return Optional.of(Beijing.nextMidnight(after));
    }

    @Override
    public void run(Instant due) {
        List<RegionCode> regions = agencies.turningOn(Beijing.day(due));
        if (!regions.isEmpty()) {
            changes.fire(new JurisdictionChanged(regions, "system", "经办机构管辖范围按日期生效"));
        }
    }
}
