package org.crossregion.clearing.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.document.FileCheck;
import org.crossregion.web.document.FileStore;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes evidence in and hands it out, to whoever may see what it proves. */
@ApplicationScoped
class Evidence {

    private static final int MOST = 50;

    private final Instance<EvidenceSubject> subjects;
    private final EvidenceShelf shelf;
    private final EvidenceRepository repository;
    private final AuditTrail audit;
    private final Caller caller;
    private final Clock clock;

    Evidence(
            @Any Instance<EvidenceSubject> subjects,
            EvidenceShelf shelf,
            EvidenceRepository repository,
            AuditTrail audit,
            Caller caller,
            Clock clock) {
        this.subjects = subjects;
        this.shelf = shelf;
        this.repository = repository;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A file and its bytes.
     *
     * @param content in clear
     */
    record Content(EvidenceFile file, byte[] content) {}

    /** Adds a file; the same content again is the file that is there. */
    @Transactional
    EvidenceFile add(String kind, UUID id, byte[] content, String declared, String name) {
        String subject = kind + "/" + id;
        boolean open = subject(kind).isOpen(id);
        FileCheck.Checked checked = shelf.checked(content, declared);
        String sha256 = FileStore.sha256(content);
        repository.lock(subject);
        List<EvidenceFile> there = repository.of(subject);
        Optional<EvidenceFile> same =
                there.stream().filter(file -> file.sha256().equals(sha256)).findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        if (!open || there.size() >= MOST) {
            throw new Refused(
                    ClearingRefusal.EVIDENCE_CLOSED,
                    open ? subject + " has " + MOST + " files" : subject + " is decided");
        }
        EvidenceFile file =
                new EvidenceFile(
                        "E" + UUID.randomUUID().toString().replace("-", ""),
                        subject,
                        sha256,
                        content.length,
                        checked.type(),
                        checked.pages(),
                        name,
                        caller.user(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        repository.lock(sha256);
        shelf.put(sha256, content);
        repository.add(file);
        audit.record("evidence-added", subject, detail(file));
        return file;
    }

    List<EvidenceFile> of(String kind, UUID id) {
        subject(kind).isOpen(id);
        return repository.of(kind + "/" + id);
    }

    /** The content of a file; who read it is on record. */
    @Transactional
    Content read(String kind, UUID id, String file) {
        subject(kind).isOpen(id);
        String subject = kind + "/" + id;
        EvidenceFile found =
                repository
                        .find(subject, file)
                        .orElseThrow(
                                () ->
                                        new Refused(
                                                ClearingRefusal.EVIDENCE_UNKNOWN,
                                                subject + " has no file " + file));
        byte[] content = shelf.get(found.sha256());
        audit.record("evidence-read", subject, detail(found));
        return new Content(found, content);
    }

    private EvidenceSubject subject(String kind) {
        return subjects.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        ClearingRefusal.EVIDENCE_UNKNOWN,
                                        "no kind of matter " + kind));
    }

    private static Map<String, Object> detail(EvidenceFile file) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("file", file.id());
        detail.put("sha256", file.sha256());
        detail.put("type", file.type());
        detail.put("size", file.size());
        return detail;
    }
}
