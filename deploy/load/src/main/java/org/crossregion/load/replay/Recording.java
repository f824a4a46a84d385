package org.crossregion.load.replay;

import org.crossregion.load.wire.Executed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Makes a script of what was seen on the wire while one stay was settled: whatever is that stay's
 * own becomes a place to fill in, everything else stays as it was.
 */
public final class Recording {

    static final String VISIT = "visit";
    static final String PERSON = "person";
    static final String MESSAGE = "message";
    static final String UUIDS = "uuid";

    /** Seven digits at the end of a settlement's number. */
    static final String NUMBERS = "number";

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern PLACE = Pattern.compile("\\$[0-9]+");

    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final String settlement;
    private final String answer;

    /**
     * What the recorded request named, and what it was answered.
     *
     * @param settlement the number that the bill was given
     */
    public Recording(
            String visit, String person, String message, String settlement, String answer) {
        tokens.put(message, place(MESSAGE));
        tokens.put(visit, place(VISIT));
        tokens.put(person, place(PERSON));
        this.settlement = settlement;
        this.answer = answer;
    }

    static String row(int step) {
        return "row" + step;
    }

    private static String place(String name) {
        return "{{" + name + "}}";
    }

    /**
     * The script of the session that settled, and of what ran just before it; empty if another
     * job's statements were seen there that cannot be read.
     */
    public Optional<Script> script(List<Executed> seen) {
        int settling =
                seen.stream()
                        .filter(one -> one.sql().contains("insert into settlement "))
                        .mapToInt(Executed::session)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no settlement was seen"));
        List<Executed> before = new ArrayList<>();
        List<Executed> inside = new ArrayList<>();
        boolean open = false;
        boolean done = false;
        for (Executed one : seen) {
            boolean own = one.session() == settling;
            if (own && one.sql().equals("BEGIN")) {
                open = true;
            } else if (own && (one.sql().equals("COMMIT"))) {
                done = true;
            } else if (own && open && !done) {
                inside.add(one);
            } else if (!open) {
                before.add(one);
            }
        }
        if (Stream.concat(before.stream(), inside.stream())
                .anyMatch(one -> one.values().contains(Executed.UNREADABLE))) {
            return Optional.empty();
        }
        String number = settlement.substring(settlement.length() - 7);
        String head = settlement.substring(0, settlement.length() - 7);
        int given = rowOf(inside, Long.toString(Long.parseLong(number)), "settlement_number");
        tokens.put(settlement, head + place(NUMBERS));
        List<Step> steps = steps(inside, given);
        return Optional.of(new Script(steps(before, -1), steps, answer));
    }

    /** The statement whose first row begins with a value; -1 if there is none. */
    private static int rowOf(List<Executed> all, String value, String mention) {
        for (int i = 0; i < all.size(); i++) {
            Executed one = all.get(i);
            if (one.sql().contains(mention)
                    && !one.rows().isEmpty()
                    && value.equals(one.rows().get(0).get(0))) {
                return i;
            }
        }
        return -1;
    }

    private List<Step> steps(List<Executed> all, int given) {
        List<List<Executed>> turns = new ArrayList<>();
        List<Integer> turnOf = new ArrayList<>();
        for (Executed one : all) {
            boolean together =
                    !turns.isEmpty()
                            && turns.get(turns.size() - 1).get(0).turn() == one.turn()
                            && turns.get(turns.size() - 1).get(0).session() == one.session();
            if (!together) {
                turns.add(new ArrayList<>());
            }
            turns.get(turns.size() - 1).add(one);
            turnOf.add(turns.size() - 1);
        }
        Map<String, Integer> results = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            List<Executed> turn = turns.get(i);
            List<Parameter> parameters = new ArrayList<>();
            StringBuilder sql = new StringBuilder();
            for (Executed one : turn) {
                sql.append(sql.isEmpty() ? "" : ";\n")
                        .append(PLACE.matcher(one.sql()).replaceAll("?"));
                for (int p = 0; p < one.values().size(); p++) {
                    String value = one.values().get(p);
                    parameters.add(new Parameter(one.types().get(p), template(value, results)));
                }
            }
            Executed first = turn.get(0);
            boolean keep = false;
            if (!first.rows().isEmpty() && isIdentity(first)) {
                results.put(first.rows().get(0).get(0), i);
                keep = true;
            }
            if (given >= 0 && turnOf.get(given) == i) {
                keep = true;
            }
            steps.add(new Step(sql.toString(), parameters, keep));
        }
        if (given < 0) {
            return steps;
        }
        String from = place(row(turnOf.get(given)));
        return steps.stream().map(step -> renumbered(step, from)).toList();
    }

    /** A row that was just made and whose number later statements name. */
    private static boolean isIdentity(Executed one) {
        return one.sql().contains("returning id")
                && one.rows().size() == 1
                && one.rows().get(0).get(0) != null;
    }

    /** Where the database gave the number, it is the one that goes into the settlement's. */
    private static Step renumbered(Step step, String from) {
        String named = place(NUMBERS + ":" + from.substring(2, from.length() - 2));
        return new Step(
                step.sql(),
                step.parameters().stream()
                        .map(
                                one ->
                                        one.value() == null
                                                ? one
                                                : new Parameter(
                                                        one.type(),
                                                        one.value().replace(place(NUMBERS), named)))
                        .toList(),
                step.keep());
    }

    private String template(String value, Map<String, Integer> results) {
        if (value == null) {
            return null;
        }
        if (results.containsKey(value)) {
            return place(row(results.get(value)));
        }
        String text = value;
        for (Map.Entry<String, String> token : tokens.entrySet()) {
            text = text.replace(token.getKey(), token.getValue());
        }
        Matcher uuids = UUID.matcher(text);
        return uuids.replaceAll(
                found ->
                        Matcher.quoteReplacement(
                                tokens.computeIfAbsent(
                                        found.group(), uuid -> place(UUIDS + tokens.size()))));
    }
}
