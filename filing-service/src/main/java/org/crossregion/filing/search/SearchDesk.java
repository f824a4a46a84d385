package org.crossregion.filing.search;

import jakarta.enterprise.context.RequestScoped;

import org.crossregion.filing.agency.AgencyScope;
import org.crossregion.filing.person.PersonName;
import org.crossregion.filing.search.SearchRepository.Scope;
import org.crossregion.values.RegionCode;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.util.List;
import java.util.Optional;

/** Searches within what the caller may see, and shows of a person what the role may read. */
@RequestScoped
class SearchDesk {

    private final SearchRepository filings;
    private final AgencyScope scope;
    private final IdentityProtection protection;
    private final Caller caller;

    SearchDesk(
            SearchRepository filings,
            AgencyScope scope,
            IdentityProtection protection,
            Caller caller) {
        this.filings = filings;
        this.scope = scope;
        this.protection = protection;
        this.caller = caller;
    }

    /**
     * A search as it may be carried out.
     *
     * @param clearNames whether names are shown whole
     */
    record Permitted(FilingCriteria asked, String index, Scope scope, boolean clearNames) {}

    /**
     * @throws Refused if a region is asked for that is not the caller's
     */
    Permitted permit(FilingCriteria asked) {
        Scope allowed =
                new Scope(scope.pattern(), scope.agencies(Optional.ofNullable(asked.agency())));
        if (asked.region() != null
                && !asked.region().equals(RegionCode.NATION)
                && !overlaps(asked.region(), allowed.pattern().replace("%", ""))) {
            throw new Refused(
                    SharedRefusal.OUT_OF_SCOPE,
                    "region " + asked.region() + " is not among the caller's");
        }
        return new Permitted(
                asked,
                Optional.ofNullable(asked.certificateNo()).map(protection::index).orElse(""),
                allowed,
                caller.has(Role.FILING_CLERK) || caller.has(Role.ADMINISTRATOR));
    }

    private static boolean overlaps(RegionCode asked, String prefix) {
        return asked.value().startsWith(prefix)
                || asked.isProvince() && prefix.startsWith(asked.value().substring(0, 2));
    }

    List<FoundFiling> page(Permitted search, String after, int limit) {
        return filings.filings(search.asked(), search.index(), search.scope(), after, limit);
    }

    String shownName(Permitted search, FoundFiling one) {
        return search.clearNames() ? one.name() : PersonName.mask(one.name());
    }

    String shownNumber(FoundFiling one) {
        return IdentityProtection.mask(protection.reveal(one.identity()));
    }
}
