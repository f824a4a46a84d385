package org.crossregion.web.problem;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.crossregion.web.audit.SecurityAudit;
import org.crossregion.web.request.UnreadableParameter;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Words every failure of a request as a problem; the only place that does. */
class ProblemMappers {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemMappers.class);

    private final Problems problems;
    private final SecurityAudit audit;

    ProblemMappers(Problems problems, SecurityAudit audit) {
        this.problems = problems;
        this.audit = audit;
    }

    @ServerExceptionMapper
    Response refused(Refused refused, UriInfo uri, ResourceInfo resource) {
        int status = refused.refusal().status();
        if (status == 401 || status == 403 || refused.isConcealing()) {
            audit.refused(refused, uri.getPath());
        }
        return problems.response(refused, uri.getPath());
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException failure, UriInfo uri, ResourceInfo resource) {
        return refused(unauthenticated("no bearer token"), uri, resource);
    }

    @ServerExceptionMapper
    Response authenticationFailed(
            AuthenticationFailedException failure, UriInfo uri, ResourceInfo resource) {
        return refused(unauthenticated("the bearer token is not valid (any more)"), uri, resource);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, UriInfo uri, ResourceInfo resource) {
        SharedRefusal forbidden = SharedRefusal.FORBIDDEN;
        return refused(new Refused(forbidden, forbidden.title()), uri, resource);
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException invalid, UriInfo uri, ResourceInfo resource) {
        return ConstraintReading.isOfRequest(invalid)
                ? refused(ConstraintReading.refused(invalid), uri, resource)
                : failed(invalid, uri, resource);
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response unreadable(JsonProcessingException failure, UriInfo uri, ResourceInfo resource) {
        return failure.getProcessor() instanceof JsonGenerator
                ? failed(failure, uri, resource)
                : refused(JsonReading.refused(failure), uri, resource);
    }

    @ServerExceptionMapper
    Response unreadable(UnreadableParameter failure, UriInfo uri, ResourceInfo resource) {
        return refused(ParameterReading.refused(failure, uri, resource), uri, resource);
    }

    @ServerExceptionMapper
    Response protocol(WebApplicationException failure, UriInfo uri, ResourceInfo resource) {
        if (failure.getCause() instanceof UnreadableParameter parameter) {
            return unreadable(parameter, uri, resource);
        }
        if (failure.getCause() instanceof Refused refused) {
            return refused(refused, uri, resource);
        }
        if (failure.getCause() instanceof JsonProcessingException json) {
            return unreadable(json, uri, resource);
        }
        Response meant = failure.getResponse();
        if (isOfParameter(failure, resource)) {
            return refused(ParameterReading.refused(uri, resource), uri, resource);
        }
        if (meant.hasEntity() || meant.getStatus() < 400) {
            return meant;
        }
        if (meant.getStatus() >= 500) {
            return failed(failure, uri, resource);
        }
        Response problem = refused(Problems.ofStatus(meant.getStatus()), uri, resource);
        Object allow = meant.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build();
    }

    @ServerExceptionMapper
    Response failed(Throwable failure, UriInfo uri, ResourceInfo resource) {
        Refused refused =
                DatabaseTrouble.refusedBecauseOf(failure)
                        .orElseGet(
                                () ->
                                        new Refused(
                                                SharedRefusal.INTERNAL_ERROR,
                                                "the request id finds the reason in the logs"));
        if (refused.refusal() == SharedRefusal.INTERNAL_ERROR) {
            LOG.error("{} failed", uri.getPath(), failure);
        } else {
            LOG.warn("{} refused: {}", uri.getPath(), failure.toString());
        }
        return problems.response(refused, uri.getPath());
    }

    /** A resource was found, but a value in its address made no sense to somebody's reader. */
    private static boolean isOfParameter(WebApplicationException failure, ResourceInfo resource) {
        return failure instanceof NotFoundException
                && failure.getCause() != null
                && resource != null
                && resource.getResourceMethod() != null;
    }

    private static Refused unauthenticated(String detail) {
        return new Refused(SharedRefusal.UNAUTHENTICATED, detail);
    }
}
