package org.crossregion.forms;

/** What may stand in a form's text, and how much room it takes. */
final class Characters {

    private Characters() {}

    /** One kind of line end, no other control characters, no invisible marks. */
    static String clean(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder clean = new StringBuilder(lines.length());
        lines.codePoints()
                .filter(c -> c != 0xFEFF && c != 0x200B)
                .map(c -> c != '\n' && (Character.isISOControl(c) || c == 0xA0) ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Width in half-width characters: Chinese takes two, Latin and digits one. */
    static int width(String text) {
        return text.codePoints().map(c -> c < 0x2000 ? 1 : 2).sum();
    }

    /** Width of the widest line. */
    static int widestLine(String text) {
        return text.lines().mapToInt(Characters::width).max().orElse(0);
    }
}
