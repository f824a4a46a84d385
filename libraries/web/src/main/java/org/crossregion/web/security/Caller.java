package org.crossregion.web.security;

import io.quarkus.security.identity.SecurityIdentity;

import jakarta.enterprise.context.RequestScoped;

import org.crossregion.values.RegionCode;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.eclipse.microprofile.jwt.JsonWebToken;

import java.util.Optional;
import java.util.TreeSet;

/**
 * Who makes the request, and the institution or region that its token holds it to. What lies
 * outside that scope is refused here, on the server, and the refusal is audited.
 */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's subject; {@code anonymous} where no token is needed. */
    public String user() {
        if (identity.isAnonymous()) {
            return "anonymous";
        }
        return claim("sub").orElseGet(() -> identity.getPrincipal().getName());
    }

    /** Nobody: no token was shown, or none was looked at. */
    public boolean isAnonymous() {
        return identity.isAnonymous();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    /** All roles, in alphabetical order, separated by commas. */
    public String roles() {
        return String.join(",", new TreeSet<>(identity.getRoles()));
    }

    public Optional<String> institution() {
        return claim("institution");
    }

    public Optional<RegionCode> region() {
        return claim("region").map(Caller::readRegion);
    }

    /** Only that institution's own people and the other services pass. */
    public void mustBeInstitution(String code) {
        boolean own = institution().map(code::equals).orElse(false);
        if (!own && !has(Role.SERVICE)) {
            throw new Refused(
                    SharedRefusal.OUT_OF_SCOPE, "institution " + code + " is not the caller's own");
        }
    }

    public void mustCover(RegionCode poolingRegion) {
        if (!covers(poolingRegion)) {
            throw new Refused(
                    SharedRefusal.OUT_OF_SCOPE,
                    "region " + poolingRegion + " is not among the caller's");
        }
    }

    /**
     * The nation covers every region, a province those of its own, any other region itself.
     * Administrators and auditors without a region cover all; so do the other services.
     */
    public boolean covers(RegionCode poolingRegion) {
        if (has(Role.SERVICE)) {
            return true;
        }
        return region().map(own -> covers(own, poolingRegion))
                .orElseGet(() -> has(Role.ADMINISTRATOR) || has(Role.AUDITOR));
    }

    static boolean covers(RegionCode own, RegionCode asked) {
        if (own.equals(RegionCode.NATION) || own.equals(asked)) {
            return true;
        }
        return own.isProvince() && own.sameProvince(asked);
    }

    private Optional<String> claim(String name) {
        Object claim =
                identity.getPrincipal() instanceof JsonWebToken token
                        ? token.getClaim(name)
                        : identity.getAttribute(name);
        return Optional.ofNullable(claim).map(Object::toString).filter(text -> !text.isBlank());
    }

    private static RegionCode readRegion(String claim) {
        if (!RegionCode.isCode(claim)) {
            throw new Refused(SharedRefusal.FORBIDDEN, "the token's region is not a region code");
        }
        return RegionCode.of(claim);
    }
}
