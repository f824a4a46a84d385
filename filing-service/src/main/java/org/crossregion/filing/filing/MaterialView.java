package org.crossregion.filing.filing;

import org.crossregion.filing.document.Document;
import org.crossregion.filing.document.DocumentView;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A material as it is shown.
 *
 * @param line its number in the filing, from 1
 * @param document its image, or null
 */
record MaterialView(
        int line,
        String kind,
        String reference,
        LocalDate since,
        LocalDate until,
        DocumentView document) {

    static List<MaterialView> of(List<Material> materials, Map<String, Document> documents) {
        List<MaterialView> views = new ArrayList<>();
        for (Material material : materials) {
            views.add(
                    new MaterialView(
                            views.size() + 1,
                            material.kind(),
                            material.reference(),
                            material.since().orElse(null),
                            material.until().orElse(null),
                            material.document()
                                    .map(documents::get)
                                    .map(DocumentView::of)
                                    .orElse(null)));
        }
        return views;
    }
}
