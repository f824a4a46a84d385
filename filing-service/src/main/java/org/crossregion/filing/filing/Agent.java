package org.crossregion.filing.filing;

/**
 * Who files for a person who does not do so in person (代办人).
 *
 * @param relation to the person, such as 子女; may be empty
 * @param phone may be empty
 */
record Agent(String name, String relation, String phone, String certificateNo) {

    /** Without the numbers. */
    @Override
    public String toString() {
        return "Agent[" + name + "]";
    }
}
