package org.crossregion.settlement.person;

import jakarta.enterprise.context.ApplicationScoped;

/** The insured persons this service knows, from filing-service's events. */
@ApplicationScoped
public class Persons {

    /**
     * Finds a person by what the counter was shown.
     *
     * @param certificateType 就诊凭证类型: 01 e-voucher, 02 identity number, 03 social-security card
     * @throws org.crossregion.web.problem.Refused if nobody is known by it
     */
    public InsuredPerson findByVoucher(String certificateType, String number) {
        throw new UnsupportedOperationException();
    }

    public InsuredPerson find(String personNo) {
        throw new UnsupportedOperationException();
    }

    /** The certificate's number in clear, for the replies that must say it. */
    public String certificateNo(InsuredPerson person) {
        throw new UnsupportedOperationException();
    }
}
