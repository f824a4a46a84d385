package org.crossregion.forms;

import java.util.ArrayList;
import java.util.List;

/** Every word that a form prints. */
final class Texts {

    private Texts() {}

    static List<String> of(Form form) {
        Figures figures = new Figures(form);
        List<String> texts = new ArrayList<>(List.of(form.title(), form.unit(), form.number()));
        form.header().forEach((label, text) -> texts.addAll(List.of(label, text)));
        form.signOff().forEach((label, text) -> texts.addAll(List.of(label, text)));
        for (Section section : form.sections()) {
            texts.add(section.name());
            section.columns()
                    .forEach(column -> texts.addAll(List.of(column.title(), column.group())));
            section.checks().forEach(check -> texts.add(check.title()));
            for (List<Cell> row : section.rows()) {
                row.forEach(cell -> texts.add(figures.plain(cell)));
            }
        }
        return texts;
    }
}
