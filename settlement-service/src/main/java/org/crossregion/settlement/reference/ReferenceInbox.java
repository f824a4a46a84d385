package org.crossregion.settlement.reference;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Keeps the copies of regions and institutions. */
@ApplicationScoped
public class ReferenceInbox implements EventInbox {

    private final ReferenceRepository copies;

    ReferenceInbox(ReferenceRepository copies) {
        this.copies = copies;
    }

    @Override
    public String consumer() {
        return "settlement.reference-events";
    }

    @Override
    public String topic() {
        return "reference-events";
    }

    @Override
    public void handle(List<ReceivedEvent> batch) {
        for (ReceivedEvent event : batch) {
            switch (event.type()) {
                case "region-published.v1" ->
                        copies.keep(Events.read(event, RegionPublished.class).region());
                case "institution-published.v1" ->
                        copies.keep(Events.read(event, InstitutionPublished.class).institution());
                default -> {
                    // Working days are kept by WorkingDaysInbox; accounts are no concern of ours.
                }
            }
        }
    }

    /** What filing says of a region; see docs/contracts. */
    record RegionPublished(
            String code,
            String name,
            String poolingRegion,
            String member,
            LocalDate validFrom,
            String openingStage,
            boolean hosted,
            int version) {

        Region region() {
            return new Region(
                    RegionCode.of(code),
                    name,
                    RegionCode.of(poolingRegion),
                    RegionCode.of(member),
                    validFrom,
                    openingStage,
                    hosted,
                    version);
        }
    }

    /** What filing says of an institution; see docs/contracts. */
    record InstitutionPublished(
            String code,
            String name,
            String type,
            String level,
            String region,
            boolean tertiaryBOrHigher,
            boolean specialty,
            boolean networked,
            String agreement,
            LocalDate agreementUntil,
            String gatewayMode,
            List<String> gatewayNetworks,
            int version) {

        Institution institution() {
            return new Institution(
                    code,
                    name,
                    type,
                    level,
                    RegionCode.of(region),
                    tertiaryBOrHigher,
                    specialty,
                    networked,
                    agreement,
                    Optional.ofNullable(agreementUntil),
                    gatewayMode,
                    gatewayNetworks,
                    version);
        }
    }
}
