package org.crossregion.settlement.message;

import static org.crossregion.settlement.refusal.SettlementRefusal.MESSAGE_CHANGED;
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
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Does the work of a message once, in one transaction with the record of it, and shows it. */
@ApplicationScoped
public class Messages {

    private static final int MOST_NAMED = 5;

    private static final int MOST_SHOWN = 100;

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
        OptionalLong claimed = repository.claim(message);
        if (claimed.isEmpty()) {
            return again(message);
        }
        Answer answer = work.get();
        Instant now = clock.instant();
        Instant at = now.isBefore(message.receivedAt()) ? message.receivedAt() : now;
        repository.answered(claimed.getAsLong(), answer, at);
        return answer;
    }

    private Answer again(ReceivedMessage message) {
        StoredMessage before =
                repository
                        .byKey(message)
                        .orElseThrow(() -> new IllegalStateException("a claimed message is gone"));
        if (!before.content().equals(message.content())) {
            throw new Refused(
                    MESSAGE_CHANGED, "不同的字段：" + differing(before.content(), message.content()));
        }
        return before.answer();
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
            throw new Refused(MESSAGE_UNKNOWN, msgid);
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
