package org.crossregion.forms;

/** The paper a form is printed on and the manner in which it is signed. */
public enum Layout {
    /** Tables on upright A4; sign-off in one line below. */
    PORTRAIT(210, 297),
    /** Tables on A4 turned sideways; what is still too wide continues on further sheets. */
    LANDSCAPE(297, 210),
    /** Tables on A3 turned sideways. */
    LANDSCAPE_A3(420, 297),
    /** Notices, applications and sheets on upright A4; sealed and signed at the lower right. */
    DOCUMENT(210, 297);

    final int widthMillimetres;
    final int heightMillimetres;

    Layout(int widthMillimetres, int heightMillimetres) {
        this.widthMillimetres = widthMillimetres;
        this.heightMillimetres = heightMillimetres;
    }

    boolean isLandscape() {
        return widthMillimetres > heightMillimetres;
    }
}
