package org.crossregion.clearing.bank;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.refusal.ClearingRefusal;
import org.crossregion.messaging.EventIds;
import org.crossregion.values.Beijing;
import org.crossregion.values.Money;
import org.crossregion.values.RegionCode;
import org.crossregion.web.audit.AuditTrail;
import org.crossregion.web.document.FileStore;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.Violation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes bank statements in: each file once, and each line once whatever file it comes in. */
@ApplicationScoped
class BankStatements {

    private static final int MOST_VIOLATIONS = 100;

    private final BankRepository repository;
    private final LineMatching matching;
    private final AuditTrail audit;
    private final Clock clock;

    BankStatements(
            BankRepository repository, LineMatching matching, AuditTrail audit, Clock clock) {
        this.repository = repository;
        this.matching = matching;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file as it was handed in. */
    record Given(RegionCode owner, String fileName, byte[] content, String account, String by) {}

    /**
     * Takes a file in whole, then matches its lines one by one: what is matched stays, whatever
     * comes of the others. The same file again is matched as far as it is not yet, and answered.
     *
     * @throws Refused if any cell cannot be read, or if a reference stands for another transfer
     */
    BankStatement take(Given given) {
        String sha256 = FileStore.sha256(given.content());
        Optional<BankStatement> before = repository.find(given.owner(), sha256);
        if (before.isPresent()) {
            matching.match(before.get(), given.by());
            return before.get();
        }
        List<StatementLine> lines =
                StatementFile.read(given.content(), Beijing.day(clock.instant()), given.account());
        BankStatement statement =
                QuarkusTransaction.requiringNew().call(() -> add(given, sha256, lines));
        matching.match(statement, given.by());
        return statement;
    }

    private BankStatement add(Given given, String sha256, List<StatementLine> lines) {
        repository.lock(given.owner());
        Optional<BankStatement> meanwhile = repository.find(given.owner(), sha256);
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        List<StatementLine> news = news(given.owner(), lines);
        BankStatement statement =
                new BankStatement(
                        EventIds.next(),
                        given.owner(),
                        sha256,
                        given.fileName(),
                        news.size(),
                        lines.size() - news.size(),
                        Money.sum(news.stream().map(StatementLine::amount).toList()),
                        given.by(),
                        clock.instant());
        repository.add(statement, news);
        audit.record(
                "bank-statement-taken",
                "bank-statement/" + statement.id(),
                Map.of(
                        "sha256", sha256,
                        "fileName", statement.fileName(),
                        "lines", statement.lines(),
                        "repeated", statement.repeated(),
                        "amount", statement.amount()));
        return statement;
    }

    private List<StatementLine> news(RegionCode owner, List<StatementLine> lines) {
        Map<String, StatementLine> known =
                repository.known(owner, lines.stream().map(StatementLine::reference).toList());
        List<StatementLine> news = new ArrayList<>();
        List<Violation> violations = new ArrayList<>();
        for (StatementLine line : lines) {
            StatementLine before = known.get(line.reference());
            if (before == null) {
                news.add(line);
            } else if (!before.says(line) && violations.size() < MOST_VIOLATIONS) {
                violations.add(
                        new Violation(
                                "row " + line.row() + ".reference",
                                "used",
                                line.reference()
                                        + " 已登记为 "
                                        + before.valueDate()
                                        + " 的 "
                                        + before.amount()));
            }
        }
        if (!violations.isEmpty()) {
            throw new Refused(
                    ClearingRefusal.BANK_REFERENCE_USED, violations.get(0).message(), violations);
        }
        return news;
    }

    /** Tries again what no rule could match: notices may have been issued meanwhile. */
    void matchAgain(BankStatement statement, String by) {
        matching.match(statement, by);
    }

    BankStatement get(UUID id) {
        return repository.find(id).orElseThrow(() -> unknown(id));
    }

    BankLine line(UUID statement, int row) {
        return repository
                .line(statement, row)
                .orElseThrow(() -> unknown(statement + " row " + row));
    }

    static Refused unknown(Object what) {
        return new Refused(ClearingRefusal.BANK_STATEMENT_UNKNOWN, "no bank statement " + what);
    }
}
