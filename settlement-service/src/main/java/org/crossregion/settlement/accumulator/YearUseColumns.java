package org.crossregion.settlement.accumulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.values.CareType;
import org.crossregion.values.Fund;
import org.crossregion.values.Money;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How what was used in a year, or by one bill, is written in columns. */
@ApplicationScoped
public class YearUseColumns {

    /** The columns that {@link #read} reads, of a table with the alias {@code c}. */
    public static final String OF_C =
            """
            c.bills, c.admissions, c.total_fen, c.deductible_fen, c.pooling_fen,
            c.pooling_by_care::text as pooling_by_care, c.layers::text as layers,
            c.yearly_deductibles::text as yearly_deductibles
            """;

    private final ObjectMapper json;

    YearUseColumns(ObjectMapper json) {
        this.json = json;
    }

    public YearUse read(ResultSet row) throws SQLException {
        return new YearUse(
                row.getInt("bills"),
                row.getInt("admissions"),
                Money.ofFen(row.getLong("total_fen")),
                Money.ofFen(row.getLong("deductible_fen")),
                byCare(row.getString("yearly_deductibles")),
                Money.ofFen(row.getLong("pooling_fen")),
                byCare(row.getString("pooling_by_care")),
                layers(row.getString("layers")));
    }

    /** Per kind of care the fen. */
    String text(Map<CareType, Money> byCare) {
        if (byCare.isEmpty()) {
            return "{}";
        }
        Map<String, Long> amounts = new TreeMap<>();
        byCare.forEach((care, amount) -> amounts.put(care.code(), amount.fen()));
        try {
            return json.writeValueAsString(amounts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of amounts by care", e);
        }
    }

    private Map<CareType, Money> byCare(String text) {
        Map<CareType, Money> amounts = new EnumMap<>(CareType.class);
        if (text.equals("{}")) {
            return amounts;
        }
        try {
            json.readValue(text, new TypeReference<Map<String, Long>>() {})
                    .forEach(
                            (care, fen) ->
                                    amounts.put(CareType.fromString(care), Money.ofFen(fen)));
            return amounts;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored amounts by care are not readable", e);
        }
    }

    /** Per fund code the two sums in fen: base, paid. */
    String text(YearUse use) {
        Map<String, long[]> sums = new TreeMap<>();
        use.layers()
                .forEach(
                        (fund, layer) ->
                                sums.put(
                                        fund.code(),
                                        new long[] {layer.base().fen(), layer.paid().fen()}));
        try {
            return sums.isEmpty() ? "{}" : json.writeValueAsString(sums);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON of layers", e);
        }
    }

    private Map<Fund, LayerUse> layers(String text) {
        Map<Fund, LayerUse> layers = new EnumMap<>(Fund.class);
        if (text.equals("{}")) {
            return layers;
        }
        try {
            json.readValue(text, new TypeReference<Map<String, long[]>>() {})
                    .forEach(
                            (fund, sums) ->
                                    layers.put(
                                            Fund.fromString(fund),
                                            new LayerUse(
                                                    Money.ofFen(sums[0]), Money.ofFen(sums[1]))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored layers are not readable", e);
        }
        return layers;
    }
}
