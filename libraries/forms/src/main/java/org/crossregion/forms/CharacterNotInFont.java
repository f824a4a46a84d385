package org.crossregion.forms;

/** A form cannot be printed because the embedded font has no glyph for one of its characters. */
public final class CharacterNotInFont extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int character;

    CharacterNotInFont(int character, String text) {
        super(
                String.format(
                        "no glyph for %s (U+%04X) in \"%s\"",
                        Character.toString(character), character, text));
        this.character = character;
    }

    /** The code point that cannot be printed. */
    public int character() {
        return character;
    }
}
