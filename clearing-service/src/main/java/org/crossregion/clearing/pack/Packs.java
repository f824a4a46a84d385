package org.crossregion.clearing.pack;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.forms.Form;
import org.crossregion.forms.Format;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.Forms;

import java.util.List;
import java.util.Optional;

/** Puts the forms of a region, or of an authority, into one file. */
@ApplicationScoped
class Packs {

    private static final List<Format> FORMATS = List.of(Format.XLSX, Format.PDF, Format.JSON);

    private final PackContents contents;
    private final Forms forms;

    Packs(PackContents contents, Forms forms) {
        this.contents = contents;
        this.forms = forms;
    }

    /**
     * The zip file.
     *
     * @param region whose; empty for the authority's own tables
     */
    byte[] make(PeriodKey key, Optional<RegionCode> region) {
        Pack pack = new Pack();
        for (FormQuery query :
                region.map(one -> contents.of(key, one)).orElseGet(() -> contents.of(key))) {
            Form form = forms.make(query);
            pack.add(form, FORMATS.stream().map(format -> forms.render(form, format)).toList());
        }
        return pack.close();
    }
}
