package org.crossregion.web.form;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.crossregion.forms.CharacterNotInFont;
import org.crossregion.forms.Form;
import org.crossregion.forms.FormRenderer;
import org.crossregion.forms.Format;
import org.crossregion.forms.Rendered;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.problem.SharedRefusal;
import org.crossregion.web.security.Caller;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds who makes a form, checks that the caller may see it, has it made and renders it. */
@ApplicationScoped
public class Forms {

    private static final Set<String> DIRECTIONS = Set.of("receivable", "payable");

    private final Instance<FormSource> sources;
    private final IssuedForms issued;
    private final Caller caller;

    Forms(@Any Instance<FormSource> sources, IssuedForms issued, Caller caller) {
        this.sources = sources;
        this.issued = issued;
        this.caller = caller;
    }

    /**
     * The form in a format.
     *
     * @throws Refused if this service has no such form or format, if the caller may not see it, or
     *     as its maker refuses
     */
    public Rendered render(FormQuery query, String formatName) {
        Format format = format(formatName);
        return render(make(query), format);
    }

    /** The form itself, remembered under its verification code. Refused as {@link #render}. */
    public Form make(FormQuery query) {
        FormSource source = source(query.no());
        if (source.roles(query.no()).stream().noneMatch(caller::has)) {
            throw new Refused(
                    SharedRefusal.FORBIDDEN, "form " + query.no() + " is not for this role");
        }
        mustBeOneOf("direction", query.direction(), DIRECTIONS);
        Form form = source.make(query);
        issued.remember(form, query);
        return form;
    }

    /**
     * A form that was made here in a format.
     *
     * @throws Refused if the font lacks one of its characters
     */
    public Rendered render(Form form, Format format) {
        try {
            return FormRenderer.render(form, format);
        } catch (CharacterNotInFont e) {
            throw Refused.field("format", "font", e.getMessage());
        }
    }

    /** What has taken the place of a form that was made here, if anything has. */
    Optional<Superseded> supersededBy(IssuedForm form) {
        Optional<FormQuery> asked = form.subject().map(FormSubject::read);
        return asked.flatMap(
                        query ->
                                sources.stream()
                                        .filter(source -> source.forms().contains(query.no()))
                                        .findFirst()
                                        .flatMap(source -> source.supersededBy(query, form)))
                .or(() -> issued.madeSince(form));
    }

    private FormSource source(String no) {
        return sources.stream()
                .filter(source -> source.forms().contains(no))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Refused(
                                        SharedRefusal.FORM_UNKNOWN,
                                        "this service has the forms " + known()));
    }

    private List<String> known() {
        return sources.stream().flatMap(source -> source.forms().stream()).sorted().toList();
    }

    private static Format format(String name) {
        return Arrays.stream(Format.values())
                .filter(format -> format.extension().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                Refused.field(
                                        "format",
                                        "known",
                                        name
                                                + " is none of "
                                                + Arrays.stream(Format.values())
                                                        .map(Format::extension)
                                                        .collect(Collectors.joining(", "))));
    }

    private static void mustBeOneOf(String field, Optional<String> value, Set<String> known) {
        if (value.isPresent() && !known.contains(value.get())) {
            throw Refused.field(
                    field,
                    "known",
                    "must be one of " + String.join(", ", known.stream().sorted().toList()));
        }
    }
}
