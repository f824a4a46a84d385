package org.crossregion.local.story;

import org.crossregion.local.book.Bill;
import org.crossregion.local.book.Ledger;
import org.crossregion.local.desk.CaseDesk;
import org.crossregion.local.scenario.Scene;
import org.crossregion.local.scenario.StoryFailure;
import org.crossregion.values.Money;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The acts in which regions object, appeal, inquire and put problems to each other. */
final class CasePlot implements Acts {

    private final CaseDesk cases;
    private final Ledger ledger;
    private final Map<String, Function<Scene, String>> acts =
            Map.of(
                    "object", this::object,
                    "appeal", this::appeal,
                    "decide-appeal", this::decideAppeal,
                    "inquire", this::inquire,
                    "answer-inquiry", this::answerInquiry,
                    "confirm-inquiry", this::confirmInquiry,
                    "ticket", this::ticket,
                    "answer-ticket", this::answerTicket,
                    "silent-ticket", this::silentTicket);

    CasePlot(CaseDesk cases, Ledger ledger) {
        this.cases = cases;
        this.ledger = ledger;
    }

    @Override
    public Optional<Function<Scene, String>> act(String name) {
        return Optional.ofNullable(acts.get(name));
    }

    private String object(Scene scene) {
        cases.object(bill(scene), scene.need("reason"), amount(scene), scene.note());
        return scene.need("amount");
    }

    private String appeal(Scene scene) {
        cases.appeal(bill(scene), scene.note());
        return "";
    }

    private String decideAppeal(Scene scene) {
        Bill bill = bill(scene);
        cases.reduce(bill, scene.needCircle().authority(), amount(scene), scene.note());
        ledger.deduct(bill, amount(scene));
        return scene.need("amount");
    }

    private String inquire(Scene scene) {
        return "answered by " + cases.inquire(bill(scene), scene.note());
    }

    private String answerInquiry(Scene scene) {
        return "confirmed by " + cases.answer(bill(scene), scene.need("finding"), scene.note());
    }

    private String confirmInquiry(Scene scene) {
        cases.confirm(bill(scene), scene.note());
        return "";
    }

    private String ticket(Scene scene) {
        return "answered by "
                + cases.open(
                        scene.need("kind"), scene.need("from"), scene.need("to"), scene.note());
    }

    private String answerTicket(Scene scene) {
        return "confirmed by silence after "
                + cases.reply(scene.need("kind"), scene.need("to"), scene.note());
    }

    private String silentTicket(Scene scene) {
        cases.mustBeConfirmedBySilence(scene.need("kind"), scene.need("from"));
        return "";
    }

    private Bill bill(Scene scene) {
        int visit = Integer.parseInt(scene.need("visit"));
        return ledger.billOf(visit)
                .orElseThrow(() -> new StoryFailure("visit " + visit + " is not billed yet"));
    }

    private static Money amount(Scene scene) {
        return Money.ofYuan(scene.need("amount"));
    }
}
