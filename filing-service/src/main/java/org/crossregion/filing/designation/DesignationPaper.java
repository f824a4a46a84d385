package org.crossregion.filing.designation;

import org.crossregion.web.identity.ProtectedIdentity;

import java.util.Optional;

/**
 * What a message (2505) says beside the designation; texts that nobody said are empty.
 *
 * @param phone of the person
 * @param agent 经办人, absent if the person asked in person
 */
record DesignationPaper(String phone, String address, String memo, Optional<Agent> agent) {

    /** Of designations from before what was said is not known. */
    static final DesignationPaper UNKNOWN = new DesignationPaper("", "", "", Optional.empty());

    /**
     * Who asks in the person's place, as the counter wrote it down.
     *
     * @param certificateType 代办人证件类型, a {@code psn_cert_type}
     * @param identity absent if no number was said
     */
    record Agent(
            String name,
            String certificateType,
            Optional<ProtectedIdentity> identity,
            String phone,
            String address,
            String relation) {}
}
