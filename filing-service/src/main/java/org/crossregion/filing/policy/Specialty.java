package org.crossregion.filing.policy;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.crossregion.filing.institution.Institution;

import java.util.List;
import java.util.Locale;

/**
 * A specialty whose diseases only its specialist hospitals refer (专科疾病由专科医院负责转诊, S4 第十一条(二)).
 *
 * @param name such as 肿瘤
 * @param diagnoses what the codes of its diseases begin with (ICD-10), such as {@code C}
 * @param institutions the codes of its specialist hospitals; if absent, those specialist hospitals
 *     whose names say the specialty
 */
public record Specialty(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) List<String> diagnoses,
        List<String> institutions) {

    public Specialty {
        diagnoses =
                diagnoses.stream().map(prefix -> prefix.toUpperCase(Locale.ROOT).strip()).toList();
        institutions = institutions == null ? List.of() : List.copyOf(institutions);
        if (name.isBlank() || diagnoses.isEmpty() || diagnoses.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a specialty without a name or without diseases");
        }
    }

    /** Whether a disease is one of the specialty's. */
    public boolean treats(String diagnosis) {
        return diagnoses.stream().anyMatch(diagnosis::startsWith);
    }

    /** Whether an institution is a specialist hospital of this specialty. */
    public boolean isOf(Institution institution) {
        return institution.specialty()
                && (institutions.isEmpty()
                        ? institution.name().contains(name)
                        : institutions.contains(institution.code()));
    }
}
