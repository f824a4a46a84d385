package org.crossregion.settlement.gateway;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.settlement.envelope.Fields;

import java.util.HashMap;
import java.util.Map;

/**
 * Signs operators in and out (9001, 9002). The number is recorded, but later messages are not held
 * to it: real clients cache it, share it, or send none.
 */
@ApplicationScoped
class SignInDesk implements Desk {

    private final SignInRepository repository;
    private final ReferenceNumbers numbers;

    SignInDesk(SignInRepository repository, ReferenceNumbers numbers) {
        this.repository = repository;
        this.numbers = numbers;
    }

    @Override
    public Map<String, Handler> handlers() {
        return Map.of("9001", this::signIn, "9002", this::signOut);
    }

    private Map<String, ?> signIn(Request request) {
        Fields fields = request.one("signIn");
        String signNo = numbers.next(request.reference().substring(0, 6), request.receivedAt());
        repository.signIn(
                signNo,
                request.institutionCode(),
                fields.textOr("opter_no", request.envelope().operator()),
                fields.text("ip"),
                fields.text("mac"),
                request.receivedAt());
        Map<String, Object> signed = new HashMap<>();
        signed.put("sign_time", request.receivedAt());
        signed.put("sign_no", signNo);
        return Map.of("signinoutb", signed, "result", signed);
    }

    private Map<String, ?> signOut(Request request) {
        String signNo = request.one("signOut").textOr("sign_no", request.envelope().signNo());
        repository.signOut(signNo, request.institutionCode(), request.receivedAt());
        Map<String, Object> signed = Map.of("sign_time", request.receivedAt());
        return Map.of("signoutoutb", signed, "signinoutb", signed, "result", signed);
    }
}
