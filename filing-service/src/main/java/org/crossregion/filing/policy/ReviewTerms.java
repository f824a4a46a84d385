package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Set;
import java.util.TreeSet;

/**
 * How soon a filing must be reviewed (办理时限).
 *
 * @param onlineWorkingDays working days after the day of an online submission; 0 for the same day
 * @param counterWorkingDays the same for what is filed at a counter
 * @param online the channels that count as online
 */
public record ReviewTerms(
        @JsonProperty(required = true) int onlineWorkingDays,
        @JsonProperty(required = true) int counterWorkingDays,
        Set<String> online) {

    private static final Set<String> ONLINE =
            Set.of(
                    "national-platform",
                    "provincial-web",
                    "app",
                    "mini-program",
                    "government-portal");

    /** The national procedure's: online within one working day, at the counter at once. */
    static final ReviewTerms DEFAULT = new ReviewTerms(1, 0, null);

    public ReviewTerms {
        online = new TreeSet<>(online == null ? ONLINE : online);
        mustBePossible("onlineWorkingDays", onlineWorkingDays);
        mustBePossible("counterWorkingDays", counterWorkingDays);
    }

    /** Working days that the review of a filing may take that came by a channel. */
    public int workingDays(String channel) {
        return online.contains(channel) ? onlineWorkingDays : counterWorkingDays;
    }

    private static void mustBePossible(String key, int days) {
        if (days < 0 || days > 250) {
            throw new IllegalArgumentException("review." + key + " is " + days + ", not 0 to 250");
        }
    }
}
