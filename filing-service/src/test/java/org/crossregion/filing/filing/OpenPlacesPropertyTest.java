package org.crossregion.filing.filing;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import org.crossregion.values.FilingType;
import org.crossregion.values.RegionCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is looked at in memory is what the database's own constraint says: days in common. */
class OpenPlacesPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final int NEVER = 40;
    private static final List<RegionCode> REGIONS =
            List.of(RegionCode.of("110000"), RegionCode.of("120000"), RegionCode.of("220200"));

    /** From a day on, for so many days; without an end if they are none. */
    record Span(int from, int days) {

        LocalDate first() {
            return FIRST.plusDays(from);
        }

        Optional<LocalDate> last() {
            return days == 0 ? Optional.empty() : Optional.of(first().plusDays(days - 1));
        }

        Set<Integer> all() {
            int end = days == 0 ? NEVER : from + days;
            return IntStream.range(from, end).boxed().collect(Collectors.toSet());
        }

        boolean meets(Span other) {
            Set<Integer> common = new TreeSet<>(all());
            common.retainAll(other.all());
            return !common.isEmpty();
        }
    }

    /** A place that is taken. */
    record Taken(int region, Span span, boolean longTerm) {}

    @Property
    void a_place_is_refused_exactly_if_another_filing_has_the_region_on_one_of_the_days(
            @ForAll("taken") List<Taken> taken, @ForAll("spans") Span asked) {
        OpenPlaces places = places(taken);

        Optional<String> overlapping =
                places.overlapping(
                        REGIONS.subList(0, 2), asked.first(), asked.last(), List.of("F1"));

        Optional<Integer> first =
                IntStream.range(0, taken.size())
                        .filter(i -> i != 1)
                        .filter(i -> taken.get(i).region() < 2)
                        .filter(i -> taken.get(i).span().meets(asked))
                        .boxed()
                        .findFirst();
        assertThat(overlapping).isEqualTo(first.map(i -> "F" + i));
    }

    @Property
    void long_term_places_count_while_they_share_a_day(
            @ForAll("taken") List<Taken> taken, @ForAll("spans") Span asked) {
        List<RegionCode> counted = places(taken).longTerm(asked.first(), asked.last(), "F0");

        assertThat(counted)
                .isSorted()
                .containsExactlyInAnyOrderElementsOf(
                        taken.stream()
                                .skip(1)
                                .filter(Taken::longTerm)
                                .filter(one -> one.span().meets(asked))
                                .map(one -> REGIONS.get(one.region()))
                                .toList());
    }

    private static OpenPlaces places(List<Taken> taken) {
        return new OpenPlaces(
                IntStream.range(0, taken.size())
                        .mapToObj(
                                i ->
                                        new OpenPlace(
                                                "F" + i,
                                                "99990000000000000001",
                                                REGIONS.get(taken.get(i).region()),
                                                taken.get(i).span().first(),
                                                taken.get(i).span().last(),
                                                taken.get(i).longTerm()
                                                        ? FilingType.RESETTLED_RETIREE
                                                        : FilingType.REFERRAL))
                        .toList());
    }

    @Provide
    Arbitrary<Span> spans() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 12), Arbitraries.integers().between(0, 6))
                .as(Span::new);
    }

    @Provide
    Arbitrary<List<Taken>> taken() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 2), spans(), Arbitraries.of(true, false))
                .as(Taken::new)
                .list()
                .ofMaxSize(6);
    }
}
