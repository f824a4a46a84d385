package org.crossregion.filing.filing;

import java.util.Optional;

/**
 * Who files for a person who does not do so in person (代办人).
 *
 * @param relation to the person, such as 子女; may be empty
 * @param phone may be empty
 * @param personCertificateNo the number of the person, where the agent shows that as well
 */
record Agent(
        String name,
        String relation,
        String phone,
        String certificateNo,
        Optional<String> personCertificateNo) {

    Agent(String name, String relation, String phone, String certificateNo) {
        this(name, relation, phone, certificateNo, Optional.empty());
    }

    /** Without the numbers. */
    @Override
    public String toString() {
        return "Agent[" + name + "]";
    }
}
