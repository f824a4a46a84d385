package org.crossregion.web.security;

import java.util.List;

/** The roles a token's {@code groups} may carry; docs/reference/security.md says what each does. */
public final class Role {

    public static final String HOSPITAL = "hospital";
    public static final String FILING_CLERK = "filing-clerk";
    public static final String FEE_AUDITOR = "fee-auditor";
    public static final String FINANCE_MAKER = "finance-maker";
    public static final String FINANCE_CHECKER = "finance-checker";
    public static final String APPROVER = "approver";
    public static final String AUTHORITY = "authority";
    public static final String AUDITOR = "auditor";
    public static final String ADMINISTRATOR = "administrator";

    /** Another of the four services; honoured only from a token signed with their own key. */
    public static final String SERVICE = "service";

    /** The roles people hold, in the order of the documentation. */
    public static final List<String> OF_PEOPLE =
            List.of(
                    HOSPITAL,
                    FILING_CLERK,
                    FEE_AUDITOR,
                    FINANCE_MAKER,
                    FINANCE_CHECKER,
                    APPROVER,
                    AUTHORITY,
                    AUDITOR,
                    ADMINISTRATOR);

    private Role() {}
}
