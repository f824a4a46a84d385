package org.crossregion.clearing.period;

import org.crossregion.values.Beijing;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/** The sign-off of a period's tables and notices, as it is printed. */
public final class SignOff {

    /** Who takes a step that the calendar takes. */
    public static final String CALENDAR = "calendar";

    private static final String PRINTED_CALENDAR = "系统（按日历）";
    private static final List<String> SIGNERS = List.of("制表人", "复核人", "审核人", "单位负责人");

    private SignOff() {}

    /** Who made, checked, examined and answers for it; empty for who has not signed yet. */
    public static LinkedHashMap<String, String> of(Progress progress) {
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        Iterator<Step> steps = Step.signOff().iterator();
        for (String signer : SIGNERS) {
            signOff.put(
                    signer,
                    progress.last(steps.next()).map(taken -> printed(taken.takenBy())).orElse(""));
        }
        return signOff;
    }

    /** The same of a table, with the day on which it was made (制表日期). */
    public static LinkedHashMap<String, String> ofTable(Progress progress) {
        LinkedHashMap<String, String> signOff = of(progress);
        signOff.put(
                "制表日期",
                progress.last(Step.signOff().get(0))
                        .map(taken -> Beijing.day(taken.takenAt()).toString())
                        .orElse(""));
        return signOff;
    }

    /** The same roles where another unit than the authority signs, by hand. */
    public static LinkedHashMap<String, String> byHand() {
        LinkedHashMap<String, String> signOff = new LinkedHashMap<>();
        SIGNERS.forEach(signer -> signOff.put(signer, ""));
        return signOff;
    }

    private static String printed(String user) {
        return user.equals(CALENDAR) ? PRINTED_CALENDAR : user;
    }
}
