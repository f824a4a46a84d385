package org.crossregion.filing.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.document.Document;
import org.crossregion.filing.document.Documents;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.Beijing;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The images of what was handed in: named with a material, added to one, read by who may. */
@ApplicationScoped
class MaterialDocuments {

    private final Documents documents;
    private final FilingRepository filings;
    private final FilingJournal journal;
    private final AgencyScope scope;
    private final Caller caller;
    private final Clock clock;

    MaterialDocuments(
            Documents documents,
            FilingRepository filings,
            FilingJournal journal,
            AgencyScope scope,
            Caller caller,
            Clock clock) {
        this.documents = documents;
        this.filings = filings;
        this.journal = journal;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A document and its bytes.
     *
     * @param content in clear
     */
    record Image(Document document, byte[] content) {}

    /**
     * @param onFile materials of the person that were judged before; their documents may be named
     *     again
     * @throws Refused if a document is not there, not the caller's, or another person's
     */
    void mustBeUsable(List<Material> materials, List<Material> onFile, String personNo) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < materials.size(); i++) {
            Material material = materials.get(i);
            if (material.document().isPresent() && !onFile.contains(material)) {
                named.put("materials[" + i + "].document", material.document().get());
            }
        }
        if (named.isEmpty()) {
            return;
        }
        documents.mustBeUsable(named);
        List<String> taken = filings.documentsOfOthers(named.values(), personNo);
        if (!taken.isEmpty()) {
            List<Violation> violations =
                    named.entrySet().stream()
                            .filter(entry -> taken.contains(entry.getValue()))
                            .map(
                                    entry ->
                                            new Violation(
                                                    entry.getKey(),
                                                    "taken",
                                                    "belongs to another person's filing"))
                            .toList();
            throw new Refused(
                    FilingRefusal.DOCUMENT_TAKEN,
                    violations.get(0).field() + ": " + violations.get(0).message(),
                    violations);
        }
    }

    /**
     * Uploads the image of a material that has none yet.
     *
     * @param line the material's number, from 1
     * @throws Refused if there is no such material, it has one, or the image is not taken
     */
    @Transactional
    Document add(String id, int line, byte[] content, String declared, String name, String reason) {
        Filing filing = filings.lock(id).orElseThrow(() -> Filings.unknown(id));
        scope.mustCover(filing.insuredRegion(), filing.agency());
        StepConditions.mustBeAllowed(filing, Transition.SUPPLEMENTED);
        Material material = material(id, line);
        if (material.document().isPresent()) {
            throw new Refused(
                    FilingRefusal.DOCUMENT_TAKEN,
                    "material %d of filing %s has its document".formatted(line, id));
        }
        Document document = documents.upload(content, declared, name);
        filings.attach(id, line, document.id());
        Filing after = filing.after(Transition.SUPPLEMENTED, Beijing.day(clock.instant()));
        filings.change(after);
        journal.enter(after, Transition.SUPPLEMENTED, caller.user(), reason);
        return document;
    }

    /**
     * @throws Refused if there is none, or the filing is not the caller's
     */
    Image read(String id, int line) {
        Filing filing = filings.find(id).orElseThrow(() -> Filings.unknown(id));
        scope.mustCover(filing.insuredRegion(), filing.agency());
        Document document =
                material(id, line)
                        .document()
                        .map(known -> documents.find(List.of(known)).get(known))
                        .orElseThrow(() -> missing(id, line));
        return new Image(document, documents.read(document, "filing/" + id));
    }

    private Material material(String id, int line) {
        List<Material> materials = filings.materials(id);
        if (line < 1 || line > materials.size()) {
            throw missing(id, line);
        }
        return materials.get(line - 1);
    }

    private static Refused missing(String id, int line) {
        return new Refused(
                FilingRefusal.DOCUMENT_MISSING,
                "filing %s has no document at material %d".formatted(id, line));
    }
}
