/**
 * How a service says no: refusals of the business and of the protocol as RFC 9457 problems. Every
 * answer that is not a success is {@code application/problem+json}, names the field where there is
 * one and never shows a class name or a stack trace.
 */
package org.crossregion.web.problem;
