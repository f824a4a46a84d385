package org.crossregion.settlement.gateway;

import org.crossregion.settlement.refusal.SettlementRefusal;
import org.crossregion.web.identity.IdentityNumbers;
import org.crossregion.web.problem.Refusal;
import org.crossregion.web.problem.Refused;

/**
 * Words err_msg: the stable code, what was refused and why, what to do about it, and the trace id,
 * in at most 200 characters; the code and the trace id are never cut.
 */
final class ErrorText {

    private static final int LONGEST = 200;

    private ErrorText() {}

    static String of(Refused refused, String traceId) {
        Refusal refusal = refused.refusal();
        String head = "[" + code(refusal) + "]" + refusal.title();
        String detail = besides(refusal.title(), oneLine(refused.detail()));
        String remedy =
                refusal instanceof SettlementRefusal ours && !ours.remedy().isEmpty()
                        ? "。" + ours.remedy()
                        : "";
        String tail = "【追踪号" + traceId + "】";
        int left = LONGEST - head.length() - tail.length();
        int room = Math.max(0, left - remedy.length() - 1);
        String why = detail.isEmpty() ? "" : cut("：" + detail, room + 1);
        return cut(head + why + remedy, LONGEST - tail.length()) + tail;
    }

    private static String code(Refusal refusal) {
        boolean bare = refusal instanceof SettlementRefusal && refusal.code().indexOf('/') < 0;
        return bare ? "settlement/" + refusal.code() : refusal.code();
    }

    /** What a detail says besides the title, which some details begin with. */
    private static String besides(String title, String detail) {
        return detail.startsWith(title)
                ? detail.substring(title.length()).replaceFirst("^[：，。]", "")
                : detail;
    }

    private static String oneLine(String text) {
        return text == null
                ? ""
                : IdentityNumbers.maskAll(text).replaceAll("[\\p{Cntrl}]+", " ").strip();
    }

    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Math.max(0, length - 1);
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return length == 0 ? "" : text.substring(0, end) + "…";
    }
}
