package org.crossregion.web.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import java.util.Optional;
import java.util.concurrent.Callable;

/** Runs a resource method once per idempotency key, in the transaction that stores the key. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotencyInterceptor {

    private final IdempotencyRepository keys;
    private final KeyReading reading;
    private final ObjectMapper json;

    IdempotencyInterceptor(IdempotencyRepository keys, KeyReading reading, ObjectMapper json) {
        this.keys = keys;
        this.reading = reading;
        this.json = json;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        if (call.getMethod().isAnnotationPresent(IdempotentTogether.class)) {
            return call.proceed();
        }
        Optional<KeyUse> use = reading.read(call.getParameters());
        if (use.isEmpty()) {
            return call.proceed();
        }
        return inTransaction(() -> once(call, use.get()));
    }

    private Object once(InvocationContext call, KeyUse use) throws Exception {
        if (!keys.claim(use)) {
            throw keys.before(use);
        }
        Object result = call.proceed();
        keys.answer(use, StoredAnswer.of(call.getMethod(), result, json));
        return result;
    }

    /** Checked exceptions pass through unchanged, too. */
    private static Object inTransaction(Callable<Object> work) throws Exception {
        Exception[] thrown = new Exception[1];
        try {
            return QuarkusTransaction.requiringNew()
                    .call(
                            () -> {
                                try {
                                    return work.call();
                                } catch (Exception e) {
                                    thrown[0] = e;
                                    throw e;
                                }
                            });
        } catch (RuntimeException e) {
            throw thrown[0] == null ? e : thrown[0];
        }
    }
}
