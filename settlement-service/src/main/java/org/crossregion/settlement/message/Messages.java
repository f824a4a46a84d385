package org.crossregion.settlement.message;

import static org.crossregion.settlement.refusal.SettlementRefusal.MESSAGE_CHANGED;
import static org.crossregion.settlement.refusal.SettlementRefusal.MESSAGE_REVERSED;
import static org.crossregion.settlement.refusal.SettlementRefusal.MESSAGE_UNKNOWN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.settlement.reference.Reference;
import org.crossregion.values.Beijing;
import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Does the work of a message once, in one transaction with the record of it, and shows it. */
@ApplicationScoped
public class Messages {

    private static final int MOST_NAMED = 5;

    private static final int MOST_SHOWN = 500;

    private final MessageRepository repository;
    private final Reference reference;
    private final Clock clock;

    Messages(MessageRepository repository, Reference reference, Clock clock) {
        this.repository = repository;
        this.reference = reference;
        this.clock = clock;
    }

    /**
     * Does the work and stores the answer; a keyed message that was done before gets that answer
     * again, and is refused if it says something else now.
     */
    @Transactional(TxType.MANDATORY)
    public Answer once(ReceivedMessage message, Supplier<Answer> work) {
        OptionalLong claimed = repository.claim(message, StoredMessage.ACCEPTED);
        if (claimed.isEmpty()) {
            return again(message);
        }
        Answer answer = work.get();
        repository.answered(claimed.getAsLong(), answer, answeredAt(message));
        return answer;
    }

    private Instant answeredAt(ReceivedMessage message) {
        Instant now = clock.instant();
        return now.isBefore(message.receivedAt()) ? message.receivedAt() : now;
    }

    /**
     * Keeps a message that was refused and left nothing, so that its sender can look it up. It has
     * no key: put right, it may come again under the same msgid. As it is never compared with
     * another, it keeps no identity number at all.
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void refused(ReceivedMessage message, Answer answer) {
        long id = repository.claim(message.masked(), StoredMessage.REFUSED).orElseThrow();
        repository.answered(id, answer, answeredAt(message));
    }

    /**
     * Settles what becomes of a message whose sender does not know it (2601). Waits for one that is
     * being done at this moment. If it never took effect, a tombstone bars it from now on; if it
     * did, it is marked as reversed, and the caller undoes it in the same transaction.
     *
     * @param original the key of the message, and when and how its reversal came
     * @param by the msgid of the reversal
     * @return the answer of a message that is to be undone; empty if there is nothing to undo
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Answer> reverse(ReceivedMessage original, String by) {
        if (repository.claim(original, StoredMessage.TOMBSTONE).isPresent()) {
            return Optional.empty();
        }
        StoredMessage stored = repository.lockByKey(original).orElseThrow();
        if (stored.isReversed()) {
            return Optional.empty();
        }
        repository.reversed(stored.id(), by, clock.instant());
        return stored.answer();
    }

    private Answer again(ReceivedMessage message) {
        StoredMessage before =
                repository
                        .byKey(message)
                        .orElseThrow(() -> new IllegalStateException("a claimed message is gone"));
        if (before.isReversed()) {
            throw new Refused(MESSAGE_REVERSED, message.infno() + " " + message.msgid());
        }
        Map<String, String> content = MaskedFields.inFreeText(before.content());
        if (!content.equals(message.content())) {
            throw new Refused(MESSAGE_CHANGED, "不同的字段：" + differing(content, message.content()));
        }
        return before.answer().orElseThrow();
    }

    /**
     * The messages of that id that the caller may see: a hospital its own, an auditor those of the
     * institutions of their region.
     */
    List<StoredMessage> shown(String msgid, Caller caller) {
        boolean auditor = caller.has(Role.AUDITOR);
        String institution = auditor ? "" : own(caller);
        List<StoredMessage> found =
                repository.byMsgid(msgid, institution, MOST_SHOWN).stream()
                        .filter(message -> !auditor || covers(caller, message))
                        .toList();
        if (found.isEmpty()) {
            throw repository.exists(msgid)
                    ? Refused.concealing(MESSAGE_UNKNOWN, msgid)
                    : new Refused(MESSAGE_UNKNOWN, msgid);
        }
        return found;
    }

    private static String own(Caller caller) {
        return caller.institution()
                .orElseThrow(
                        () ->
                                new Refused(
                                        SharedRefusal.OUT_OF_SCOPE,
                                        "the token names no institution"));
    }

    private boolean covers(Caller caller, StoredMessage message) {
        RegionCode region = reference.institution(message.institution()).region();
        return caller.covers(
                reference.region(region, Beijing.day(message.receivedAt())).poolingRegion());
    }

    private static String differing(Map<String, String> before, Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .limit(MOST_NAMED)
                .collect(Collectors.joining("、"));
    }
}
