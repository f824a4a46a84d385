package org.crossregion.web.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param field as the client wrote it: {@code materials[0].kind}, {@code Idempotency-Key}, {@code
 *     line 3, region}
 * @param rule the broken rule in short, such as {@code not-blank}
 * @param message a sentence for people
 */
public record Violation(String field, String rule, String message) {}
