package org.crossregion.web.idempotency;

import jakarta.interceptor.InterceptorBinding;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that honours the header {@code Idempotency-Key}: the same key with the same
 * request gets the stored answer, with another request a refusal. The method runs in one
 * transaction with the key; a refused or failed request leaves no key, so that it may be repeated.
 * Without the header the method runs as it is. See {@link IdempotentTogether} for one that shares
 * its transaction.
 */
@Inherited
@InterceptorBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
