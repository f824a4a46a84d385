package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.document.Documents;
import org.crossregion.values.Beijing;
import org.crossregion.web.identity.IdentityProtection;
import org.jboss.resteasy.reactive.RestResponse;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows filings whole: with materials, history, agents and confirmation. */
@ApplicationScoped
class FilingViews {

    private final FilingRepository filings;
    private final Documents documents;
    private final Confirmations confirmations;
    private final IdentityProtection protection;
    private final Clock clock;

    FilingViews(
            FilingRepository filings,
            Documents documents,
            Confirmations confirmations,
            IdentityProtection protection,
            Clock clock) {
        this.filings = filings;
        this.documents = documents;
        this.confirmations = confirmations;
        this.protection = protection;
        this.clock = clock;
    }

    /** As it is on record. */
    FilingView of(Filing filing) {
        Dossier dossier = filings.dossier(filing.id());
        return FilingView.of(
                filing,
                today(),
                dossier,
                materials(filings.materials(filing.id())),
                filings.steps(filing.id()),
                filing.version() == 1 ? Map.of() : filings.agents(filing.id()),
                dossier.confirmationDemanded() ? confirmations.of(filing.id()) : Optional.empty(),
                protection);
    }

    /** As it was just written; nothing of it need be read. */
    FilingView of(NewFiling written) {
        return FilingView.of(
                written.filing(),
                today(),
                written.dossier(),
                materials(written.materials()),
                written.steps(),
                Map.of(),
                Optional.empty(),
                protection);
    }

    private List<MaterialView> materials(List<Material> given) {
        List<String> named =
                given.stream().flatMap(material -> material.document().stream()).toList();
        return MaterialView.of(given, named.isEmpty() ? Map.of() : documents.find(named));
    }

    LocalDate today() {
        return Beijing.day(clock.instant());
    }

    static RestResponse<FilingView> created(FilingView view) {
        return RestResponse.ResponseBuilder.<FilingView>created(
                        URI.create("/api/v1/filings/" + view.id()))
                .entity(view)
                .build();
    }
}
