package org.crossregion.web.form;

import org.crossregion.forms.Form;
import org.crossregion.web.security.Role;

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
