package org.crossregion.fund.form;

import org.crossregion.web.security.Role;

import java.util.Set;

/** Who may see the fund's forms. */
final class FormReaders {

    static final Set<String> ROLES =
            Set.of(
                    Role.AUTHORITY,
                    Role.APPROVER,
                    Role.FINANCE_MAKER,
                    Role.FINANCE_CHECKER,
                    Role.AUDITOR,
                    Role.ADMINISTRATOR);

    private FormReaders() {}
}
