package org.crossregion.clearing.region;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.messaging.EventInbox;
import org.crossregion.messaging.Events;
import org.crossregion.messaging.ReceivedEvent;
import org.crossregion.values.RegionCode;
import org.crossregion.values.Scheme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Copies regions, institutions, working days and fiscal accounts as filing-service publishes them.
 */
@ApplicationScoped
class ReferenceInbox implements EventInbox {

    private final RegionRepository repository;
    private final InstitutionRepository institutions;

    ReferenceInbox(RegionRepository repository, InstitutionRepository institutions) {
        this.repository = repository;
        this.institutions = institutions;
    }

    /** The event {@code region-published.v1} as clearing reads it. */
    record RegionPublished(
            String code,
            String name,
            String poolingRegion,
            String member,
            LocalDate validFrom,
            String openingStage,
            boolean hosted,
            long version) {

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

    /** The event {@code working-days-published.v1} as clearing reads it. */
    record WorkingDaysPublished(
            int year,
            boolean provisional,
            List<LocalDate> holidays,
            List<LocalDate> workedWeekends,
            long version) {}

    /** The event {@code fiscal-account-published.v1} as clearing reads it. */
    record FiscalAccountPublished(
            String region,
            String purpose,
            String scheme,
            String bank,
            String accountName,
            String accountNo,
            LocalDate validFrom,
            long version) {

        FiscalAccount account() {
            return new FiscalAccount(
                    RegionCode.of(region),
                    purpose,
                    Scheme.fromString(scheme),
                    bank,
                    accountName,
                    accountNo,
                    validFrom,
                    version);
        }
    }

    /** The event {@code institution-published.v1} as clearing reads it. */
    record InstitutionPublished(
            String code, String name, String level, String region, long version) {

        Institution institution() {
            return new Institution(
                    code, name, Optional.ofNullable(level), RegionCode.of(region), version);
        }
    }

    @Override
    public String consumer() {
        return "clearing-reference";
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
                        repository.put(Events.read(event, RegionPublished.class).region());
                case "working-days-published.v1" ->
                        repository.put(Events.read(event, WorkingDaysPublished.class));
                case "fiscal-account-published.v1" ->
                        repository.put(Events.read(event, FiscalAccountPublished.class).account());
                case "institution-published.v1" ->
                        institutions.put(
                                Events.read(event, InstitutionPublished.class).institution());
                default -> {
                    // Agencies, chronic diseases and the like mean nothing to clearing.
                }
            }
        }
    }
}
