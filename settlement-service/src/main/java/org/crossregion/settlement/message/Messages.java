package org.crossregion.settlement.message;

import static org.crossregion.settlement.refusal.SettlementRefusal.MESSAGE_CHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import org.crossregion.web.problem.Refused;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Does the work of a message once, in one transaction with the record of it. */
@ApplicationScoped
public class Messages {

    private static final int MOST_NAMED = 5;

    private final MessageRepository repository;
    private final Clock clock;

    Messages(MessageRepository repository, Clock clock) {
        this.repository = repository;
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

    private static String differing(Map<String, String> before, Map<String, String> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), now.get(name)))
                .limit(MOST_NAMED)
                .collect(Collectors.joining("、"));
    }
}
