package org.crossregion.web.form;

import org.crossregion.forms.Form;
import org.crossregion.web.security.Role;

import java.util.Optional;
import java.util.Set;

/**
 * Makes some of a service's forms; a bean. It checks the caller's scope itself, since only it knows
 * whose figures it shows.
 */
public interface FormSource {

    /** The numbers and names of its forms, such as {@code 9} or {@code account-return}. */
    Set<String> forms();

    /** The form with what the query asks for; refuses what is missing in the query by name. */
    Form make(FormQuery query);

    /**
     * What has taken the place of a form that was made here, for whoever verifies it: a newer
     * version, or the paper that was issued instead of a void one. Whatever was made later for the
     * same question counts too, and need not be told here.
     */
    default Optional<Superseded> supersededBy(FormQuery query, IssuedForm form) {
        return Optional.empty();
    }

    /** Who may see a form; by default everyone but hospitals and services. */
    default Set<String> roles(String form) {
        return Set.of(
                Role.FILING_CLERK,
                Role.FEE_AUDITOR,
                Role.FINANCE_MAKER,
                Role.FINANCE_CHECKER,
                Role.APPROVER,
                Role.AUTHORITY,
                Role.AUDITOR,
                Role.ADMINISTRATOR);
    }
}
