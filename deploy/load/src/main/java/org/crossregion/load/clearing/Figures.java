package org.crossregion.load.clearing;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Repeated measurements of one thing: their median, with the smallest and the largest. */
final class Figures {

    private final List<Double> all = new ArrayList<>();

    void add(double figure) {
        all.add(figure);
    }

    /** The same measurements of two things, each against the other of its round. */
    Figures against(Figures other) {
        Figures ratios = new Figures();
        for (int i = 0; i < all.size(); i++) {
            ratios.add(all.get(i) / other.all.get(i));
        }
        return ratios;
    }

    double median() {
        List<Double> sorted = all.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private double min() {
        return all.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private double max() {
        return all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    void put(ObjectNode report, String name) {
        ObjectNode figure = report.putObject(name);
        figure.put("median", median()).put("min", min()).put("max", max());
        all.forEach(figure.withArray("all")::add);
    }

    /** As a table shows it, with so many decimals. */
    String shown(int decimals) {
        String one = "%." + decimals + "f";
        return String.format(
                Locale.ROOT, one + " (" + one + "–" + one + ")", median(), min(), max());
    }
}
