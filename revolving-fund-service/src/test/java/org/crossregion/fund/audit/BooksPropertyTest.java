package org.crossregion.fund.audit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class BooksPropertyTest {

    @Property
    void books_of_the_same_documents_do_not_differ_in_whatever_order_and_parts(
            @ForAll List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> amounts) {
        List<Told> here = new ArrayList<>();
        List<Told> there = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            long amount = amounts.get(i);
            here.add(new Told("settled", "N" + i, "employee", amount));
            // Two transfers there, one here.
            there.add(new Told("settled", "N" + i, "employee", amount / 2));
            there.add(new Told("settled", "N" + i, "employee", amount - amount / 2));
        }
        Collections.reverse(there);

        assertThat(Books.differences(here, there)).isEmpty();
    }

    @Property
    void one_fen_on_one_document_is_found_and_named(
            @ForAll @NotEmpty List<@LongRange(min = 1, max = 1_000_000_000_000L) Long> amounts,
            @ForAll @IntRange(min = 0, max = 1_000) int which,
            @ForAll boolean missing) {
        List<Told> here = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            here.add(new Told("drawn", "P" + i, "resident", amounts.get(i)));
        }
        List<Told> there = new ArrayList<>(here);
        Told wrong = there.remove(which % here.size());
        if (!missing) {
            there.add(new Told(wrong.what(), wrong.document(), "resident", wrong.amountFen() + 1));
        }

        assertThat(Books.differences(here, there))
                .singleElement()
                .satisfies(
                        one -> {
                            assertThat(one.document()).isEqualTo(wrong.document());
                            assertThat(one.bookedFen()).isEqualTo(wrong.amountFen());
                            assertThat(one.expectedFen())
                                    .isEqualTo(missing ? 0 : wrong.amountFen() + 1);
                        });
    }
}
