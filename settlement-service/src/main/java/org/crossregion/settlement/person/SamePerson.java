package org.crossregion.settlement.person;

/**
 * Whose numbers are one human being's (人员合并): the one asked for, the one that stays, the others.
 */
public final class SamePerson {

    /** All numbers of whoever has {@code :personNo}; of whom nobody told, the number alone. */
    public static final String NUMBERS =
            """
            select cast(:personNo as text) as person_no
            union
            select merged_into from person where person_no = :personNo and merged_into is not null
            union
            select o.person_no
            from person p
            join person o on o.merged_into = coalesce(p.merged_into, p.person_no)
            where p.person_no = :personNo
            """;

    private SamePerson() {}
}
