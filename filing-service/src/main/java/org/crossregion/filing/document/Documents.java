package org.crossregion.filing.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.filing.document.DocumentCheck.Checked;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes documents in and hands them out. */
@ApplicationScoped
public class Documents {

    private final DocumentCheck check;
    private final DocumentStore store;
    private final DocumentRepository documents;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Documents(
            DocumentCheck check,
            DocumentStore store,
            DocumentRepository documents,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.check = check;
        this.store = store;
        this.documents = documents;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Takes an upload, which a filing must name within a day.
     *
     * @param declared the media type that the sender says it is
     * @throws Refused if it is not what it is said to be, too large, or not safe
     */
    @Transactional
    public Document upload(byte[] content, String declared, String name) {
        Checked checked = check.check(content, declared);
        String sha256 = DocumentStore.sha256(content);
        Document document =
                new Document(
                        "D" + UUID.randomUUID().toString().replace("-", ""),
                        sha256,
                        content.length,
                        checked.type(),
                        checked.pages(),
                        name,
                        caller.region().orElse(RegionCode.NATION),
                        clock.instant(),
                        caller.user());
        documents.lock(sha256);
        store.put(sha256, content);
        documents.add(document);
        audit.record("document-uploaded", "document/" + document.id(), detail(document));
        return document;
    }

    /**
     * Documents that the caller may name in a filing: their own uploads and those of their region.
     *
     * @param ids each with the field it is named in
     * @throws Refused naming every field whose document is not there
     */
    public void mustBeUsable(Map<String, String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Map<String, Document> known = find(ids.values());
        List<Violation> unknown = new ArrayList<>();
        ids.forEach(
                (field, id) -> {
                    Document document = known.get(id);
                    if (document == null || !isTheCallers(document)) {
                        unknown.add(
                                new Violation(
                                        field,
                                        "known",
                                        "is no upload of yours that is still kept"));
                    }
                });
        if (!unknown.isEmpty()) {
            Violation first = unknown.get(0);
            throw new Refused(
                    FilingRefusal.DOCUMENT_UNKNOWN,
                    first.field() + ": " + first.message(),
                    unknown);
        }
    }

    /** The known ones among these, by id. */
    public Map<String, Document> find(Collection<String> ids) {
        Map<String, Document> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            documents.find(ids).forEach(document -> found.put(document.id(), document));
        }
        return found;
    }

    /**
     * The content of a document, for somebody who may see what names it; on record in the audit
     * trail.
     *
     * @param subject what names it, such as {@code filing/F…}
     */
    @Transactional
    public byte[] read(Document document, String subject) {
        byte[] content = store.get(document.sha256());
        audit.record("document-read", subject, detail(document));
        return content;
    }

    private boolean isTheCallers(Document document) {
        return document.uploadedBy().equals(caller.user())
                || caller.region().filter(document.region()::equals).isPresent();
    }

    private static Map<String, Object> detail(Document document) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("document", document.id());
        detail.put("sha256", document.sha256());
        detail.put("type", document.type());
        detail.put("size", document.size());
        return detail;
    }
}
