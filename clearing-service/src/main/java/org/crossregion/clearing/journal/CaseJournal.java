package org.crossregion.clearing.journal;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.crossregion.web.audit.AuditTrail;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Enters each step of a case, in its own journal and in the audit trail. */
@ApplicationScoped
public class CaseJournal {

    private final JournalRepository repository;
    private final AuditTrail audit;

    CaseJournal(JournalRepository repository, AuditTrail audit) {
        this.repository = repository;
        this.audit = audit;
    }

    /**
     * Enters a step.
     *
     * @param kind what kind of case it is, such as {@code inquiry}
     */
    @Transactional(MANDATORY)
    public void enter(
            String kind, UUID id, String event, Optional<String> note, String by, Instant at) {
        String subject = kind + "/" + id;
        repository.add(subject, new CaseEvent(event, note, by, at));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("by", by);
        note.ifPresent(text -> detail.put("note", text));
        audit.record(kind + "-" + event, subject, detail);
    }

    /** Every step of a case, the first one first. */
    public List<CaseEvent> of(String kind, UUID id) {
        return repository.of(kind + "/" + id);
    }
}
