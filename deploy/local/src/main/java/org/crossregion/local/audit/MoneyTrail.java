package org.crossregion.local.audit;

import com.fasterxml.jackson.databind.JsonNode;

import org.crossregion.local.launch.ServiceName;
import org.crossregion.values.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Follows the money that has moved: what was transferred on notices is what came into the
 * authority's accounts, what receivers got is what went out, every account balances, and the fund's
 * notices are paid in its books as in clearing's.
 */
final class MoneyTrail {

    private static final String PROVINCE_TIER = "province";

    private final Sources sources;

    MoneyTrail(Sources sources) {
        this.sources = sources;
    }

    /** Checks everything; returns how many notices it has followed. */
    int mustAgree() {
        List<JsonNode> notices = list(ServiceName.CLEARING, "/api/v1/notices?");
        accountsMustAgree(notices);
        fundsNoticesMustAgree(notices);
        advancesMustBeOwed();
        fundMustAgreeWithClearing();
        return notices.size();
    }

    /** Per province, period and scheme of the province tier, where the money is the authority's. */
    private void accountsMustAgree(List<JsonNode> notices) {
        SortedMap<String, Money> in = new TreeMap<>();
        SortedMap<String, Money> out = new TreeMap<>();
        TreeSet<String> authorities = new TreeSet<>();
        for (JsonNode notice : notices) {
            boolean ofFund = !List.of("monthly", "year-end").contains(text(notice, "kind"));
            if (ofFund || !text(notice, "tier").equals(PROVINCE_TIER)) {
                continue;
            }
            authorities.add(text(notice, "authority"));
            boolean payable = text(notice, "direction").equals("payable");
            for (JsonNode line : lines(notice)) {
                String key =
                        "%s %s %s"
                                .formatted(
                                        text(notice, "authority"),
                                        text(notice, "period"),
                                        text(line, "scheme"));
                (payable ? in : out).merge(key, money(line, "settled"), Money::plus);
            }
        }
        SortedMap<String, Money> booked = new TreeMap<>();
        SortedMap<String, Money> paid = new TreeMap<>();
        for (String authority : authorities) {
            for (JsonNode one : positions(authority, PROVINCE_TIER)) {
                String key =
                        "%s %s %s".formatted(authority, text(one, "period"), text(one, "scheme"));
                booked.merge(key, money(one, "paidIn"), Money::plus);
                paid.merge(key, money(one, "paidOut"), Money::plus);
                mustBalance(key, one);
            }
        }
        mustEqual("transferred on payment notices and into the accounts", in, booked);
        mustEqual("settled on collection notices and paid out of the accounts", out, paid);
    }

    private static void mustBalance(String where, JsonNode position) {
        Money in = money(position, "paidIn").plus(money(position, "fromFund"));
        Money out = money(position, "paidOut").plus(money(position, "toFund"));
        if (!in.equals(out.plus(money(position, "balance")))) {
            throw new Difference("the account of " + where + " does not balance: " + position);
        }
    }

    /** A notice of the fund is paid in both books alike. */
    private void fundsNoticesMustAgree(List<JsonNode> notices) {
        SortedMap<String, Money> told = new TreeMap<>();
        for (JsonNode notice : list(ServiceName.FUND, "/api/v1/notices?")) {
            told.put(text(notice, "number"), money(notice, "paid"));
        }
        SortedMap<String, Money> settled = new TreeMap<>();
        for (JsonNode notice : notices) {
            if (!List.of("monthly", "year-end").contains(text(notice, "kind"))) {
                settled.put(text(notice, "number"), money(notice, "settled"));
            }
        }
        mustEqual("paid on the fund's notices in clearing and in the fund", settled, told);
    }

    /** Nobody has more from the fund than it is still owed. */
    private void advancesMustBeOwed() {
        for (JsonNode one : audited(ServiceName.CLEARING, "/internal/audit/advances")) {
            if (one.path("differenceFen").asLong() != 0) {
                throw new Difference("a region has more from the fund than it is owed: " + one);
            }
        }
    }

    /** What the fund's ledger was booked from, and what clearing has settled, drawn and repaid. */
    private void fundMustAgreeWithClearing() {
        for (JsonNode one : audited(ServiceName.FUND, "/internal/audit/ledger")) {
            throw new Difference("the fund's ledger: " + one);
        }
        JsonNode found = audited(ServiceName.FUND, "/internal/audit/clearing");
        for (String what : List.of("differences", "underWay")) {
            for (JsonNode one : found.path(what)) {
                throw new Difference("the fund and clearing, %s: %s".formatted(what, one));
            }
        }
    }

    private JsonNode audited(ServiceName service, String path) {
        return sources.get(service, path).mustSucceed().json();
    }

    private List<JsonNode> positions(String authority, String tier) {
        List<JsonNode> positions = new ArrayList<>();
        sources.get(
                        ServiceName.CLEARING,
                        "/api/v1/payments/positions?authority=%s&tier=%s"
                                .formatted(authority, tier))
                .mustSucceed()
                .json()
                .forEach(positions::add);
        return positions;
    }

    /** The list shows notices without lines: each is asked for. */
    private JsonNode lines(JsonNode notice) {
        return notice.hasNonNull("lines") && !notice.path("lines").isEmpty()
                ? notice.path("lines")
                : sources.get(ServiceName.CLEARING, "/api/v1/notices/" + text(notice, "number"))
                        .mustSucceed()
                        .json()
                        .path("lines");
    }

    private List<JsonNode> list(ServiceName service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page =
                    sources.get(
                                    service,
                                    path + "limit=500" + (after.isEmpty() ? "" : "&after=" + after))
                            .mustSucceed()
                            .json();
            page.path("items").forEach(items::add);
            after = page.path("next").asText("");
            after = after.equals("null") ? "" : after;
        } while (!after.isEmpty());
        return items;
    }

    private static void mustEqual(
            String what, SortedMap<String, Money> one, SortedMap<String, Money> other) {
        TreeSet<String> keys = new TreeSet<>(one.keySet());
        keys.addAll(other.keySet());
        for (String key : keys) {
            Money left = of(one, key);
            Money right = of(other, key);
            if (!left.equals(right)) {
                throw new Difference("%s, %s: %s and %s".formatted(what, key, left, right));
            }
        }
    }

    private static Money of(Map<String, Money> sums, String key) {
        return sums.getOrDefault(key, Money.ZERO);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static Money money(JsonNode node, String field) {
        return Money.ofYuan(node.path(field).asText());
    }
}
