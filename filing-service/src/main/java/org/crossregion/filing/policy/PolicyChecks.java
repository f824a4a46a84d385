package org.crossregion.filing.policy;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is wrong with a policy that can be read: limits that cannot be meant, and keys that
 * contradict each other. Judged when a file is imported, never of what was imported before.
 */
final class PolicyChecks {

    private static final int MOST_MONTHS = 120;
    private static final int MOST_PLACES = 20;
    private static final int MOST_INSTITUTIONS = 20;
    private static final Set<String> PRINTED = Set.of("hunan-application");

    private final FilingPolicy policy;
    private final List<Fault> faults = new ArrayList<>();

    private PolicyChecks(FilingPolicy policy) {
        this.policy = policy;
    }

    /**
     * One thing that is wrong.
     *
     * @param path of the key in its policy, such as {@code types[2].allOf[1]}
     */
    record Fault(String path, String rule, String message) {}

    static List<Fault> of(FilingPolicy policy) {
        PolicyChecks checks = new PolicyChecks(policy);
        checks.head();
        checks.limits();
        checks.promises();
        checks.names("channels", policy.channels(), 40);
        checks.names("materials", policy.materials(), 60);
        checks.materialMonths();
        checks.reminders();
        checks.confirmation();
        checks.notice();
        checks.types();
        checks.institutions();
        checks.hospitals();
        return checks.faults;
    }

    private void wrong(String path, String rule, String message) {
        faults.add(new Fault(path, rule, message));
    }

    private void head() {
        text("name", policy.name());
        text("source", policy.source());
        int year = policy.validFrom().getYear();
        if (year < 2000 || year > 2100) {
            wrong("validFrom", "plausible", policy.validFrom() + " is not between 2000 and 2100");
        }
        for (RegionCode exempt : policy.exemptRegions()) {
            if (!policy.region().equals(RegionCode.NATION)
                    && !exempt.sameProvince(policy.region())) {
                wrong("exemptRegions", "province", exempt + " is not in the policy's province");
            }
        }
        for (String form : policy.prints()) {
            if (!PRINTED.contains(form)) {
                wrong("prints", "known", form + " is no form of ours; known: " + PRINTED);
            }
        }
        if (policy.channels().isEmpty()) {
            wrong("channels", "not-empty", "no channels");
        }
        if (policy.types().isEmpty()) {
            wrong("types", "not-empty", "no types");
        }
    }

    private void limits() {
        between("temporaryMonths", policy.temporaryMonths(), 1, MOST_MONTHS);
        between("promiseLockMonths", policy.promiseLockMonths(), 0, MOST_MONTHS);
        between("placesOnProof", policy.placesOnProof(), 1, MOST_PLACES);
        between("placesOnPromise", policy.placesOnPromise(), 0, MOST_PLACES);
        between("maxInstitutions", policy.maxInstitutions(), 0, MOST_INSTITUTIONS);
    }

    private void promises() {
        if (policy.placesOnPromise() > policy.placesOnProof()) {
            wrong(
                    "placesOnPromise",
                    "at-most-on-proof",
                    "a promise opens no more places than proof does: " + policy.placesOnProof());
        }
        boolean taken = policy.types().stream().anyMatch(TypeTerms::promise);
        if (policy.promiseAllowed() && taken && policy.placesOnPromise() == 0) {
            wrong(
                    "placesOnPromise",
                    "promise-allowed",
                    "a promise is allowed, but opens no place at all");
        }
    }

    private void names(String key, Map<String, String> names, int mostCharacters) {
        names.forEach(
                (code, name) -> {
                    if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*") || code.length() > mostCharacters) {
                        wrong(
                                key + "." + code,
                                "code",
                                "a code is of small letters, digits and hyphens, at most "
                                        + mostCharacters);
                    }
                    text(key + "." + code, name);
                });
    }

    private void materialMonths() {
        policy.materialMonths()
                .forEach(
                        (kind, months) -> {
                            String path = "materialMonths." + kind;
                            if (months == null) {
                                wrong(path, "required", "says no months");
                            } else {
                                between(path, months, 1, 600);
                            }
                            mustBeMaterial(path, kind);
                        });
    }

    private void reminders() {
        policy.reminders()
                .forEach(
                        (kind, steps) -> {
                            String path = "reminders." + kind;
                            if (!FilingPolicy.REMINDERS.containsKey(kind)) {
                                wrong(
                                        path,
                                        "known",
                                        path
                                                + " is none of "
                                                + new TreeSet<>(FilingPolicy.REMINDERS.keySet()));
                            }
                            for (Integer step : steps == null ? List.<Integer>of() : steps) {
                                between(path, step == null ? -2 : step, -1, 366);
                            }
                        });
    }

    private void confirmation() {
        if (policy.institutionsConfirmed() != null) {
            List<String> papers = policy.institutionsConfirmed().materials();
            for (int i = 0; i < papers.size(); i++) {
                mustBeMaterial("institutionsConfirmed.materials[" + i + "]", papers.get(i));
            }
        }
    }

    private void notice() {
        Set<String> unknown =
                new TreeSet<>(
                        policy.admissionNotice() == null
                                ? Set.of()
                                : policy.admissionNotice().largeAmountCategories());
        policy.types().forEach(terms -> unknown.remove(terms.category()));
        if (!unknown.isEmpty()) {
            wrong(
                    "admissionNotice.largeAmountCategories",
                    "known",
                    "no type has " + String.join(", ", unknown));
        }
    }

    private void types() {
        Map<String, Integer> seen = new HashMap<>();
        Set<FilingType> whole = new HashSet<>();
        for (int i = 0; i < policy.types().size(); i++) {
            TypeTerms terms = policy.types().get(i);
            String path = "types[" + i + "]";
            Integer before = seen.putIfAbsent(terms.name(), i);
            if (before != null) {
                wrong(
                        path,
                        "unique",
                        terms.name() + " is there twice, first as types[" + before + "]");
            }
            if (terms.category().isEmpty()) {
                whole.add(terms.type());
            }
            text(path + ".source", terms.source());
            kinds(path + ".allOf", terms.allOf());
            kinds(path + ".oneOf", terms.oneOf());
            for (String kind : terms.oneOf()) {
                if (terms.allOf().contains(kind)) {
                    wrong(
                            path + ".oneOf",
                            "either",
                            kind + " is demanded in any case, so it is no choice");
                }
            }
            for (String channel : terms.channels()) {
                if (!policy.channels().containsKey(channel)) {
                    wrong(path + ".channels", "known", channel + " is no channel");
                }
            }
            for (String digits : terms.personTypes()) {
                if (!digits.matches("[0-9]{2,6}")) {
                    wrong(path + ".personTypes", "digits", digits + " is not two to six digits");
                }
            }
        }
        for (int i = 0; i < policy.types().size(); i++) {
            TypeTerms terms = policy.types().get(i);
            if (!terms.category().isEmpty() && whole.contains(terms.type())) {
                wrong(
                        "types[" + i + "].category",
                        "categories",
                        terms.type().code() + " is there with and without categories");
            }
        }
    }

    private void kinds(String path, List<String> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            mustBeMaterial(path + "[" + i + "]", kinds.get(i));
            if (kinds.indexOf(kinds.get(i)) < i) {
                wrong(path + "[" + i + "]", "unique", kinds.get(i) + " is there twice");
            }
        }
    }

    private void institutions() {
        boolean chosen =
                policy.types().stream().anyMatch(terms -> policy.mostInstitutions(terms) > 0);
        if (policy.institutionsLocked() && !chosen) {
            wrong(
                    "institutionsLocked",
                    "max-institutions",
                    "institutionsLocked without maxInstitutions: none are chosen");
        }
        if (policy.accountReturn() != null && !policy.accountSuspendedWhileFiled()) {
            wrong(
                    "accountReturn",
                    "account-suspended",
                    "no account is suspended whose money could be returned");
        }
    }

    private void hospitals() {
        HospitalTerms hospitals = policy.hospitals();
        boolean refer = hospitals.referrals() != HospitalTerms.Asking.NONE;
        if (refer && policy.termsOf(FilingType.REFERRAL).isEmpty()) {
            wrong("hospitals.referrals", "type", "there is no type referral");
        }
        if (refer && !policy.channels().containsKey(HospitalTerms.CHANNEL)) {
            wrong("hospitals.referrals", "channel", "there is no channel " + HospitalTerms.CHANNEL);
        }
        for (int i = 0; i < hospitals.materials().size(); i++) {
            mustBeMaterial("hospitals.materials[" + i + "]", hospitals.materials().get(i));
        }
        boolean complete =
                policy.termsOf(FilingType.REFERRAL).stream()
                        .anyMatch(terms -> terms.missing(hospitals.materials(), false).isEmpty());
        if (refer && !policy.termsOf(FilingType.REFERRAL).isEmpty() && !complete) {
            wrong(
                    "hospitals.materials",
                    "complete",
                    "what a hospital sends would never be all that a referral demands");
        }
    }

    private void mustBeMaterial(String path, String kind) {
        Collection<String> known = policy.materials().keySet();
        if (!known.contains(kind)) {
            wrong(path, "known", kind + " is no material");
        }
    }

    private void between(String path, int value, int least, int most) {
        if (value < least || value > most) {
            wrong(path, "range", path + " is " + value + ", not between " + least + " and " + most);
        }
    }

    private void text(String path, String text) {
        if (text == null || text.isBlank()) {
            wrong(path, "required", "must not be empty");
        } else if (text.length() > 200 || text.chars().anyMatch(Character::isISOControl)) {
            wrong(path, "text", "must be one line of at most 200 characters");
        }
    }
}
